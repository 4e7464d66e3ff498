import type { ByteString } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { DroppedLine, LogicalLine } from '../../syntax/logical-lines.ts';
import type { MasterNode, ServiceEntry } from '../../syntax/master-cf.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';

type MisplacedLine = Fact<'misplaced-line'>;

/** A setting as people write one: blanks around the sign, or none. */
const SETTING = /^[ \t]+([a-z][a-z0-9_]*)[ \t]*=(?!=)/;

/** The columns of a service as far as its command; the first one is a name or a port. */
const SERVICE =
  /^[ \t]*([^\s#{}=]+)[ \t]+(inet|unix|fifo|pass|unix-dgram)[ \t]+[yn-][ \t]+[yn-][ \t]+[yn-][ \t]+(?:-|[0-9]+\??)[ \t]+(?:-|[0-9]+)[ \t]+[a-z]/;

const COMMENTED_SETTING = /^#+[ \t]*([a-z][a-z0-9_]*)[ \t]*=(.*)$/;

/** Names and values of the environment stand in these, one of which may look like a setting. */
const HOLDS_ASSIGNMENTS = /^(?:import|export)_environment$/;

/** Lines that went to the entry above, which their writer did not mean. */
export function* misplacedLines(server: PostfixServer): Iterable<MisplacedLine> {
  yield* inMain(server);
  yield* inMaster(server);
}

function* inMain(server: PostfixServer): Iterable<MisplacedLine> {
  const { main } = server.input;
  if (!main) return;
  const { source } = main;
  for (const node of main.nodes) {
    if (node.kind !== 'setting' || node.opaque || HOLDS_ASSIGNMENTS.test(node.name)) continue;
    const { line, name: owner } = node;
    const entry = { source, owner, entryStart: node.span.start, subject: 'main.cf' };
    for (const [index, at] of line.lines.entries()) {
      if (index === 0 || isInBraces(source, line.lines.slice(0, index))) continue;
      const text = source.slice(at);
      const name = SETTING.exec(text)?.[1] ?? '';
      if (server.table.get(name)) {
        const indent = { start: at.start, end: at.start + text.search(/[^ \t]/) };
        yield fact('indented-setting', at, name, entry, { indent: [indent] });
      }
    }
    yield* leftOfSettings(server, line, entry);
  }
}

/** Lines behind a comment that is the first line of a setting whose value was to go on. */
function* leftOfSettings(
  server: PostfixServer,
  line: LogicalLine,
  entry: Entry,
): Iterable<MisplacedLine> {
  for (const dropped of line.dropped) {
    const [, name = '', value = ''] = commented(entry.source, dropped, COMMENTED_SETTING);
    if (!/(?:^|,)[ \t\r]*$/.test(value) || !server.table.get(name)) continue;
    const before = line.lines.findLast(({ end }) => end < dropped.span.start);
    // The value of the owner was to go on as well: the comment stands in the midst of it.
    if (!before || /[,=][ \t\r]*$/.test(entry.source.slice(before))) continue;
    const left = linesBehind(line, dropped);
    const [first] = left;
    if (!first || SETTING.test(entry.source.slice(first))) continue;
    yield fact('left-of-setting', first, name, entry, { starts: starts(left) });
  }
}

function* inMaster(server: PostfixServer): Iterable<MisplacedLine> {
  const { master } = server.input;
  if (!master) return;
  const { source } = master;
  for (const [index, node] of master.nodes.entries()) {
    if (isOptionInFirstColumn(node)) {
      const owner = serviceAbove(master.nodes, index, source);
      const at = node.line.lines[0] ?? node.span;
      const entry = {
        source,
        owner: owner ? label(owner) : '',
        entryStart: node.span.start,
        subject: 'master.cf',
      };
      const places = owner ? { starts: [{ start: at.start, end: at.start }] } : {};
      yield fact('option-in-first-column', at, '', entry, places);
    }
    if (node.kind !== 'service' || node.opaque || node.badFields.length > 0) continue;
    const owner = label(node);
    const entry = { source, owner, entryStart: node.span.start, subject: owner };
    for (const at of node.line.lines.slice(1)) {
      const text = source.slice(at);
      const [, name = '', type = ''] = SERVICE.exec(text) ?? [];
      if (name === '') continue;
      const indent = { start: at.start, end: at.start + text.search(/[^ \t]/) };
      yield fact('indented-service', at, `${name}/${type}`, entry, { indent: [indent] });
    }
    yield* leftOfServices(node, entry);
  }
}

/** Options behind a comment that is the first line of a service. */
function* leftOfServices(node: ServiceEntry, entry: Entry): Iterable<MisplacedLine> {
  for (const dropped of node.line.dropped) {
    const service = /^#+[ \t]*(\S.*)$/;
    const [, text = ''] = commented(entry.source, dropped, service);
    const [, name = '', type = ''] = SERVICE.exec(text) ?? [];
    if (name === '') continue;
    const left = linesBehind(node.line, dropped);
    const [first] = left;
    if (!first || !/^[ \t]+-/.test(entry.source.slice(first))) continue;
    const meant = `${name}/${type}`;
    // The same entry written twice, one of them commented out: the options are meant for the other.
    if (meant === entry.owner) continue;
    yield fact('left-of-service', first, meant, entry, { starts: starts(left) });
  }
}

interface Entry {
  readonly source: SourceText;
  readonly owner: ByteString;
  readonly entryStart: number;
  readonly subject: ByteString;
}

function fact(
  problem: FactData['misplaced-line']['problem'],
  at: Span,
  meant: ByteString,
  { source, owner, entryStart, subject }: Entry,
  places: MisplacedLine['places'],
): MisplacedLine {
  const text = source.slice(at);
  const start = at.start + Math.max(0, text.search(/[^ \t]/));
  return {
    name: 'misplaced-line',
    data: { problem, text: quoted(text), meant: quoted(meant), owner: quoted(owner) },
    path: source.path,
    at: { start, end: Math.max(start, at.start + text.trimEnd().length) },
    entryStart,
    settings: [],
    subject,
    places,
    notes: [],
  };
}

/** The groups of the pattern where the line is a comment that matches, else nothing. */
function commented(source: SourceText, dropped: DroppedLine, pattern: RegExp): readonly string[] {
  if (dropped.kind !== 'comment') return [];
  return pattern.exec(source.slice(dropped.span).replace(/[\r\n]+$/, '')) ?? [];
}

/** The lines of the entry behind a comment, as far as the next comment or blank line. */
function linesBehind(line: LogicalLine, comment: DroppedLine): readonly Span[] {
  const next = line.dropped.find(({ span }) => span.start >= comment.span.end);
  return line.lines.filter(
    ({ start }) => start >= comment.span.end && (!next || start < next.span.start),
  );
}

function starts(lines: readonly Span[]): Span[] {
  return lines.map(({ start }) => ({ start, end: start }));
}

function isInBraces(source: SourceText, lines: readonly Span[]): boolean {
  const text = lines.map((line) => source.slice(line)).join('');
  return text.split('{').length !== text.split('}').length;
}

function isOptionInFirstColumn(
  node: MasterNode,
): node is Extract<MasterNode, { kind: 'malformed' | 'service' }> {
  if (node.kind !== 'malformed' && node.kind !== 'service') return false;
  return /^-[a-zA-Z]/.test(node.line.read.text);
}

/**
 * The service that the option would go to, were it indented; undefined where a comment above is
 * a service that it may have been meant for.
 */
function serviceAbove(
  nodes: readonly MasterNode[],
  index: number,
  source: SourceText,
): ServiceEntry | undefined {
  for (const node of nodes.slice(0, index).reverse()) {
    if (node.kind === 'blank') continue;
    if (node.kind === 'service' && node.badFields.length === 0) return node;
    if (node.kind === 'comment') {
      const [, text = ''] = commented(source, node, /^#+[ \t]*(\S.*)$/);
      if (SERVICE.test(text)) return undefined;
      continue;
    }
    if (!isOptionInFirstColumn(node)) return undefined;
  }
  return undefined;
}

function label({ fields }: ServiceEntry): ByteString {
  return `${fields.name.text}/${fields.type.text}`;
}
