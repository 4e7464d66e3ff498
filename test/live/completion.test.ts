import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Command } from '../../src/cli/commands.ts';
import { bashScript } from '../../src/cli/completion/bash.ts';
import { completedCommands } from '../../src/cli/completion/vocabulary.ts';
import { zshScript } from '../../src/cli/completion/zsh.ts';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from '../cli/recording-terminal.ts';
import { CAN_RUN_SHELLS, NEEDS_SHELLS, REQUIRED } from './real-programs.ts';
import { COMPLETING_SHELLS, ShellOnTerminal } from './shell-on-terminal.ts';

const BASH_COMPLETION = '/usr/share/bash-completion/bash_completion';
const RULE = 'postfix/tls12-only-inbound';
/** Begins the name of that rule alone. */
const START = 'postfix/tls12-o';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-completion-'));
  mkdirSync(join(folder, 'staging'));
  mkdirSync(join(folder, 'with space'));
  for (const name of ['main.cf', 'shown.txt']) writeFileSync(join(folder, name), '');
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Where shells look for completions by themselves, below the folder of the test. */
const PLACES = { bash: 'user/completions/mtalint', zsh: 'functions/_mtalint' } as const;

async function writeScript(shell: keyof typeof PLACES): Promise<string> {
  const terminal = recordingTerminal();
  expect(await run(['completion', shell], terminal)).toBe(0);
  const path = join(folder, PLACES[shell]);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, terminal.stdout());
  return path;
}

interface Way {
  readonly shell: keyof typeof PLACES;
  /** What the shell is told before the completion is loaded. */
  readonly first?: readonly string[];
  /** What it is told instead of reading the file. */
  readonly instead?: readonly string[];
}

const ways: Record<string, Way> = {
  bash: { shell: 'bash' },
  'bash with the package bash-completion': {
    shell: 'bash',
    first: [`. ${BASH_COMPLETION} || exit`],
  },
  'bash whose package bash-completion finds the file': {
    shell: 'bash',
    instead: ['BASH_COMPLETION_USER_DIR=$PWD/user', `. ${BASH_COMPLETION} || exit`],
  },
  'bash that separates words at blanks alone': {
    shell: 'bash',
    first: ["COMP_WORDBREAKS=$' \\t\\n'"],
  },
  'bash of a user with odd settings': {
    shell: 'bash',
    first: ['IFS=,', 'set -u', 'shopt -s nullglob'],
  },
  zsh: { shell: 'zsh' },
  'zsh that finds the file': {
    shell: 'zsh',
    instead: ['fpath=($PWD/functions $fpath)', 'autoload -Uz compinit', 'compinit -D -u'],
  },
};

for (const [name, { shell, first = [], instead }] of Object.entries(ways)) {
  const { command, setup, load, insertAll } = COMPLETING_SHELLS[shell];
  const canRun =
    CAN_RUN_SHELLS && (REQUIRED || !name.includes('package') || existsSync(BASH_COMPLETION));

  describe.runIf(canRun)(`TAB in ${name} ${NEEDS_SHELLS}`, () => {
    let terminal: ShellOnTerminal;

    beforeAll(async () => {
      const script = await writeScript(shell);
      terminal = await ShellOnTerminal.start(command, [
        `cd '${folder}'`,
        ...first,
        ...setup,
        ...(instead ?? load(script)),
      ]);
    });

    afterAll(() => terminal.end());

    test.each([
      ['ex', 'explain '],
      ['--prof', shell === 'zsh' ? '--profile=' : '--profile '],
      ['--profile int', '--profile interop '],
      ['--profile=int', '--profile=interop '],
      ['--fail-on nev', '--fail-on never '],
      ['--kind=postfix-ma', '--kind=postfix-ma'],
      ['--hostname ma', '--hostname ma'],
      ['--root st', '--root staging/'],
      ['--output ma', '--output main.cf '],
      ['ma', 'main.cf '],
      ['main.cf wi', 'main.cf with\\ space/'],
      ['main.cf --unsa', 'main.cf --unsafe-fixes '],
      ['show --al', 'show --all '],
      ['show --unsa', 'show --unsa'],
      ['--format json rules --sche', '--format json rules --schema '],
      [`explain ${START}`, `explain ${RULE} `],
      [`--rule ${START}`, `--rule ${RULE}=`],
      [`--rule=${START}`, `--rule=${RULE}=`],
      [`--rule ${RULE}=war`, `--rule ${RULE}=warning `],
      [`--rule=${RULE}=war`, `--rule=${RULE}=warning `],
      [`--quiet --rule ${RULE}=off --rule ${START}`, `--quiet --rule ${RULE}=off --rule ${RULE}=`],
    ])('%s', async (typed, line) => {
      expect(await terminal.lineAfter(`mtalint ${typed}\t`)).toBe(`mtalint ${line}`);
    });

    test.each([
      ['completion ', ['bash', 'zsh']],
      ['--profile ', ['interop', 'standard', 'strict']],
      ['s', ['show', 'shown.txt', 'staging']],
      [`--rule ${RULE}=`, ['error', 'info', 'off', 'warning']],
    ])('all of: %s', async (typed, offered) => {
      const line = await terminal.lineAfter(`mtalint ${typed}${insertAll}`);
      expect(wordsOffered(line, typed)).toEqual(offered);
    });
  });
}

const TABLE = {
  lint: {
    describe: 'Lint',
    positionals: { paths: { array: true } },
    options: {
      format: { choices: ['text', 'sarif'] },
      report: { argument: 'FORMAT:FILE', array: true },
      progress: { type: 'boolean', default: true },
      quiet: { type: 'boolean', alias: 'q' },
      baseline: { type: 'string' },
    },
  },
  'report merge': {
    describe: 'Merge reports',
    positionals: { files: { array: true } },
    options: { title: { argument: 'TITLE' } },
  },
  'report schema': { describe: 'Print the schema', positionals: {}, options: {} },
} satisfies Record<string, Command>;

describe.runIf(CAN_RUN_SHELLS).each(['bash', 'zsh'] as const)('any table, in %s', (shell) => {
  const { command, setup, load, insertAll } = COMPLETING_SHELLS[shell];
  let terminal: ShellOnTerminal;

  beforeAll(async () => {
    const script = join(folder, `table.${shell}`);
    const write = { bash: bashScript, zsh: zshScript }[shell];
    writeFileSync(script, write(completedCommands(TABLE), []));
    const loading = [...setup, ...load(script)];
    terminal = await ShellOnTerminal.start(command, [`cd '${folder}'`, ...loading]);
  });

  afterAll(() => terminal.end());

  test.each([
    ['rep', 'report '],
    ['report m', 'report merge '],
    ['report merge ma', 'report merge main.cf '],
    ['report --title x merge ma', 'report --title x merge main.cf '],
    ['report schema ma', 'report schema ma'],
    ['report merge --ti', shell === 'zsh' ? 'report merge --title=' : 'report merge --title '],
    ['main.cf report m', 'main.cf report main.cf '],
    ['--report sa', '--report sarif:'],
    ['--report=sa', '--report=sarif:'],
    ['--report sarif:ma', '--report sarif:main.cf '],
    ['--no-', '--no-progress '],
    ['--baseline ma', '--baseline main.cf '],
    ['-q ma', '-q main.cf '],
  ])('%s', async (typed, line) => {
    expect(await terminal.lineAfter(`mtalint ${typed}\t`)).toBe(`mtalint ${line}`);
  });

  test('all words after report', async () => {
    const line = await terminal.lineAfter(`mtalint report ${insertAll}`);
    expect(wordsOffered(line, 'report ')).toEqual(['merge', 'schema']);
  });
});

/**
 * What was put in the place of the last word, in one order for all: zsh repeats the rule before
 * each level and marks folders, bash does not.
 */
function wordsOffered(line: string, typed: string): string[] {
  const before = `mtalint ${typed.replace(/\S*$/, '')}`;
  expect(line.startsWith(before)).toBe(true);
  const words = line.slice(before.length).trim().split(' ');
  return words.map((word) => word.replace(/^.*=|\/$/g, '')).sort();
}
