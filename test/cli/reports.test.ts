import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { FORMAT_NAMES } from '../../src/report/formats.ts';
import { complaints } from '../report/published-schemas.ts';
import { recordingTerminal } from './recording-terminal.ts';

const MAIN = `compatibility_level = 3.6
smtpd_tls_security_level = may
smtpd_tls_chain_files = /etc/postfix/mx.pem
# mtalint-disable-next-line postfix/tls12-only-inbound -- agreed with joe:Tr0ub4dor
smtpd_tls_protocols = >=TLSv1.2
smtp_tls_security_level = mays
smtp_sasl_password_maps = static:joe:Tr0ub4dor
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-reports-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal();
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

const written = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('--format', () => {
  test.each(FORMAT_NAMES)('%s shows no secret', async (format) => {
    const { status, stdout, stderr } = await mtalint('--format', format, write('main.cf', MAIN));
    expect(status).toBe(1);
    expect(stdout).toContain('postfix/outbound-level-invalid');
    expect(stdout + stderr).not.toContain('Tr0ub4dor');
  });

  test('names files from the working folder, links resolved', async () => {
    const link = join(folder, 'link.cf');
    symlinkSync(write('main.cf', MAIN), link);
    const { stdout } = await mtalint('--format', 'gitlab', '--kind', 'postfix-main', link);
    expect(JSON.parse(stdout)[0].location.path).toBe(join(folder, 'main.cf'));
    const seed = './test/../fixtures/seeds/gmail-tls12-only/input';
    const issues = JSON.parse((await mtalint('--format', 'gitlab', seed)).stdout);
    expect(issues.length).toBeGreaterThan(0);
    for (const { location } of issues) {
      expect(location.path).toMatch(/^fixtures\/seeds\/gmail-tls12-only\/input\//);
    }
  });

  test.each([['show'], ['rules'], ['explain', 'postfix/open-relay']])(
    '%s refuses a form that is for findings',
    async (...command) => {
      const { status, stderr } = await mtalint(...command, '--format', 'sarif');
      expect({ status, stderr }).toEqual({
        status: 2,
        stderr: expect.stringMatching(
          /^mtalint: --format sarif is for findings; .*text or json.*\n$/,
        ),
      });
    },
  );

  test('--quiet leaves the mild out of what people read', async () => {
    const args = ['--quiet', '--fail-on', 'error', write('main.cf', MAIN)];
    const { stdout } = await mtalint('--format', 'compact', ...args);
    expect(stdout).toMatch(/^[^\n]*outbound-level-invalid\]\n$/);
    const { stdout: complete } = await mtalint('--format', 'jsonl', ...args);
    expect(complete).toContain('postfix/secret-in-main-cf');
  });
});

describe('--report', () => {
  test('writes further reports of the same run', async () => {
    const [sarif, junit] = [join(folder, 'a:b.sarif'), join(folder, 'a.xml')];
    const { status, stdout } = await mtalint(
      '--report',
      `sarif:${sarif}`,
      '--report',
      `junit:${junit}`,
      '--color',
      'always',
      '--report',
      `text:${join(folder, 'a.txt')}`,
      write('main.cf', MAIN),
    );
    expect(status).toBe(1);
    expect(stdout).toMatch(/1 error.*1 warning/);
    expect(stdout).toContain('\x1b[');
    const document = JSON.parse(written('a:b.sarif'));
    expect(complaints('sarif', document)).toEqual([]);
    expect(document.runs[0].results).toHaveLength(3);
    expect(written('a.xml')).toContain('failures="2"');
    expect(written('a.txt')).not.toContain('\x1b');
  });

  test('comes with --diff and --fix too, and tells what is left', async () => {
    const path = write('main.cf', MAIN.replace('mays', 'yes'));
    const json = join(folder, 'left.json');
    await mtalint('--diff', '--report', `json:${json}`, path);
    const left = JSON.parse(written('left.json'));
    expect(left.summary.fixed).toBe(1);
    await mtalint('--fix', '--report', `json:${json}`, path);
    expect(JSON.parse(written('left.json')).findings).toHaveLength(left.findings.length);
  });

  test.each([
    ['sarf:x', /no format sarf; did you mean sarif\?/],
    ['x', /no format x; there are text, compact, json/],
    ['junit', /say FORMAT:FILE/],
    ['junit:', /say FORMAT:FILE/],
    ['toString:x', /no format toString/],
  ])('%s is refused before anything is done', async (value, reason) => {
    const { status, stdout, stderr } = await mtalint('--report', value, write('main.cf', MAIN));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(reason);
    expect(stderr.split('\n')).toHaveLength(2);
  });

  test('two to one file are refused', async () => {
    const file = join(folder, 'x');
    const path = write('main.cf', MAIN);
    const { stderr } = await mtalint('--report', `json:${file}`, '--output', file, path);
    expect(stderr).toBe(`mtalint: two reports would be written to ${file}\n`);
  });

  test('a file that cannot be written fails the run', async () => {
    const { status, stderr } = await mtalint(
      '--report',
      `json:${join(folder, 'no', 'x')}`,
      write('main.cf', MAIN),
    );
    expect(status).toBe(2);
    expect(stderr).toMatch(/^mtalint: cannot write .*x: no such file or directory\n$/);
  });
});

describe('a run that fails', () => {
  test('says so where a program waits for JSON', async () => {
    const json = join(folder, 'x.json');
    const nowhere = join(folder, 'nowhere');
    const { status, stdout, stderr } = await mtalint(
      '--format',
      'json',
      '--report',
      `json:${json}`,
      nowhere,
    );
    const message = `cannot read ${nowhere}: no such file or directory`;
    expect({ status, stderr }).toEqual({ status: 2, stderr: `mtalint: ${message}\n` });
    expect(JSON.parse(stdout)).toEqual({ version: 1, error: { kind: 'input', message } });
    expect(written('x.json')).toBe(stdout);
  });

  test('whose report was printed prints no second document', async () => {
    const path = write('main.cf', MAIN);
    const target = `json:${join(folder, 'no', 'x')}`;
    const { status, stdout } = await mtalint('--format', 'json', '--report', target, path);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toHaveProperty('findings');
  });

  test('prints none where a script is expected, and tells the first failure', async () => {
    const target = `json:${join(folder, 'no', 'x')}`;
    const nowhere = join(folder, 'nowhere');
    const { stdout, stderr } = await mtalint(
      '--emit',
      'commands',
      '--format',
      'json',
      '--report',
      target,
      nowhere,
    );
    expect(stdout).toBe('');
    expect(stderr).toBe(`mtalint: cannot read ${nowhere}: no such file or directory\n`);
  });

  test('prints nothing for people but the one line', async () => {
    expect((await mtalint(join(folder, 'nowhere'))).stdout).toBe('');
  });
});

test('a house rule is described in SARIF', async () => {
  const page = readFileSync(new URL('../../docs/house-rules.md', import.meta.url), 'utf8');
  write('.mtalint.ini', '[mtalint]\nhouse-rules[] = house.json\n');
  write('house.json', /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? '');
  const { stdout } = await mtalint(
    '--format',
    'sarif',
    write('main.cf', 'compatibility_level = 3.6\nrelayhost = [relay.example]\n'),
  );
  const document = JSON.parse(stdout);
  expect(complaints('sarif', document)).toEqual([]);
  const { rules } = document.runs[0].tool.driver;
  expect(rules.find(({ id }: { id: string }) => id === 'house/no-relayhost')).toMatchObject({
    shortDescription: { text: 'Mail leaves our servers directly' },
    help: { text: expect.stringContaining('Our addresses are in our SPF record') },
    defaultConfiguration: { level: 'error' },
    properties: { tags: ['mail', 'house'] },
  });
});

test('what a comment suppressed is in the JSON report, with the reason masked', async () => {
  const { stdout } = await mtalint('--format', 'json', write('main.cf', MAIN));
  expect(JSON.parse(stdout).suppressed).toMatchObject([
    { rule: 'postfix/tls12-only-inbound', justification: 'agreed with ***' },
  ]);
});
