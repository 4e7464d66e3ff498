import type { SourceText } from '../text/source.ts';
import type { Finding } from './finding.ts';
import type { Rule } from './rule.ts';
import type { Severity } from './severity.ts';
import type { Comment } from './subject.ts';
import { fillTemplate } from './template.ts';

/** What the engine itself finds in suppression comments. */
export interface SuppressionTarget {
  readonly suppression: 'unused' | 'malformed';
}

/** A rule about suppression comments; the engine finds, the rule words and judges. */
export type SuppressionRule<Word, Operation> = Rule<SuppressionTarget, Word, Operation>;

export interface SuppressionContext<Word, Operation> {
  /** Rules that were asked in this run. */
  readonly active: ReadonlySet<string>;
  /** The rule behind every name that one goes by. */
  readonly known: ReadonlyMap<string, string>;
  readonly rules: readonly {
    readonly rule: SuppressionRule<Word, Operation>;
    readonly severity: Severity;
  }[];
}

interface Directive {
  readonly comment: Comment;
  /** The rules, by the names that the comment gives them. */
  readonly rules: ReadonlyMap<string, string>;
}

const DIRECTIVE = /^\s*mtalint-/;
const DISABLE = /^\s*mtalint-disable-next-line\s+(.*?)\s+--\s+(\S.*)$/;

/**
 * Drops findings that a comment `mtalint-disable-next-line RULE -- reason` covers, and adds findings
 * about comments that cover nothing or cannot be read.
 */
export function applySuppressions<Word, Operation>(
  findings: readonly Finding[],
  comments: Iterable<Comment>,
  sources: ReadonlyMap<string, SourceText>,
  context: SuppressionContext<Word, Operation>,
): Finding[] {
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
  const left = findings.filter((finding) => {
    const hits = directives.filter(
      ({ comment, rules }) =>
        [...rules.values()].includes(finding.rule) && covers(comment, finding),
    );
    for (const { comment } of hits) used.add(key(comment, finding.rule));
    return hits.length === 0;
  });
  for (const { comment, rules } of directives) {
    const idle = [...rules].flatMap(([name, rule]) =>
      context.active.has(rule) && !used.has(key(comment, rule)) ? [name] : [],
    );
    if (idle.length === 0) continue;
    const whole = idle.length === rules.size;
    extra.push(...report('unused', comment, { rules: idle.join(', ') }, sources, context, whole));
  }
  return [...left, ...extra];
}

function parseDirective(
  comment: Comment,
  known: ReadonlyMap<string, string>,
): Directive | { problem: string } {
  const match = DISABLE.exec(comment.text);
  if (!match?.[1]) {
    return /--\s*\S/.test(comment.text)
      ? { problem: 'the directive is not "mtalint-disable-next-line RULE -- reason"' }
      : { problem: 'the reason after " -- " is missing' };
  }
  const rules = new Map<string, string>();
  for (const name of match[1].split(/[\s,]+/).filter(Boolean)) {
    const rule = known.get(name);
    if (rule === undefined) return { problem: `there is no rule ${name}` };
    rules.set(name, rule);
  }
  return { comment, rules };
}

function covers(comment: Comment, finding: Finding): boolean {
  const { start, end } = comment.covers;
  const at = finding.range.start.offset;
  return finding.path === comment.path && at >= start && at < end;
}

function key(comment: Comment, rule: string): string {
  return `${comment.path}:${comment.span.start}:${rule}`;
}

function report<Word, Operation>(
  kind: SuppressionTarget['suppression'],
  comment: Comment,
  data: Readonly<Record<string, string>>,
  sources: ReadonlyMap<string, SourceText>,
  { rules }: SuppressionContext<Word, Operation>,
  removable = false,
): Finding[] {
  const source = sources.get(comment.path);
  const judged = rules.find(({ rule }) => rule.appliesTo.suppression === kind);
  if (!source || !judged) return [];
  const { rule, severity } = judged;
  const line = { start: comment.span.start, end: comment.span.end };
  const ink = source.slice(line).replace(/[\r\n]+$/, '').length;
  const fill = (name: string): string => data[name] ?? '';
  const description = rule.fixes?.[0]?.description;
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
      ...(removable && description
        ? {
            fix: {
              safety: 'safe',
              description,
              edits: [{ path: comment.path, ...line, text: '' }],
            },
          }
        : rule.byHand
          ? { help: fillTemplate(rule.byHand, fill) }
          : {}),
    },
  ];
}
