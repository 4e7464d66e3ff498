import { SEVERITIES } from '../../lint/severity.ts';
import { COMMANDS, type Command, DEFAULT_COMMAND } from '../commands.ts';
import type { Option } from '../options.ts';

/** What stands for a value: one of these words, or what the shell or the catalogue of rules knows. */
export type Value =
  | readonly string[]
  | 'files'
  | 'folders'
  | 'rules'
  | 'rule-levels'
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

/** All that can be completed after `mtalint`. */
export function completedCommands(): readonly CompletedCommand[] {
  return Object.entries(COMMANDS).map(([name, command]: [string, Command]) => ({
    name,
    describe: command.describe,
    options: Object.entries({ ...command.options, ...EVERYWHERE }).map(completedOption),
    positionals: Object.entries(command.positionals).map(([word, positional]) => ({
      name: word,
      value: valueFor(positional),
      takesRest: positional.array === true,
    })),
  }));
}

/** The commands that are named, which is all but the one that runs without a name. */
export function namedCommands(commands: readonly CompletedCommand[]): readonly CompletedCommand[] {
  return commands.filter(({ name }) => name !== DEFAULT_COMMAND);
}

function completedOption([name, option]: [string, Option]): CompletedOption {
  const names = [name, ...[option.alias ?? []].flat()];
  return {
    flags: names.map((each) => (each.length === 1 ? `-${each}` : `--${each}`)),
    describe: option.describe ?? '',
    argument: option.argument ?? 'VALUE',
    value: option.type === 'boolean' ? undefined : valueFor(option),
    repeatable: option.array === true,
  };
}

function valueFor({ choices, argument }: Pick<Option, 'choices' | 'argument'>): Value {
  if (choices) return choices.map(String);
  switch (argument) {
    case undefined:
    case 'FILE':
      return 'files';
    case 'FOLDER':
      return 'folders';
    case 'RULE':
      return 'rules';
    case 'RULE=LEVEL':
      return 'rule-levels';
    default:
      return 'anything';
  }
}
