import type { SourceText } from '../text/source.ts';
import { evaluate } from './condition.ts';
import type { Finding, Fix, Safety } from './finding.ts';
import type { Profile } from './profile.ts';
import type { Rule, RuleFix } from './rule.ts';
import type { Level } from './severity.ts';
import type { Comment, Linted, Placement, Subject } from './subject.ts';
import { applySuppressions, type Judged, type SuppressionRule } from './suppression.ts';
import { fillTemplate } from './template.ts';

export interface LintPolicy {
  readonly profile: Profile;
  /** Severities that the user chose for single rules. */
  readonly levels: ReadonlyMap<string, Level>;
  /** What counts instead for findings in single files. */
  readonly byPath?: ReadonlyMap<string, LintPolicy>;
}

/** What counts for a finding in a file. */
export function policyAt(policy: LintPolicy, path: string): LintPolicy {
  return policy.byPath?.get(path) ?? policy;
}

/** What a policy must know of a rule. */
type Weighed = Pick<Rule<never, object, never>, 'id' | 'severity'>;

function levelOf({ id, severity }: Weighed, { levels, profile }: LintPolicy): Level {
  return levels.get(id) ?? severity[profile];
}

/** A finding on its way: which entry is at fault, and where in the rule order it came from. */
export interface Draft {
  readonly finding: Finding;
  readonly cause: string;
  readonly silences: readonly string[];
}

/** What the rules of one dialect have to say of one configuration. */
export interface Asked {
  readonly drafts: readonly Draft[];
  readonly comments: Iterable<Comment>;
  /** The level of a rule in a file; undefined for a rule of another dialect. */
  levelAt(rule: string, path: string): Level | undefined;
}

/** The rules of the engine itself, and the names that a comment may use. */
export interface SuppressionPolicy<Word, Operation> extends LintPolicy {
  readonly rules: readonly SuppressionRule<Word, Operation>[];
  /** The rule behind every name that one of any dialect goes by. */
  readonly known: ReadonlyMap<string, string>;
}

/**
 * Asks every rule of every subject that it applies to. What several subjects see at one place is
 * one finding.
 */
export function ask<Target, Word extends object, Operation>(
  linted: Linted<Target, Word, Operation>,
  rules: readonly Rule<Target, Word, Operation>[],
  sources: ReadonlyMap<string, SourceText>,
  policy: LintPolicy,
): Asked {
  const drafts = new Map<string, Draft>();
  const policies = [...new Set([policy, ...(policy.byPath?.values() ?? [])])];
  for (const rule of rules) {
    if (policies.every((each) => levelOf(rule, each) === 'off')) continue;
    if (rule.versions && !linted.satisfies(rule.versions)) continue;
    const asked = new AskedRule(rule, sources, policy, linted);
    for (const subject of linted.subjects(rule.appliesTo)) {
      const draft = asked.of(subject);
      if (!draft) continue;
      const { path, range } = draft.finding;
      const place = `${path}:${range.start.offset}-${range.end.offset}`;
      const key = `${rule.id}\0${draft.cause}\0${place}`;
      const first = drafts.get(key);
      drafts.set(key, first ? merge(first, draft) : draft);
    }
  }
  return {
    drafts: [...drafts.values()],
    comments: linted.comments,
    levelAt: (id, path) => {
      const rule = rules.find((each) => each.id === id);
      return rule && levelOf(rule, policyAt(policy, path));
    },
  };
}

/**
 * The findings of all configurations of a run, in the order of file and place, without what a rule
 * silences; those that a comment suppresses stand apart.
 */
export function conclude<Word, Operation>(
  asked: readonly Asked[],
  sources: ReadonlyMap<string, SourceText>,
  policy: SuppressionPolicy<Word, Operation>,
): Judged {
  const heard = dropSilenced(asked.flatMap(({ drafts }) => drafts)).map((draft) => draft.finding);
  const owners = new Map(
    asked.flatMap((each) => [...each.comments].map((comment) => [comment, each] as const)),
  );
  const { findings, suppressed } = applySuppressions(heard, owners.keys(), sources, {
    isAsked: (rule, comment) => {
      const own = owners.get(comment)?.levelAt(rule, comment.path);
      const levels = own ? [own] : asked.map((each) => each.levelAt(rule, comment.path));
      return levels.some((level) => level !== undefined && level !== 'off');
    },
    known: policy.known,
    rules: policy.rules,
    levelOf: (rule, path) => levelOf(rule, policyAt(policy, path)),
  });
  return {
    findings: findings.toSorted(byPlace),
    suppressed: suppressed.toSorted((a, b) => byPlace(a.finding, b.finding)),
  };
}

/** One rule under one policy. */
class AskedRule<Target, Word extends object, Operation> {
  readonly #rule: Rule<Target, Word, Operation>;
  readonly #sources: ReadonlyMap<string, SourceText>;
  readonly #policy: LintPolicy;
  readonly #linted: Linted<Target, Word, Operation>;

  constructor(
    rule: Rule<Target, Word, Operation>,
    sources: ReadonlyMap<string, SourceText>,
    policy: LintPolicy,
    linted: Linted<Target, Word, Operation>,
  ) {
    this.#rule = rule;
    this.#sources = sources;
    this.#policy = policy;
    this.#linted = linted;
  }

  of(subject: Subject<Word, Operation>): Draft | undefined {
    const rule = this.#rule;
    if (evaluate(rule.when, (word) => subject.test(word)) !== true) return undefined;
    const settings = rule.settings ? subject.resolve(rule.settings) : subject.settings;
    const placement = subject.place(settings);
    const policy = policyAt(this.#policy, placement.path);
    const severity = levelOf(rule, policy);
    if (severity === 'off') return undefined;
    const source = this.#source(placement.path);
    const fill = (name: string): string => subject.fill(name, settings);
    const fix = this.#fix(subject, settings, fill, policy.profile);
    const told: Record<string, string> = {};
    const finding: Finding = {
      rule: rule.id,
      severity: severity,
      message: fillTemplate(rule.message, (name) => {
        const text = fill(name);
        told[name] = text;
        return text;
      }),
      path: placement.path,
      range: source.rangeOf(placement.span),
      subject: subject.label,
      settings,
      related: this.#related(placement),
      told,
      ...(fix ? { fix } : rule.byHand ? { help: fillTemplate(rule.byHand, fill) } : {}),
      ...(placement.group !== undefined ? { group: placement.group } : {}),
      ...(placement.groupedAs !== undefined ? { groupedAs: placement.groupedAs } : {}),
    };
    return { finding, cause: placement.cause, silences: rule.silences ?? [] };
  }

  #related(placement: Placement): Finding['related'] {
    return placement.notes.map(({ path, span, message }) => ({
      path,
      range: this.#source(path).rangeOf(span),
      message,
    }));
  }

  #fix(
    subject: Subject<Word, Operation>,
    settings: readonly string[],
    fill: (name: string) => string,
    profile: Profile,
  ): Fix | undefined {
    for (const fix of this.#rule.fixes ?? []) {
      if (fix.versions && !this.#linted.satisfies(fix.versions)) continue;
      if (fix.when && evaluate(fix.when, (word) => subject.test(word)) !== true) continue;
      const edits = subject.edit(fix.operations, settings);
      if (!edits || edits.length === 0) continue;
      const description = fillTemplate(fix.description, fill);
      return { safety: safetyOf(fix, profile), description, edits };
    }
    return undefined;
  }

  #source(path: string): SourceText {
    const source = this.#sources.get(path);
    if (!source) throw new Error(`rule ${this.#rule.id} points into ${path}, which was not read`);
    return source;
  }
}

function safetyOf<Word, Operation>(fix: RuleFix<Word, Operation>, profile: Profile): Safety {
  return typeof fix.safety === 'string' ? fix.safety : fix.safety[profile];
}

/** The same entry is at fault for several subjects: the others become notes. */
function merge(first: Draft, other: Draft): Draft {
  const seen = new Set(first.finding.related.map(placeKey));
  const related = other.finding.related.filter((note) => !seen.has(placeKey(note)));
  const fix = first.finding.fix ?? other.finding.fix;
  const finding = {
    ...first.finding,
    related: [...first.finding.related, ...related],
    ...(fix ? { fix } : {}),
  };
  return { ...first, finding };
}

function placeKey(note: Finding['related'][number]): string {
  return `${note.path}:${note.range.start.offset}-${note.range.end.offset}`;
}

function dropSilenced(drafts: readonly Draft[]): Draft[] {
  const silenced = new Set(
    drafts.flatMap(({ silences, cause }) => silences.map((rule) => `${rule}\0${cause}`)),
  );
  return drafts.filter(({ finding, cause }) => !silenced.has(`${finding.rule}\0${cause}`));
}

function byPlace(a: Finding, b: Finding): number {
  return (
    compareText(a.path, b.path) ||
    a.range.start.offset - b.range.start.offset ||
    compareText(a.rule, b.rule)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
