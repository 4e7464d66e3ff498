import type { ByteString } from '../../text/bytes.ts';
import { applyEdits, type Edit, smallestEdit } from '../../text/edit.ts';
import { SourceText } from '../../text/source.ts';
import { type IceWarpDump, parseDump, type VariableEntry } from '../syntax/dump.ts';
import { additionsAfter } from './additions.ts';
import { notationsFor } from './notation.ts';

/**
 * Gives a variable another value by the smallest edit, in the quotes or the notation that it had
 * where they can hold it; undefined if the form cannot hold the value, or nothing would change.
 */
export function setValue(
  dump: IceWarpDump,
  entry: VariableEntry,
  value: ByteString,
): Edit | undefined {
  if (value === entry.value) return undefined;
  const index = dump.entries.indexOf(entry);
  const wanted = dump.entries.map((each, at) => (at === index ? { ...each, value } : each));
  for (const text of notationsFor(dump, entry, value)) {
    if (text === undefined) continue;
    const edit = smallestEdit(dump.source.text, { ...entry.valueSpan, text });
    if (edit && makes(dump, edit, wanted)) return edit;
  }
  return undefined;
}

/**
 * Adds a variable of the server, or of `object`, below its nearest kin and in its manner; undefined
 * where the form has no place for it.
 */
export function addVariable(
  dump: IceWarpDump,
  name: ByteString,
  value: ByteString,
  object?: ByteString,
): Edit | undefined {
  if (!/^[A-Za-z]\w*$/.test(name)) return undefined;
  const added = { name, value, ...(object === undefined ? {} : { object }) };
  for (const anchor of anchors(dump, name, object)) {
    const at = dump.entries.indexOf(anchor) + 1;
    const wanted = dump.entries.toSpliced(at, 0, { ...anchor, ...added });
    for (const edit of additionsAfter(dump, anchor, added)) {
      if (makes(dump, edit, wanted)) return edit;
    }
  }
  return undefined;
}

/** Takes the lines or the item of a variable out; undefined in exports and scripts. */
export function removeVariable(dump: IceWarpDump, entry: VariableEntry): Edit | undefined {
  if (dump.form === 'export' || dump.form === 'set-script') return undefined;
  const { text } = dump.source;
  let { start } = entry.entrySpan;
  while (dump.form === 'rpc' && /\s/.test(text.charAt(start - 1))) start -= 1;
  const edit = { start, end: entry.entrySpan.end, text: '' };
  const left = dump.entries.filter((each) => each !== entry);
  return makes(dump, edit, left) ? edit : undefined;
}

/** The entries to add below: the nearest kin, then the last of all. */
function anchors(
  dump: IceWarpDump,
  name: ByteString,
  object: ByteString | undefined,
): VariableEntry[] {
  const candidates = dump.entries.filter(
    (entry) =>
      entry.object?.toLowerCase() === object?.toLowerCase() &&
      !entry.conditional &&
      (entry.verb ?? 'set') === 'set',
  );
  const last = candidates.at(-1);
  if (!last) return [];
  let nearest = last;
  for (const entry of candidates) {
    if (kinship(entry.name, name) >= kinship(nearest.name, name)) nearest = entry;
  }
  return nearest === last ? [last] : [nearest, last];
}

/** How many leading parts (`C_System_Adv_…`) two names share. */
function kinship(a: ByteString, b: ByteString): number {
  const [ours, theirs] = [a.toLowerCase().split('_'), b.toLowerCase().split('_')];
  const differs = ours.findIndex((part, index) => part !== theirs[index]);
  return differs === -1 ? ours.length : differs;
}

/** Whether the text after an edit says exactly what is wanted, in the order wanted. */
function makes(dump: IceWarpDump, edit: Edit, wanted: readonly VariableEntry[]): boolean {
  const text = applyEdits(dump.source.text, [edit]);
  const columns = dump.form === 'export' ? columnsOf(dump) : undefined;
  const after = parseDump(
    new SourceText(dump.source.path, text),
    dump.form,
    columns ? { columns } : {},
  );
  return (
    after.shell === dump.shell &&
    after.malformed.length === dump.malformed.length &&
    after.valueless.length === dump.valueless.length &&
    after.comments.length === dump.comments.length &&
    after.entries.length === wanted.length &&
    after.entries.every((entry, index) => {
      const want = wanted[index];
      return (
        entry.name === want?.name &&
        entry.value === want.value &&
        entry.object === want.object &&
        entry.verb === want.verb &&
        entry.conditional === want.conditional
      );
    })
  );
}

/** The names of the columns, where the export was read with any. */
function columnsOf(dump: IceWarpDump): ByteString[] | undefined {
  const columns: ByteString[] = [];
  for (const { name, column = 0 } of dump.entries) columns[column] ??= name;
  return columns.every((name) => name !== '') ? columns : undefined;
}
