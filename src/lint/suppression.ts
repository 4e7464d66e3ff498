import { type ByteString, decodeUtf8 } from '../text/bytes.ts';
import { nearest } from '../text/edit-distance.ts';
import type { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import type { Finding, Fix } from './finding.ts';
import type { Rule } from './rule.ts';
import type { Level } from './severity.ts';
import type { Comment } from './subject.ts';
import { fillTemplate } from './template.ts';

/** What the engine itself finds in suppression comments. */
export interface SuppressionTarget {
  readonly suppression: 'unused' | 'malformed';
}

/** A rule about suppression comments; the engine finds, the rule words and judges. */
export type SuppressionRule<Word, Operation> = Rule<SuppressionTarget, Word, Operation>;

export interface SuppressionContext<Word, Operation> {
  /** Whether a rule was asked of the file of a comment. */
  isAsked(rule: string, comment: Comment): boolean;
  /** The rule behind every name that one goes by. */
  readonly known: ReadonlyMap<string, string>;
  readonly rules: readonly SuppressionRule<Word, Operation>[];
  /** How serious one of these rules is in a file. */
  levelOf(rule: SuppressionRule<Word, Operation>, path: string): Level;
}

/** A finding that a comment of the configuration takes back, and why its author does. */
export interface Suppressed {
  readonly finding: Finding;
  /** What stands behind ` -- ` in the comment. */
  readonly justification: string;
}

/** What is left to say, and what a comment has taken back. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly suppressed: readonly Suppressed[];
}

interface Directive {
  readonly comment: Comment;
  readonly reason: string;
  /** The rules, by the names that the comment gives them. */
  readonly rules: ReadonlyMap<string, string>;
}

type Sources = ReadonlyMap<string, SourceText>;

/** Slips of the pen in the name of a rule. */
const FARTHEST = 4;
/** Carriage returns before a line feed belong to the line end; more are another matter. */
const LONGEST_LINE_END = 8;
/** The names of the rules in the bytes of a directive. */
const NAMES = /(?<=mtalint-disable-next-line\s+)\S.*?(?=\s+--\s)/;
const DIRECTIVE = /^\s*mtalint-/;
const DISABLE = /^\s*mtalint-disable-next-line\s+(.*?)\s+--\s+(\S.*)$/;

/**
 * Sets findings apart that a comment `mtalint-disable-next-line RULE -- reason` covers, and adds
 * findings about comments that cover nothing or cannot be read.
 */
export function applySuppressions<Word, Operation>(
  findings: readonly Finding[],
  comments: Iterable<Comment>,
  sources: Sources,
  context: SuppressionContext<Word, Operation>,
): Judged {
  const directives: Directive[] = [];
  const extra: Finding[] = [];
  for (const comment of comments) {
    if (!DIRECTIVE.test(comment.text)) continue;
    const parsed = parseDirective(comment, context.known);
    if ('problem' in parsed) {
      extra.push(...report('malformed', comment, { problem: parsed.problem }, sources, context));
    } else directives.push(parsed);
  }
  const used = new Set<string>();
  const left: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const hits = directives.filter(
      ({ comment, rules }) =>
        [...rules.values()].includes(finding.rule) && covers(comment, finding, sources),
    );
    for (const { comment } of hits) used.add(key(comment, finding.rule));
    if (hits[0]) suppressed.push({ finding, justification: hits[0].reason });
    else left.push(finding);
  }
  for (const { comment, rules } of directives) {
    const idle = [...rules].flatMap(([name, rule]) =>
      context.isAsked(rule, comment) && !used.has(key(comment, rule)) ? [name] : [],
    );
    if (idle.length === 0) continue;
    const kept = [...rules.keys()].filter((name) => !idle.includes(name));
    extra.push(...report('unused', comment, { rules: idle.join(', ') }, sources, context, kept));
  }
  return { findings: [...left, ...extra], suppressed };
}

function parseDirective(
  comment: Comment,
  known: ReadonlyMap<string, string>,
): Directive | { problem: string } {
  const match = DISABLE.exec(comment.text);
  if (!match?.[1] || !match[2]) {
    return /--\s*\S/.test(comment.text)
      ? { problem: 'the directive is not "mtalint-disable-next-line RULE -- reason"' }
      : { problem: 'the reason after " -- " is missing' };
  }
  const rules = new Map<string, string>();
  for (const name of match[1].split(/[\s,]+/).filter(Boolean)) {
    const rule = known.get(name);
    if (rule === undefined) {
      const meant = nearestRule(name, known);
      const hint = meant === undefined ? '' : `; did you mean ${meant}?`;
      return { problem: `there is no rule ${name}${hint}` };
    }
    rules.set(name, rule);
  }
  return { comment, reason: decodeUtf8(match[2].trimEnd()), rules };
}

/** A name without its folder may stand for the rule, and a slip of the pen may be in either. */
function nearestRule(name: string, known: ReadonlyMap<string, string>): string | undefined {
  const names = [...known.keys()];
  const withoutFolder = (full: string): string => full.replace(/^.*\//, '');
  const meant = nearest(name, [...names, ...names.map(withoutFolder)], FARTHEST);
  return names.find((full) => full === meant || withoutFolder(full) === meant);
}

/** What a file lacks as a whole is found at its begin, and a comment at its head speaks of that. */
function covers(comment: Comment, finding: Finding, sources: Sources): boolean {
  if (finding.path !== comment.path) return false;
  const { start, end } = comment.covers;
  const { range } = finding;
  if (range.start.offset >= start && range.start.offset < end) return true;
  return range.end.offset === 0 && isAtHead(comment, sources);
}

/** Whether there are but blank lines and comments above. */
function isAtHead({ path, span }: Comment, sources: Sources): boolean {
  const above = sources.get(path)?.text.slice(0, span.start) ?? '';
  return above.split('\n').every((line) => /^\s*(?:[#;]|$)/.test(line));
}

function key(comment: Comment, rule: string): string {
  return `${comment.path}:${comment.span.start}:${rule}`;
}

function report<Word, Operation>(
  kind: SuppressionTarget['suppression'],
  comment: Comment,
  data: Readonly<Record<string, string>>,
  sources: Sources,
  { rules, levelOf }: SuppressionContext<Word, Operation>,
  kept?: readonly string[],
): Finding[] {
  const source = sources.get(comment.path);
  const rule = rules.find(({ appliesTo }) => appliesTo.suppression === kind);
  const severity = rule && levelOf(rule, comment.path);
  if (!source || !rule || !severity || severity === 'off') return [];
  const line = { start: comment.span.start, end: comment.span.end };
  const ink = source.slice(line).replace(/[\r\n]+$/, '').length;
  const fill = (name: string): string => data[name] ?? '';
  const byHand = rule.byHand === undefined ? undefined : fillTemplate(rule.byHand, fill);
  const fix = kept && fixOf(comment, source, kept, rule.fixes?.[0]?.description, byHand);
  return [
    {
      rule: rule.id,
      severity,
      message: fillTemplate(rule.message, fill),
      path: comment.path,
      range: source.rangeOf({ start: line.start, end: line.start + ink }),
      subject: 'suppression',
      settings: [],
      related: [],
      told: data,
      ...(fix ? { fix } : byHand === undefined ? {} : { help: byHand }),
    },
  ];
}

/** Takes the comment out, or of its rules those that are idle; both change nothing for the server. */
function fixOf(
  { path, span }: Comment,
  source: SourceText,
  kept: readonly string[],
  whole: string | undefined,
  part: string | undefined,
): Fix | undefined {
  if (kept.length === 0) {
    const edit = { path, ...wholeLine(span, source.text), text: '' };
    return whole === undefined ? undefined : { safety: 'safe', description: whole, edits: [edit] };
  }
  const names = NAMES.exec(source.slice(span));
  if (part === undefined || !names) return undefined;
  const start = span.start + names.index;
  const edit = { path, start, end: start + names[0].length, text: kept.join(', ') };
  return { safety: 'safe', description: part, edits: [edit] };
}

/** With the line end, where a comment that fills a line does not reach so far. */
function wholeLine({ start, end }: Span, text: ByteString): Span {
  const isBegin = start === 0 || text[start - 1] === '\n';
  const lineEnd = /^\r*\n/.exec(text.slice(end, end + LONGEST_LINE_END));
  return { start, end: isBegin && lineEnd ? end + lineEnd[0].length : end };
}
