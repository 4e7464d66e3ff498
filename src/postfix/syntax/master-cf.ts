import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { type DroppedLine, type LogicalLine, splitLogicalLines } from './logical-lines.ts';
import { type Argument, type Option, parseOptions } from './options.ts';
import { isSpace } from './whitespace.ts';
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
}

/** Parses any bytes; what Postfix would refuse becomes a malformed node. Source: master(5). */
export function parseMasterCf(source: SourceText): MasterCf {
  const nodes = splitLogicalLines(source.text).map((line) =>
    line.kind === 'logical' ? parseService(line) : line,
  );
  return { source, nodes };
}

/** The bytes of the tree. */
export function printMasterCf(tree: MasterCf): ByteString {
  return tree.nodes.map((node) => tree.source.slice(node.span)).join('');
}

function parseService(line: LogicalLine): ServiceEntry | MalformedService {
  const { span } = line;
  if (isSpace(line.whole.text.charAt(0))) {
    return { kind: 'malformed', span, line, problem: 'leading-whitespace' };
  }
  const [name, type, private_, unprivileged, chroot, wakeup, maxproc, command, ...rest] =
    splitWords(line.read);
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
  const badFields = SERVICE_FIELDS.filter((field) => !isValidField(field, fields[field].text));
  const args = rest.map((written): Argument => ({ written, ...unbrace(written) }));
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
function isValidField(field: ServiceField, value: ByteString): boolean {
  switch (field) {
    case 'type':
      return /^(?:inet|unix|fifo|pass|unix-dgram)$/.test(value);
    case 'private':
    case 'unprivileged':
    case 'chroot':
      return /^[yn-]$/.test(value);
    case 'wakeup':
      return value === '-' || /^[0-9]*\??$/.test(value);
    case 'maxproc':
      return value === '-' || /^[0-9]+$/.test(value);
    case 'name':
    case 'command':
      return true;
  }
}
