/**
 * Writes man/mtalint.1 from man/mtalint.1.in and the tables of commands and options.
 * With --check nothing is written, and a difference is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript, root } from './load-typescript.mjs';
import { wrapped } from './wrapped.mjs';

/** @typedef {{ describe?: string, choices?: unknown[], default?: unknown, type?: string, alias?: string | string[], argument?: string, array?: boolean, demandOption?: boolean }} Option */
/** @typedef {{ describe: string, positionals: Record<string, Option>, options: Record<string, Option> }} Command */

/** @type {{ COMMANDS: Record<string, Command>, DEFAULT_COMMAND: string, usefulName: (name: string, option: Option) => string }} */
const { COMMANDS, DEFAULT_COMMAND, usefulName } = await loadTypeScript(
  "export { COMMANDS, DEFAULT_COMMAND } from './src/cli/commands.ts';\n" +
    "export { usefulName } from './src/cli/option.ts';",
);
/** With room for what roff wants escaped. */
const WIDTH = 72;
const page = join(root, 'man', 'mtalint.1');
const commands = Object.entries(COMMANDS);

/** @type {Record<string, () => string[]>} */
const parts = {
  SYNOPSIS: () => commands.flatMap(([name, command]) => ['.Nm', ...synopsis(name, command)]),
  COMMANDS: () =>
    commands.flatMap(([name, command]) => [
      `.It Nm${words(name, command).join('')}`,
      ...sentences(command.describe),
    ]),
  OPTIONS: () => commands.flatMap(([name, command]) => optionsOf(name, command)),
};

const text = `.\\" Made by scripts/man-page.mjs from mtalint.1.in and the tables of the command line.
${readFileSync(`${page}.in`, 'utf8').replace(/^@([A-Z]+)@$/gm, (_, part) => (parts[part] ?? unknown(part))().join('\n'))}`;
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  console.error('man/mtalint.1 is stale: run npm run generate');
  process.exitCode = 1;
}

/** @param {string} part @returns {never} */
function unknown(part) {
  throw new Error(`man/mtalint.1.in asks for ${part}, which there is not`);
}

/** @param {string} name @param {Command} command */
function synopsis(name, { positionals, options }) {
  const isDefault = name === DEFAULT_COMMAND;
  return [
    ...(isDefault ? [] : [`.Cm ${name}`]),
    ...(Object.keys(options).length > 0 ? ['.Op Ar options'] : []),
    ...Object.entries(positionals).map(([word, positional]) => {
      const several = positional.array ? ' ...' : '';
      const argument = `Ar ${singular(word, positional)}${several}`;
      return positional.demandOption ? `.${argument}` : `.Op ${argument}`;
    }),
  ];
}

/** The words of a command on one line. @param {string} name @param {Command} command */
function words(name, { positionals }) {
  return [
    ...(name === DEFAULT_COMMAND ? [] : [` Cm ${name}`]),
    ...Object.entries(positionals).map(([word, positional]) => {
      const argument = ` Ar ${singular(word, positional)}`;
      const several = positional.array ? `${argument} ...` : argument;
      return positional.demandOption ? several : ` Op${several}`;
    }),
  ];
}

/** One of what an array is called by the plural of. @param {string} word @param {Option} option */
function singular(word, { array }) {
  return array ? word.replace(/s$/, '') : word;
}

/**
 * The options of a command: those of a command before it are named, the others told. One that has
 * two meanings is told each time.
 * @param {string} name
 * @param {Command} command
 */
function optionsOf(name, { options }) {
  const before = commands.slice(
    0,
    commands.findIndex(([other]) => other === name),
  );
  /** @param {[string, Option]} option */
  const isTold = ([option, { describe, choices }]) => {
    const others = before.flatMap(([, { options: theirs }]) => theirs[option] ?? []);
    return (
      others.length > 0 &&
      others.every((other) => other.describe === describe && `${other.choices}` === `${choices}`)
    );
  };
  const all = Object.entries(options);
  const told = all.filter(isTold);
  const own = all.filter((option) => !isTold(option));
  if (all.length === 0) return [];
  const title = name === DEFAULT_COMMAND ? 'Linting' : `mtalint ${name}`;
  return [
    `.Ss ${title}`,
    ...(told.length > 0 ? ['As above:', ...listed(told.map(([option]) => `Fl -${option}`))] : []),
    ...(own.length > 0 ? ['.Bl -tag -width Ds', ...own.flatMap(item), '.El'] : []),
  ];
}

/** @param {[string, Option]} option */
function item([name, option]) {
  const { choices, describe = '', type, alias } = option;
  const flags = [...new Set([name, usefulName(name, option)]), ...[alias ?? []].flat()].map(
    (flag) => (flag.length === 1 ? `Fl ${flag}` : `Fl -${flag}`),
  );
  const argument = type === 'boolean' ? '' : ` Ar ${option.argument ?? 'VALUE'}`;
  const byDefault =
    typeof option.default === 'string' ? [`The default is`, `.Cm ${option.default} .`] : [];
  return [
    `.It ${flags.join(' , ')}${argument}`,
    ...sentences(describe),
    ...(choices ? ['One of', ...listed(choices.map((choice) => `Cm ${choice}`))] : []),
    ...byDefault,
  ];
}

/** @param {string[]} macros one for each thing */
function listed(macros) {
  return macros.map((macro, at) => `.${macro} ${at < macros.length - 1 ? ',' : '.'}`);
}

/** Text with a line for each sentence, and a full stop. @param {string} text */
function sentences(text) {
  const lines = `${text.replace(/\.$/, '')}.`.split(/(?<=[.;]) (?=[A-Z])/);
  return lines.flatMap((line) => wrapped(line, WIDTH)).map(roff);
}

/** A line that roff prints as it is. @param {string} line */
function roff(line) {
  return line
    .replaceAll('\\', '\\e')
    .replace(/(?<![\w-])-{1,2}(?=\w)/g, (dashes) => '\\-'.repeat(dashes.length))
    .replace(/^(?=[.'])/, '\\&');
}
