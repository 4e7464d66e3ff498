import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-hostile-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

async function mtalint(name: string, text: string, size?: number) {
  const path = join(folder, name);
  writeFileSync(path, text);
  if (size !== undefined) truncateSync(path, size);
  const terminal = recordingTerminal({});
  const status = await run(['--format', 'json', path], terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

const RPC = '<iq type="result"><query xmlns="admin:iq:rpc">';

describe('a hostile text ends in one clear sentence', () => {
  test.each([
    ['deep XML', `${RPC}${'<a>'.repeat(200_000)}`, 'nested deeper'],
    [
      'entities that grow',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${RPC}<val>&b;</val></query></iq>`,
      'declares a document type',
    ],
    [
      'an external entity',
      `<!DOCTYPE x SYSTEM "file:///etc/passwd">${RPC}</query></iq>`,
      'document type',
    ],
    ['XML that ends early', `${RPC}<result>`, 'no sound XML'],
  ])('%s', async (_, text, words) => {
    const { status, stdout } = await mtalint('answer.xml', text);
    const { findings } = JSON.parse(stdout);
    expect(findings.map(({ message }: { message: string }) => message)).toEqual([
      expect.stringContaining(words),
    ]);
    expect(status).toBe(1);
  });

  test('a gigabyte in one line', async () => {
    const { status, stdout, stderr } = await mtalint('dump.txt', 'C_Version: 14.3', 2 ** 30);
    const { error } = JSON.parse(stdout);
    expect({ status, stderr }).toEqual({ status: 2, stderr: `mtalint: ${error.message}\n` });
    expect(stderr).toMatch(/^mtalint: cannot read .*dump\.txt: it is larger than 256 MiB, .*\n$/);
  });

  test('NUL bytes', async () => {
    const dump = 'C_Version: 14.3\0\nC_System_Adv_Ext_SSLServerMethod: \x003\0\n';
    expect((await mtalint('dump.txt', dump)).status).toBe(1);
  });
});
