import { parseXml, type XmlElement, XmlError } from '@rgrove/parse-xml';
import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import type { Malformed } from './dump-parts.ts';
import { afterByteOrderMark } from './lines.ts';

/** Elements within elements; the interface nests about ten deep, and the parser calls itself. */
const DEEPEST = 100;
/** All variables of a server make about a megabyte; the parser needs far more memory than the text. */
const LARGEST = 8_000_000;

/** A well-formed document; the places of its nodes count from `base`. */
export interface XmlReading {
  readonly root: XmlElement;
  readonly base: number;
}

/**
 * Parses XML, never with a document type, so that there are no entities but the five of XML itself.
 * The parser is given one character a byte, whence its places are byte offsets and its texts are not
 * to be used: `decodeXmlContent` reads them from the bytes.
 */
export function readXml(text: ByteString): XmlReading | Malformed {
  const base = afterByteOrderMark(text);
  const refused = refuse(text, base);
  if (refused) return refused;
  try {
    // A carriage return is white space like a blank, but the parser takes quadratic time over many.
    const xml = text.slice(base).replaceAll('\r', ' ');
    const { root } = parseXml(xml, { includeOffsets: true, preserveComments: true });
    if (root) return { root, base };
    return malformed('broken-xml', { start: base, end: text.length }, 'no element');
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    const at = Math.min(base + error.pos, text.length);
    const detail = error.message.replace(/ \(line \d+, column \d+\)[\s\S]*$/, '');
    return malformed('broken-xml', { start: at, end: Math.min(at + 1, text.length) }, detail);
  }
}

function malformed(problem: Malformed['problem'], span: Span, detail: string): Malformed {
  return { span, problem, detail };
}

function refuse(text: ByteString, base: number): Malformed | undefined {
  const whole = { start: base, end: text.length };
  if (text.length > LARGEST) return malformed('too-large', whole, '');
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
  const control = /[\x00-\x08\x0b\x0c\x0e-\x1f]/.exec(text);
  if (control) {
    const span = { start: control.index, end: control.index + 1 };
    return malformed('broken-xml', span, 'Invalid character');
  }
  let depth = 0;
  for (const tag of markupOf(text, base)) {
    if (tag.kind === 'doctype') return malformed('doctype', tag.span, '');
    depth += tag.kind === 'open' ? 1 : tag.kind === 'close' ? -1 : 0;
    if (depth > DEEPEST) return malformed('too-deep', tag.span, `${DEEPEST} elements`);
  }
  return undefined;
}

interface Markup {
  readonly kind: 'open' | 'close' | 'empty' | 'doctype';
  readonly span: Span;
}

const SKIPPED = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;

/** The tags of a text, well-formed or not, in linear time and constant memory. */
function* markupOf(text: ByteString, base: number): Generator<Markup> {
  let at = text.indexOf('<', base);
  while (at !== -1) {
    const skipped = SKIPPED.find(([open]) => text.startsWith(open, at));
    if (skipped) {
      const close = text.indexOf(skipped[1], at + skipped[0].length);
      if (close === -1) return;
      at = text.indexOf('<', close);
      continue;
    }
    const end = endOfTag(text, at);
    const span = { start: at, end };
    if (text.startsWith('<!DOCTYPE', at)) yield { kind: 'doctype', span };
    else if (text[at + 1] === '/') yield { kind: 'close', span };
    else if (text[end - 1] === '>') {
      yield { kind: text[end - 2] === '/' ? 'empty' : 'open', span };
    }
    at = text.indexOf('<', end);
  }
}

/** The offset behind the `>` of a tag, or where the next `<` shows that it has none. */
function endOfTag(text: ByteString, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const byte = text.charAt(at);
    if (byte === '<') return at;
    if (quote) quote = byte === quote ? '' : quote;
    else if (byte === '"' || byte === "'") quote = byte;
    else if (byte === '>') return at + 1;
  }
  return text.length;
}
