import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { PROFILES, type Profile } from '../../src/lint/profile.ts';
import { NEWEST_STABLE, Release } from '../../src/postfix/facts/release.ts';
import { fromBytes } from '../../src/text/bytes.ts';
import { lintServer } from '../../src/workspace/lint-site.ts';
import { corpusFolders, NEEDS_TESTDATA, TESTDATA } from '../testdata.ts';

/** How many findings a rule has in all folders together; 0 where it has none. */
type Counts = Record<string, Record<Profile, number>>;

/** Beside the configuration nothing is in reach, as in a checkout. */
const FACTS = { configDirectory: '/etc/postfix', fragment: false };

function findingsIn(folder: string): { readonly profile: Profile; readonly rule: string }[] {
  const release = Release.parse(NEWEST_STABLE);
  if (!release) throw new Error(`no release: ${NEWEST_STABLE}`);
  const present = ['main.cf', 'master.cf'].filter((name) => existsSync(join(folder, name)));
  const texts = new Map(
    present.map((name) => [name, fromBytes(readFileSync(join(folder, name)))] as const),
  );
  const files = {
    main: present.find((name) => name === 'main.cf'),
    master: present.find((name) => name === 'master.cf'),
  };
  return PROFILES.flatMap((profile) => {
    const policy = { profile, levels: new Map() };
    const { findings } = lintServer(files, texts, { ...FACTS, release }, RULES, policy);
    return findings.map(({ rule }) => ({ profile, rule }));
  });
}

describe.skipIf(!TESTDATA)(`public configurations ${NEEDS_TESTDATA}`, () => {
  const perFolder = corpusFolders().map((folder) => ({ folder, found: findingsIn(folder) }));

  test('give each rule as many findings as before; npm run corpus-counts writes them anew', async () => {
    const counts: Counts = {};
    const order = perFolder.flatMap(({ found }) => found).map(({ rule }) => rule);
    for (const rule of [...new Set(order)].sort()) {
      counts[rule] = { interop: 0, standard: 0, strict: 0 };
    }
    for (const { found } of perFolder) {
      for (const { rule, profile } of found) {
        const ofRule = counts[rule];
        if (ofRule) ofRule[profile] += 1;
      }
    }
    const file = join(import.meta.dirname, 'corpus-counts.json');
    await expect(`${rowsOf(counts)}\n`).toMatchFileSnapshot(file);
  });

  // A report that nobody reads to its end helps nobody.
  test.each([
    ['interop', 5],
    ['standard', 6],
    ['strict', 10],
  ] as const)('in %s half of them have at most %i findings', (profile, most) => {
    const sizes = perFolder
      .map(({ found }) => found.filter((each) => each.profile === profile).length)
      .sort((a, b) => a - b);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(most);
  });

  test('have no rule that repeats itself for a cause that is one', () => {
    const once = ['tls-anonymous-ciphers-offered', 'vrfy-enabled', 'sender-login-mismatch-missing'];
    for (const { folder, found } of perFolder) {
      const strict = found.filter(({ profile }) => profile === 'strict').map(({ rule }) => rule);
      for (const rule of once) {
        const times = strict.filter((each) => each === `postfix/${rule}`).length;
        expect(times, `${rule} in ${basename(folder)}`).toBeLessThanOrEqual(1);
      }
    }
  });
});

/** One line a rule, so that a diff shows the rules that changed. */
function rowsOf(counts: Counts): string {
  const rows = Object.entries(counts).map(
    ([rule, { interop, standard, strict }]) =>
      `  ${JSON.stringify(rule)}: { "interop": ${interop}, "standard": ${standard}, "strict": ${strict} }`,
  );
  return `{\n${rows.join(',\n')}\n}`;
}
