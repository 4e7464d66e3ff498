import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RunFailure } from '../../../src/host/run-failure.ts';
import { SETTING_KEYS } from '../../../src/host/settings/keys.ts';
import { partsFor, readSettingsFile } from '../../../src/host/settings/settings-file.ts';

const PATH = '/repo/.mtalint.ini';
const read = (text: string) => readSettingsFile(PATH, text);

test('every key is read, in both places', () => {
  const lines = SETTING_KEYS.map(({ name, example }) => `${name} = ${example}\n`).join('');
  const some = lines.replace(/^baseline.*\n/m, '');
  const { common, overrides } = read(`[mtalint]\n${lines}[override.a]\nfiles = a\n${some}`);
  const values = {
    profile: 'standard',
    postfixVersion: '3.7',
    iceWarpVersion: '14.3',
    hostname: 'mx1.example.com',
    fragment: false,
    root: '/repo/rootfs',
    failOn: 'warning',
  };
  expect(common.values).toEqual({ ...values, baseline: '/repo/baseline.json' });
  expect(overrides[0]?.values).toEqual(values);
  expect(common.places.get('postfixVersion')).toEqual({ path: PATH, line: 3, section: 'mtalint' });
});

test('rules and house rules have their place too', () => {
  const { common, houseRules, overrides } = read(
    '[rules]\nb/c = off\n[mtalint]\nhouse-rules[] = x.json\nhouse-rules[] = /y.json\n' +
      '[override.a]\nfiles[] = a\nfiles[] = b\nrules.b/c = error\n',
  );
  expect(common.levels).toEqual([
    { rule: 'b/c', level: 'off', place: { path: PATH, line: 2, section: 'rules' } },
  ]);
  expect(houseRules).toEqual([
    { path: '/repo/x.json', place: { path: PATH, line: 4, section: 'mtalint' } },
    { path: '/y.json', place: { path: PATH, line: 5, section: 'mtalint' } },
  ]);
  expect(overrides[0]?.levels).toMatchObject([{ rule: 'b/c', level: 'error', place: { line: 9 } }]);
});

describe('what no one knows is refused with its line', () => {
  test.each([
    ['profile = strict\n', ':1: profile stands in no section; begin with [mtalint]'],
    ['\n[mtalnt]\n', ':2: unknown section mtalnt; did you mean mtalint?'],
    ['[overide.a]\n', ':1: unknown section overide.a; did you mean override.a?'],
    ['[mtalint.a]\n', ':1: unknown section mtalint.a; did you mean mtalint?'],
    ['[override]\n', ':1: an override has a name: [override.NAME]'],
    ['[override.a.b]\n', ':1: [override.a.b]: the name of an override has no dots'],
    ['[mx/*.cf]\n', ':1: unknown section mx/*.cf; globs stand in files[] of [override.NAME]'],
    ['[__proto__]\nx = 1\n', ':1: unknown section __proto__'],
    ['[constructor]\n', ':1: unknown section constructor'],
    ['[mtalint]\n\n[rules]\n[mtalint]\n', ':4: [mtalint] is there already, in line 1'],
    ['[mtalint]\nprofil = strict\n', ':2: unknown key profil; did you mean profile?'],
    ['[mtalint]\nProfile = strict\n', ':2: unknown key Profile; did you mean profile?'],
    ['[mtalint]\nconstructor = 1\n', ':2: unknown key constructor'],
    [
      '[mtalint]\nprofile = strict\n  "profile" = interop\n',
      ':3: profile is set already, in line 2',
    ],
    ['[mtalint]\nprofile[] = strict\n', ':2: profile has one value: write profile = strict'],
    ['[mtalint]\nprofile = strickt\n', ':2: profile = strickt: did you mean strict?'],
    ['[mtalint]\nprofile = x\n', ':2: profile = x: say interop, standard or strict'],
    ['[mtalint]\nprofile\n', ':2: profile has no value: write profile = …'],
    [
      '[mtalint]\npostfix-version = 4.0\n',
      ':2: postfix-version = 4.0: known releases are 2.6 to 3.12, with or without a patch level',
    ],
    ['[mtalint]\nicewarp-version = x\n', ':2: icewarp-version = x: say a version, such as'],
    ['[mtalint]\nhostname = a b\n', ':2: hostname = a b: this is no host name'],
    ['[mtalint]\nfragment = 1\n', ':2: fragment = 1: say yes, no, true or false'],
    ['[mtalint]\nfail-on = off\n', ':2: fail-on = off: say info, warning, error or never'],
    [
      '[mtalint]\nunsafe-fixes = yes\n',
      ':2: unsafe-fixes is for the command line alone: a file in a repository does not decide',
    ],
    ['[mtalint]\nrule = a\n', ':2: rule is for the command line alone: in a file, rules stand'],
    ['[mtalint]\nfiles = a\n', ':2: files stands in [override.NAME]'],
    ['[mtalint]\na/b = off\n', ':2: a/b: rules stand in [rules]'],
    [
      '[mtalint]\nhouse-rules = a\nhouse-rules = b\n',
      ':3: several files are written house-rules[]',
    ],
    ['[mtalint]\nhouse-rules[] = a\nhouse-rules = b\n', ':3: several files are written house-rule'],
    ['[rules]\na/b = bad\n', ':2: a/b = bad: say error, warning, info or off'],
    ['[rules]\na/b = eror\n', ':2: a/b = eror: did you mean error?'],
    ['[rules]\na/b = off\n\na/b = info\n', ':4: a/b is set already, in line 2'],
    ['[rules]\na/b[] = off\n', ':2: a/b has one value: write a/b = off'],
    ['\n[override.a]\nprofile = strict\n', ':2: [override.a] says nowhere files[] = GLOB'],
    ['[override.a]\nfiles[] = a, b\n', ':2: files = a, b: a line for each glob'],
    ['[override.a]\nfiles = **.cf\n', ':2: files = **.cf: ** stands for whole folders'],
    ['[override.a]\nfiles = a\nbaseline = x\n', ':3: baseline stands in [mtalint]'],
    ['[mtalint]\nbaseline = a/../../x\n', ':2: baseline = a/../../x: the file lies in the folder'],
    ['[mtalint]\nbaseline = /x\n', ':2: baseline = /x: the file lies in the folder'],
    ['[override.a]\nfiles = a\nhouse-rules = x\n', ':3: house-rules stands in [mtalint]'],
    ['[override.a]\nfiles = a\na/b = off\n', ':3: unknown key a/b; did you mean rules.a/b?'],
    ['[override.a]\nfile = a\n', ':2: unknown key file; did you mean files?'],
    ['[override.a]\nfiles = a\nprofile = x\n', ':3: profile = x: say'],
    ['[mtalint]\nprofile = \x1b[2J\n', ':2: profile = ␛[2J: say'],
    ['[mtalint]\nx = 1\n[nope]\n', ':2: unknown key x'],
  ])('%j', (text, message) => {
    expect(() => read(text)).toThrow(RunFailure);
    expect(() => read(text)).toThrow(`${PATH}${message}`);
  });

  test('whatever stands in the file', () => {
    const word = fc.constantFrom(
      ...['[', ']', '=', ';', '#', '"', '\n', ' ', '[]', '.', 'mtalint', 'rules', 'override', 'a'],
      ...['profile', 'strict', 'files', 'a/b', 'off', '__proto__', '\\', 'true'],
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 20 }), (words) => {
        try {
          read(words.join(''));
        } catch (error) {
          expect(String(error)).toMatch(/^RunFailure: \/repo\/\.mtalint\.ini:\d+: .+$/);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('an override counts', () => {
  const file = read(
    '[mtalint]\nprofile = interop\nfail-on = error\n' +
      '[override.10]\nfiles[] = mx/**\nfiles[] = /srv/*/main.cf\nprofile = standard\n' +
      '[override.2]\nfiles = **/master.cf\nprofile = strict\n',
  );
  const profileOf = (...paths: string[]) =>
    Object.assign({}, ...partsFor(file, paths).map(({ values }) => values));

  test.each([
    [['/repo/main.cf'], 'interop'],
    [['/repo/mx/a/main.cf'], 'standard'],
    [['/srv/a/main.cf'], 'standard'],
    [['/elsewhere/mx/main.cf'], 'interop'],
    // The later one wins, and the files of a server are one.
    [['/repo/mx/main.cf', '/repo/mx/master.cf'], 'strict'],
  ])('for %j: %s', (paths, profile) => {
    expect(profileOf(...paths)).toEqual({ profile, failOn: 'error' });
  });
});
