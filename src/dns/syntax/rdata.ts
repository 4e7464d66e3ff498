import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import { type DomainName, readEscape, readName } from './domain-name.ts';
import type { Field, RdataFault } from './field.ts';
import { genericRdata } from './generic-rdata.ts';
import { readIpv4, readIpv6, showIpv6 } from './ip-address.ts';
import { FIELDS, type FieldKind, type FieldSpec } from './record-types.ts';
import type { Token } from './tokens.ts';
import { readTtl } from './ttl.ts';

/** Reads the data of a record of a type; of a type without known fields every word is kept. */
export function readRdata(
  type: string,
  tokens: readonly Token[],
  origin: DomainName,
  behind: Span,
): readonly Field[] | RdataFault {
  const whole = wholeSpan(tokens) ?? behind;
  if (tokens[0]?.text === '\\#' && !tokens[0].quoted) {
    return genericRdata(type, tokens, whole) ?? { span: whole, field: 'data', problem: 'invalid' };
  }
  const specs: readonly FieldSpec[] = FIELDS[type] ?? [['words', 'words']];
  const fields: Field[] = [];
  let at = 0;
  for (const [name, kind] of specs) {
    const taken = isRest(kind) ? tokens.slice(at) : tokens.slice(at, at + 1);
    const span = wholeSpan(taken);
    if (!span) {
      if (kind === 'words') break;
      return { span: behind, field: name, problem: 'missing' };
    }
    const values = readField(kind, taken, origin);
    if (!values) return { span, field: name, problem: 'invalid' };
    fields.push({ name, kind, values, value: values.join(''), span });
    at += taken.length;
  }
  const rest = wholeSpan(tokens.slice(at));
  return rest ? { span: rest, field: specs.at(-1)?.[0] ?? '', problem: 'too-much' } : fields;
}

/** The bytes of a character-string; undefined when an escape in it is none. */
export function readString(written: ByteString): ByteString | undefined {
  let bytes = '';
  for (let at = 0; at < written.length; at += 1) {
    if (written.charAt(at) !== '\\') {
      bytes += written.charAt(at);
      continue;
    }
    const escaped = readEscape(written, at);
    if (!escaped) return undefined;
    bytes += escaped.byte;
    at += escaped.length - 1;
  }
  return bytes;
}

function wholeSpan(tokens: readonly Token[]): Span | undefined {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last && { start: first.span.start, end: last.span.end };
}

function isRest(kind: FieldKind): boolean {
  return kind === 'strings' || kind === 'hex' || kind === 'base64' || kind === 'words';
}

function readField(
  kind: FieldKind,
  tokens: readonly Token[],
  origin: DomainName,
): readonly string[] | undefined {
  const text = tokens[0]?.text ?? '';
  const joined = tokens.map((token) => token.text).join('');
  switch (kind) {
    case 'name': {
      const read = readName(text, origin);
      return 'name' in read ? [read.name] : undefined;
    }
    case 'u8':
      return number(text, 0xff);
    case 'u16':
      return number(text, 0xffff);
    case 'u32':
      return number(text, 0xffff_ffff);
    case 'ttl': {
      const seconds = readTtl(text);
      return seconds === undefined ? undefined : [String(seconds)];
    }
    case 'ipv4':
      return readIpv4(text) && [text];
    case 'ipv6': {
      const bytes = readIpv6(text);
      return bytes && [showIpv6(bytes)];
    }
    case 'string':
    case 'strings':
      return strings(tokens);
    case 'hex':
      return /^(?:[0-9a-f]{2})+$/i.test(joined) ? [joined.toUpperCase()] : undefined;
    case 'base64':
      return /^[A-Za-z0-9+/]+={0,2}$/.test(joined) ? [joined] : undefined;
    case 'word':
      return [text];
    case 'words':
      return tokens.map((token) => token.text);
  }
}

function number(text: string, limit: number): string[] | undefined {
  return /^[0-9]{1,10}$/.test(text) && Number(text) <= limit ? [String(Number(text))] : undefined;
}

/** Each at most 255 bytes long. */
function strings(tokens: readonly Token[]): string[] | undefined {
  const read = tokens.map((token) => readString(token.text));
  const sound = read.filter((each) => each !== undefined && each.length <= 255);
  return sound.length === tokens.length ? sound.filter((each) => each !== undefined) : undefined;
}
