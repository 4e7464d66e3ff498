import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/commands.ts';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from './recording-terminal.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Options of other programs, and where we speak of them. */
const FOREIGN: Readonly<Record<string, string>> = {
  '--reuse-key': 'certbot',
  '--attributes-only': 'cp',
  '--preserve': 'cp',
  '--check': 'ansible-playbook',
};

async function helpOf(command: string): Promise<string> {
  const terminal = recordingTerminal();
  await run(command === 'lint' ? ['--help'] : [...command.split(' '), '--help'], terminal);
  return terminal.stdout();
}

/** The commands beside that of linting, which has no name. */
async function commands(): Promise<string[]> {
  return [...(await helpOf('lint')).matchAll(/^ {2}mtalint ([a-z]+)/gm)].map(
    ([, name = '']) => name,
  );
}

/** The options that a command knows, as its help tells them. */
async function optionsOf(command: string): Promise<Set<string>> {
  const options = [...(await helpOf(command)).matchAll(/^ +(?:-\w, )?(--[a-z][a-z-]+)/gm)];
  return new Set(options.map(([, name = '']) => name));
}

/** The first words of commands of two words. */
const GROUPS = Object.fromEntries(
  Object.keys(COMMANDS).flatMap((name) => (name.includes(' ') ? [[name.split(' ')[0], true]] : [])),
);

/** A place where the program or its documents speak of an option. */
interface Mention {
  readonly place: string;
  /** The command in the same breath, as in `mtalint show --all`. */
  readonly command: string | undefined;
  readonly option: string;
}

function mentionsIn(file: string): Mention[] {
  const lines = readFileSync(join(ROOT, file), 'utf8').split('\n');
  return lines
    .flatMap((line, index) =>
      [...line.matchAll(/(?<![-\w])--[a-z][a-z-]+[a-z]/g)].map((match) => {
        const before = line.slice(0, match.index);
        const call = /\bmtalint(?: +([a-z]+)\b(?: +([a-z]+)\b)?)?[^`|;"']*$/.exec(before);
        const [, first = 'lint', second] = call ?? [];
        const name = first in GROUPS && second ? `${first} ${second}` : first;
        const command = call ? name : undefined;
        // Documents show calls of other programs too, whose options do not stand alone.
        const isOurs = !file.endsWith('.md') || command !== undefined || before.endsWith('`');
        return isOurs ? [{ place: `${file}:${index + 1}`, command, option: match[0] }] : [];
      }),
    )
    .flat();
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:ts|md)$/.test(name))
    .map((name) => join(folder, name));
}

test('every option that the program and its documents speak of is one of the command', async () => {
  const known = new Map([['lint', await optionsOf('lint')]]);
  for (const command of await commands()) known.set(command, await optionsOf(command));
  for (const name of Object.keys(COMMANDS).filter((each) => each.includes(' '))) {
    known.set(name, await optionsOf(name));
  }
  expect([...known.keys()]).toEqual(expect.arrayContaining(['show', 'explain', 'rules']));
  const all = new Set([...known.values()].flatMap((options) => [...options]));
  expect(all.size).toBeGreaterThan(20);
  const files = ['README.md', ...['src', 'rules', 'docs'].flatMap(filesBelow)];
  const mentions = files.flatMap(mentionsIn);
  expect(mentions.length).toBeGreaterThan(50);
  const wrong = mentions.filter(({ command, option }) => {
    if (option in FOREIGN) return false;
    const options = command === undefined ? all : (known.get(command) ?? known.get('lint') ?? all);
    return !options.has(option) && !options.has(option.replace(/^--no-/, '--'));
  });
  expect(wrong).toEqual([]);
});

test('an option that there is not is noticed', async () => {
  const lint = await optionsOf('lint');
  expect(lint.has('--fix')).toBe(true);
  expect(lint.has('--all')).toBe(false);
  expect((await optionsOf('show')).has('--all')).toBe(true);
});
