// Turns the collected facts about IceWarp's API variables into the table the program reads.
//
//   node scripts/generate-icewarp-facts.mjs           writes src/icewarp/facts/variables.json
//   node scripts/generate-icewarp-facts.mjs --check   writes nothing; exit 1 when it differs
//
// The collected facts live outside the repository: MTALINT_TESTDATA names the folder. The names come
// from the header of 14.3 (apiconst.pas); those with a history of their own from a second list.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {Record<string, any>} Json */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TABLE = 'src/icewarp/facts/variables.json';

/** Types as the table abbreviates them; a type that the header does not tell is left out. */
const TYPES = new Map([
  ['Bool', 'b'],
  ['String', 's'],
  ['Longstring', 'l'],
  ['Int', 'i'],
  ['Enum', 'e'],
  ['Schedule', 'c'],
  ['?', ''],
]);

/** Read-only, write-only, on demand; `A` (an action) says nothing that a rule asks. */
const FLAGS = new Map([
  ['R', 'R'],
  ['W', 'W'],
  ['D', 'D'],
  ['A', ''],
]);

/** Seen in the answers of a server of 2016, and in neither header. */
const SEEN_ON_A_SERVER = [{ name: 'C_Accounts_Global_Accounts_AccountCache', type: 'Int' }];

process.exitCode = main(process.argv.slice(2), process.env.MTALINT_TESTDATA);

/**
 * @param {string[]} options
 * @param {string | undefined} testdata
 * @returns {number} exit status
 */
function main(options, testdata) {
  const check = options.includes('--check');
  if (!testdata) {
    console.log(`${check ? 'skipped: ' : ''}MTALINT_TESTDATA does not name the folder of facts`);
    return check ? 0 : 2;
  }
  const folder = join(testdata, 'facts', 'icewarp');
  const text = generate(
    readJson(join(folder, 'names.json')),
    readJson(join(folder, 'variables.json')),
  );
  const target = join(ROOT, TABLE);
  if (!check) {
    writeFileSync(target, text);
    return 0;
  }
  if (readFileSync(target, 'utf8') === text) return 0;
  console.error(`${TABLE} differs from the facts: run node scripts/generate-icewarp-facts.mjs`);
  return 1;
}

/**
 * @param {Json[]} names of the newest header
 * @param {Json[]} described the variables with values, meanings and history
 * @returns {string}
 */
function generate(names, described) {
  const listed = new Set(names.map(({ name }) => name.toLowerCase()));
  const older = described.filter(
    ({ name }) => /^[A-Z]{1,2}_/.test(name) && !listed.has(name.toLowerCase()),
  );
  const all = [
    ...names,
    ...[...older, ...SEEN_ON_A_SERVER].map((each) => ({ ...each, flags: [] })),
  ];
  const details = described
    .map((each) => [each.name, detailsOf(each)])
    .concat(SEEN_ON_A_SERVER.map(({ name }) => [name, { era: 'older' }]))
    .filter(([name, detail]) => /^[A-Z]{1,2}_/.test(name) && Object.keys(detail).length > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return [
    '{',
    '  "names": {',
    grouped(all)
      .map(([prefix, words]) => `    ${quote(prefix)}: ${quote(words)}`)
      .join(',\n'),
    '  },',
    '  "details": {',
    details.map(([name, detail]) => `    ${quote(name)}: ${quote(detail)}`).join(',\n'),
    '  }',
    '}',
    '',
  ].join('\n');
}

/**
 * Names share long beginnings: one line for all that differ in their last word alone.
 * @param {Json[]} variables
 * @returns {[prefix: string, words: string][]}
 */
function grouped(variables) {
  /** @type {Map<string, string[]>} */
  const groups = new Map();
  for (const { name, type, flags } of variables) {
    const cut = name.lastIndexOf('_') + 1;
    const prefix = name.slice(0, cut);
    const marks =
      translate(TYPES, type) +
      flags.map((/** @type {string} */ flag) => translate(FLAGS, flag)).join('');
    const words = groups.get(prefix) ?? [];
    words.push(marks === '' ? name.slice(cut) : `${name.slice(cut)}:${marks}`);
    groups.set(prefix, words);
  }
  return [...groups]
    .map(([prefix, words]) => /** @type {[string, string]} */ ([prefix, words.sort().join(' ')]))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * @param {Json} variable
 * @returns {Json} which values it takes, with their meanings, and in which headers it is
 */
function detailsOf({ type, values = '', since = '' }) {
  const detail = /** @type {Json} */ ({});
  if (type === 'Enum') detail.values = enumValues(values);
  if (type === 'Int' && /\bport$/.test(values)) detail.max = 65535;
  if (since.startsWith('absent from the older apiconst')) detail.era = 'newer';
  if (/gone in 14\.3|not in either apiconst/.test(since)) detail.era = 'older';
  return detail;
}

/**
 * @param {string} text `0..7`, `0,1,2` or `0 reject,1 forward`
 * @returns {Record<string, string>} the values with their meanings
 */
function enumValues(text) {
  const range = /^(\d+)\.\.(\d+)$/.exec(text);
  if (range) {
    const [first, last] = [Number(range[1]), Number(range[2])];
    return Object.fromEntries(
      Array.from({ length: last - first + 1 }, (_, at) => [first + at, '']),
    );
  }
  const items = text.split(/, */).map((item) => /^(\d+) ?(?:= )?(.*)$/.exec(item));
  return Object.fromEntries(
    items.map((match) => {
      if (!match) throw new Error(`not a list of values: "${text}"`);
      return [match[1], match[2]];
    }),
  );
}

/**
 * @param {string} path
 * @returns {Json[]}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/** @param {unknown} value */
function quote(value) {
  return JSON.stringify(value);
}

/**
 * @param {Map<string, string>} words
 * @param {string} word
 * @returns {string}
 */
function translate(words, word) {
  const translated = words.get(word);
  if (translated === undefined) throw new Error(`unknown word in the facts: "${word}"`);
  return translated;
}
