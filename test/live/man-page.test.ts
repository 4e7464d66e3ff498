import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { COMMANDS } from '../../src/cli/commands.ts';
import { CAN_READ_MAN_PAGES, NEEDS_MAN } from './real-programs.ts';

const PAGE = fileURLToPath(new URL('../../man/mtalint.1', import.meta.url));

interface Output {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function output(program: string, ...args: string[]): Output {
  const { status, stdout, stderr } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, MANWIDTH: '80', MANPAGER: 'cat', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  });
  return { status, stdout, stderr };
}

test('npm is told of the page in a list: given as a word, it does not link it', () => {
  expect(manifest.man).toEqual(['man/mtalint.1']);
  expect(manifest.files).toContain('man/mtalint.1');
});

describe.runIf(CAN_READ_MAN_PAGES)(`the man page ${NEEDS_MAN}`, () => {
  test('mandoc has nothing to warn of', () => {
    expect(output('mandoc', '-T', 'lint', '-W', 'warning', PAGE)).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
  });

  test('man prints every command and option in 80 columns, without a warning', () => {
    const { status, stdout, stderr } = output('man', '--warnings', '-l', PAGE);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
    const items = new Set(stdout.match(/(?<=^ {5})(?:--[a-z-]+|mtalint [a-z]+)/gm));
    for (const [name, { options }] of Object.entries(COMMANDS)) {
      if (name !== 'lint') expect(items).toContain(`mtalint ${name.replace(/ .*/, '')}`);
      for (const option of Object.keys(options)) expect(items).toContain(`--${option}`);
    }
  });

  test('it has the sections that readers look for', () => {
    const sections = output('man', '-l', PAGE).stdout.match(/^[A-Z][A-Z ]+$/gm);
    expect(sections).toEqual([
      ...['NAME', 'SYNOPSIS', 'DESCRIPTION', 'COMMANDS', 'OPTIONS', 'PROFILES', 'FIXING'],
      ...['ENVIRONMENT', 'FILES', 'EXIT STATUS', 'EXAMPLES', 'SEE ALSO'],
    ]);
  });
});
