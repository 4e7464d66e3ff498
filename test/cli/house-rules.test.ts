import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const PAGE = fileURLToPath(new URL('../../docs/house-rules.md', import.meta.url));
/** What the documentation shows. */
const WORKED = /```json\n([\s\S]*?)```/.exec(readFileSync(PAGE, 'utf8'))?.[1] ?? '';

const MAIN = `compatibility_level = 3.6
smtpd_banner = $myhostname ESMTP $mail_name
relayhost = [relay.example]
smtpd_tls_mandatory_ciphers = medium
`;
const MASTER = `smtp       inet n - y - - smtpd
submission inet n - y - - smtpd
  -o smtpd_tls_security_level=encrypt
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-house-'));
  write('.mtalint.ini', '[mtalint]\nhouse-rules[] = house.json\n');
  write('main.cf', MAIN);
  write('master.cf', MASTER);
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): void {
  writeFileSync(join(folder, name), text);
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal({});
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

async function houseFindings(...args: string[]): Promise<string[]> {
  const { stdout } = await mtalint('--format', 'json', ...args, folder);
  const { findings } = JSON.parse(stdout);
  return findings
    .filter(({ rule }: { rule: string }) => rule.startsWith('house/'))
    .map(({ rule, severity, message }: Record<string, string>) => `${severity} ${rule} ${message}`);
}

describe('the worked rules of the documentation', () => {
  beforeEach(() => write('house.json', WORKED));

  test('find what they say', async () => {
    expect(await houseFindings()).toEqual([
      'warning house/banner smtpd_banner of smtp/inet is not the greeting of the house',
      'error house/no-relayhost relayhost = [relay.example]: all mail leaves through another host',
      'warning house/cipher-grade submission/inet admits the cipher grade medium where the house wants high',
    ]);
  });

  test('count by profile', async () => {
    expect((await houseFindings('--profile', 'interop')).join()).not.toContain('cipher-grade');
    expect((await houseFindings('--profile', 'strict')).join()).toContain(
      'error house/cipher-grade',
    );
  });

  test('repair what they can', async () => {
    await mtalint('--fix', '--unsafe-fixes', folder);
    expect(await houseFindings()).toEqual([]);
    expect(readFileSync(join(folder, 'main.cf'), 'utf8')).toContain(
      'smtpd_banner = $myhostname ESMTP\n',
    );
  });

  test('are turned off, listed and explained like any other', async () => {
    const config = ['--config', join(folder, '.mtalint.ini')];
    expect((await houseFindings('--rule', 'house/banner=off')).join()).not.toContain('banner');
    expect((await mtalint('rules', ...config)).stdout).toContain('house/no-relayhost');
    expect((await mtalint('explain', 'house/no-relayhost', ...config)).stdout).toContain('SPF');
  });
});

test('a house may ask of the dump of an IceWarp server too', async () => {
  const rule = {
    id: 'house/port',
    title: 'Users send on 587',
    appliesTo: { variable: ['C_System_Services_SMTP_AltPort'] },
    versions: '>=12.0',
    when: { not: { isOneOf: ['587'] } },
    severity: 'warning',
    message: '{{variable}} = {{value}}: users of the house send on 587',
    byHand: 'set it in the console',
  };
  const dump = (port: number) => `C_Version: 14.3\nC_System_Services_SMTP_AltPort: ${port}\n`;
  write('house.json', JSON.stringify({ rules: [rule] }));
  write('a.txt', dump(366));
  write('b.txt', dump(587));
  expect(await houseFindings()).toEqual([
    'warning house/port C_System_Services_SMTP_AltPort = 366: users of the house send on 587',
  ]);
  const misspelt = {
    ...rule,
    appliesTo: { variable: ['x'] },
    when: { variable: 'C_OSS', is: 'yes' },
  };
  write('house.json', JSON.stringify({ rules: [misspelt] }));
  expect((await mtalint(folder)).stderr).toMatch(/unknown variable C_OSS; did you mean C_OS\?/);
});

/** A rule that is right but for what `change` does to it. */
function faulty(change: object): string {
  const rule = {
    id: 'house/x',
    title: 'x',
    appliesTo: { service: ['mx'] },
    when: { setting: 'smtpd_banner', is: 'set' },
    severity: 'info',
    message: 'x',
    byHand: 'x',
    ...change,
  };
  return JSON.stringify({ rules: [rule] }, undefined, 1);
}

describe('a rule that cannot be asked is refused with its place and the right word', () => {
  test.each([
    ['no JSON', '{\n"rules": [\n}', /house\.json:3: no JSON: /],
    [
      'a misspelt key',
      faulty({ mesage: 'x' }),
      /:\d+: unknown word mesage; did you mean message\?/,
    ],
    ['a key left out', faulty({ message: undefined }), /:3: message is missing/],
    [
      'a misspelt word',
      faulty({ when: { setting: 'smtpd_banner', iss: 'set' } }),
      /unknown word iss; did you mean is\?/,
    ],
    ['a misspelt value', faulty({ severity: 'eror' }), /unknown value eror; did you mean error\?/],
    [
      'a misspelt role',
      faulty({ appliesTo: { service: ['mix'] } }),
      /unknown value mix; did you mean mx\?/,
    ],
    [
      'a misspelt fact',
      faulty({ appliesTo: { fact: 'nul-bite' }, when: { datum: 'file', oneOf: ['main.cf'] } }),
      /unknown value nul-bite; did you mean nul-byte\?/,
    ],
    [
      'a misspelt parameter',
      faulty({ settings: ['smtpd_baner'] }),
      /unknown parameter smtpd_baner; did you mean smtpd_banner\?/,
    ],
    [
      'a placeholder that is not there',
      faulty({ message: '{{sevice}}' }),
      /unknown placeholder \{\{sevice\}\}; did you mean \{\{service\}\}\?/,
    ],
    ['an id of a shipped rule', faulty({ id: 'postfix/nul-byte' }), /:4: must match pattern/],
    ['a strange range', faulty({ versions: 'new' }), /new is no range of releases/],
    [
      'a word without its setting',
      faulty({ when: { is: 'set' } }),
      /setting is missing: a service has no setting/,
    ],
    [
      'a fact that is asked for a setting',
      faulty({ appliesTo: { fact: 'nul-byte' } }),
      /a fact is asked for its data/,
    ],
    [
      'a datum that is not there',
      faulty({ appliesTo: { fact: 'nul-byte' }, when: { datum: 'fil', oneOf: ['a'] } }),
      /unknown datum fil; did you mean file\?/,
    ],
    [
      'a rule to silence that is not there',
      faulty({ silences: ['postfix/nul-bytes'] }),
      /did you mean postfix\/nul-byte\?/,
    ],
    [
      'one id twice',
      JSON.stringify({ rules: [...JSON.parse(faulty({})).rules, ...JSON.parse(faulty({})).rules] }),
      /house\/x is there twice/,
    ],
  ])('%s', async (_, text, message) => {
    write('house.json', text);
    const { status, stdout, stderr } = await mtalint(folder);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  });

  test('and so is a file that is not there', async () => {
    const { status, stderr } = await mtalint(folder);
    expect(stderr).toMatch(/cannot read .*house\.json: no such file/);
    expect(status).toBe(2);
  });
});

test('the schema is JSON Schema of what is shown', async () => {
  const schema = JSON.parse((await mtalint('rules', '--schema')).stdout);
  expect(schema).toMatchObject({ $schema: expect.stringContaining('json-schema.org') });
});
