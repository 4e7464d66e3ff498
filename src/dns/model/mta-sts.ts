import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';

/** One line of a policy file. */
export interface PolicyLine {
  /** With the line end. */
  readonly span: Span;
  readonly text: Span;
  /** Absent on a blank line and on one that is no `key: value`. */
  readonly field?: { readonly key: ByteString; readonly value: ByteString; readonly at: Span };
}

/** Why senders take a policy for none. */
export type PolicyProblem =
  | 'bad-line'
  | 'no-version'
  | 'bad-version'
  | 'no-mode'
  | 'bad-mode'
  | 'no-max-age'
  | 'bad-max-age'
  | 'long-max-age'
  | 'no-mx'
  | 'bad-mx';

export interface PolicyFault {
  readonly problem: PolicyProblem;
  /** What is written there. */
  readonly written: ByteString;
  readonly at: Span;
  /** What was surely meant; undefined where that is not known. */
  readonly meant?: ByteString;
}

/** A policy of MTA-STS as a lossless list of lines. */
export interface StsPolicy {
  readonly source: SourceText;
  readonly lines: readonly PolicyLine[];
  readonly faults: readonly PolicyFault[];
  readonly mode?: { readonly value: 'enforce' | 'testing' | 'none'; readonly at: Span };
  /** Seconds. */
  readonly maxAge?: { readonly value: number; readonly at: Span };
  readonly mx: readonly { readonly pattern: string; readonly line: PolicyLine }[];
}

/** About a year; RFC 8461 section 3.2. */
export const LONGEST_AGE = 31_557_600;

/** Reads a policy file. Any bytes. Source: RFC 8461 section 3.2. */
export function parseStsPolicy(source: SourceText): StsPolicy {
  const lines = splitLines(source.text);
  const fields = lines.flatMap(({ field }) => field ?? []);
  // Of every key but mx the first one counts.
  const first = (key: string) => fields.find((field) => field.key === key);
  const head = { start: 0, end: lines[0]?.text.end ?? 0 };
  const mode = readMode(first('mode'), head);
  const maxAge = readMaxAge(first('max_age'), head);
  const mx = readMx(lines, mode.value, head);
  const faults = [
    ...lines.flatMap((line) => lineFault(source, line)),
    ...readVersion(first('version'), head),
    ...mode.faults,
    ...maxAge.faults,
    ...mx.faults,
  ];
  return {
    source,
    lines,
    faults,
    ...(mode.value ? { mode: mode.value } : {}),
    ...(maxAge.value ? { maxAge: maxAge.value } : {}),
    mx: mx.patterns,
  };
}

type Field = NonNullable<PolicyLine['field']>;

function missing(problem: PolicyProblem, at: Span): PolicyFault {
  return { problem, written: '', at };
}

function readVersion(field: Field | undefined, head: Span): PolicyFault[] {
  if (!field) return [missing('no-version', head)];
  const { value, at } = field;
  return value === 'STSv1' ? [] : [{ problem: 'bad-version', written: value, at, meant: 'STSv1' }];
}

function readMode(
  field: Field | undefined,
  head: Span,
): { readonly value?: StsPolicy['mode']; readonly faults: readonly PolicyFault[] } {
  if (!field) return { faults: [missing('no-mode', head)] };
  const { value, at } = field;
  if (value === 'enforce' || value === 'testing' || value === 'none') {
    return { value: { value, at }, faults: [] };
  }
  const meant = /^(enforce|testing|none)/i.exec(value)?.[1]?.toLowerCase();
  return { faults: [{ problem: 'bad-mode', written: value, at, ...(meant ? { meant } : {}) }] };
}

function readMaxAge(
  field: Field | undefined,
  head: Span,
): { readonly value?: StsPolicy['maxAge']; readonly faults: readonly PolicyFault[] } {
  if (!field) return { faults: [missing('no-max-age', head)] };
  const { value: written, at } = field;
  if (!/^[0-9]{1,10}$/.test(written)) return { faults: [{ problem: 'bad-max-age', written, at }] };
  const value = { value: Number(written), at };
  if (value.value <= LONGEST_AGE) return { value, faults: [] };
  const meant = String(LONGEST_AGE);
  return { value, faults: [{ problem: 'long-max-age', written, at, meant }] };
}

function readMx(
  lines: readonly PolicyLine[],
  mode: StsPolicy['mode'],
  head: Span,
): { readonly patterns: StsPolicy['mx']; readonly faults: readonly PolicyFault[] } {
  const patterns: { pattern: string; line: PolicyLine }[] = [];
  const faults: PolicyFault[] = [];
  for (const line of lines) {
    if (line.field?.key !== 'mx') continue;
    const { value, at } = line.field;
    if (isPattern(value)) {
      patterns.push({ pattern: value.toLowerCase(), line });
      continue;
    }
    const bare = value.replace(/\.$/, '');
    const meant = isPattern(bare) ? { meant: bare } : {};
    faults.push({ problem: 'bad-mx', written: value, at, ...meant });
  }
  if (patterns.length + faults.length === 0 && mode?.value !== 'none') {
    faults.push(missing('no-mx', head));
  }
  return { patterns, faults };
}

/** The bytes of the policy. */
export function printStsPolicy({ source, lines }: StsPolicy): ByteString {
  return lines.map(({ span }) => source.slice(span)).join('');
}

/**
 * Whether a host matches a pattern of the policy: the same name, or `*.` for exactly one label.
 * Source: RFC 8461 section 4.1.
 */
export function matchesPattern(pattern: string, host: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (!pattern.startsWith('*.')) return pattern === name;
  const dot = name.indexOf('.');
  return dot > 0 && name.slice(dot) === pattern.slice(1);
}

function splitLines(text: ByteString): PolicyLine[] {
  const lines: PolicyLine[] = [];
  for (let start = 0; start < text.length; ) {
    const lineFeed = text.indexOf('\n', start);
    const end = lineFeed === -1 ? text.length : lineFeed + 1;
    const written = text.slice(start, end).replace(/\r?\n$/, '');
    const match = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):[ \t]*(.*?)[ \t]*$/.exec(written);
    const [, key, value] = match ?? [];
    const at = written.trimEnd().length - (value?.length ?? 0);
    const place = { start: start + at, end: start + at + (value?.length ?? 0) };
    lines.push({
      span: { start, end },
      text: { start, end: start + written.length },
      ...(key !== undefined && value !== undefined ? { field: { key, value, at: place } } : {}),
    });
    start = end;
  }
  return lines;
}

/** Blanks before the key or before the colon are all that is wrong with many lines. */
function lineFault(source: SourceText, { field, text: at }: PolicyLine): PolicyFault[] {
  const written = source.slice(at);
  if (field || written.trim() === '') return [];
  const match = /^[ \t]*(version|mode|max_age|mx)[ \t]*[:=][ \t]*(\S+)[ \t]*$/i.exec(written);
  const [, key, value] = match ?? [];
  const meant = key && value ? { meant: `${key.toLowerCase()}: ${value}` } : {};
  return [{ problem: 'bad-line', written, at, ...meant }];
}

function isPattern(value: string): boolean {
  return /^(?:\*\.)?[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/i.test(
    value,
  );
}
