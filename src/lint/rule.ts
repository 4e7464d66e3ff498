import type { Condition } from './condition.ts';
import type { Safety } from './finding.ts';
import type { Profile } from './profile.ts';
import type { Level } from './severity.ts';

/** Evidence for a rule: the text of the outside world that was read before it was written. */
export type Reference =
  | { readonly rfc: number; readonly section?: string }
  | { readonly postconf: string }
  | { readonly man: string; readonly section: number }
  /** A variable in the vendor's list of IceWarp's API (apiconst.pas). */
  | { readonly icewarp: string }
  /** An article of IceWarp's support knowledge base. */
  | { readonly icewarpArticle: number }
  | { readonly url: string; readonly title: string };

/** One way to repair what a rule finds; the first whose `when` is true is offered. */
export interface RuleFix<Word, Operation> {
  /** Beyond the rule's own condition; a fix without it is always offered. */
  readonly when?: Condition<Word>;
  /** Range of releases for which this is the repair. */
  readonly versions?: string;
  readonly safety: Safety | Readonly<Record<Profile, Safety>>;
  readonly description: string;
  readonly operations: readonly Operation[];
}

/** A configuration that shows a rule; a bare text is the main file of the dialect. */
export interface Example {
  readonly files: Readonly<Record<string, string>>;
  /** The release that the example is about; the newest stable one if absent. */
  readonly version?: string;
  /** The release that the host runs today, where that is another one. */
  readonly upgradeFrom?: string;
  readonly profile?: Profile;
  readonly fragment?: true;
  /** The day on which it is linted, such as `2026-11-22`; no date is judged without it. */
  readonly today?: string;
  /** Permissions of files that the configuration names, such as `644`; they belong to root. */
  readonly modes?: Readonly<Record<string, string>>;
}

export interface BadExample extends Example {
  /** The files after the fix, those that it changes; absent when the repair is by hand. */
  readonly fixed?: Readonly<Record<string, string>>;
}

/**
 * A rule is data: JSON carries it there and back. `Word` and `Operation` are the vocabulary of the
 * mail server that it speaks of, `Target` names what it is asked of.
 */
export interface Rule<Target, Word, Operation> {
  readonly id: string;
  /** Names that the rule had in earlier releases. */
  readonly aliases?: readonly string[];
  readonly title: string;
  readonly appliesTo: Target;
  /** Range of releases, such as `>=3.6` or `>=2.10 <3.9`; every release if absent. */
  readonly versions?: string;
  readonly when: Condition<Word>;
  /** The settings that the finding is about, its place is the first one's; absent: the subject's own. */
  readonly settings?: readonly string[];
  readonly severity: Readonly<Record<Profile, Level>>;
  /** One line: what is set, what happens to mail because of it. */
  readonly message: string;
  /** The first one whose condition is true and whose operations are possible is offered. */
  readonly fixes?: readonly RuleFix<Word, Operation>[];
  /** What to do where no fix is offered. */
  readonly byHand?: string;
  readonly why: string;
  readonly references: readonly Reference[];
  /** Rules that stay silent about the same place where this one speaks. */
  readonly silences?: readonly string[];
  readonly examples: { readonly bad: readonly BadExample[]; readonly good: readonly Example[] };
}

/** The names between `{{` and `}}` of a template. */
export type Placeholders<Template extends string> =
  Template extends `${string}{{${infer Name}}}${infer Rest}` ? Name | Placeholders<Rest> : never;
