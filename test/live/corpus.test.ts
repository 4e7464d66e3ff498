import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from '../cli/recording-terminal.ts';
import { corpusFolders, NEEDS_TESTDATA, TESTDATA } from '../testdata.ts';
import { CAN_PATCH, CAN_RUN_POSTCONF, NEEDS_PATCH, NEEDS_POSTCONF } from './real-programs.ts';

const FILES = ['main.cf', 'master.cf'];
const CAN_RUN = TESTDATA !== undefined && CAN_RUN_POSTCONF && CAN_PATCH;

/** What postconf complains of, without what a fix may change: the folder and the line numbers. */
function complaints(folder: string): string[] {
  for (const name of FILES) {
    const path = join(folder, name);
    if (!existsSync(path)) writeFileSync(path, '');
    // postconf waits a second before it believes a file that has just changed.
    utimesSync(path, 0, 0);
  }
  const { stderr } = spawnSync('postconf', ['-c', folder, '-n'], { encoding: 'latin1' });
  return stderr
    .replaceAll(folder, 'DIR')
    .replace(/, line \d+(?:-\d+)?/g, ', line N')
    .split('\n');
}

function texts(folder: string): string[] {
  return FILES.map((name) =>
    existsSync(join(folder, name)) ? readFileSync(join(folder, name), 'latin1') : '',
  );
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal();
  const status = await run(['--postfix-version', '3.7', ...args], terminal);
  expect(status, terminal.stderr()).not.toBe(2);
  return terminal.stdout();
}

describe.skipIf(!CAN_RUN)(
  `real configurations ${NEEDS_TESTDATA} ${NEEDS_POSTCONF} ${NEEDS_PATCH}`,
  () => {
    let work: string;
    beforeAll(() => {
      work = mkdtempSync(join(tmpdir(), 'mtalint-corpus-'));
    });
    afterAll(() => rmSync(work, { recursive: true }));

    test.each([
      ['interop', '--fix'],
      ['standard', '--fix'],
      ['standard', '--unsafe-fixes'],
      ['strict', '--unsafe-fixes'],
    ])(
      'profile %s with %s: fixed, still read by postconf, a fixpoint, and a patch that applies',
      async (profile, level) => {
        const options = ['--profile', profile, ...(level === '--fix' ? [] : [level])];
        for (const folder of corpusFolders()) {
          const name = basename(folder);
          const [fixed, patched, plain] = ['fixed', 'patched', 'plain'].map((kind) => {
            const copy = join(work, `${profile}${level}`, kind, name);
            cpSync(folder, copy, { recursive: true });
            return copy;
          }) as [string, string, string];
          const before = complaints(plain);
          const diff = await mtalint(...options, '--diff', '--show-secrets', patched);
          await mtalint(...options, '--fix', fixed);
          const after = texts(fixed);
          await mtalint(...options, '--fix', fixed);
          expect(texts(fixed), `${name}: fixpoint`).toEqual(after);
          applyBoth(diff, patched, after, name);
          // postconf quotes the whole entry, which a repair may have changed elsewhere.
          const heads = before.map((line) => line.replace(/ in ".*$/, ''));
          const fresh = complaints(fixed).filter(
            (line) => !heads.includes(line.replace(/ in ".*$/, '')),
          );
          expect(fresh, `${name}: new complaints of postconf`).toEqual([]);
        }
      },
      600_000,
    );
  },
);

/** The diff from before leads to the fixed form, by `git apply` and by `patch`. */
function applyBoth(diff: string, folder: string, expected: string[], name: string): void {
  if (diff === '') {
    expect(texts(folder), `${name}: nothing to patch`).toEqual(expected);
    return;
  }
  const original = texts(folder);
  for (const [program, ...args] of [
    ['git', 'apply', '-p1', '-'],
    ['patch', '-p1', '--binary', '--no-backup-if-mismatch'],
  ] as const) {
    for (const [at, file] of FILES.entries()) {
      if (existsSync(join(folder, file)))
        writeFileSync(join(folder, file), original[at] ?? '', 'latin1');
    }
    const input = Buffer.from(diff, 'latin1');
    // The names in the patch are absolute paths without their first slash.
    const result = spawnSync(program, args, { cwd: '/', input, encoding: 'utf8' });
    expect(result.status, `${name}: ${program}: ${result.stdout}${result.stderr}`).toBe(0);
    expect(texts(folder), `${name}: ${program}`).toEqual(expected);
  }
}
