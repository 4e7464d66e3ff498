import type { IceWarpOperation, IceWarpTarget, IceWarpWord } from '../icewarp/lint/vocabulary.ts';
import type { Rule } from '../lint/rule.ts';
import type { SuppressionRule, SuppressionTarget } from '../lint/suppression.ts';
import type { PostfixOperation, PostfixTarget, PostfixWord } from '../postfix/lint/vocabulary.ts';
import type { EvidenceOperation, EvidenceTarget, EvidenceWord } from './evidence/vocabulary.ts';

/** A rule that is asked of a Postfix server. */
export type PostfixRule = Rule<PostfixTarget, PostfixWord, PostfixOperation>;

/** A rule that is asked of the dump of an IceWarp server. */
export type IceWarpRule = Rule<IceWarpTarget, IceWarpWord, IceWarpOperation>;

/** A rule that is asked of certificates, DNS and the like. */
export type EvidenceRule = Rule<EvidenceTarget, EvidenceWord, EvidenceOperation>;

/** A rule about suppression comments, which are in files of every kind. */
export type CommentRule = SuppressionRule<PostfixWord, PostfixOperation>;

export type LintRule = PostfixRule | IceWarpRule | EvidenceRule | CommentRule;

/** The rules of a run by what they are asked of. */
export interface RuleSets {
  readonly postfix: readonly PostfixRule[];
  readonly icewarp: readonly IceWarpRule[];
  readonly evidence: readonly EvidenceRule[];
  readonly comments: readonly CommentRule[];
  /** The rule behind every name that one goes by. */
  readonly known: ReadonlyMap<string, string>;
}

const sorted = new WeakMap<readonly LintRule[], RuleSets>();

/** Sorts rules by what they are asked of; once for each list. */
export function ruleSets(rules: readonly LintRule[]): RuleSets {
  const done = sorted.get(rules);
  if (done) return done;
  const postfix: PostfixRule[] = [];
  const icewarp: IceWarpRule[] = [];
  const evidence: EvidenceRule[] = [];
  const comments: CommentRule[] = [];
  for (const rule of rules) {
    if (isAboutComments(rule)) comments.push(rule);
    else if (isAboutIceWarp(rule)) icewarp.push(rule);
    else if (isAboutEvidence(rule)) evidence.push(rule);
    else postfix.push(rule);
  }
  const known = new Map(
    rules.flatMap(({ id, aliases = [] }) => [id, ...aliases].map((name) => [name, id] as const)),
  );
  const sets = { postfix, icewarp, evidence, comments, known };
  sorted.set(rules, sets);
  return sets;
}

function isAboutComments(rule: LintRule): rule is CommentRule {
  const target: object | SuppressionTarget = rule.appliesTo;
  return 'suppression' in target;
}

function isAboutIceWarp(rule: PostfixRule | IceWarpRule | EvidenceRule): rule is IceWarpRule {
  return 'variable' in rule.appliesTo || 'dumpFact' in rule.appliesTo;
}

function isAboutEvidence(rule: PostfixRule | EvidenceRule): rule is EvidenceRule {
  return 'evidence' in rule.appliesTo;
}
