import { SEVERITIES } from '../../lint/severity.ts';
import { COMMANDS, type Command, DEFAULT_COMMAND } from '../commands.ts';
import { type Option, usefulName } from '../option.ts';

/** What stands for a value: one of these words, or what the shell or the catalogue of rules knows. */
export type Value =
  | readonly string[]
  | 'files'
  | 'folders'
  | 'rules'
  | 'rule-levels'
  /** One of these words, a colon, and a file. */
  | { readonly beforeFile: readonly string[] }
  /** Words that only the user knows. */
  | 'anything';

export interface CompletedOption {
  /** With their dashes; the long one first. */
  readonly flags: readonly string[];
  readonly describe: string;
  /** What the value is called. */
  readonly argument: string;
  /** Undefined: it takes none. */
  readonly value: Value | undefined;
  readonly repeatable: boolean;
}

export interface CompletedCommand {
  readonly name: string;
  readonly describe: string;
  readonly options: readonly CompletedOption[];
  readonly positionals: readonly {
    readonly name: string;
    readonly value: Value;
    /** It takes all words that are left. */
    readonly takesRest: boolean;
  }[];
}

/** What a rule can be set to with `--rule ID=LEVEL`. */
export const LEVELS: readonly string[] = [...SEVERITIES, 'off'];

/** Options that yargs gives to every command. */
const EVERYWHERE: Readonly<Record<string, Option>> = {
  help: { describe: 'Show help', type: 'boolean' },
  version: { describe: 'Show version number', type: 'boolean' },
};

/** All that can be completed after `mtalint`, the command that needs no name first. */
export function completedCommands(
  table: Readonly<Record<string, Command>> = COMMANDS,
): readonly CompletedCommand[] {
  const commands = Object.entries(table).map(([name, command]) => completedCommand(name, command));
  return [...commands, ...groupsOf(commands)];
}

function completedCommand(
  name: string,
  { describe, options, positionals }: Command,
): CompletedCommand {
  const formats = options['format']?.choices?.map(String) ?? [];
  return {
    name,
    describe,
    options: Object.entries({ ...options, ...EVERYWHERE }).map((option) =>
      completedOption(option, formats),
    ),
    positionals: Object.entries(positionals).map(([word, positional]) => ({
      name: word,
      value: valueFor(positional, formats),
      takesRest: positional.array === true,
    })),
  };
}

/** What stands before the second word of commands of two words, as a command of its own. */
function groupsOf(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  const names = commands.map(({ name }) => name.split(' '));
  const groups = names.flatMap(([group = '', member]) => (member === undefined ? [] : [group]));
  return [...new Set(groups)].map((group) => {
    const members = commands.filter(({ name }) => name.startsWith(`${group} `));
    const seconds = members.map(({ name }) => name.slice(group.length + 1));
    return {
      name: group,
      describe: members.map(({ describe }) => describe).join('; '),
      options: Object.entries(EVERYWHERE).map((option) => completedOption(option, [])),
      positionals: [{ name: 'command', value: seconds, takesRest: false }],
    };
  });
}

/** The commands that are named, which is all but the one that runs without a name. */
export function namedCommands(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return commands.filter(({ name }) => name !== DEFAULT_COMMAND);
}

/** Those whose name is one word. */
export function firstWords(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return namedCommands(commands).filter(({ name }) => !name.includes(' '));
}

function completedOption(
  [name, option]: [string, Option],
  formats: readonly string[],
): CompletedOption {
  const names = [usefulName(name, option), ...[option.alias ?? []].flat()];
  return {
    flags: names.map((each) => (each.length === 1 ? `-${each}` : `--${each}`)),
    describe: option.describe ?? '',
    argument: option.argument ?? 'VALUE',
    value: option.type === 'boolean' ? undefined : valueFor(option, formats),
    repeatable: option.array === true,
  };
}

function valueFor(
  { choices, argument }: Pick<Option, 'choices' | 'argument'>,
  formats: readonly string[],
): Value {
  if (choices) return choices.map(String);
  switch (argument) {
    case undefined:
    case 'FILE':
      return 'files';
    case 'FOLDER':
      return 'folders';
    case 'FORMAT:FILE':
      return { beforeFile: formats };
    case 'RULE':
      return 'rules';
    case 'RULE=LEVEL':
      return 'rule-levels';
    default:
      return 'anything';
  }
}
