import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { fromBytes } from '../../src/text/bytes.ts';

/** A stand-in for tool.sh that only writes down with which arguments it is run. */
export function recordingTool(): {
  readonly folder: string;
  readonly tool: string;
  readonly record: string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'icewarp-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const [tool, record] = [join(folder, 'tool.sh'), join(folder, 'record')];
  writeFileSync(tool, `#!/bin/sh\nprintf '%s\\0' "$#" "$@" >>'${record}'\n`);
  chmodSync(tool, 0o755);
  return { folder, tool, record };
}

/** The arguments of each run of the tool that an action causes, whether it fails in the end or not. */
export function runsOf(record: string, action: () => void): string[][] {
  rmSync(record, { force: true });
  try {
    action();
  } catch (error) {
    // A shell that ends with a failure; any other failure is one of the test.
    if (!(error instanceof Error && 'status' in error)) throw error;
  }
  if (!existsSync(record)) return [];
  const words = fromBytes(readFileSync(record)).split('\0');
  const runs: string[][] = [];
  for (let at = 0; at < words.length - 1; ) {
    const count = Number(words[at]);
    runs.push(words.slice(at + 1, at + 1 + count));
    at += 1 + count;
  }
  return runs;
}
