import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { PROFILES, type Profile } from '../../src/lint/profile.ts';
import { Release } from '../../src/postfix/facts/release.ts';
import { lintServer } from '../../src/workspace/lint-site.ts';
import { corpusFolders, NEEDS_TESTDATA, readSource, TESTDATA } from '../testdata.ts';

function lint(text: string, profile: Profile, fragment = true) {
  const release = Release.parse('3.7');
  if (!release) throw new Error('no release');
  const files = { main: 'main.cf', master: undefined };
  const facts = { release, configDirectory: '.', fragment };
  const policy = { profile, levels: new Map() };
  return lintServer(files, new Map([['main.cf', text]]), facts, RULES, policy).findings;
}

describe('of an excerpt', () => {
  test('an empty text says nothing', () => {
    for (const profile of PROFILES) expect(lint('', profile)).toEqual([]);
  });

  describe.skipIf(!TESTDATA)(`real configurations ${NEEDS_TESTDATA}`, () => {
    test('are there', () => expect(corpusFolders().length).toBeGreaterThan(20));

    test.each(PROFILES)('say only what is written, in profile %s', (profile) => {
      for (const folder of corpusFolders()) {
        const { text } = readSource(`${folder}/main.cf`);
        for (const { range, rule } of lint(text, profile)) {
          expect(range.end.offset, `${basename(folder)}: ${rule}`).toBeGreaterThan(
            range.start.offset,
          );
        }
      }
    });

    test('say nothing that the whole configuration would not say', () => {
      for (const folder of corpusFolders()) {
        const { text } = readSource(`${folder}/main.cf`);
        const keys = (fragment: boolean) =>
          lint(text, 'standard', fragment).map(
            ({ rule, range }) => `${rule}:${range.start.offset}`,
          );
        const whole = new Set(keys(false));
        expect(
          keys(true).filter((key) => !whole.has(key)),
          basename(folder),
        ).toEqual([]);
      }
    });
  });
});
