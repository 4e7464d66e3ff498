import { describe, expect, test } from 'vitest';
import { COMMANDS, DEFAULT_COMMAND } from '../../src/cli/commands.ts';
import { type Option, usefulName } from '../../src/cli/option.ts';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

async function output(...args: string[]): Promise<string> {
  const terminal = recordingTerminal();
  expect(await run(args, terminal)).toBe(0);
  return terminal.stdout();
}

/** The names at the beginning of the lines of one part of the help. */
function namesIn(help: string, part: string, name: RegExp): string[] {
  const [, lines = ''] = help.split(`${part}:\n`);
  const [own = ''] = lines.split('\n\n');
  return [...own.matchAll(name)].map(([, word = '']) => word);
}

describe('the help, and so the command line, has what the table has, from which all else is made', () => {
  test('commands', async () => {
    const named = Object.keys(COMMANDS).filter((name) => name !== DEFAULT_COMMAND);
    const firsts = new Set(named.map((name) => name.replace(/ .*/, '')));
    const words = namesIn(await output('--help'), 'Commands', /^ {2}mtalint ([a-z]\S*)/gm);
    expect(words).toEqual([...firsts]);
  });

  test.each(Object.entries(COMMANDS))('options of %s', async (name, { options }) => {
    const help = await output(...(name === DEFAULT_COMMAND ? [] : name.split(' ')), '--help');
    const flags = namesIn(help, 'Options', /^ {2}(?:-\w, )?--([a-z]\S*)/gm);
    expect(new Set(flags)).toEqual(new Set(['version', 'help', ...Object.keys(options)]));
  });
});

describe('completion', () => {
  test.each(['bash', 'zsh'])('for %s knows every command and option', async (shell) => {
    const script = await output('completion', shell);
    for (const [name, { options }] of Object.entries(COMMANDS)) {
      expect(script).toContain(name);
      for (const option of Object.entries<Option>(options)) {
        expect(script).toContain(`--${usefulName(...option)}`);
      }
    }
  });

  test.each([[], ['tcsh']])('for another shell (%s) fails', async (...args) => {
    const terminal = recordingTerminal();
    expect(await run(['completion', ...args], terminal)).toBe(2);
    expect(terminal.stderr()).toMatch(/^mtalint: .+\n$/);
  });
});
