import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { displayWidth } from '../../src/report/width.ts';
import { VERSION } from '../../src/version.ts';
import { recordingTerminal } from './recording-terminal.ts';

let folder: string;
let program: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-manners-'));
  program = join(folder, 'mtalint.mjs');
  const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
  const js =
    "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";
  await build({
    ...{ entryPoints: [main], outfile: program, bundle: true, banner: { js } },
    ...{ platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' },
  });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs a line of the shell with the program as `$0`; the status is that of the program. */
function shell(line: string) {
  const script = `mtalint() { "${process.execPath}" "$0" "$@"; }; set -o pipefail; ${line}`;
  const env = { ...process.env, NO_COLOR: '1' };
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, program], {
    ...{ env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  });
  return { status, stdout, stderr };
}

function ended(child: ChildProcess): Promise<number | NodeJS.Signals | null> {
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(code ?? signal));
  });
}

describe('the program', () => {
  test('ends quietly when its reader goes', () => {
    const { stdout, stderr, status } = shell('mtalint rules --format json | head -1');
    expect({ stdout, stderr, status }).toEqual({ stdout: '{\n', stderr: '', status: 0 });
  });

  test('does not need anyone to read its hints', () => {
    const main = join(folder, 'main.cf');
    const file = join(folder, 'patch');
    writeFileSync(main, 'smtpd_tls_protocols = !TLSv1.3\n');
    const { status, stdout, stderr } = shell(`mtalint --diff "${main}"`);
    expect({ status, hints: stderr.includes('the patch repairs') }).toEqual({
      status: 1,
      hints: true,
    });
    expect(shell(`mtalint --diff "${main}" 2>&1 > "${file}" | true`).status).toBe(status);
    expect(readFileSync(file, 'utf8')).toBe(stdout);
  });

  test('hands all of a long report to a slow reader', () => {
    const whole = shell('mtalint rules --format json').stdout;
    expect(whole.length).toBeGreaterThan(1_000_000);
    expect(shell('mtalint rules --format json | { sleep 0.3; cat; }').stdout).toBe(whole);
  });

  test.runIf(existsSync('/dev/full'))('fails in one line where there is no room', () => {
    const { status, stderr } = shell('mtalint rules > /dev/full');
    expect({ status, stderr }).toEqual({
      status: 2,
      stderr: 'mtalint: cannot write the report: no space is left on the device\n',
    });
  });

  test('says its bare version', () => {
    expect(shell('mtalint --version')).toEqual({ status: 0, stdout: `${VERSION}\n`, stderr: '' });
  });

  test.each(['NO_COLOR=1', 'FORCE_COLOR=0', 'TERM=dumb', 'CLICOLOR=0', 'CI=1'])(
    'with %s prints a plain report to a pipe',
    (variable) => {
      writeFileSync(join(folder, 'main.cf'), 'smtpd_tls_security_level = bogus\n');
      const line = `env -u NO_COLOR ${variable} "${process.execPath}" "$0" "${folder}/main.cf"`;
      const { stdout, stderr } = shell(line);
      expect(stdout).toContain('tls-server-level-invalid');
      expect(stdout + stderr).not.toContain('\x1b');
    },
  );

  test.each(['FORCE_COLOR=1', 'CLICOLOR_FORCE=1'])(
    'with %s prints colour to a pipe',
    (variable) => {
      const line = `env -u NO_COLOR ${variable} "${process.execPath}" "$0" rules`;
      expect(shell(line).stdout).toContain('\x1b[');
    },
  );
});

describe('an interrupt', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)('by %s ends the program with %i', async (signal, status) => {
    // A server that never answers: once somebody calls, the program is at work.
    const server = createServer();
    const called = new Promise<void>((resolve) => {
      server.on('connection', (socket) => {
        socket.on('error', () => socket.destroy());
        resolve();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    writeFileSync(join(folder, 'main.cf'), 'compatibility_level = 3.6\n');
    const args = [program, '--probe', `127.0.0.1:${port}`, join(folder, 'main.cf')];
    const child = spawn(process.execPath, args, { stdio: 'ignore' });
    const end = ended(child);
    await called;
    child.kill(signal);
    expect(await end).toBe(status);
    server.close();
  });

  test.runIf(process.platform === 'linux').each(['SIGINT', 'SIGTERM'] as const)(
    'by %s is heard while standard input is awaited',
    async (signal) => {
      const child = spawn(process.execPath, [program, '-'], {
        stdio: ['pipe', 'ignore', 'ignore'],
      });
      const end = ended(child);
      await isReading(child.pid);
      child.kill(signal);
      expect(await end).toBe(signal);
    },
  );

  /** Waits until the main thread reads from its standard input, as the kernel tells. */
  async function isReading(pid: number | undefined): Promise<void> {
    for (;;) {
      const call = readFileSync(`/proc/${pid}/syscall`, 'utf8');
      // read(2) of descriptor 0, whatever its number on this machine.
      if (/^\d+ 0x0 0x[0-9a-f]+ 0x[0-9a-f]{3,} /.test(call)) return;
      await sleep(20);
    }
  }
});

describe('in a window', () => {
  const MAIN =
    'smtpd_tls_security_level = bogus\n' +
    'mynetworks = 0.0.0.0/0, 10.0.0.0/8, 192.168.0.0/16, 172.16.0.0/12, 2001:db8::/32, 127.0.0.0/8\n' +
    'smtpd_tls_protocols = !TLSv1.3\n' +
    'smtpd_recipient_restrictions =\n  permit_mynetworks,\n  reject_unauth_destination_\n';

  async function inWindow(
    columns: number,
    args: readonly string[],
    input = '',
    isTTY = false,
  ): Promise<string[]> {
    const terminal = recordingTerminal({ columns, input, isTTY, env: { NO_COLOR: '1' } });
    await run(args, terminal);
    return (terminal.stdout() + terminal.stderr()).split('\n');
  }

  /** A word wider than the window stands whole, alone in its row but for the indent. */
  function tooWide(rows: readonly string[], columns: number): string[] {
    return rows.filter((row) => displayWidth(row) > columns && row.trim().includes(' '));
  }

  test.each([80, 60, 40])('of %i columns no row of a report is wider', async (columns) => {
    const rows = await inWindow(columns, ['--postfix-version', '3.7', '-'], MAIN);
    expect(rows.length).toBeGreaterThan(10);
    expect(tooWide(rows, columns)).toEqual([]);
  });

  test.each([80, 60, 40])('of %i columns no row about rules is wider', async (columns) => {
    for (const args of [['rules'], ['explain', 'postfix/tls12-only-inbound']]) {
      const rows = await inWindow(columns, args, '', true);
      expect(rows.length).toBeGreaterThan(20);
      // What is to be typed stands as it is.
      const prose = rows.filter((row) => !/^ {4}\S+ = /.test(row));
      expect(tooWide(prose, columns), args[0]).toEqual([]);
    }
  });

  test('a list of rules has a row for each where it is not for a window', async () => {
    const rows = await inWindow(80, ['rules']);
    const { rules } = JSON.parse((await inWindow(80, ['rules', '--format', 'json'])).join('\n'));
    expect(rows).toHaveLength(rules.length + 2);
  });

  test.each(['--help', 'show --help', 'explain --help', 'rules --help'])(
    'of 80 columns %s fits',
    async (line) => {
      const rows = await inWindow(80, line.split(' '));
      expect(rows.length).toBeGreaterThan(5);
      expect(rows.filter((row) => row.length > 80)).toEqual([]);
    },
  );
});
