import type { Argv, InferredOptionTypes, PositionalOptions } from 'yargs';
import { SHELLS } from './completion/shells.ts';
import type { Option } from './option.ts';
import {
  LINT_OPTIONS,
  OUTPUT_OPTIONS,
  REPORT_OPTIONS,
  SERVER_OPTIONS,
  SETTINGS_OPTIONS,
  SHOWN_SETTINGS_OPTIONS,
} from './options.ts';

/** A word of the command line that is no option; `argument` says what it is, as for an option. */
type Positional = PositionalOptions & { readonly argument?: string };

/** What the command line, its help, the man page and the completion know of a command. */
export interface Command {
  readonly describe: string;
  /** In the order of the command line; one that is an array takes all that is left. */
  readonly positionals: Readonly<Record<string, Positional>>;
  readonly options: Readonly<Record<string, Option>>;
}

const PATHS = {
  paths: { argument: 'FILE', type: 'string', array: true, default: [] as string[] },
} satisfies Record<string, Positional>;

/** The command that runs when none is named. */
export const DEFAULT_COMMAND = 'lint';

/** Every command, in the order of the help; its name may be of two words. */
export const COMMANDS = {
  [DEFAULT_COMMAND]: {
    describe: 'Lint files and folders (default: this folder); "-" reads standard input',
    positionals: PATHS,
    options: { ...LINT_OPTIONS, ...SERVER_OPTIONS, ...SETTINGS_OPTIONS, ...REPORT_OPTIONS },
  },
  show: {
    describe: 'Print the effective settings of a server and where they come from',
    positionals: PATHS,
    options: {
      ...SERVER_OPTIONS,
      ...SETTINGS_OPTIONS,
      ...OUTPUT_OPTIONS,
      ...SHOWN_SETTINGS_OPTIONS,
      all: {
        describe: 'List parameters at their default too',
        type: 'boolean',
        default: false,
      },
    },
  },
  explain: {
    describe: 'Print what is to be known about a rule',
    positionals: { rule: { argument: 'RULE', type: 'string', demandOption: true as const } },
    options: { ...SETTINGS_OPTIONS, ...OUTPUT_OPTIONS },
  },
  rules: {
    describe: 'List all rules with their severity in each profile',
    positionals: {},
    options: {
      ...SETTINGS_OPTIONS,
      ...OUTPUT_OPTIONS,
      schema: {
        describe: 'Print the JSON Schema of house rules instead',
        type: 'boolean',
        default: false,
      },
    },
  },
  init: {
    describe: 'Write a .mtalint.ini that explains itself (default: into this folder)',
    positionals: { folder: { argument: 'FOLDER', type: 'string' } },
    options: { format: OUTPUT_OPTIONS.format },
  },
  'report merge': {
    describe:
      'Merge JSON reports, HOST.json or HOST=FILE each, into one that says which host has what',
    positionals: {
      files: { argument: 'FILE', type: 'string', array: true, demandOption: true as const },
    },
    options: { ...SETTINGS_OPTIONS, ...REPORT_OPTIONS },
  },
  'report schema': {
    describe: 'Print the JSON Schema of reports in JSON',
    positionals: {},
    options: {},
  },
  completion: {
    describe: 'Print the completion of mtalint for a shell',
    positionals: { shell: { argument: 'SHELL', choices: SHELLS, demandOption: true as const } },
    options: {},
  },
} satisfies Record<string, Command>;

type CommandName = keyof typeof COMMANDS;
type ArgumentsOf<Name extends CommandName> = InferredOptionTypes<
  (typeof COMMANDS)[Name]['positionals']
> &
  InferredOptionTypes<(typeof COMMANDS)[Name]['options']>;

/**
 * A command of the table as yargs declares it: all but the handler. One of two words is declared
 * inside the command that its first word names.
 */
export function declared<Name extends CommandName>(
  name: Name,
): [command: string, describe: string, builder: (argv: Argv) => Argv<ArgumentsOf<Name>>] {
  const command: Command = COMMANDS[name];
  const builder = (argv: Argv): Argv => {
    for (const [key, positional] of Object.entries(command.positionals)) {
      argv.positional(key, positional);
    }
    return argv.options(command.options);
  };
  return [
    [name === DEFAULT_COMMAND ? '$0' : name.replace(/^.* /, ''), ...positionalWords(command)].join(
      ' ',
    ),
    command.describe,
    builder as (argv: Argv) => Argv<ArgumentsOf<Name>>,
  ];
}

/** The positionals as a usage line writes them: `<needed>`, `[optional]`, `[several..]`. */
function positionalWords({ positionals }: Command): string[] {
  return Object.entries(positionals).map(([name, { array, demandOption }]) => {
    const word = array ? `${name}..` : name;
    return demandOption ? `<${word}>` : `[${word}]`;
  });
}

/** Every option of every command by its name. */
export const ALL_OPTIONS: Readonly<Record<string, Option>> = Object.assign(
  {},
  ...Object.values(COMMANDS).map(({ options }) => options),
);
