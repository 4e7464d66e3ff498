import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import { commitAll, git, PLAIN_GIT } from './project-copy.ts';
import { CAN_RUN_PRE_COMMIT, NEEDS_PRE_COMMIT } from './real-programs.ts';
import { copyToReleaseQuickly, RELEASED, release } from './released-project.ts';

/** Milliseconds for what takes seconds where nothing else runs. */
const SLOW = 180_000;

const GUIDE = fileURLToPath(new URL('../../docs/pre-commit.md', import.meta.url));
/** The configurations that the guide shows, whole or a hook of one. */
const SHOWN: readonly unknown[] = [
  ...readFileSync(GUIDE, 'utf8').matchAll(/^```yaml\n(.*?)^```/gms),
].map(([, text = '']) => parse(text));

interface Configuration {
  readonly repos: readonly { repo: string; rev?: string; hooks: readonly object[] }[];
}

/** The first that the guide shows, with another address and release. */
function fromGuide(repo: string, rev: string): Configuration {
  const { repos } = SHOWN[0] as Configuration;
  return { repos: repos.map((each) => ({ ...each, repo, rev })) };
}

/** Finds what is obsolete, and a line at which every program of Postfix ends. */
const REPAIRABLE =
  'compatibility_level = 3.6\nsmtpd_tls_security_level = may\nsmtpd_use_tls = yes\n';
const SOUND = 'compatibility_level = 3.6\nsmtpd_tls_security_level = may\n';
const BROKEN = `${SOUND}stray words\n`;
const MASTER = 'smtp inet n - y - - smtpd\n';
const SETTINGS =
  '[mtalint]\npostfix-version = 3.9\n\n[rules]\npostfix/tls-no-server-certificate = off\n' +
  'postfix/outbound-tls-disabled = off\npostfix/deprecated-use-tls = warning\n';

describe.skipIf(!CAN_RUN_PRE_COMMIT)(`pre-commit ${NEEDS_PRE_COMMIT}`, () => {
  let folder: string;
  let project: string;
  let configs: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-pre-commit-'));
    project = join(folder, 'mtalint');
    copyToReleaseQuickly(project);
    expect(release(project, RELEASED)).toMatchObject({ status: 0 });
  }, SLOW);

  afterAll(() => rmSync(folder, { recursive: true }), SLOW);

  beforeEach(() => {
    configs = mkdtempSync(join(folder, 'configs-'));
    mkdirSync(join(configs, 'mx1'));
    write('mx1/master.cf', MASTER);
    write('.mtalint.ini', SETTINGS);
  });

  const write = (path: string, text: string): void => writeFileSync(join(configs, path), text);
  const read = (path: string): string => readFileSync(join(configs, path), 'utf8');

  function configure(configuration: Configuration, main: string): void {
    write('.pre-commit-config.yaml', stringify(configuration));
    write('mx1/main.cf', main);
    commitAll(configs);
  }

  /** Runs all hooks on all files, with nothing of the user's and a cache of its own. */
  function runHooks(path = process.env['PATH']) {
    const home = join(folder, 'home');
    mkdirSync(home, { recursive: true });
    const { status, stdout, stderr } = spawnSync('pre-commit', ['run', '--all-files'], {
      cwd: configs,
      encoding: 'utf8',
      env: {
        ...PLAIN_GIT,
        PATH: path,
        HOME: home,
        PRE_COMMIT_HOME: join(home, 'pre-commit'),
        // What would be fetched fails.
        NPM_CONFIG_OFFLINE: 'true',
      },
    });
    return { status, output: stdout + stderr };
  }

  test(
    'runs the hook that repairs, as the guide shows it',
    () => {
      configure(fromGuide(project, `v${RELEASED}`), REPAIRABLE);
      const first = runHooks();
      expect(first.output).toMatch(/mtalint --fix\.+Failed\n/);
      expect(first.output).toContain('files were modified by this hook');
      expect(first.status).toBe(1);
      expect(read('mx1/main.cf')).toBe(SOUND);
      expect(git(configs, 'status', '--porcelain')).toBe(' M mx1/main.cf');
      const second = runHooks();
      expect([second.status, second.output]).toEqual([
        0,
        expect.stringMatching(/mtalint --fix\.+Passed\n/),
      ]);
    },
    SLOW,
  );

  test(
    'runs the hook that only looks, and shows what it found',
    () => {
      const hooks = [{ id: 'mtalint', language_version: 'system' }];
      configure({ repos: [{ repo: project, rev: `v${RELEASED}`, hooks }] }, BROKEN);
      const { status, output } = runHooks();
      expect(output).toMatch(/mtalint\.+Failed\n- hook id: mtalint\n- exit code: 1\n/);
      expect(output).toMatch(/^mx1\/main\.cf:3:1 +error +"stray words" is not of the form/m);
      expect([status, read('mx1/main.cf')]).toEqual([1, BROKEN]);
      expect(git(configs, 'status', '--porcelain')).toBe('');
      write('mx1/main.cf', SOUND);
      expect(runHooks()).toMatchObject({ status: 0 });
    },
    SLOW,
  );

  test(
    'runs the hook with the files and options that the guide shows',
    () => {
      const hooks = (SHOWN.slice(2) as object[][]).flat();
      expect(hooks.map((hook) => Object.keys(hook))).toEqual([
        ['id', 'files'],
        ['id', 'args'],
      ]);
      configure({ repos: [{ repo: project, rev: `v${RELEASED}`, hooks }] }, SOUND);
      const { status, output } = runHooks();
      expect([status, output]).toEqual([0, expect.stringMatching(/(?:^mtalint\.+Passed\n){2}/m)]);
    },
    SLOW,
  );

  describe('with the mtalint of the machine', () => {
    let path: string;

    beforeEach(() => {
      const programs = mkdtempSync(join(folder, 'bin-'));
      const bundle = join(programs, 'mtalint.mjs');
      writeFileSync(bundle, git(project, 'show', `v${RELEASED}:dist/mtalint.mjs`));
      writeFileSync(join(programs, 'mtalint'), `#!/bin/sh\nexec node ${bundle} "$@"\n`);
      chmodSync(join(programs, 'mtalint'), 0o755);
      path = `${programs}:${process.env['PATH']}`;
    });

    const system = () => ({
      repos: [{ repo: project, rev: `v${RELEASED}`, hooks: [{ id: 'mtalint-system' }] }],
    });
    const local = () => SHOWN[1] as Configuration;

    test.each([
      ['the hook mtalint-system', system],
      ['a hook of the repository itself, as the guide shows it', local],
    ])(
      'runs %s',
      (_, configuration) => {
        configure(configuration(), BROKEN);
        const { status, output } = runHooks(path);
        expect([status, output]).toEqual([1, expect.stringContaining('mx1/main.cf:3:1')]);
        write('mx1/main.cf', SOUND);
        expect(runHooks(path)).toMatchObject({ status: 0 });
      },
      SLOW,
    );
  });
});
