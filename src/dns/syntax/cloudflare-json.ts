import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DomainName, readName } from './domain-name.ts';
import type { Field } from './field.ts';
import { type JsonNode, readJson } from './json-tree.ts';
import { readRdata } from './rdata.ts';
import { readType } from './record-types.ts';
import { splitEntries, type Token } from './tokens.ts';

/** A record of Cloudflare's list. */
export interface ListedRecord {
  /** The whole object. */
  readonly span: Span;
  readonly owner: DomainName;
  readonly type: string;
  /** Seconds; undefined where Cloudflare chooses it (`"ttl": 1`). */
  readonly ttl: number | undefined;
  readonly fields: readonly Field[];
  /** Whether Cloudflare answers with its own addresses, and where that is said. */
  readonly proxied?: { readonly value: boolean; readonly span: Span };
}

/** What Cloudflare's API answers at `/zones/:id/dns_records`, or the list in it alone. */
export interface RecordList {
  readonly source: SourceText;
  readonly records: readonly ListedRecord[];
  /** The zone, where the records tell it. */
  readonly zone?: DomainName;
  /** Whether the answer says that it holds every record of the zone. */
  readonly isWhole: boolean;
  /** The byte from which the text is no JSON. */
  readonly faultAt?: number;
}

/** Reads Cloudflare's list of records; objects that are no record are passed over. Any bytes. */
export function parseRecordList(source: SourceText): RecordList {
  const root = readJson(source.text);
  if (root.kind === 'fault') return { source, records: [], isWhole: false, faultAt: root.at };
  const list = root.kind === 'object' ? root.members.get('result') : root;
  const items = list?.kind === 'array' ? list.items : [];
  const records = items.flatMap((item) => readRecord(source, item) ?? []);
  const zone = items.map((item) => nameOf(member(item, 'zone_name'))).find(Boolean);
  const info = member(root, 'result_info');
  const isWhole = numberOf(member(info, 'total_count')) === items.length;
  return { source, records, ...(zone ? { zone } : {}), isWhole };
}

function readRecord(source: SourceText, item: JsonNode): ListedRecord | undefined {
  const owner = nameOf(member(item, 'name'));
  const type = readType(textOf(member(item, 'type')) ?? '');
  const content = member(item, 'content');
  if (owner === undefined || type === undefined || content?.kind !== 'string') return undefined;
  const tokens = contentTokens(source, type, content, member(item, 'priority'));
  const fields = readRdata(type, tokens, '.', { start: content.span.end, end: content.span.end });
  if ('problem' in fields) return undefined;
  const seconds = numberOf(member(item, 'ttl'));
  const proxied = member(item, 'proxied');
  return {
    span: item.span,
    owner,
    type,
    ttl: seconds === 1 ? undefined : seconds,
    fields,
    ...(proxied?.kind === 'literal' && typeof proxied.value === 'boolean'
      ? { proxied: { value: proxied.value, span: proxied.span } }
      : {}),
  };
}

/** The content as words of a master file, the priority before it where the type has one. */
function contentTokens(
  source: SourceText,
  type: string,
  content: Extract<JsonNode, { kind: 'string' }>,
  priority: JsonNode | undefined,
): Token[] {
  const { value, span } = content;
  // Only a text without JSON escapes has its words where they stand in the file.
  const isPlain = source.text.slice(span.start + 1, span.end - 1) === value;
  const place = (inside: Span): Span =>
    isPlain ? { start: span.start + 1 + inside.start, end: span.start + 1 + inside.end } : span;
  const isText = type === 'TXT' && !value.startsWith('"');
  const words = isText
    ? [
        {
          span: { start: 0, end: value.length },
          text: value.replaceAll('\\', '\\\\'),
          quoted: true,
        },
      ]
    : splitEntries(value).flatMap((entry) => entry.tokens);
  const tokens = words.map((token) => ({ ...token, span: place(token.span) }));
  const rank = numberOf(priority);
  if (priority && rank !== undefined && type === 'MX' && tokens.length === 1) {
    return [{ span: priority.span, text: String(rank), quoted: false }, ...tokens];
  }
  return tokens;
}

function member(node: JsonNode | undefined, name: string): JsonNode | undefined {
  return node?.kind === 'object' ? node.members.get(name) : undefined;
}

function textOf(node: JsonNode | undefined): string | undefined {
  return node?.kind === 'string' ? node.value : undefined;
}

function numberOf(node: JsonNode | undefined): number | undefined {
  return node?.kind === 'literal' && typeof node.value === 'number' ? node.value : undefined;
}

function nameOf(node: JsonNode | undefined): DomainName | undefined {
  const read = readName(textOf(node) ?? '', '.');
  return 'name' in read ? read.name : undefined;
}
