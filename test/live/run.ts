import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a program. @throws when it is not there or fails */
export function must(program: string, args: readonly string[]): void {
  const { status, stderr, error } = spawnSync(program, args, { encoding: 'utf8' });
  if (error) throw error;
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
}

export interface Run {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program while others run. What it says goes to files: daemons that it leaves behind may keep
 * pipes open for ever, and who does not wait for their end may read too early.
 */
export async function run(program: string, args: readonly string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-run-'));
  const [out, err] = [join(folder, 'stdout'), join(folder, 'stderr')];
  const files = [openSync(out, 'w'), openSync(err, 'w')] as const;
  try {
    const child = spawn(program, args, { stdio: ['ignore', ...files] });
    const [status] = await once(child, 'exit');
    return { status, stdout: readFileSync(out, 'utf8'), stderr: readFileSync(err, 'utf8') };
  } finally {
    for (const file of files) closeSync(file);
    rmSync(folder, { recursive: true });
  }
}
