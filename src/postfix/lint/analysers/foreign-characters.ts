import { type ByteString, decodeUtf8, encodeUtf8 } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { MainNode } from '../../syntax/main-cf.ts';
import type { MasterNode } from '../../syntax/master-cf.ts';
import type { Fact, FactData } from '../facts.ts';

type ForeignCharacter = Fact<'foreign-character'>;
type Kind = FactData['foreign-character']['kind'];

interface Looks {
  readonly kind: Kind;
  readonly character: string;
  readonly ascii: string;
}

const LOOKS: ReadonlyMap<string, Looks> = new Map([
  ['\u00a0', { kind: 'blank', character: 'a no-break space (U+00A0)', ascii: ' ' }],
  ['\u2007', { kind: 'blank', character: 'a figure space (U+2007)', ascii: ' ' }],
  ['\u202f', { kind: 'blank', character: 'a narrow no-break space (U+202F)', ascii: ' ' }],
  ['\u200b', { kind: 'invisible', character: 'a zero width space (U+200B)', ascii: '' }],
  ['\u200c', { kind: 'invisible', character: 'a zero width non-joiner (U+200C)', ascii: '' }],
  ['\u200d', { kind: 'invisible', character: 'a zero width joiner (U+200D)', ascii: '' }],
  ['\ufeff', { kind: 'invisible', character: 'a zero width no-break space (U+FEFF)', ascii: '' }],
  ['\u2018', { kind: 'quote', character: 'a left single quote (U+2018)', ascii: '' }],
  ['\u2019', { kind: 'quote', character: 'a right single quote (U+2019)', ascii: '' }],
  ['\u201c', { kind: 'quote', character: 'a left double quote (U+201C)', ascii: '' }],
  ['\u201d', { kind: 'quote', character: 'a right double quote (U+201D)', ascii: '' }],
  ['\u2013', { kind: 'dash', character: 'an en dash (U+2013)', ascii: '-' }],
  ['\u2014', { kind: 'dash', character: 'an em dash (U+2014)', ascii: '-' }],
  ['\uff0c', { kind: 'comma', character: 'a full-width comma (U+FF0C)', ascii: ',' }],
]);

const BYTES = new RegExp([...LOOKS.keys()].map(encodeUtf8).join('|'), 'g');

const BYTE_ORDER_MARK = encodeUtf8('\ufeff');

/** Parameters whose value people read. */
const FREE_TEXT = /(?:banner|footer|^mail_name|_reply|_greeting|_text|_command)$/;

/** Programs whose arguments are not for Postfix. */
const OWN_ARGUMENTS = /^(?:pipe|spawn)$/;

/** Characters pasted from a web page or left by an editor, one fact for each kind in each entry. */
export function* foreignCharacters(server: PostfixServer): Iterable<ForeignCharacter> {
  const { main, master } = server.input;
  if (main) {
    for (const node of main.nodes) {
      yield* byteOrderMark(main.source, node, 'main.cf');
      yield* inSetting(node, main.source, server);
    }
  }
  if (master) {
    for (const node of master.nodes) {
      yield* byteOrderMark(master.source, node, 'master.cf');
      yield* inService(node, master.source);
    }
  }
}

function* inSetting(
  node: MainNode,
  source: SourceText,
  server: PostfixServer,
): Iterable<ForeignCharacter> {
  if (node.kind !== 'setting' && node.kind !== 'malformed') return;
  const setting = node.kind === 'setting' ? node : undefined;
  if (setting?.opaque || (setting && isFreeText(setting.name, setting.value.text, server))) return;
  const within = plain(setting?.name ?? '');
  const entryStart = node.span.start;
  yield* inEntry(source, node.line.lines, { within, entryStart, subject: 'main.cf' });
}

function* inService(node: MasterNode, source: SourceText): Iterable<ForeignCharacter> {
  if (node.kind !== 'service' && node.kind !== 'malformed') return;
  const service = node.kind === 'service' ? node : undefined;
  if (service?.opaque || OWN_ARGUMENTS.test(service?.fields.command.text ?? '')) return;
  const label = service ? `${service.fields.name.text}/${service.fields.type.text}` : 'master.cf';
  const entryStart = node.span.start;
  yield* inEntry(source, node.line.lines, { within: plain(label), entryStart, subject: label });
}

/** A name as it was meant, without what does not belong there. */
function plain(name: ByteString): string {
  return name.replace(/[^\x20-\x7e]/g, '');
}

/** Texts for people, tables and passwords written into the value, and names that only scripts know. */
function isFreeText(name: string, value: string, server: PostfixServer): boolean {
  if (FREE_TEXT.test(name) || /(?:inline|static|pcre|regexp):/.test(value)) return true;
  return !server.table.get(name) && !BYTES_IN_NAME.test(name);
}

const BYTES_IN_NAME = /[^\x20-\x7e]/;

interface Entry {
  readonly within: string;
  readonly entryStart: number;
  readonly subject: string;
}

function* inEntry(
  source: SourceText,
  lines: readonly Span[],
  { within, entryStart, subject }: Entry,
): Iterable<ForeignCharacter> {
  const found = new Map<string, Span[]>();
  for (const line of lines) {
    for (const match of source.slice(line).matchAll(BYTES)) {
      const start = line.start + match.index;
      if (start === entryStart && match[0] === BYTE_ORDER_MARK) continue;
      const character = decodeUtf8(match[0]);
      const spans = found.get(character) ?? [];
      spans.push({ start, end: start + match[0].length });
      found.set(character, spans);
    }
  }
  for (const [character, spans] of found) {
    const looks = LOOKS.get(character);
    const [at] = spans;
    if (!looks || !at) continue;
    yield {
      name: 'foreign-character',
      data: { ...looks, within, effect: '', consequence: '' },
      path: source.path,
      at,
      entryStart,
      settings: within === '' || subject !== 'main.cf' ? [] : [within],
      subject,
      places: { characters: spans },
      notes: [],
    };
  }
}

/** At the top of the file, or where two files were put together. */
function* byteOrderMark(
  source: SourceText,
  node: MainNode | MasterNode,
  subject: 'main.cf' | 'master.cf',
): Iterable<ForeignCharacter> {
  const { start } = node.span;
  if (!source.text.startsWith(BYTE_ORDER_MARK, start)) return;
  const at = { start, end: start + BYTE_ORDER_MARK.length };
  const isLost = node.kind === 'setting';
  if (!isLost && node.kind !== 'malformed' && node.kind !== 'service') return;
  const lost = isLost ? node.name.slice(BYTE_ORDER_MARK.length) : '';
  yield {
    name: 'foreign-character',
    data: {
      kind: 'byte-order-mark',
      character: 'a byte order mark (U+FEFF)',
      within: lost,
      ascii: '',
      effect: isLost ? 'lost' : 'fatal',
      consequence: isLost
        ? 'the setting gets a name that nobody reads'
        : 'Postfix takes it for text, and does not start',
    },
    path: source.path,
    at,
    entryStart: start,
    settings: [],
    subject,
    places: { characters: [at] },
    notes: [],
  };
}
