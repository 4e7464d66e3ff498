/**
 * Writes docs/rules: a page for each rule and an index, from the rules themselves.
 * With --check nothing is written, and a difference is an error.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { loadTypeScript, root } from './load-typescript.mjs';

const docs = join(root, 'docs', 'rules');

/** @param {string} folder @returns {string[]} */
function pagesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? pagesBelow(path) : [path];
  });
}

const { RULES, RULES_BY_GROUP, GROUP_TITLES, rulePage, ruleIndex } = await loadTypeScript(
  "export { RULES, RULES_BY_GROUP } from './rules/index.ts';\n" +
    "export { GROUP_TITLES } from './rules/groups.ts';\n" +
    "export { rulePage, ruleIndex } from './src/report/rule-text.ts';",
);
const groups = Object.entries(RULES_BY_GROUP).map(([group, rules]) => {
  const title = GROUP_TITLES[group];
  if (!title) throw new Error(`rules/groups.ts has no title for ${group}`);
  return { title, rules };
});
const pages = new Map([[join(docs, 'README.md'), ruleIndex(groups)]]);
for (const rule of RULES) pages.set(join(docs, `${rule.id}.md`), rulePage(rule));

mkdirSync(docs, { recursive: true });
/** The only page there that is written by hand. */
const byHand = join(docs, 'not-shipped.md');
const strangers = pagesBelow(docs).filter((path) => path !== byHand && !pages.has(path));
if (process.argv.includes('--check')) {
  const stale = [...pages].filter(([path, text]) => !isSame(path, text)).map(([path]) => path);
  for (const path of [...stale, ...strangers]) {
    console.error(`${relative(root, path)} is stale: run npm run generate`);
    process.exitCode = 1;
  }
} else {
  for (const path of strangers) rmSync(path);
  for (const [path, text] of pages) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}

/** @param {string} path @param {string} text */
function isSame(path, text) {
  try {
    return readFileSync(path, 'utf8') === text;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return false;
    throw error;
  }
}
