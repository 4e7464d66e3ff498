/**
 * Writes rules/index.ts, the list of all rules, from the files in rules/.
 * With --check nothing is written, and a difference is an error.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../rules', import.meta.url));
const target = join(root, 'index.ts');

/** @param {string} folder @returns {string[]} */
function ruleFiles(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return ruleFiles(path);
      return folder !== root && entry.name.endsWith('.ts') ? [path] : [];
    })
    .sort();
}

/** @param {string} path */
function stem(path) {
  return path.replace(/\.ts$/, '');
}

/**
 * A folder goes before one whose name only begins alike (tls, tls-client), as Biome sorts imports.
 * @param {string} path
 */
function rank(path) {
  return stem(path).replaceAll('/', '\0');
}

/** @param {string} path */
function identifier(path) {
  const words = path.split(/[^A-Za-z0-9]+/).filter(Boolean);
  return words.map((word, at) => (at ? word[0]?.toUpperCase() + word.slice(1) : word)).join('');
}

const files = ruleFiles(root)
  .map((path) => relative(root, path).split(sep).join('/'))
  .sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
const rows = files.map((file) => ({ file, name: identifier(stem(file)) }));
/** @param {string} file */
const groupOf = (file) => file.split('/').slice(0, -1).join('/');
const groups = [...new Set(files.map(groupOf))];
const text = [
  '// Written by scripts/rule-index.mjs.',
  ...rows.map(({ file, name }) => `import ${name} from './${file}';`),
  "import type { AnyRule } from './rule.ts';",
  '',
  '/** The rules that ship, by their folder. */',
  '// biome-ignore format: one rule a line, however few there are',
  'export const RULES_BY_GROUP: Readonly<Record<string, readonly AnyRule[]>> = {',
  ...groups.flatMap((group) => [
    `  ${/^[a-z]+$/.test(group) ? group : `'${group}'`}: [`,
    ...rows.filter(({ file }) => groupOf(file) === group).map(({ name }) => `    ${name},`),
    '  ],',
  ]),
  '};',
  '',
  '/** Every rule that ships, in the order of its file. */',
  'export const RULES: readonly AnyRule[] = Object.values(RULES_BY_GROUP).flat();',
  '',
].join('\n');

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('rules/index.ts is stale: run npm run generate');
    process.exitCode = 1;
  }
} else writeFileSync(target, text);
