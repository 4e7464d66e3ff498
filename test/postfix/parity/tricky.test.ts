import { describe, expect, test } from 'vitest';
import { NEEDS_TESTDATA, TESTDATA } from '../../testdata.ts';
import {
  ourAnswer,
  TRICKY_RELEASES,
  type TrickyCase,
  trickyAnswer,
  trickyCases,
  trickyFacts,
  withAbsolutePaths,
} from './tricky-cases.ts';
import { strictFindings, unsaid } from './warnings.ts';

/** Calls of postconf that ask nothing of the model. */
const NOT_ASKED: readonly { readonly call: RegExp; readonly why: string }[] = [
  { call: /^-[MP]?[eX#]|=/, why: 'changes the files' },
  { call: /^-F/, why: 'the fields that -M prints, in another layout' },
  { call: /^-nf/, why: 'folds the lines of -n for people' },
  { call: /^-nh/, why: 'the values of -n without their names' },
  { call: /^-[MP] a\/b\/c/, why: 'a bad pattern is a fault of the call' },
  { call: /^-o /, why: 'a setting of the call alone, without =' },
  { call: /^nosuch /, why: 'unknown names are a fault of the call' },
];

/** Cases that we show otherwise than postconf, on purpose. */
const SHOWN_OTHERWISE: Readonly<Record<string, string>> = {
  214: 'postconf splits -osmtpd_helo_required=yes at its second o; the daemon does not, nor do we',
};

/** Cases with a complaint for which no finding stands, on purpose. */
const UNSAID: Readonly<Record<string, string>> = {
  '066':
    'the queue manager reads what is set for a transport of discard(8), of which postconf knows nothing',
  137: 'a folder may be judged elsewhere than where it will lie, so its name is not held against it',
  214: 'the parameter that is unused by postconf comes of its splitting an option in two',
};

/** Complaints about the call, not about the configuration. */
const OF_THE_CALL = /^postconf: warning: unmatched request: /;

/** Rules that say that postconf ends with a fatal error. */
const FATAL_RULES = [
  'macro-syntax',
  'macro-evaluation',
  'master-bad-columns',
  'main-missing-equals',
].map((rule) => `postfix/${rule}`);

const asked = trickyCases().filter(
  ({ options }) => !NOT_ASKED.some(({ call }) => call.test(options)),
);

describe.skipIf(!TESTDATA)(`tricky configurations ${NEEDS_TESTDATA}`, () => {
  test('are nearly all asked about', () => {
    expect(asked.length).toBeGreaterThan(120);
    const unused = NOT_ASKED.filter(
      ({ call }) => !trickyCases().some(({ options }) => call.test(options)),
    );
    expect(unused).toEqual([]);
  });

  test.each(TRICKY_RELEASES)('are shown as postconf %s prints them', (release) => {
    const differing = asked.flatMap((each) => {
      const { exit, stdout } = trickyAnswer(each, release);
      const ours = ourAnswer(each, release);
      if (exit === 0 ? equal(ours, stdout) : mayEnd(each, ours)) return [];
      return [{ id: each.id, ours: ours ?? 'refused', theirs: exit === 0 ? stdout : 'refused' }];
    });
    expectOnly(differing, SHOWN_OTHERWISE);
  });

  test.each(TRICKY_RELEASES)('have a finding for each complaint of postconf %s', (release) => {
    const differing = asked.map(withAbsolutePaths).flatMap((each) => {
      const { exit, stderr } = trickyAnswer(each, release);
      const findings = strictFindings(each.texts, trickyFacts(each, release));
      const lines = stderr
        .filter((line) => !OF_THE_CALL.test(line))
        .map((line) => line.replace(/\bDIR\//g, '<DIR>/'));
      const missing = unsaid(lines, findings, { hostIsKnown: true });
      const tooHard = findings
        .filter(({ rule }) => exit === 0 && FATAL_RULES.includes(rule))
        .map(({ message }) => message);
      return missing.length + tooHard.length > 0 ? [{ id: each.id, missing, tooHard }] : [];
    });
    expectOnly(differing, UNSAID);
  });
});

/** Exactly the excepted cases differ. */
function expectOnly(
  differing: readonly { readonly id: string }[],
  exceptions: Readonly<Record<string, string>>,
): void {
  expect(differing.filter(({ id }) => !(id in exceptions))).toEqual([]);
  const ids = new Set(differing.map(({ id }) => id));
  expect([...ids].sort()).toEqual(Object.keys(exceptions).sort());
}

function equal(ours: readonly string[] | undefined, theirs: readonly string[]): boolean {
  return JSON.stringify(ours) === JSON.stringify(theirs);
}

/** Where postconf ends, a value that was asked for by name has no expansion. */
function mayEnd({ options }: TrickyCase, ours: readonly string[] | undefined): boolean {
  return ours === undefined || !options.startsWith('-x');
}
