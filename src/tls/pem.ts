import type { ByteString } from '../text/bytes.ts';
import type { Span } from '../text/span.ts';

/**
 * What keeps OpenSSL from reading a block that it has begun to read; it reads nothing more of the
 * file then. `unterminated`: the file ends first. `end-label`: the END line names another label.
 * `end-not-alone`: more stands behind the END line, mostly the next BEGIN. `blank-line`: what stands
 * above an empty line is taken for headers. `base64`: the body is no base64.
 */
export type PemDamage = 'unterminated' | 'end-label' | 'end-not-alone' | 'blank-line' | 'base64';

/** A line outside of all blocks that was meant to begin one, but that OpenSSL passes over. */
export type PemSuspect = 'indented' | 'dashes' | 'one-line';

/** `-----BEGIN label-----` up to its END line; a damaged one up to where OpenSSL gives up. */
export interface PemBlock {
  readonly kind: 'block';
  readonly span: Span;
  /** Such as `CERTIFICATE`. */
  readonly label: ByteString;
  /** `Proc-Type: 4,ENCRYPTED` and the like, as written. */
  readonly headers: ByteString;
  /** The decoded body; empty where the block is damaged. */
  readonly der: ByteString;
  readonly damage?: PemDamage;
}

/** Text that OpenSSL passes over. */
export interface PemText {
  readonly kind: 'text';
  readonly span: Span;
  readonly suspects: readonly { readonly span: Span; readonly suspect: PemSuspect }[];
}

/** A file as OpenSSL reads it; the spans of the nodes cover it without gaps. */
export interface PemFile {
  readonly text: ByteString;
  readonly nodes: readonly (PemBlock | PemText)[];
}

/** The most that OpenSSL reads of a line at once; the rest counts as a line of its own. */
const LONGEST_PIECE = 254;
const BOM = '\xef\xbb\xbf';
const END = '-----END ';

/**
 * Reads a file as OpenSSL's PEM_read_bio does, which is stricter than RFC 7468 in some ways and more
 * lenient in others: text around the blocks, CRLF and a byte order mark do no harm; a BEGIN line that
 * is indented or shares its line begins nothing. Behind a damaged block we read on, OpenSSL does not.
 * Source: crypto/pem/pem_lib.c of OpenSSL 3.0.
 */
export function parsePem(text: ByteString): PemFile {
  return { text, nodes: [...nodesOf(text)] };
}

/** Prints the file again, byte for byte. */
export function printPem({ text, nodes }: PemFile): ByteString {
  return nodes.map(({ span }) => text.slice(span.start, span.end)).join('');
}

/** The blocks of a file in order. */
export function pemBlocks(file: PemFile): readonly PemBlock[] {
  return file.nodes.filter((node) => node.kind === 'block');
}

/** Whether a block of a file is, or was meant to be, a private key in any of the usual forms. */
export function hasPrivateKey(file: PemFile): boolean {
  return pemBlocks(file).some(({ label }) => label.endsWith('PRIVATE KEY'));
}

function* nodesOf(text: ByteString): Iterable<PemBlock | PemText> {
  let textStart = 0;
  let at = 0;
  let mayHaveBom = true;
  while (at < text.length) {
    const line = pieceAt(text, at);
    const label = beginLabel(line, mayHaveBom);
    mayHaveBom = false;
    if (label === undefined) {
      at = line.end;
      continue;
    }
    if (textStart < at) yield textNode(text, { start: textStart, end: at });
    const block = new BlockReader(text, at, label).read(line.end);
    yield block;
    at = block.span.end;
    textStart = at;
    mayHaveBom = true;
  }
  if (textStart < at) yield textNode(text, { start: textStart, end: at });
}

/** What one read gives: a line, or as much of it as fits. */
interface Piece {
  readonly start: number;
  readonly end: number;
  /** Without white space at its end, which for OpenSSL is also each byte above 127. */
  readonly content: ByteString;
  /** Whether the line goes on. */
  readonly partial: boolean;
}

function pieceAt(text: ByteString, start: number): Piece {
  const feed = text.indexOf('\n', start);
  const lineEnd = feed === -1 ? text.length : feed + 1;
  const end = Math.min(lineEnd, start + LONGEST_PIECE);
  const content = withoutTail(text.slice(start, end));
  return { start, end, content, partial: end < lineEnd };
}

function withoutTail(line: ByteString): ByteString {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters count as white space here
  return line.replace(/[\x00-\x20\x80-\xff]+$/, '');
}

function beginLabel({ content }: Piece, mayHaveBom: boolean): ByteString | undefined {
  const line = mayHaveBom && content.startsWith(BOM) ? content.slice(BOM.length) : content;
  return /^-----BEGIN (.*)-----$/s.exec(line)?.[1];
}

/** Reads the lines of one block up to its END line or to where OpenSSL gives up. */
class BlockReader {
  readonly #text: ByteString;
  readonly #start: number;
  readonly #label: ByteString;
  readonly #before: ByteString[] = [];
  readonly #after: ByteString[] = [];
  /** Whether an empty line was there, so that what stands above it are headers. */
  #separated = false;
  #continues = false;
  /** Whether a line shorter than 64 was there; behind headers it must be the last one. */
  #sawShort = false;

  constructor(text: ByteString, start: number, label: ByteString) {
    this.#text = text;
    this.#start = start;
    this.#label = label;
  }

  read(bodyStart: number): PemBlock {
    for (let at = bodyStart; at < this.#text.length; ) {
      const piece = pieceAt(this.#text, at);
      // A line that begins the next block: the END line of this one is lost.
      if (beginLabel(piece, false) !== undefined) return this.#damaged(at, 'unterminated');
      at = piece.end;
      const { content } = piece;
      if (content.startsWith(END)) return this.#close(at, content.slice(END.length));
      const damage = content === '' ? this.#takeEmpty() : this.#take(content);
      if (damage) return this.#damaged(at, damage);
      this.#continues = piece.partial;
    }
    return this.#damaged(this.#text.length, 'unterminated');
  }

  #takeEmpty(): PemDamage | undefined {
    if (this.#continues) return undefined;
    if (this.#separated) return 'blank-line';
    this.#separated = true;
    return undefined;
  }

  #take(content: ByteString): PemDamage | undefined {
    if (!this.#separated) {
      this.#before.push(content);
      return undefined;
    }
    if (this.#sawShort || content.length > 64) return 'blank-line';
    this.#after.push(content);
    this.#sawShort = content.length < 64;
    return undefined;
  }

  #close(end: number, closing: ByteString): PemBlock {
    const wanted = `${this.#label}-----`;
    if (closing !== wanted) {
      return this.#damaged(end, closing.startsWith(wanted) ? 'end-not-alone' : 'end-label');
    }
    const headers = this.#separated ? this.#before.join('\n') : '';
    if (headers !== '' && !headers.startsWith('Proc-Type:')) {
      return this.#damaged(end, 'blank-line');
    }
    const der = decodeBase64((this.#separated ? this.#after : this.#before).join(''));
    return der === undefined ? this.#damaged(end, 'base64') : { ...this.#block(end), headers, der };
  }

  #damaged(end: number, damage: PemDamage): PemBlock {
    return { ...this.#block(end), headers: '', der: '', damage };
  }

  #block(end: number): Pick<PemBlock, 'kind' | 'span' | 'label'> {
    return { kind: 'block', span: { start: this.#start, end }, label: this.#label };
  }
}

function decodeBase64(text: ByteString): ByteString | undefined {
  const plain = text.replace(/[ \t\r\n]+/g, '');
  if (plain === '' || plain.length % 4 !== 0) return undefined;
  return /^[A-Za-z0-9+/]*={0,2}$/.test(plain) ? atob(plain) : undefined;
}

function textNode(text: ByteString, span: Span): PemText {
  const suspects: { span: Span; suspect: PemSuspect }[] = [];
  const pattern = /^(.*?)(-*)(BEGIN|END) ([A-Z0-9 .]+?)(-+)(.*)$/gm;
  const within = text.slice(span.start, span.end);
  for (const match of within.matchAll(pattern)) {
    const [whole, lead = '', opening = '', , , closing = '', rest = ''] = match;
    if (opening === '' || !isDamaged(lead, opening, closing, rest)) continue;
    const start = span.start + match.index;
    suspects.push({
      span: { start, end: start + whole.trimEnd().length },
      suspect: suspectOf(lead, rest),
    });
  }
  return { kind: 'text', span, suspects };
}

/** A sound END line without a BEGIN line above it is left of what was cut; it does no harm. */
function isDamaged(lead: string, opening: string, closing: string, rest: string): boolean {
  const isWhole = opening === '-----' && closing === '-----';
  return !isWhole || withoutTail(rest) !== '' || lead.replace(BOM, '') !== '';
}

function suspectOf(lead: string, rest: string): PemSuspect {
  if (withoutTail(rest) !== '') return 'one-line';
  return /^[ \t]+$/.test(lead) ? 'indented' : 'dashes';
}

/** Writes a block of 64 columns as every tool does. */
export function pemBlock(label: ByteString, der: ByteString): ByteString {
  const lines = btoa(der).match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** The BEGIN line of a block, to point to. */
export function beginLine(text: ByteString, { span }: PemBlock): Span {
  const feed = text.indexOf('\n', span.start);
  const end = feed === -1 ? span.end : Math.min(feed, span.end);
  return { start: span.start, end };
}
