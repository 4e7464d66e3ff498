import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-inputs-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

/** What each file of a run was taken for. */
async function kindsOf(...args: string[]): Promise<unknown> {
  const terminal = recordingTerminal({});
  await run(['--format', 'json', ...args], terminal);
  const { files } = JSON.parse(terminal.stdout());
  return files.map(({ kind }: { kind: string }) => kind);
}

describe('a file is taken for what it holds', () => {
  test.each([
    ['a zone', 'db.example', '$TTL 1h\n@ IN SOA a. b. 1 1 1 1 1\n', 'zone'],
    ['records without directives', 'x', 'mail.example. 300 IN A 192.0.2.1\n', 'zone'],
    ['a certificate', 'x', '-----BEGIN CERTIFICATE-----\nMA==\n', 'pem'],
    ['an MTA-STS policy', 'policy', 'version: STSv1\nmode: testing\n', 'mta-sts-policy'],
    ['settings of Postfix', 'x', 'myhostname = mx.example\n', 'postfix-main'],
  ])('%s', async (_, name, text, kind) => {
    expect(await kindsOf(write(name, text))).toEqual([kind]);
  });

  test('unless --kind says what the named files are', async () => {
    const path = write('x', 'myhostname = mx.example\n');
    expect(await kindsOf('--kind', 'zone', path)).toEqual(['zone']);
  });

  test('and a folder gives up its zones beside its configuration', async () => {
    write('main.cf', 'compatibility_level = 3.6\n');
    write('example.zone', '$TTL 1h\n');
    write('notes.txt', 'nothing\n');
    expect(await kindsOf(folder)).toEqual(['postfix-main', 'zone']);
  });
});

describe('a dump of IceWarp', () => {
  const DUMP = 'C_Version: 14.3.0.7\nC_System_Adv_Ext_SSLServerMethod: 3\n';

  test('is told by what it holds, also in a folder', async () => {
    write('mail1.txt', DUMP);
    write('notes.txt', 'nothing\n');
    expect(await kindsOf(folder)).toEqual(['icewarp-display']);
  });

  test('is not the list of variables, which is refused in one line', async () => {
    const terminal = recordingTerminal({});
    const path = write(
      'apiconst.pas',
      '  C_Version = $1;\n  C_System_Adv_Ext_SSLServerMethod = $1F5;\n',
    );
    expect(await run([path], terminal)).toBe(2);
    expect(terminal.stderr()).toMatch(
      /^mtalint: .*apiconst\.pas is IceWarp's list of variables .*\n$/,
    );
  });

  test('that tells no version takes that of --icewarp-version', async () => {
    const path = write('mail1.txt', 'C_System_Adv_Ext_SSLServerMethod: 0\n');
    const findings = async (...args: string[]) => {
      const terminal = recordingTerminal({});
      await run(['--format', 'json', ...args, path], terminal);
      return JSON.parse(terminal.stdout()).findings.map(({ rule }: { rule: string }) => rule);
    };
    expect(await findings('--icewarp-version', '12.0')).toContain('icewarp/legacy-method');
    expect(await findings('--icewarp-version', '14.3')).not.toContain('icewarp/legacy-method');
    const terminal = recordingTerminal({});
    expect(await run(['--icewarp-version', 'new', path], terminal)).toBe(2);
    expect(terminal.stderr()).toBe('mtalint: IceWarp new is no version; say 12.3 or 14.3.0.7\n');
  });
});

describe('$config_directory', () => {
  /** What is said of an SQLite table beside main.cf, which is linted by the path given. */
  async function aboutTable(path: string, ...args: string[]): Promise<string[]> {
    const terminal = recordingTerminal({});
    await run(['--format', 'json', '--postfix-version', '3.7', ...args, path], terminal);
    const { findings } = JSON.parse(terminal.stdout());
    return findings
      .map(({ rule }: { rule: string }) => rule)
      .filter((rule: string) => rule.startsWith('postfix/client-setting'));
  }

  test('is a path for the daemons, however the user names the folder', async () => {
    const path = write(
      'main.cf',
      'compatibility_level = 3.6\nvirtual_alias_maps = sqlite:$config_directory/a.cf\n',
    );
    expect(await aboutTable(relative(process.cwd(), path))).toEqual([]);
  });

  test('is below a root without the root', async () => {
    mkdirSync(join(folder, 'etc/postfix'), { recursive: true });
    write('etc/postfix/a.cf', 'query = x\n');
    const main = 'compatibility_level = 3.6\nvirtual_alias_maps = sqlite:$config_directory/a.cf\n';
    const path = write('etc/postfix/main.cf', main);
    expect(await aboutTable(path, '--root', folder)).toEqual(['postfix/client-setting-refused']);
  });
});
