import type { DumpFactData } from '../../icewarp/lint/facts.ts';
import type { IceWarpPlaceholder } from '../../icewarp/lint/variable-subject.ts';
import type {
  IceWarpOperation,
  IceWarpTarget,
  IceWarpWord,
} from '../../icewarp/lint/vocabulary.ts';
import type { Condition } from '../../lint/condition.ts';
import type { Profile } from '../../lint/profile.ts';
import type { BadExample, Example, Reference, RuleFix } from '../../lint/rule.ts';
import type { Level } from '../../lint/severity.ts';
import type { FactData } from '../../postfix/lint/facts.ts';
import type { PostfixPlaceholder } from '../../postfix/lint/scoped-subject.ts';
import type {
  PostfixOperation,
  PostfixTarget,
  PostfixWord,
} from '../../postfix/lint/vocabulary.ts';
import type { EvidenceFactData } from '../evidence/facts.ts';
import type { EvidenceOperation, EvidenceTarget, EvidenceWord } from '../evidence/vocabulary.ts';
import type { EvidenceRule, IceWarpRule, PostfixRule } from '../rule-sets.ts';

/** A file of house rules: rules of one's own, beside those that ship. */
export interface HouseRuleFile {
  /** Where the schema is, for editors. */
  readonly $schema?: string;
  readonly rules: readonly HouseRule[];
}

/** A rule of one's own: what a shipped rule says, with less duty to explain itself. */
export type HouseRule = PostfixHouseRule | IceWarpHouseRule | EvidenceHouseRule;

/** One that is asked of a Postfix server. */
export type PostfixHouseRule = HouseRuleAbout<PostfixTarget, PostfixWord, PostfixOperation>;

/** One that is asked of the dump of an IceWarp server. */
export type IceWarpHouseRule = HouseRuleAbout<IceWarpTarget, IceWarpWord, IceWarpOperation>;

/** One that is asked of certificates, DNS and the like. */
export type EvidenceHouseRule = HouseRuleAbout<EvidenceTarget, EvidenceWord, EvidenceOperation>;

interface HouseRuleAbout<Target, Word, Operation> {
  /**
   * Begins with `house/`, so that it can never be mistaken for a rule that ships.
   * @pattern ^house/[a-z0-9][a-z0-9-]*$
   */
  readonly id: `house/${string}`;
  readonly title: string;
  readonly appliesTo: Target;
  /** Range of Postfix releases, such as `>=3.6` or `>=2.10 <3.9`; every release if absent. */
  readonly versions?: string;
  readonly when: Condition<Word>;
  /** The settings that the finding is about, its place is the first one's; absent: the subject's own. */
  readonly settings?: readonly string[];
  /** One for all profiles, or one for each. */
  readonly severity: Level | Readonly<Record<Profile, Level>>;
  /** One line: what is set, what happens to mail because of it. */
  readonly message: string;
  /** The first one whose condition is true and whose operations are possible is offered. */
  readonly fixes?: readonly RuleFix<Word, Operation>[];
  /** What to do where no fix is offered. */
  readonly byHand?: string;
  /** Why the house wants it so. */
  readonly why?: string;
  readonly references?: readonly Reference[];
  /** Rules that stay silent about the same place where this one speaks. */
  readonly silences?: readonly string[];
  readonly examples?: { readonly bad?: readonly BadExample[]; readonly good?: readonly Example[] };
}

/**
 * What the texts of a rule may ask for between `{{` and `}}`, by what the rule applies to; the
 * schema generator reads it.
 * @public
 */
export interface PlaceholderCatalogue {
  readonly postfix: PostfixPlaceholder;
  readonly fact: FactData;
  readonly icewarp: IceWarpPlaceholder;
  readonly dumpFact: DumpFactData;
  readonly evidence: EvidenceFactData;
}

/** The rule that a house rule is, with what it leaves out. */
export function completed(rule: HouseRule): PostfixRule | IceWarpRule | EvidenceRule {
  const { severity, why, references = [], examples = {} } = rule;
  const rest = {
    severity:
      typeof severity === 'string'
        ? { interop: severity, standard: severity, strict: severity }
        : severity,
    why: why ?? rule.title,
    references,
    examples: { bad: examples.bad ?? [], good: examples.good ?? [] },
  };
  if (isAboutEvidence(rule)) return { ...rule, ...rest };
  return isAboutIceWarp(rule) ? { ...rule, ...rest } : { ...rule, ...rest };
}

function isAboutIceWarp(rule: PostfixHouseRule | IceWarpHouseRule): rule is IceWarpHouseRule {
  return 'variable' in rule.appliesTo || 'dumpFact' in rule.appliesTo;
}

function isAboutEvidence(rule: HouseRule): rule is EvidenceHouseRule {
  return 'evidence' in rule.appliesTo;
}
