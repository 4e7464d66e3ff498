import type { ByteString } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import { nextSerial } from '../model/serial.ts';
import { fieldOf, type Zone, type ZoneRecord } from '../model/zone.ts';
import { type DomainName, isAbsolute } from '../syntax/domain-name.ts';

/** The name as it stands in a file of that form; undefined where the file does not tell its origin. */
export function writeName(name: DomainName, { form }: Zone): ByteString | undefined {
  if (!isAbsolute(name)) return undefined;
  return form === 'cloudflare-list' && name !== '.' ? name.slice(0, -1) : name;
}

/** Puts another text in the place of a field; undefined where the field has no place of its own. */
export function replaceField(record: ZoneRecord, name: string, text: ByteString): Edit | undefined {
  const field = record.fields.find((each) => each.name === name);
  const isShared = record.fields.filter(({ span }) => span.start === field?.span.start).length > 1;
  if (!field || isShared) return undefined;
  const { zone } = record;
  // In a list of Cloudflare's a field that holds escapes spans the whole string, quotes included.
  if (zone.form === 'cloudflare-list' && zone.source.text.charAt(field.span.start) === '"') {
    return undefined;
  }
  return { ...field.span, text };
}

/**
 * Adds a record of the same owner, class and type below another one, laid out as that one is;
 * undefined in a list of Cloudflare's, which is made by a program.
 */
export function addBelow(record: ZoneRecord, data: ByteString): Edit | undefined {
  const { entry, zone } = record;
  if (!entry) return undefined;
  const { text } = zone.source;
  const head = text.slice(entry.span.start, entry.typeSpan.end);
  if (/[\n()";]/.test(head)) return undefined;
  const gap = /^[ \t]+/.exec(text.slice(entry.typeSpan.end))?.[0] ?? ' ';
  const written = text.slice(entry.span.start, entry.span.end);
  const lineEnd = /\r\n/.test(written) ? '\r\n' : '\n';
  const at = entry.span.end;
  const line = `${head}${gap}${data}`;
  const added = written.endsWith('\n') ? line + lineEnd : lineEnd + line;
  return { start: at, end: at, text: added };
}

/** Takes a record out; undefined where records below it are written without their owner. */
export function removeRecord(record: ZoneRecord): Edit | undefined {
  const { entry } = record;
  if (!entry || (entry.ownerSpan && isOwnerOfNext(record))) return undefined;
  return { ...entry.span, text: '' };
}

/** Gives a record another owner; undefined where records below it would move along. */
export function renameOwner(record: ZoneRecord, owner: DomainName): Edit | undefined {
  const { entry, zone } = record;
  const name = writeName(owner, zone);
  if (!entry?.ownerSpan || name === undefined || isOwnerOfNext(record)) return undefined;
  return { ...entry.ownerSpan, text: name };
}

/** Raises the serial of the zone by its own convention; nothing where the file has none. */
export function raiseSerial({ records }: Zone, today: Date | undefined): Edit[] {
  const soa = records.filter(({ type }) => type === 'SOA');
  const [only] = soa;
  if (!only || soa.length > 1) return [];
  const serial = nextSerial(Number(fieldOf(only, 'serial')), today);
  const edit = replaceField(only, 'serial', String(serial));
  return edit ? [edit] : [];
}

function isOwnerOfNext({ zone, entry }: ZoneRecord): boolean {
  const at = zone.records.findIndex((record) => record.entry === entry);
  const next = zone.records[at + 1]?.entry;
  return next !== undefined && next.ownerSpan === undefined;
}
