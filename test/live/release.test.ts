import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commitAll, git } from './project-copy.ts';
import { CAN_RELEASE, NEEDS_GIT_AND_NPM } from './real-programs.ts';
import {
  copyToRelease,
  copyToReleaseQuickly,
  npmRunRelease,
  RELEASED,
  type ReleaseRun,
  release,
} from './released-project.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SAMPLE = join(ROOT, 'fixtures/seeds/gmail-tls12-only/input');
const CHAIN = join(
  ROOT,
  'fixtures/seeds/web-de-dane/root/etc/ssl/acme/mx1.kontor.example/chain.pem',
);
/** Milliseconds for what takes seconds where nothing else runs. */
const SLOW = 180_000;
const TAG = `v${RELEASED}`;

describe.skipIf(!CAN_RELEASE)(`npm run release ${NEEDS_GIT_AND_NPM}`, () => {
  let folder: string;
  let project: string;
  let before: string;
  let made: ReleaseRun;
  /** The release as a user checks it out. */
  let released: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-release-test-'));
    project = join(folder, 'project');
    copyToRelease(project);
    before = git(project, 'rev-parse', 'HEAD');
    made = npmRunRelease(project, RELEASED);
    released = join(folder, 'released');
    git(project, 'worktree', 'add', '--quiet', '--detach', released, TAG);
  }, SLOW);

  afterAll(() => rmSync(folder, { recursive: true }), SLOW);

  const read = (path: string): string => readFileSync(join(released, path), 'utf8');

  test('says what to do next, and does not do it', () => {
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toContain(`git push --atomic origin main ${TAG}\n`);
    expect(made.stdout).toMatch(/npm publish \S+mtalint-99\.0\.0\n/);
  });

  test('gives main one commit, with the version and the day', () => {
    expect(git(project, 'log', '--format=%s', `${before}..main`)).toBe(`Release ${RELEASED}`);
    expect(git(project, 'status', '--porcelain')).toBe('');
    const changed = git(project, 'diff', '--name-only', before, 'main').split('\n');
    expect(changed).toEqual(
      expect.arrayContaining(['CHANGELOG.md', 'package-lock.json', 'package.json']),
    );
    for (const path of ['docs/pre-commit.md', 'docs/ci.md']) {
      expect(git(project, 'show', `main:${path}`)).toMatch(/(?:rev: v|mtalint@v?)99\.0\.0$/m);
    }
    const changelog = git(project, 'show', 'main:CHANGELOG.md');
    expect(changelog).toMatch(/^## 99\.0\.0, \d{4}-\d\d-\d\d\n\n- News\.\n\n## 0\.0\.1, /m);
    for (const path of ['package.json', 'package-lock.json']) {
      const { version, packages } = JSON.parse(git(project, 'show', `main:${path}`));
      expect([version, packages?.[''].version ?? version]).toEqual([RELEASED, RELEASED]);
    }
  });

  test('keeps what is built beside main, in a commit that only the tag names', () => {
    expect(git(project, 'ls-tree', '-r', '--name-only', 'main', 'dist')).toBe('');
    expect(git(project, 'rev-parse', `${TAG}^{commit}~1`)).toBe(git(project, 'rev-parse', 'main'));
    expect(git(project, 'cat-file', '-t', TAG)).toBe('tag');
    const manifest = JSON.parse(read('package.json'));
    expect(manifest).toMatchObject({ name: 'mtalint', version: RELEASED });
    expect(Object.keys(manifest)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/scripts|dependencies/i)]),
    );
  });

  test('builds the same bytes in any folder, and none of them tells of the machine', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/build.mjs'], {
      cwd: project,
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    const bundle = read('dist/mtalint.mjs');
    expect(readFileSync(join(project, 'dist/mtalint.mjs'), 'utf8') === bundle).toBe(true);
    expect(bundle.match(/^\/\/# sourceMappingURL.*$/m)).toBeNull();
    for (const path of [ROOT, folder, `${homedir()}/`]) expect(bundle.includes(path)).toBe(false);
    // Each file of the bundle is named by its path below the project.
    expect(bundle.match(/^ *\/\/ (?:\.\.|\/).*\.[cm]?[jt]s$/m)).toBeNull();
  });

  describe('makes a bundle', () => {
    const bare = () => {
      const empty = mkdtempSync(join(folder, 'empty-'));
      copyFileSync(join(released, 'dist/mtalint.mjs'), join(empty, 'mtalint.mjs'));
      return empty;
    };
    const node = (cwd: string, ...args: string[]) =>
      spawnSync(process.execPath, args, { cwd, env: {}, encoding: 'utf8' });

    test('that starts in an empty folder without an environment', () => {
      const empty = bare();
      expect(node(empty, 'mtalint.mjs', '--version')).toMatchObject({
        status: 0,
        stdout: `${RELEASED}\n`,
        stderr: '',
      });
      const { status, stdout } = node(empty, 'mtalint.mjs', '--profile', 'interop', SAMPLE);
      expect(status).toBe(1);
      expect(stdout).toContain('postfix/tls12-only-inbound');
    });

    test('that reads certificates, and loads what that takes only then', () => {
      const empty = bare();
      const whether = 'console.log(typeof Reflect.getMetadata)';
      const lint = (...args: string[]) => {
        const line = ['node', 'mtalint.mjs', ...args].map((arg) => JSON.stringify(arg)).join();
        const program = `process.argv = [${line}]; await import('./mtalint.mjs'); ${whether}`;
        return node(empty, '--input-type=module', '--eval', program).stdout;
      };
      expect(lint(SAMPLE)).toMatch(/undefined\n$/);
      expect(lint(CHAIN)).toMatch(/function\n$/);
    });
  });

  describe('makes a package', () => {
    let tarball: string;
    let files: string[];
    const npm = (...args: string[]) => {
      const home = mkdtempSync(join(folder, 'home-'));
      const env = { PATH: process.env['PATH'], HOME: home, NPM_CONFIG_UPDATE_NOTIFIER: 'false' };
      return spawnSync('npm', args, { cwd: released, env, encoding: 'utf8' });
    };

    beforeAll(() => {
      const packed = npm('pack', '--offline', '--json', '--pack-destination', folder);
      expect(packed).toMatchObject({ status: 0, stderr: '' });
      const [{ filename, files: listed }] = JSON.parse(packed.stdout);
      tarball = join(folder, filename);
      files = listed.map(({ path }: { path: string }) => path);
    });

    test('of what a user needs and no more', () => {
      const { man } = JSON.parse(read('package.json'));
      const besidesDocuments = files.filter((path) => !/^docs\/.*\.md$/.test(path));
      expect(besidesDocuments.sort()).toEqual([
        'CHANGELOG.md',
        'LICENSE',
        'README.md',
        'THIRD-PARTY-LICENSES',
        'bin/mtalint.js',
        'dist/mtalint.mjs',
        ...[man ?? []].flat(),
        'package.json',
      ]);
      expect(files).toContain('docs/pre-commit.md');
    });

    test('that those who judge packages have nothing against', () => {
      const PATH = `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH']}`;
      const place = { cwd: folder, env: { ...process.env, PATH }, encoding: 'utf8' } as const;
      for (const { status, stdout, stderr } of [
        spawnSync('publint', ['--strict', released], place),
        spawnSync('attw', ['--profile', 'esm-only', tarball], place),
      ]) {
        expect([status, `${stdout}${stderr}`]).toEqual([
          0,
          expect.not.stringMatching(/warning|❌|💀/i),
        ]);
      }
    });

    test('that installs without the network, and runs', () => {
      const prefix = join(folder, 'prefix');
      const args = ['install', '--global', '--offline', '--prefix', prefix, tarball];
      expect(npm(...args)).toMatchObject({ status: 0 });
      const mtalint = (...line: string[]) =>
        spawnSync(join(prefix, 'bin/mtalint'), line, {
          cwd: folder,
          env: { PATH: process.env['PATH'] },
          encoding: 'utf8',
        });
      expect(mtalint('--version').stdout).toBe(`${RELEASED}\n`);
      expect(mtalint('--profile', 'interop', SAMPLE)).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('postfix/tls12-only-inbound'),
      });
    });
  });
});

describe.skipIf(!CAN_RELEASE)(`a release that is refused ${NEEDS_GIT_AND_NPM}`, () => {
  let folder: string;
  let project: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-refused-'));
    project = join(folder, 'project');
    copyToReleaseQuickly(project);
  }, SLOW);

  afterAll(() => rmSync(folder, { recursive: true }), SLOW);

  const state = () => [
    git(project, 'for-each-ref'),
    git(project, 'symbolic-ref', 'HEAD'),
    git(project, 'status', '--porcelain'),
    git(project, 'worktree', 'list'),
  ];

  /** What is said when a version is asked for after a change, which is undone. */
  function refusal(change: () => void, ...args: string[]): string {
    const head = git(project, 'rev-parse', 'HEAD');
    change();
    const before = state();
    const { status, stderr } = release(project, ...args);
    expect(state()).toEqual(before);
    expect(status).toBe(2);
    git(project, 'checkout', '--quiet', '--force', '-B', 'main', head);
    git(project, 'clean', '--quiet', '--force');
    return stderr;
  }
  const nothing = (): void => undefined;
  const write = (path: string, text: string) => () => writeFileSync(join(project, path), text);
  const commit = (path: string, text: string) => () => {
    write(path, text)();
    commitAll(project);
  };

  test.each<[string, () => void, string[], RegExp]>([
    ['no version', nothing, [], /^release: usage: npm run release -- VERSION/],
    ['an option that it has not', nothing, ['--dry', '1.0.0'], /^release: usage: /],
    ['no version of npm', nothing, ['v99'], /^release: v99 is no version such as 1\.2\.3/],
    ['a lower version', nothing, ['0.0.9'], /^release: 0\.0\.9 goes before \d/],
    ['an unknown file', write('new.txt', ''), [RELEASED], /commit or remove first:\n\?\? new.txt/],
    [
      'a changed file',
      () => writeFileSync(join(project, 'README.md'), '# changed\n'),
      [RELEASED],
      /commit or remove first:\n M README.md/,
    ],
    [
      'another branch',
      () => git(project, 'switch', '--quiet', '--create', 'topic'),
      [RELEASED],
      /releases are made on main, not on topic/,
    ],
    [
      'no news',
      commit('CHANGELOG.md', '# Changelog\n\n## Unreleased\n\n## 0.0.1, 2020-01-01\n\n- x\n'),
      [RELEASED],
      /CHANGELOG\.md says nothing below "## Unreleased"/,
    ],
    [
      'news of another version',
      commit('CHANGELOG.md', '# Changelog\n\n## 98.0.0, unreleased\n\n- x\n'),
      [RELEASED],
      /CHANGELOG\.md has neither "## 99\.0\.0, unreleased" nor "## Unreleased"/,
    ],
    [
      'packages that are not those of the lock file',
      () => {
        const lock = readFileSync(join(project, 'package-lock.json'), 'utf8');
        commit('package-lock.json', lock.replace(/("node_modules\/ini".*?sha512-)./s, '$1_'))();
      },
      [RELEASED],
      /run npm ci first: ini is not as locked/,
    ],
    [
      'generated files that are stale',
      () => {
        const text = readFileSync(join(project, 'package.json'), 'utf8');
        const generate = `"generate": "node -e 'fs.appendFileSync(\\"LICENSE\\", \\"more\\")'"`;
        commit('package.json', text.replace('"generate": "node --version"', generate))();
      },
      [RELEASED],
      /run npm run generate and commit: LICENSE/,
    ],
    [
      'sources that do not build',
      commit('src/version.ts', 'export const VERSION = ;\n'),
      [RELEASED],
      /scripts\/build\.mjs failed:[\s\S]*src\/version\.ts/,
    ],
  ])('for %s', (_, change, args, said) => {
    expect(refusal(change, ...args)).toMatch(said);
  });

  test('for a tag that is there', () => {
    git(project, 'tag', TAG);
    expect(refusal(nothing, RELEASED)).toMatch(/there is a tag v99\.0\.0 already/);
    expect(refusal(nothing, '98.0.0')).toMatch(/98\.0\.0 goes before 99\.0\.0/);
    expect(refusal(nothing, '99.0.0-rc.2')).toMatch(/99\.0\.0-rc\.2 goes before 99\.0\.0/);
    git(project, 'tag', '--delete', TAG);
  });

  test('because git does not let main move, and leaves no tag', () => {
    const hooks = join(project, '.git/hooks');
    mkdirSync(hooks, { recursive: true });
    const hook = '#!/bin/sh\n! { [ "$1" = prepared ] && grep -q refs/heads/main; }\n';
    writeFileSync(join(hooks, 'reference-transaction'), hook, { mode: 0o755 });
    const before = state();
    const { status, stderr } = release(project, RELEASED);
    rmSync(join(hooks, 'reference-transaction'));
    expect(state()).toEqual(before);
    expect([status, stderr]).toEqual([2, expect.stringContaining('git merge')]);
  });

  test('is none with --dry-run, which changes nothing either', () => {
    const before = state();
    const { status, stdout } = release(project, RELEASED, '--dry-run');
    expect(state()).toEqual(before);
    expect([status, stdout]).toEqual([0, expect.stringContaining('nothing was changed')]);
  });
});
