import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { IceWarpServer } from '../../src/icewarp/model/server.ts';
import { parseDump } from '../../src/icewarp/syntax/dump.ts';
import { decodeUtf8, fromBytes } from '../../src/text/bytes.ts';
import { SourceText } from '../../src/text/source.ts';
import { dumpForm, dumpKind } from '../../src/workspace/file-kind.ts';
import { NEEDS_TESTDATA, TESTDATA } from '../testdata.ts';
import { recordingTerminal } from './recording-terminal.ts';

const DUMP = `C_Version: 14.3.0.7
C_System_Adv_Ext_SSLServerMethod: 3
C_System_Adv_Ext_SSLClientMethod: 1
C_System_Adv_Ext_SSLCipherList: ALL:!ADH:RC4+RSA
C_GW_ConnectionString: groupware;iw;Tr0ub4dor;127.0.0.1;3;2
`;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-emit-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal({});
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

/** The variables of a dump, as the server would have them. */
function variablesIn(path: string): Map<string, string> {
  const source = new SourceText(path, fromBytes(readFileSync(path)));
  const kind = dumpKind(source.text);
  if (!kind) throw new Error(`${path} is no dump`);
  const server = new IceWarpServer({ dump: parseDump(source, dumpForm(kind)) });
  return new Map(
    server.settings.map(({ name, object, value }) => [
      `${object} ${name.toLowerCase()}`,
      value ?? '',
    ]),
  );
}

/** Runs a script against a tool that only writes down what it is told; one list for each call. */
function recorded(script: string): string[][] {
  const calls = join(folder, 'calls');
  const tool = write(
    'tool.sh',
    `#!/bin/sh\nprintf '%s\\0' "$@" >> '${calls}'\nprintf '\\n\\0' >> '${calls}'\n`,
  );
  chmodSync(tool, 0o755);
  const path = write('apply.sh', script.replaceAll('/opt/icewarp/tool.sh', tool));
  execFileSync('sh', ['-n', path]);
  execFileSync('sh', [path]);
  const words = readFileSync(calls, 'utf8').split('\0').slice(0, -1);
  const lists: string[][] = [[]];
  for (const word of words) {
    if (word === '\n') lists.push([]);
    else lists.at(-1)?.push(word);
  }
  return lists.slice(0, -1);
}

/** What becomes of the variables when a server is told so. */
function told(variables: Map<string, string>, calls: readonly string[][]): Map<string, string> {
  const after = new Map(variables);
  for (const [verb, kind, ...rest] of calls) {
    expect(verb).toBe('set');
    const [object, name, value] = kind === 'system' ? ['', ...rest] : rest;
    after.set(`${object} ${name?.toLowerCase()}`, value ?? '');
  }
  return after;
}

async function expectSameAsFixed(name: string, text: string | Uint8Array): Promise<void> {
  const path = write(name, text);
  const before = variablesIn(path);
  const { stdout } = await mtalint('--emit', 'commands-sh', '--unsafe-fixes', path);
  await mtalint('--fix', '--unsafe-fixes', path);
  const fixed = variablesIn(path);
  const calls = stdout === '' ? [] : recorded(stdout);
  expect(told(before, calls)).toEqual(fixed);
}

describe('the emitted script does what the patched dump shows', () => {
  test('for a dump of one’s own', async () => {
    await expectSameAsFixed('dump.txt', DUMP);
  });

  const samples = TESTDATA ? join(TESTDATA, 'samples/icewarp') : undefined;
  const dumps = samples
    ? readdirSync(samples).filter((name) =>
        /^icewarp-(?:display|domain-display|rpc|ini)$/.test(
          dumpKind(fromBytes(readFileSync(join(samples, name)))) ?? '',
        ),
      )
    : [];
  test.skipIf(!samples)(`samples are at hand ${NEEDS_TESTDATA}`, () =>
    expect(dumps.length).toBeGreaterThan(5),
  );

  test.each(dumps)('for %s', async (name) => {
    await expectSameAsFixed(name, readFileSync(join(samples ?? '', name)));
  });
});

test('only what changes is emitted, and no secret', async () => {
  const path = write('dump.txt', DUMP);
  const { status, stdout, stderr } = await mtalint('--emit', 'rpc', '--unsafe-fixes', path);
  expect(status).toBe(1);
  expect(stdout).toContain('<propname>C_System_Adv_Ext_SSLServerMethod</propname>');
  expect(stdout).not.toMatch(/Tr0ub4dor|C_Version|modify/);
  expect(stderr).toMatch(/^the script repairs \d/);
  expect(readFileSync(path, 'utf8')).toBe(DUMP);
});

test('a dump of Windows gets a script for cmd.exe', async () => {
  const path = write('dump.txt', `C_ConfigPath: C:\\Program Files\\IceWarp\\config\\\n${DUMP}`);
  const { stdout } = await mtalint('--emit', 'commands', '--unsafe-fixes', path);
  expect(decodeUtf8(stdout)).toMatch(/^@echo off\r\n/);
});

test('several servers are refused in one line', async () => {
  const paths = [write('a.txt', DUMP), write('b.txt', DUMP)];
  const { status, stderr } = await mtalint('--emit', 'commands', '--unsafe-fixes', ...paths);
  expect(status).toBe(2);
  expect(stderr).toMatch(/^mtalint: --emit is about one server, and these are several: .*\n$/);
});
