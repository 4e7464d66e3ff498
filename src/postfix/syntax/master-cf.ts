import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { TemplateSyntax } from '../../text/markup.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { type Argument, type Option, parseOptions } from './options.ts';
import { TemplateLayout } from './template-layout.ts';
import { isBlank, isSpace } from './whitespace.ts';
import { splitWords, unbrace } from './words.ts';

/** The fields before the command's arguments, in the order of master(5). */
export const SERVICE_FIELDS = [
  'name',
  'type',
  'private',
  'unprivileged',
  'chroot',
  'wakeup',
  'maxproc',
  'command',
] as const;

export type ServiceField = (typeof SERVICE_FIELDS)[number];

/** One service of master.cf. */
export interface ServiceEntry {
  readonly kind: 'service';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly fields: Readonly<Record<ServiceField, JoinedText>>;
  /** Fields whose value postconf or master(8) refuses. */
  readonly badFields: readonly ServiceField[];
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  /** In a template: markup decides what the service is, or whether it is there at all. */
  readonly opaque?: boolean;
}

/**
 * `leading-whitespace`: dropped with a warning. `too-few-fields`: postconf and the master daemon
 * end with a fatal error.
 */
export interface MalformedService {
  readonly kind: 'malformed';
  readonly span: Span;
  readonly line: LogicalLine;
  readonly problem: 'leading-whitespace' | 'too-few-fields';
}

export type MasterNode = DroppedLine | ServiceEntry | MalformedService;

/** master.cf as a lossless tree: its nodes, printed one after the other, are the file. */
export interface MasterCf {
  readonly source: SourceText;
  readonly nodes: readonly MasterNode[];
  /** Present if the file is a template. */
  readonly template?: MasterTemplate;
}

/** What a template may render to beyond the nodes of its tree. */
export interface MasterTemplate {
  readonly layout: TemplateLayout;
  /** Whether it may print services that do not stand in it. */
  readonly openEnded: boolean;
}

/** What the grammar of master.cf depends on. */
export interface MasterGrammar {
  /** Whether braces protect blanks: since Postfix 3.0. */
  readonly braces: boolean;
  /** Whether there is the type `unix-dgram`: since Postfix 3.4. */
  readonly unixDgram: boolean;
  /** Whose markup the file may hold; absent when it is no template. */
  readonly template?: TemplateSyntax | undefined;
}

/** The grammar of the newest releases. */
const NEWEST_GRAMMAR: MasterGrammar = { braces: true, unixDgram: true };

/**
 * Parses any bytes; what Postfix would refuse becomes a malformed node. In a template that is so
 * only where no markup has a say. Source: master(5).
 */
export function parseMasterCf(
  source: SourceText,
  grammar: MasterGrammar = NEWEST_GRAMMAR,
): MasterCf {
  if (grammar.template) return parseTemplate(source, grammar, grammar.template);
  const nodes = splitLogicalLines(source.text).map((line) =>
    line.kind === 'logical' ? parseService(line, grammar) : line,
  );
  return { source, nodes };
}

/** The bytes of the tree. */
export function printMasterCf(tree: MasterCf): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

function parseTemplate(
  source: SourceText,
  grammar: MasterGrammar,
  syntax: TemplateSyntax,
): MasterCf {
  const layout = new TemplateLayout(source.text, syntax);
  const lines = layout.split();
  const switched = (line: LogicalLine): boolean => {
    if (!layout.isSwitched(line)) return false;
    const entry = parseService(line, grammar);
    return entry.kind !== 'service' || entry.badFields.includes('type');
  };
  const uncertain = layout.uncertain(lines, switched);
  let openEnded = false;
  const nodes = lines.map((line): MasterNode => {
    const isDropped = line.kind !== 'logical';
    const dropped = isDropped ? [line] : line.dropped;
    openEnded ||= dropped.some(({ kind, span }) => kind === 'markup' && layout.prints(span));
    if (isDropped) return line;
    if (switched(line)) return { kind: 'markup', span: line.span };
    const entry = parseService(line, grammar);
    if (entry.kind === 'service') return templateService(entry, layout, uncertain.has(line));
    const holdsMarkup = layout.holdsMarkup(line.whole.text);
    openEnded ||= holdsMarkup;
    return holdsMarkup || uncertain.has(line) ? { kind: 'markup', span: line.span } : entry;
  });
  return { source, nodes, template: { layout, openEnded } };
}

/** The service as the file has it, parsed from its masked text. */
function templateService(
  entry: ServiceEntry,
  layout: TemplateLayout,
  uncertain: boolean,
): ServiceEntry {
  const holdsMarkup = (text: JoinedText): boolean => layout.holdsMarkup(text.text);
  const unmask = (text: JoinedText): JoinedText => layout.unmask(text);
  const values = entry.options.flatMap((option) =>
    option.kind === 'override' && !layout.holdsMarkup(option.name) ? [option.value.span] : [],
  );
  const { name, type, command } = entry.fields;
  // What markup adds to the arguments, outside a value, may be any option.
  const hasOpenArgument = entry.arguments.some(
    ({ written }) =>
      holdsMarkup(written) &&
      !values.some(({ start, end }) => written.span.start <= start && end <= written.span.end),
  );
  const mayGoOn = entry.line.dropped.some(
    ({ kind, span }) => kind === 'markup' && layout.prints(span),
  );
  const fields = { ...entry.fields };
  for (const field of SERVICE_FIELDS) fields[field] = unmask(fields[field]);
  return {
    ...entry,
    fields,
    badFields: entry.badFields.filter((field) => !holdsMarkup(entry.fields[field])),
    arguments: entry.arguments.map((argument) => unmaskArgument(argument, unmask)),
    options: entry.options.map((option): Option => {
      if (option.kind === 'flag') return option;
      if (option.kind === 'broken-override') {
        const following = option.following.map((argument) => unmaskArgument(argument, unmask));
        return { ...option, text: option.text && unmask(option.text), following };
      }
      const opaque = holdsMarkup(option.value) || layout.isConditional(option.span.start);
      return { ...option, value: unmask(option.value), opaque };
    }),
    opaque: uncertain || [name, type, command].some(holdsMarkup) || hasOpenArgument || mayGoOn,
  };
}

function unmaskArgument(argument: Argument, unmask: (text: JoinedText) => JoinedText): Argument {
  return { ...argument, written: unmask(argument.written), text: unmask(argument.text) };
}

function parseService(line: LogicalLine, grammar: MasterGrammar): ServiceEntry | MalformedService {
  const { braces } = grammar;
  const { span } = line;
  if (isSpace(line.whole.text.charAt(0))) {
    return { kind: 'malformed', span, line, problem: 'leading-whitespace' };
  }
  const [name, type, private_, unprivileged, chroot, wakeup, maxproc, command, ...rest] =
    splitWords(line.read, isBlank, braces);
  if (!name || !type || !private_ || !unprivileged || !chroot || !wakeup || !maxproc || !command) {
    return { kind: 'malformed', span, line, problem: 'too-few-fields' };
  }
  const fields = {
    name,
    type,
    private: private_,
    unprivileged,
    chroot,
    wakeup,
    maxproc,
    command,
  };
  const badFields = SERVICE_FIELDS.filter(
    (field) => !isValidField(field, fields[field].text, grammar),
  );
  const args = rest.map(
    (written): Argument => ({
      written,
      ...(braces ? unbrace(written) : { text: written, braces: 'none' }),
    }),
  );
  return {
    kind: 'service',
    span,
    line,
    fields,
    badFields,
    arguments: args,
    options: parseOptions(args),
  };
}

/** What postconf accepts in a field. Source: postconf/postconf_master.c `pcf_check_master_entry`. */
function isValidField(
  field: ServiceField,
  value: ByteString,
  { unixDgram }: MasterGrammar,
): boolean {
  switch (field) {
    case 'type':
      return /^(?:inet|unix|fifo|pass)$/.test(value) || (unixDgram && value === 'unix-dgram');
    case 'private':
    case 'unprivileged':
    case 'chroot':
      return /^[yn-]$/.test(value);
    case 'wakeup':
      return /^(?:-|[0-9]*)\??$/.test(value);
    case 'maxproc':
      return value === '-' || /^[0-9]+$/.test(value);
    case 'name':
    case 'command':
      return true;
  }
}
