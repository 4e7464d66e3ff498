import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Progress, type ProgressTerminal } from '../../src/cli/lint/progress.ts';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const ERASE = '\r\x1b[K';

/** A terminal whose clock goes on by `pace` with every look at it. */
function watched(pace: number, options: Partial<ProgressTerminal> = {}) {
  let time = -pace;
  const now = () => {
    time += pace;
    return time;
  };
  return recordingTerminal({ errIsTTY: true, now, ...options });
}

function work(terminal: ReturnType<typeof watched>, steps: number, isWanted = true): string {
  const progress = new Progress(terminal, isWanted);
  for (let step = 1; step <= steps; step += 1) progress.step(step, steps);
  progress.end();
  return terminal.stderr();
}

describe('long work', () => {
  test('is told after a second, and gone when it is done', () => {
    expect(work(watched(400), 4)).toBe(
      `${ERASE}linting 3 of 4 servers${ERASE}linting 4 of 4 servers${ERASE}`,
    );
  });

  test('is not told more often than people read', () => {
    expect(work(watched(20), 60).split('linting').length - 1).toBe(3);
  });

  test('fits a narrow terminal', () => {
    expect(work(watched(2000, { columns: 12 }), 1)).toBe(`${ERASE}linting 1 o${ERASE}`);
  });

  test('that is short is not told', () => {
    expect(work(watched(100), 5)).toBe('');
  });

  test.each<[string, Partial<ProgressTerminal>]>([
    ['without a terminal', { errIsTTY: false }],
    ['in CI', { env: { CI: 'true' } }],
    ['at a terminal that cannot erase', { env: { TERM: 'dumb' } }],
  ])('is not told %s', (_, options) => {
    expect(work(watched(5000, options), 3)).toBe('');
  });

  test('is not told where it is not wanted', () => {
    expect(work(watched(5000), 3, false)).toBe('');
  });
});

describe('a run over several servers', () => {
  async function lint(...options: string[]): Promise<string> {
    const folder = mkdtempSync(join(tmpdir(), 'mtalint-progress-'));
    try {
      for (const name of ['a', 'b']) {
        mkdirSync(join(folder, name));
        writeFileSync(join(folder, name, 'main.cf'), 'compatibility_level = 3.6\n');
      }
      const terminal = watched(1500);
      await run([...options, folder], terminal);
      return terminal.stderr();
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  test('tells which of them it is at, unless asked not to', async () => {
    const told = `${ERASE}linting 1 of 2 servers${ERASE}linting 2 of 2 servers${ERASE}`;
    expect(await lint()).toBe(told);
    expect(await lint('--no-progress')).toBe('');
    expect(await lint('--quiet')).toBe('');
  });
});
