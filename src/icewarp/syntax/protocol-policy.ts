import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { IceWarpDump, Malformed, VariableEntry } from './dump-parts.ts';
import { afterByteOrderMark, type Line, linesOf } from './lines.ts';

const SETTING = /^(AUTH\w{0,200})=/i;
const EXTENSION = /^(!?)([A-Za-z0-9][A-Za-z0-9-]{0,200})(?:[ \t]+|$)/;

/**
 * Reads the SMTP protocol policy file of version 10: `AUTH=…`, `AUTHUserToMailFrom=`,
 * `AUTHPlainDisable=`, and one line for each SMTP extension, with `!` for one that is taken out.
 */
export function parseProtocolPolicy(source: SourceText): IceWarpDump {
  const entries: VariableEntry[] = [];
  const malformed: Malformed[] = [];
  for (const line of linesOf(source.text, afterByteOrderMark(source.text))) {
    const content = source.text.slice(line.start, line.end);
    if (content.trim() === '') continue;
    const entry = policyEntry(content, line);
    if (entry) entries.push(entry);
    else {
      const span = { start: line.start, end: line.end };
      malformed.push({ span, problem: 'stray-line', detail: '' });
    }
  }
  const nothing = { valueless: [], comments: [], credentials: [] };
  return { source, form: 'protocol-policy', entries, malformed, ...nothing };
}

/** What a line of a protocol policy file says; undefined for any other line. */
export function policyEntry(content: ByteString, line: Line): VariableEntry | undefined {
  const head = content.slice(0, 1000);
  const setting = SETTING.exec(head);
  const extension = setting ? undefined : EXTENSION.exec(head);
  const match = setting ?? extension;
  const name = setting?.[1] ?? extension?.[2];
  if (!match || name === undefined) return undefined;
  const nameStart = line.start + (extension?.[1]?.length ?? 0);
  const valueStart = line.start + match[0].length;
  const value = content.slice(match[0].length).trimEnd();
  return {
    name,
    nameSpan: { start: nameStart, end: nameStart + name.length },
    value,
    valueSpan: { start: valueStart, end: valueStart + value.length },
    entrySpan: { start: line.start, end: line.next },
    ...(extension ? { extension: extension[1] ? 'removed' : 'kept' } : {}),
  };
}
