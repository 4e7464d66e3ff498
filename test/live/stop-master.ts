import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** In milliseconds: the time between two looks, and how long a daemon may take to end. */
const TICK = 50;
const PATIENCE = 3_000;

/**
 * Stops the Postfix of a queue directory, with force where it does not end by itself; nothing
 * happens where none runs. `postfix stop` does the same, but looks only once a second.
 */
export async function stopMaster(queueDirectory: string): Promise<void> {
  const path = join(queueDirectory, 'pid/master.pid');
  const pid = existsSync(path) ? Number.parseInt(readFileSync(path, 'utf8'), 10) : Number.NaN;
  if (Number.isNaN(pid)) return;
  // A daemon that outlives its master still listens, and hangs up on the next one's clients.
  for (let waited = 0; isGroupAlive(pid) && waited < 2 * PATIENCE; waited += TICK) {
    if (waited === 0) process.kill(-pid, 'SIGTERM');
    else if (waited > PATIENCE) process.kill(-pid, 'SIGKILL');
    await sleep(TICK);
  }
  rmSync(path);
}

/**
 * Whether a process of the group still runs; the daemons are of the group of their master. One that
 * has ended may stay in the list until someone asks how.
 */
function isGroupAlive(leader: number): boolean {
  return readdirSync('/proc').some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [state, , group] = statusOf(name);
    return group === String(leader) && state !== 'Z';
  });
}

/** State, parent, group and more; nothing of a process that has gone meanwhile (proc(5), stat). */
function statusOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT' || code === 'ESRCH') return [];
    throw error;
  }
}
