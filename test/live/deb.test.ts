import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { VERSION } from '../../src/version.ts';
import { CAN_INSTALL_PACKAGES, CAN_RUN_SHELLS, NEEDS_DPKG } from './real-programs.ts';
import { COMPLETING_SHELLS, ShellOnTerminal } from './shell-on-terminal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const RULE = 'postfix/tls12-only-inbound';
/** A build waits for the bundler, for two starts of the bundle and for xz. */
const PATIENCE = 60_000;
const COMPLETIONS = {
  bash: 'usr/share/bash-completion/completions/mtalint',
  zsh: 'usr/share/zsh/vendor-completions/_mtalint',
} as const;

let folder: string;
let archive: string;
/** The root of a system with nothing but dpkg's own records. */
let system: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-deb-test-'));
  archive = join(folder, `mtalint_${VERSION}_all.deb`);
  system = join(folder, 'system');
  mkdirSync(join(system, 'var/lib/dpkg/info'), { recursive: true });
  mkdirSync(join(system, 'var/lib/dpkg/updates'));
  for (const file of ['status', 'available']) writeFileSync(join(system, 'var/lib/dpkg', file), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

function output(program: string, args: readonly string[], status = 0): string {
  const env = {
    ...process.env,
    SOURCE_DATE_EPOCH: '1700000000',
    MANPAGER: 'cat',
    LC_ALL: 'C.UTF-8',
  };
  const result = spawnSync(program, args, { cwd: ROOT, env, encoding: 'utf8' });
  expect([result.status, result.stderr], program).toEqual([status, expect.any(String)]);
  return result.stdout;
}

function dpkg(...args: string[]): string {
  // Node may be here without being a package, and there is no nodejs in that system.
  const apart = [`--root=${system}`, '--force-depends', '--force-not-root', '--log=/dev/null'];
  return output('dpkg', [...apart, ...args]);
}

function build(into: string): Buffer {
  output(process.execPath, ['scripts/deb.mjs', into]);
  return readFileSync(join(into, `mtalint_${VERSION}_all.deb`));
}

describe.runIf(CAN_INSTALL_PACKAGES)(`the Debian package ${NEEDS_DPKG}`, () => {
  let built: Buffer;

  beforeAll(() => {
    built = build(folder);
  }, PATIENCE);

  test('is the same bytes when it is built again', () => {
    expect(build(join(folder, 'again')).equals(built)).toBe(true);
  });

  test('says what it is and needs', () => {
    const fields = output('dpkg-deb', ['--field', archive]);
    expect(fields).toContain(`Package: mtalint\nVersion: ${VERSION}\nArchitecture: all\n`);
    expect(fields).toMatch(/^Depends: nodejs \(>= 20\.19\)$/m);
    expect(fields).toMatch(/^Section: mail$/m);
  });

  test('holds what it should, readable for all, written by root alone', () => {
    const listed = output('dpkg-deb', ['--contents', archive]).trim().split('\n');
    const files = listed.map((line) => line.split(/\s+/)).filter(([mode]) => mode?.[0] !== 'd');
    expect(files.map(([mode, owner, , , , path]) => `${mode} ${owner} ${path}`)).toEqual([
      '-rwxr-xr-x root/root ./usr/lib/mtalint/bin/mtalint.js',
      '-rw-r--r-- root/root ./usr/lib/mtalint/dist/mtalint.mjs',
      '-rw-r--r-- root/root ./usr/lib/mtalint/package.json',
      '-rw-r--r-- root/root ./usr/share/bash-completion/completions/mtalint',
      '-rw-r--r-- root/root ./usr/share/doc/mtalint/changelog.gz',
      '-rw-r--r-- root/root ./usr/share/doc/mtalint/copyright',
      '-rw-r--r-- root/root ./usr/share/man/man1/mtalint.1.gz',
      '-rw-r--r-- root/root ./usr/share/zsh/vendor-completions/_mtalint',
      'lrwxrwxrwx root/root ./usr/bin/mtalint',
    ]);
  });

  describe('installed', () => {
    const mtalint = (args: readonly string[], status = 0) =>
      output(join(system, 'usr/bin/mtalint'), args, status);

    beforeAll(() => {
      dpkg('--install', archive);
    });

    test('runs', () => {
      expect(mtalint(['--version'])).toBe(`${VERSION}\n`);
    });

    test('lints', () => {
      const config = join(folder, 'config');
      mkdirSync(config);
      const setting = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n';
      writeFileSync(join(config, 'main.cf'), setting);
      writeFileSync(join(config, 'master.cf'), 'smtp inet n - y - - smtpd\n');
      expect(mtalint(['--postfix-version', '3.7', config], 1)).toContain(RULE);
    });

    test('has a man page', () => {
      const page = output('man', ['-l', join(system, 'usr/share/man/man1/mtalint.1.gz')]);
      expect(page).toContain('--unsafe-fixes');
    });

    test('tells its licence and those of what it holds', () => {
      const copyright = readFileSync(join(system, 'usr/share/doc/mtalint/copyright'), 'utf8');
      const names = ['MIT License', 'yargs 18', 'ini 6', 'diff 9', '/common-licenses/Apache-2.0'];
      for (const name of names) expect(copyright).toContain(name);
    });

    test.runIf(CAN_RUN_SHELLS).each(['bash', 'zsh'] as const)('completes in %s', async (shell) => {
      const { command, setup, load } = COMPLETING_SHELLS[shell];
      const script = join(system, COMPLETIONS[shell]);
      const terminal = await ShellOnTerminal.start(command, [...setup, ...load(script)]);
      const line = await terminal.lineAfter('mtalint explain postfix/tls12-o\t');
      terminal.end();
      expect(line).toBe(`mtalint explain ${RULE} `);
    });

    test('and removed, leaves nothing', () => {
      dpkg('--remove', 'mtalint');
      expect(output('find', [join(system, 'usr')], 1)).toBe('');
    });
  });
});
