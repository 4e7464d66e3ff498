import type { ByteString } from '../../text/bytes.ts';
import type { TemplateSyntax } from '../../text/markup.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { parseRecordList, type RecordList } from '../syntax/cloudflare-json.ts';
import { type DomainName, readName, unknownOrigin } from '../syntax/domain-name.ts';
import type { Field } from '../syntax/field.ts';
import {
  type MalformedEntry,
  type MasterFile,
  parseMasterFile,
  type RecordEntry,
} from '../syntax/master-file.ts';
import { originByName } from './zone-name.ts';

/** A record, in whatever form it was written. */
export interface ZoneRecord {
  readonly zone: Zone;
  readonly owner: DomainName;
  readonly type: string;
  /** Seconds; undefined where nothing tells. */
  readonly ttl: number | undefined;
  readonly fields: readonly Field[];
  /** From its first to its last word. */
  readonly span: Span;
  /** First byte of the line, or of the object, that it stands in. */
  readonly entryStart: number;
  /** Where the file tells whether Cloudflare answers with its own addresses instead. */
  readonly proxied?: { readonly value: boolean; readonly span: Span };
  /** The node, in a master file. */
  readonly entry?: RecordEntry;
}

/** How a file of records is written. `answer`: what dig prints, which is never all of a zone. */
export type ZoneForm = 'master' | 'answer' | 'cloudflare-list';

/** The records of one file. */
export interface Zone {
  readonly source: SourceText;
  readonly form: ZoneForm;
  readonly records: readonly ZoneRecord[];
  /**
   * What a name server refuses in it. Nothing in an answer, where other text may stand, and in an
   * export of Cloudflare's, which no name server loads.
   */
  readonly malformed: readonly MalformedEntry[];
  /** The names for which the file tells all there is in DNS: below this, up to delegations. */
  readonly apex: DomainName | undefined;
}

/** What is known of a file of records beside its text. */
export interface ZoneContext {
  readonly template?: TemplateSyntax | undefined;
  /** Which of the files of the run it is: the unknown origin of one is not that of another. */
  readonly index?: number;
}

/** Reads the records of a file in any of the forms. Any bytes. */
export function readZone(source: SourceText, { template, index = 0 }: ZoneContext = {}): Zone {
  const form = formOf(source.text);
  if (form === 'cloudflare-list') return listedZone(parseRecordList(source));
  const origin = form === 'master' ? originByName(source.path) : undefined;
  const unknown = unknownOrigin(index);
  const tree = parseMasterFile(source, { template, unknown, ...(origin ? { origin } : {}) });
  return masterZone(tree, form, template !== undefined);
}

function formOf(text: ByteString): ZoneForm {
  if (/^(?:\u00ef\u00bb\u00bf)?\s*[[{]/.test(text)) return 'cloudflare-list';
  return /^;; (?:->>HEADER<<-|ANSWER SECTION:|Got answer:)|^; <<>> DiG /m.test(text)
    ? 'answer'
    : 'master';
}

function listedZone(list: RecordList): Zone {
  const records: ZoneRecord[] = [];
  const zone: Zone = {
    source: list.source,
    form: 'cloudflare-list',
    records,
    malformed: [],
    apex: list.isWhole ? list.zone : undefined,
  };
  for (const { span, owner, type, ttl, fields, proxied } of list.records) {
    const common = { zone, owner, type, ttl, fields, span, entryStart: span.start };
    records.push({ ...common, ...(proxied ? { proxied } : {}) });
  }
  return zone;
}

function masterZone(tree: MasterFile, form: 'master' | 'answer', isTemplate: boolean): Zone {
  const records: ZoneRecord[] = [];
  const malformed = tree.nodes.filter((node) => node.kind === 'malformed');
  const zone: Zone = {
    source: tree.source,
    form,
    records,
    malformed: form === 'master' && !isTemplate && !isExport(tree) ? malformed : [],
    apex: form === 'master' ? apexOf(tree) : undefined,
  };
  for (const entry of tree.nodes) {
    if (entry.kind !== 'record') continue;
    const { owner, type, ttl, fields, textSpan } = entry;
    const proxied = proxiedOf(entry);
    const common = { zone, owner, type, ttl, fields, span: textSpan, entryStart: entry.span.start };
    records.push({ ...common, ...(proxied ? { proxied } : {}), entry });
  }
  return zone;
}

/** The tag that Cloudflare writes behind the records of its export. */
function proxiedOf({ comments }: RecordEntry): ZoneRecord['proxied'] {
  for (const { text, span } of comments) {
    const match = /\bcf_tags=(?:\S*,)?cf-proxied:(true|false)\b/.exec(text);
    const word = match?.[1];
    if (!match || word === undefined) continue;
    const end = span.start + 1 + match.index + match[0].length;
    return { value: word === 'true', span: { start: end - word.length, end } };
  }
  return undefined;
}

function isExport({ source }: MasterFile): boolean {
  return /^;; Domain:[ \t]|;[^\n]*\bcf_tags=/m.test(source.text);
}

/**
 * The name of the zone, if the file is the whole of it: it has a SOA record, and nothing in it stands
 * for records that it does not show. Cloudflare's older exports have their SOA at the root, and the
 * name in a comment.
 */
function apexOf({ nodes }: MasterFile): DomainName | undefined {
  const soas = nodes.filter((node) => node.kind === 'record' && node.type === 'SOA');
  const [soa] = soas;
  if (soa?.kind !== 'record' || soas.length !== 1) return undefined;
  const isPartial = nodes.some(
    (node) =>
      node.kind === 'malformed' ||
      node.kind === 'markup' ||
      (node.kind === 'directive' && (node.name === 'INCLUDE' || node.name === 'GENERATE')),
  );
  if (isPartial) return undefined;
  if (soa.owner !== '.') return soa.owner;
  for (const { comments } of nodes) {
    const name = /^;\s*Domain:\s+(\S+)/.exec(comments[0]?.text ?? '')?.[1];
    const read = name === undefined ? undefined : readName(name, '.');
    if (read && 'name' in read) return read.name;
  }
  return undefined;
}

/** The value of a field of a record; empty where the type has no such field. */
export function fieldOf(record: ZoneRecord, name: string): string {
  return record.fields.find((field) => field.name === name)?.value ?? '';
}
