/**
 * Writes the part of docs/formats.md that the table of formats tells.
 * With --check nothing is written, and a difference is an error.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { loadTypeScript, root } from './load-typescript.mjs';

const BEGIN = '<!-- Written by scripts/format-docs.mjs from src/report/formats.ts. -->\n';
const END = '<!-- End of what is written. -->\n';

const { FORMAT_NAMES, formatOf } = await loadTypeScript(
  "export { FORMAT_NAMES, formatOf } from './src/report/formats.ts';",
);
const path = join(root, 'docs', 'formats.md');
const page = readFileSync(path, 'utf8');
const begin = page.indexOf(BEGIN);
const end = page.indexOf(END);
if (begin === -1 || end < begin) throw new Error(`${relative(root, path)} has lost its marks`);
const fresh = `${page.slice(0, begin + BEGIN.length)}\n${formats()}\n${page.slice(end)}`;

if (!process.argv.includes('--check')) writeFileSync(path, fresh);
else if (page !== fresh) {
  console.error(`${relative(root, path)} is stale: run npm run generate`);
  process.exitCode = 1;
}

/** The table of formats, then each in a few lines. */
function formats() {
  const rows = FORMAT_NAMES.map((/** @type {string} */ name) => {
    const { purpose, file } = formatOf(name);
    return `| [\`${name}\`](#${name}) | ${purpose} | \`${file}\` |`;
  });
  const table = ['| format | for | usual file |', '|---|---|---|', ...rows].join('\n');
  const sections = FORMAT_NAMES.flatMap((/** @type {string} */ name) => {
    const { about, example } = formatOf(name);
    return [`### ${name}`, about, `\`\`\`sh\n${example}\n\`\`\``];
  });
  return `${[table, ...sections].join('\n\n')}\n`;
}
