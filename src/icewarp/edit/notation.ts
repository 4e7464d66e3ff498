import type { ByteString } from '../../text/bytes.ts';
import { expandsExclamationMarks } from '../syntax/cmd-script.ts';
import type { IceWarpDump, VariableEntry } from '../syntax/dump.ts';
import { lineEndOf } from '../syntax/lines.ts';
import { isPlainForCmd, isPlainForSh, quoteForCmd, quoteForSh } from '../syntax/shell-quoting.ts';
import { encodeCdata, encodeXmlContent } from '../syntax/xml-text.ts';

type Notation = ByteString | undefined;

/** The ways to write a value in the place of another, the one most like the old first. */
export function notationsFor(
  dump: IceWarpDump,
  { valueSpan, value: oldValue, extension }: VariableEntry,
  value: ByteString,
): Notation[] {
  const { text } = dump.source;
  const raw = text.slice(valueSpan.start, valueSpan.end);
  const before = text.charAt(valueSpan.start - 1);
  const lineEnd = lineEndOf(text);
  switch (dump.form) {
    case 'display':
    case 'domain-display':
      return [(before === ':' ? ' ' : '') + value.replaceAll('\n', lineEnd)];
    case 'export':
      return [value.replaceAll('\n', lineEnd)];
    case 'protocol-policy':
      return extension && before.trim() !== '' ? [` ${value}`] : [value];
    case 'ini':
      return iniNotations(value, raw.charAt(0));
    case 'rpc':
      return rpcNotations(value, raw, oldValue === '', lineEnd);
    case 'set-script':
      return dump.shell === 'cmd' ? cmdNotations(dump, value, raw) : shNotations(value, raw);
  }
}

/** Quotes only where the old value had some or the new one needs them. */
export function iniNotations(value: ByteString, quote: string): Notation[] {
  const all = [value, `"${value}"`, `'${value}'`];
  const like = quote === '"' ? all[1] : quote === "'" ? all[2] : undefined;
  return [like, ...all];
}

function rpcNotations(
  value: ByteString,
  raw: ByteString,
  wasEmpty: boolean,
  lineEnd: ByteString,
): Notation[] {
  const content = encodeXmlContent(value);
  const cdata = encodeCdata(value)?.replaceAll('\n', lineEnd);
  if (raw.startsWith('<![CDATA[')) return [cdata, content];
  const quotes = raw.includes('"') ? content?.replaceAll('&quot;', '"') : content;
  const lines = raw.includes('\n') ? quotes?.replaceAll('&#10;', lineEnd) : quotes;
  const emptyTag = wasEmpty && /^<([^\s/>]+)[^>]*?\s*\/>$/.exec(raw);
  if (!emptyTag) return [lines];
  const open = raw.replace(/\s*\/>$/, '>');
  return [content === undefined ? undefined : `${open}${content}</${emptyTag[1]}>`];
}

function cmdNotations(dump: IceWarpDump, value: ByteString, raw: ByteString): Notation[] {
  const quoted = quoteForCmd(value, expandsExclamationMarks(dump.source.text));
  const wasQuoted = raw.startsWith('"') && isPlainForCmd(value) && !value.endsWith('\\');
  return wasQuoted ? [`"${value}"`, quoted] : [quoted];
}

function shNotations(value: ByteString, raw: ByteString): Notation[] {
  const simple = !/["$`\\]/.test(value);
  if (raw.startsWith('"') && simple) return [`"${value}"`, quoteForSh(value)];
  return raw.startsWith("'") && isPlainForSh(value) ? [`'${value}'`] : [quoteForSh(value)];
}

/** A value behind a command of a script. */
export function argumentNotation(dump: IceWarpDump, value: ByteString): Notation {
  if (dump.shell !== 'cmd') return quoteForSh(value);
  return quoteForCmd(value, expandsExclamationMarks(dump.source.text));
}
