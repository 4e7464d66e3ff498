import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { recordingTerminal } from './recording-terminal.ts';

const NARROW =
  'compatibility_level = 3.6\n' +
  'smtpd_tls_security_level = may\n' +
  'smtpd_tls_chain_files = /etc/postfix/mx.pem\n' +
  'smtpd_tls_protocols = >=TLSv1.2\n' +
  'smtp_tls_security_level = may\n';
const MASTER = 'smtp      inet  n       -       y       -       -       smtpd\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-cli-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text, 'latin1');
  return path;
}

async function mtalint(
  args: readonly string[],
  options: Partial<Terminal> & { input?: string } = {},
) {
  const terminal = recordingTerminal(options);
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

describe('a run that fails says so in one line and exits with 2', () => {
  test.each([
    ['a path that is not there', () => [join(folder, 'nowhere')], /nowhere: no such file/],
    ['a folder without a configuration', () => [folder], /no main\.cf or master\.cf in/],
    ['a binary file', () => [write('x.bin', '\0\x01\x02')], /x\.bin is a binary file/],
    [
      'a text of another kind',
      () => [write('notes.txt', 'hello\n')],
      /no configuration that mtalint/,
    ],
    ['an unknown option', () => ['--frobnicate', folder], /Unknown argument: frobnicate/],
    ['a wrong choice', () => ['--profile', 'x', folder], /Invalid values.*profile/],
    ['an option without its value', () => ['--root'], /Not enough arguments following: root/],
    [
      'an option given twice',
      () => ['--root', 'a', '--root', 'b'],
      /--root is given more than once/,
    ],
    [
      'an unknown rule in --rule',
      () => ['--rule', 'tls13=off', write('main.cf', '')],
      /there is no rule tls13/,
    ],
    ['a wrong level in --rule', () => ['--rule', 'tls12-only-inbound=bad', folder], /say ID=error/],
    [
      'an unknown rule to explain',
      () => ['explain', 'tls12-only-inbond'],
      /did you mean postfix\/tls12/,
    ],
    [
      'a release that is none',
      () => ['--postfix-version', '9.9', write('main.cf', '')],
      /2\.6 to 3\.12/,
    ],
    ['standard input beside a path', () => ['-', folder], /stands alone/],
    [
      'a report that cannot be written',
      () => [write('main.cf', ''), '--output', '/nowhere/x'],
      /cannot write/,
    ],
  ])('%s', async (_, args, message) => {
    const { status, stdout, stderr } = await mtalint(args());
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(message);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('settings file', () => {
  test.each([
    [
      'an unknown key',
      '[mtalint]\nprofil = strict\n',
      /\.mtalint\.ini:2: unknown key profil; did you mean profile/,
    ],
    ['an unknown section', '[mtalnt]\n', /:1: unknown section mtalnt; did you mean mtalint/],
    ['a key outside', 'profile = strict\n', /:1: profile stands in no section/],
    [
      'an unknown profile',
      '[mtalint]\n\nprofile = hard\n',
      /:3: profile = hard: say interop, standard or strict/,
    ],
    ['an unknown level', '[rules]\npostfix/tls12-only-inbound = bad\n', /:2: .*say error/],
    ['an unknown rule', '[rules]\nnone/such = off\n', /there is no rule none\/such/],
  ])('%s is refused', async (_, text, message) => {
    write('main.cf', NARROW);
    write('.mtalint.ini', text);
    const { status, stderr } = await mtalint([folder]);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('counts from the folder upwards, after the command line', async () => {
    mkdirSync(join(folder, 'etc'));
    write('etc/main.cf', NARROW);
    write('.mtalint.ini', '[mtalint]\nprofile = interop\npostfix-version = 3.7\n');
    const fromFile = JSON.parse((await mtalint([folder, '--format', 'json'])).stdout);
    expect(fromFile).toMatchObject({ profile: 'interop', summary: { error: 1 } });
    const args = [folder, '--format', 'json', '--profile', 'standard'];
    expect(JSON.parse((await mtalint(args)).stdout)).toMatchObject({ profile: 'standard' });
  });

  test('changes the severity of a rule', async () => {
    write('main.cf', NARROW);
    write('.mtalint.ini', '[rules]\npostfix/tls12-only-inbound = off\n');
    expect((await mtalint([folder])).status).toBe(0);
  });
});

describe('linting', () => {
  test('an empty file is simply linted', async () => {
    const { status, stdout } = await mtalint([write('main.cf', '')]);
    expect(status).not.toBe(2);
    expect(stdout).toMatch(/there is no master\.cf; the stock services/);
  });

  test('JSON keeps the contract', async () => {
    const path = write('main.cf', NARROW);
    write('master.cf', MASTER);
    const { status, stdout } = await mtalint([folder, '--format', 'json']);
    expect(status).toBe(1);
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      version: 1,
      profile: 'standard',
      files: [
        { path, kind: 'postfix-main' },
        { path: join(folder, 'master.cf'), kind: 'postfix-master' },
      ],
      summary: { error: 0, warning: 1, info: 0, fixed: 0 },
    });
    expect(report.findings[0]).toMatchObject({
      rule: 'postfix/tls12-only-inbound',
      severity: 'warning',
      path,
      range: {
        start: { offset: 101, line: 4, column: 1 },
        end: { offset: 132, line: 4, column: 32 },
      },
      subject: 'smtp/inet',
      settings: ['smtpd_tls_protocols'],
      related: [{ path: join(folder, 'master.cf'), message: 'this service uses it' }],
      fix: { safety: 'unsafe', edits: [{ path, start: 101, end: 133, text: '' }] },
    });
  });

  test('a file argument is a trigger: its sibling is read, not judged', async () => {
    const path = write('main.cf', NARROW);
    write('master.cf', `${MASTER}  -o smtpd_tls_protocols=>=TLSv1.2\n`);
    const files = JSON.parse((await mtalint([path, '--format', 'json'])).stdout);
    expect(files.files).toHaveLength(1);
    expect(files.findings).toEqual([]);
  });

  test('several paths are all linted', async () => {
    mkdirSync(join(folder, 'a'));
    mkdirSync(join(folder, 'b'));
    const paths = [write('a/main.cf', NARROW), write('b/main.cf', NARROW)];
    const { stdout } = await mtalint([...paths, '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { warning: 2 } });
  });

  test('--fail-on and --quiet', async () => {
    write('main.cf', NARROW);
    expect((await mtalint([folder, '--fail-on', 'error'])).status).toBe(0);
    expect((await mtalint([folder, '--fail-on', 'never'])).status).toBe(0);
    expect((await mtalint([folder, '--fail-on', 'error', '--quiet'])).stdout).toBe('');
  });

  test('a suppression with a reason silences, without one it is reported', async () => {
    const directive = '# mtalint-disable-next-line postfix/tls12-only-inbound';
    const suppressed = NARROW.replace(
      /^(?=smtpd_tls_protocols)/m,
      `${directive} -- logs are clean\n`,
    );
    write('main.cf', suppressed);
    expect((await mtalint([folder])).status).toBe(0);
    write('main.cf', suppressed.replace(' -- logs are clean', ''));
    expect((await mtalint([folder])).status).toBe(1);
  });

  test('standard input is an excerpt', async () => {
    const { status, stdout } = await mtalint(['-'], { input: NARROW });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^main\.cf:4:1/);
    expect(stdout).not.toMatch(/master\.cf/);
  });

  test('--fix of standard input prints the fixed text', async () => {
    const { status, stdout } = await mtalint(['-', '--fix', '--profile', 'interop'], {
      input: NARROW,
    });
    expect(status).toBe(0);
    expect(stdout).toBe(NARROW.replace(/.*protocols.*\n/, ''));
  });

  test('--diff writes nothing and exits with 1', async () => {
    const path = write('main.cf', NARROW);
    const { status, stdout } = await mtalint([folder, '--diff', '--profile', 'interop']);
    expect(status).toBe(1);
    expect(stdout).toMatch(
      /^--- a\/.*main\.cf\n\+\+\+ b\/.*\n@@ -1,5 \+1,4 @@ postfix\/tls12-only-inbound\n/,
    );
    expect(readFileSync(path, 'utf8')).toBe(NARROW);
  });

  test('--fix writes only what is safe', async () => {
    const path = write('main.cf', NARROW);
    await mtalint([folder, '--fix']);
    expect(readFileSync(path, 'utf8')).toBe(NARROW);
    const { status, stdout, stderr } = await mtalint([folder, '--fix', '--unsafe-fixes']);
    expect(status).toBe(0);
    expect(stdout).toMatch(/1 fixed/);
    expect(stderr).toMatch(/postfix check && postfix reload/);
    expect(readFileSync(path, 'utf8')).not.toMatch(/protocols/);
  });

  test('--fix names the command that checks a repaired zone', async () => {
    const zone =
      '@ 300 IN SOA ns root 1 1 1 1 1\n@ NS ns.example.net.\nns A 192.0.2.1\n@ MX 0 .\n@ MX 10 ns\n';
    const path = write('example.org.zone', zone);
    const { stderr } = await mtalint([path, '--fix', '--unsafe-fixes']);
    expect(stderr).toBe(`next: named-checkzone example.org ${path}\n`);
  });
});

describe('templates', () => {
  const template = `myhostname = {{ host }}\n${NARROW}`;

  test('are found in a folder, linted with their sibling, and named as templates', async () => {
    const main = write('postfix_main.cf.j2', template);
    const master = write('postfix_master.cf.j2', MASTER);
    write('other.j2', 'a = {{ b }}\n');
    const { status, stdout } = await mtalint([folder, '--format', 'json']);
    expect(status).toBe(1);
    const report = JSON.parse(stdout);
    expect(report.files).toEqual([
      { path: main, kind: 'postfix-main', template: true, changed: false },
      { path: master, kind: 'postfix-master', template: true, changed: false },
    ]);
    expect(report.findings).toContainEqual(
      expect.objectContaining({ rule: 'postfix/tls12-only-inbound', path: main }),
    );
    expect(report.notes.join()).toMatch(/postfix_main\.cf\.j2: a template/);
  });

  test('may stand beside a master.cf that is none', async () => {
    const main = write('main.cf.j2', template);
    write('master.cf', MASTER.replace('smtp ', '2525 '));
    const { stdout } = await mtalint([main, '--format', 'json']);
    expect(stdout).not.toContain('postfix/tls12-only-inbound');
    expect(stdout).not.toContain('there is no master.cf');
  });

  test('are repaired around their markup, also from standard input', async () => {
    const args = ['-', '--stdin-filename', 'main.cf.erb', '--fix', '--profile', 'interop'];
    const input = template.replace('{{ host }}', '<%= @host %>');
    const { stdout } = await mtalint(args, { input });
    expect(stdout).toContain('myhostname = <%= @host %>\n');
    expect(stdout).not.toContain('>=TLSv1.2');
  });
});

describe('the next step after a repair', () => {
  test('is named for a configuration, not for a template, which Postfix does not read', async () => {
    write('main.cf.j2', NARROW);
    const template = await mtalint([folder, '--fix', '--profile', 'interop']);
    expect(template.stdout).toMatch(/1 fixed/);
    expect(template.stderr).not.toMatch(/reload/);
    const path = write('main.cf', NARROW);
    const plain = await mtalint([path, '--fix', '--profile', 'interop']);
    expect(plain.stderr).toMatch(/postfix reload/);
  });
});

describe('other commands', () => {
  test('show tells where a value comes from', async () => {
    write('main.cf', 'myorigin = $mydomain\nmydomain = example.org\n');
    write('master.cf', `${MASTER}  -o smtpd_tls_security_level=encrypt\n`);
    const { stdout } = await mtalint([
      'show',
      folder,
      '--format',
      'json',
      '--postfix-version',
      '3.7',
    ]);
    const shown = JSON.parse(stdout);
    expect(shown).toMatchObject({
      version: 1,
      postfixVersion: '3.7',
      parameters: {
        myorigin: {
          raw: '$mydomain',
          value: 'example.org',
          origin: { kind: 'main.cf', path: join(folder, 'main.cf'), line: 1 },
        },
      },
      services: [
        {
          name: 'smtp',
          type: 'inet',
          role: 'mx',
          command: 'smtpd',
          arguments: ['-o', 'smtpd_tls_security_level=encrypt'],
          overrides: { smtpd_tls_security_level: { raw: 'encrypt', value: 'encrypt' } },
          tls: {
            level: 'encrypt',
            protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
            cipherGrade: 'medium',
            excludedCiphers: [],
            authBeforeTls: false,
          },
        },
      ],
    });
  });

  test('show tells how the release was found', async () => {
    write('main.cf', 'compatibility_level = 3.12\n');
    const shown = async (...args: string[]) =>
      JSON.parse((await mtalint(['show', folder, '--format', 'json', ...args])).stdout);
    expect(await shown()).toMatchObject({
      postfixVersion: '3.12',
      postfixVersionFrom: 'which its compatibility_level asks for',
    });
    expect(await shown('--postfix-version', '3.9')).toMatchObject({ postfixVersion: '3.9' });
    write('main.cf', 'compatibility_level = 3.6\n');
    expect(await shown()).toMatchObject({ postfixVersion: '3.11' });
  });

  test('show --all lists defaults', async () => {
    write('main.cf', '');
    const { stdout } = await mtalint(['show', folder, '--all', '--format', 'json']);
    expect(JSON.parse(stdout).parameters.mail_name).toEqual({
      raw: 'Postfix',
      value: 'Postfix',
      origin: { kind: 'default' },
    });
  });

  test('rules and explain print what they are asked for', async () => {
    expect((await mtalint(['rules'])).stdout).toMatch(/^rule .*\n.*postfix\/tls12-only-inbound/s);
    expect(
      JSON.parse((await mtalint(['rules', '--format', 'json'])).stdout).rules.length,
    ).toBeGreaterThan(0);
    const { stdout } = await mtalint(['explain', 'tls12-only-inbound']);
    expect(stdout).toMatch(/^postfix\/tls12-only-inbound\n/);
    expect(stdout).toMatch(/RFC 7435/);
    for (const row of stdout.split('\n')) {
      if (!/^ {4}|https?:/.test(row)) expect(row.length).toBeLessThanOrEqual(80);
    }
  });

  test('--help and --version go to standard output with 0', async () => {
    expect(await mtalint(['--help'])).toMatchObject({ status: 0, stderr: '' });
    expect((await mtalint(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
