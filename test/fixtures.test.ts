import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { run } from '../src/cli/run.ts';
import { recordingTerminal } from './cli/recording-terminal.ts';

/** What a fixture folder says of itself, in case.json. */
interface Case {
  readonly about: string;
  readonly profile: string;
  readonly postfixVersion: string;
  readonly apply: 'safe' | 'unsafe';
  readonly options?: readonly string[];
  /** The time of the run, where dates matter. */
  readonly now?: string;
}

const FIXTURES = join(import.meta.dirname, '../fixtures');

function caseFolders(folder = FIXTURES): string[] {
  if (existsSync(join(folder, 'case.json'))) return [folder];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? caseFolders(join(folder, entry.name)) : [],
  );
}

async function lint(folder: string, args: readonly string[]): Promise<string> {
  const {
    profile,
    postfixVersion,
    options = [],
    now,
  }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
  if (now !== undefined) vi.setSystemTime(now);
  const terminal = recordingTerminal();
  const place = relative(process.cwd(), join(folder, 'input'));
  const common = ['--profile', profile, '--postfix-version', postfixVersion, ...options];
  const status = await run([...common, ...args, place], terminal);
  expect(status, terminal.stderr()).not.toBe(2);
  return terminal.stdout();
}

// Only the date: what is read and written goes its way.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Rule, severity and place of each finding: `main.cf:7:1 error postfix/x`. */
function summary(json: string, folder: string): string[] {
  const { findings } = JSON.parse(json);
  return findings.map((finding: (typeof findings)[number]) => {
    const { path, range, severity, rule } = finding;
    const file = relative(join(folder, 'input'), path);
    return `${file}:${range.start.line}:${range.start.column} ${severity} ${rule}`;
  });
}

describe.each(caseFolders().map((folder) => ({ name: relative(FIXTURES, folder), folder })))(
  'fixture $name',
  ({ folder }) => {
    test('has the expected findings', async () => {
      const found = summary(await lint(folder, ['--format', 'json']), folder);
      await expect(`${found.join('\n')}\n`).toMatchFileSnapshot(join(folder, 'findings.txt'));
    });

    test('has the expected patch', async () => {
      const { apply }: Case = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8'));
      const how = apply === 'unsafe' ? ['--unsafe-fixes'] : [];
      const diff = await lint(folder, ['--diff', ...how]);
      await expect(diff).toMatchFileSnapshot(join(folder, 'diff.patch'));
      expect(diff).not.toBe('');
    });
  },
);
