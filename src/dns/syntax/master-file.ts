import type { ByteString } from '../../text/bytes.ts';
import { findMarkup, type TemplateSyntax } from '../../text/markup.ts';
import type { SourceText } from '../../text/source.ts';
import { overlaps, type Span } from '../../text/span.ts';
import { type DomainName, readName, UNKNOWN_ORIGIN } from './domain-name.ts';
import type { Field, RdataFault } from './field.ts';
import { readRdata } from './rdata.ts';
import { readClass, readType } from './record-types.ts';
import {
  type Entry,
  type EntryFault,
  splitEntries,
  type Token,
  type ZoneComment,
} from './tokens.ts';
import { readTtl } from './ttl.ts';

interface ZoneLine {
  readonly span: Span;
  readonly comments: readonly ZoneComment[];
}

/** A line without words. */
export interface BlankEntry extends ZoneLine {
  readonly kind: 'blank';
}

/** `$ORIGIN`, `$TTL`, `$INCLUDE` or `$GENERATE`; what the last two stand for is not read here. */
export interface DirectiveEntry extends ZoneLine {
  readonly kind: 'directive';
  readonly name: 'ORIGIN' | 'TTL' | 'INCLUDE' | 'GENERATE';
  readonly arguments: readonly Token[];
}

/** One resource record. */
export interface RecordEntry extends ZoneLine {
  readonly kind: 'record';
  readonly owner: DomainName;
  /** Absent when the record belongs to the owner above it. */
  readonly ownerSpan?: Span;
  /** Seconds; undefined when neither the record nor the file says it. */
  readonly ttl: number | undefined;
  readonly ttlSpan?: Span;
  readonly recordClass: string;
  readonly type: string;
  readonly typeSpan: Span;
  readonly fields: readonly Field[];
  /** From the first to the last word of the data; empty, behind the type, if there is none. */
  readonly dataSpan: Span;
  /** From the first to the last word of the record. */
  readonly textSpan: Span;
}

/** Why a name server refuses an entry, and with it the file. */
export type MasterFault =
  | EntryFault
  | 'unknown-directive'
  | 'bad-argument'
  | 'bad-owner'
  | 'no-owner'
  | 'no-type'
  | 'unknown-type'
  | 'bad-data';

/** An entry that is no record. */
export interface MalformedEntry extends ZoneLine {
  readonly kind: 'malformed';
  readonly problem: MasterFault;
  /** What of the entry is wrong. */
  readonly place: Span;
  readonly type?: string;
  readonly data?: RdataFault;
}

/** An entry that template markup has a part in. */
export interface MarkupEntry extends ZoneLine {
  readonly kind: 'markup';
}

export type MasterNode = BlankEntry | DirectiveEntry | RecordEntry | MalformedEntry | MarkupEntry;

/** A master file as a lossless tree: its nodes, printed one after the other, are the file. */
export interface MasterFile {
  readonly source: SourceText;
  readonly nodes: readonly MasterNode[];
}

/** What the file does not say itself. */
export interface MasterContext {
  /** The name of the zone; unknown if absent. */
  readonly origin?: DomainName;
  /** What stands for an origin that is not known; `@` if absent. */
  readonly unknown?: DomainName;
  readonly template?: TemplateSyntax | undefined;
}

/**
 * Parses a master file, or what `dig` prints, which has the same form. Any bytes; what a name
 * server would refuse becomes a malformed node. Source: RFC 1035 section 5, RFC 2308 section 4
 * ($TTL), RFC 3597 section 5, and BIND's lib/dns/master.c where they are silent.
 */
export function parseMasterFile(source: SourceText, context: MasterContext = {}): MasterFile {
  return { source, nodes: new MasterParser(source.text, context).parse() };
}

/** The bytes of the tree. */
export function printMasterFile(tree: MasterFile): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

/** The parts of a record before its data, while they are looked for. */
interface Head {
  ttl?: { readonly seconds: number; readonly span: Span };
  recordClass?: string;
}

class MasterParser {
  readonly #entries: readonly Entry[];
  readonly #markup: readonly Span[];
  readonly #isTemplate: boolean;
  #nextMarkup = 0;
  readonly #unknown: DomainName;
  #origin: DomainName;
  #owner: DomainName | undefined;
  #defaultTtl: number | undefined;
  #lastTtl: number | undefined;

  constructor(text: ByteString, { origin, unknown = UNKNOWN_ORIGIN, template }: MasterContext) {
    this.#entries = splitEntries(text);
    this.#unknown = unknown;
    this.#origin = origin ?? unknown;
    this.#isTemplate = template !== undefined;
    this.#markup = template
      ? findMarkup(text, template).filter(({ start }) => !isDirectiveAt(text, start))
      : [];
  }

  parse(): MasterNode[] {
    return this.#entries.map((entry) => this.#node(entry));
  }

  #node(entry: Entry): MasterNode {
    const { span, comments, tokens, fault } = entry;
    const base = { span, comments };
    if (this.#holdsMarkup(entry)) {
      if (/^\$ORIGIN$/i.test(tokens[0]?.text ?? '')) this.#origin = this.#unknown;
      if (!entry.indented) this.#owner = undefined;
      return { kind: 'markup', ...base };
    }
    const [first] = tokens;
    if (fault) return { kind: 'malformed', ...base, problem: fault, place: wholeOf(entry) };
    if (!first) return { kind: 'blank', ...base };
    if (!entry.indented && !first.quoted && first.text.startsWith('$')) {
      return this.#directive(entry, first);
    }
    return this.#record(entry);
  }

  /** A brace is in no name that mail uses; some template languages put names in single ones. */
  #holdsMarkup({ span, tokens }: Entry): boolean {
    while ((this.#markup[this.#nextMarkup]?.end ?? Infinity) <= span.start) this.#nextMarkup += 1;
    const next = this.#markup[this.#nextMarkup];
    if (next && overlaps(next, span)) return true;
    return this.#isTemplate && tokens.some(({ text }) => /\{[^{}\s]+\}/.test(text));
  }

  #directive(entry: Entry, first: Token): DirectiveEntry | MalformedEntry {
    const { span, comments, tokens } = entry;
    const base = { span, comments };
    const name = directiveName(first.text);
    const rest = tokens.slice(1);
    const [argument] = rest;
    if (!name) {
      return { kind: 'malformed', ...base, problem: 'unknown-directive', place: first.span };
    }
    const refused: MalformedEntry = {
      kind: 'malformed',
      ...base,
      problem: 'bad-argument',
      place: argument?.span ?? first.span,
    };
    if (!argument) return refused;
    if (name === 'ORIGIN') {
      const read = readName(argument.text, this.#origin);
      if (!('name' in read)) return refused;
      this.#origin = read.name;
    }
    if (name === 'TTL') {
      const seconds = readTtl(argument.text);
      if (seconds === undefined) return refused;
      this.#defaultTtl = seconds;
    }
    return { kind: 'directive', ...base, name, arguments: rest };
  }

  #record(entry: Entry): RecordEntry | MalformedEntry {
    const { span, comments, tokens } = entry;
    const malformed = (
      problem: MasterFault,
      place: Span,
      more: Pick<MalformedEntry, 'type' | 'data'> = {},
    ): MalformedEntry => ({ kind: 'malformed', span, comments, problem, place, ...more });
    const whole = wholeOf(entry);
    const ownerToken = entry.indented ? undefined : tokens[0];
    if (ownerToken) {
      const read = readName(ownerToken.text, this.#origin);
      if (!('name' in read)) {
        this.#owner = undefined;
        return malformed('bad-owner', ownerToken.span);
      }
      this.#owner = read.name;
    }
    const owner = this.#owner;
    const rest = ownerToken ? tokens.slice(1) : tokens;
    const head: Head = {};
    const at = readHead(rest, head);
    const typeToken = rest[at];
    if (!typeToken) return malformed('no-type', whole);
    const type = typeToken.quoted ? undefined : readType(typeToken.text);
    if (type === undefined) return malformed('unknown-type', typeToken.span);
    const behindType = { start: typeToken.span.end, end: typeToken.span.end };
    const fields = readRdata(type, rest.slice(at + 1), this.#origin, behindType);
    if ('problem' in fields) return malformed('bad-data', fields.span, { type, data: fields });
    if (owner === undefined) return malformed('no-owner', whole);
    const first = rest[at + 1]?.span ?? behindType;
    const last = rest.length > at + 1 ? (rest.at(-1)?.span ?? behindType) : behindType;
    return {
      kind: 'record',
      span,
      comments,
      owner,
      ...(ownerToken ? { ownerSpan: ownerToken.span } : {}),
      ttl: this.#ttlOf(head, type, fields),
      ...(head.ttl ? { ttlSpan: head.ttl.span } : {}),
      recordClass: head.recordClass ?? 'IN',
      type,
      typeSpan: typeToken.span,
      fields,
      dataSpan: { start: first.start, end: last.end },
      textSpan: { start: tokens[0]?.span.start ?? span.start, end: last.end },
    };
  }

  /** Its own, or that of `$TTL`, or that of the record before, as RFC 1035 had it. */
  #ttlOf(head: Head, type: string, fields: readonly Field[]): number | undefined {
    if (head.ttl) this.#lastTtl = head.ttl.seconds;
    else if (this.#defaultTtl !== undefined) this.#lastTtl = this.#defaultTtl;
    else if (this.#lastTtl === undefined && type === 'SOA') {
      this.#lastTtl = Number(fields.find(({ name }) => name === 'minimum')?.value);
    }
    return this.#lastTtl;
  }
}

/** Takes class and TTL, in either order; the index of the type. */
function readHead(tokens: readonly Token[], head: Head): number {
  let at = 0;
  for (const [{ text, quoted, span }] of tokens.slice(0, 2).map((token) => [token] as const)) {
    if (quoted) break;
    const recordClass = head.recordClass === undefined ? readClass(text) : undefined;
    const seconds = head.ttl === undefined ? readTtl(text) : undefined;
    if (recordClass !== undefined) head.recordClass = recordClass;
    else if (seconds !== undefined) head.ttl = { seconds, span };
    else break;
    at += 1;
  }
  return at;
}

function wholeOf({ span, tokens }: Entry): Span {
  const first = tokens[0];
  const last = tokens.at(-1);
  return first && last ? { start: first.span.start, end: last.span.end } : span;
}

function directiveName(text: string): DirectiveEntry['name'] | undefined {
  const name = text.slice(1).toUpperCase();
  return name === 'ORIGIN' || name === 'TTL' || name === 'INCLUDE' || name === 'GENERATE'
    ? name
    : undefined;
}

function isDirectiveAt(text: ByteString, at: number): boolean {
  return /^\$(?:ORIGIN|TTL|INCLUDE|GENERATE)\b/i.test(text.slice(at, at + 10));
}
