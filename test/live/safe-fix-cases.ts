import { RULES } from '../../rules/index.ts';
import type { AnyRule } from '../../rules/rule.ts';
import { fixToFixpoint, type Texts } from '../../src/lint/fixpoint.ts';
import { DEFAULT_PROFILE, PROFILES } from '../../src/lint/profile.ts';
import type { BadExample } from '../../src/lint/rule.ts';
import { NEWEST_STABLE } from '../../src/postfix/facts/release.ts';
import { configOf, lintExample } from '../rules/lint-example.ts';

/** An example of a rule, and what the rule's safe fixes make of it. */
export interface SafeFix {
  /** Such as `postfix/vrfy-enabled #1 (strict)`. */
  readonly name: string;
  readonly rule: string;
  readonly example: BadExample;
  readonly before: Texts;
  readonly after: Texts;
}

export interface SafeFixes {
  readonly cases: readonly SafeFix[];
  /** Names of examples whose release the installed Postfix cannot stand for. */
  readonly otherRelease: readonly string[];
}

/**
 * Every safe fix of an example about Postfix, in each profile in which there is one; those that
 * come out alike once. An installed Postfix stands for the release of an example if that example,
 * linted for the installed release, is fixed in the same way.
 */
export function safeFixesFor(installed: string): SafeFixes {
  const all = RULES.filter(hasSafeFix).flatMap((rule) =>
    rule.examples.bad.flatMap((bad, at) =>
      isAboutPostfix(bad) ? safeFixesOf(rule, bad, at + 1, installed) : [],
    ),
  );
  return {
    cases: all.filter(({ isForInstalled }) => isForInstalled),
    otherRelease: all.filter(({ isForInstalled }) => !isForInstalled).map(({ name }) => name),
  };
}

function safeFixesOf(
  rule: AnyRule,
  bad: BadExample,
  position: number,
  installed: string,
): (SafeFix & { readonly isForInstalled: boolean })[] {
  const own = bad.profile ?? DEFAULT_PROFILE;
  const seen = new Set<string>();
  return [own, ...PROFILES.filter((each) => each !== own)].flatMap((profile) => {
    const example: BadExample = { ...bad, profile };
    const after = safelyFixed(example, rule.id);
    const print = printOf(after);
    if (!after || seen.has(print)) return [];
    seen.add(print);
    const name = `${rule.id} #${position} (${profile}, for ${bad.version ?? NEWEST_STABLE})`;
    const there = safelyFixed({ ...example, version: installed }, rule.id);
    const isForInstalled = printOf(there) === print;
    return [{ name, rule: rule.id, example, before: configOf(example), after, isForInstalled }];
  });
}

function printOf(texts: Texts | undefined): string {
  return JSON.stringify([...(texts ?? [])]);
}

function hasSafeFix(rule: AnyRule): boolean {
  // What is done about a comment is no operation.
  if (rule.id.startsWith('mtalint/')) return true;
  const fixes: readonly { readonly safety: unknown }[] = 'fixes' in rule ? (rule.fixes ?? []) : [];
  return fixes.some(({ safety }) => JSON.stringify(safety).includes('"safe"'));
}

function isAboutPostfix({ files }: BadExample): boolean {
  return 'main.cf' in files || 'master.cf' in files;
}

/** The texts after the safe fixes of one rule; undefined where it has none. */
function safelyFixed(example: BadExample, rule: string): Texts | undefined {
  const { texts, fixed } = fixToFixpoint(
    configOf(example),
    (now) => lintExample(example, now),
    (fix, finding) => finding.rule === rule && fix.safety === 'safe',
  );
  return fixed > 0 ? texts : undefined;
}
