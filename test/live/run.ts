import { spawn, spawnSync } from 'node:child_process';

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

/** Runs a program while others run. */
export function run(program: string, args: readonly string[]): Promise<Run> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (bytes) => {
      stdout += String(bytes);
    });
    child.stderr.on('data', (bytes) => {
      stderr += String(bytes);
    });
    child.once('error', failed);
    // Daemons may keep the pipes, so it is not waited for their end.
    child.once('exit', (status) => setImmediate(() => done({ status, stdout, stderr })));
  });
}
