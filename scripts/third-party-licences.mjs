/**
 * Writes THIRD-PARTY-LICENSES: whose work the bundle holds, and under which licence.
 * With --check nothing is written, and a difference is an error.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from './load-typescript.mjs';

/** @typedef {{ name: string, version: string, author: string, licence: string, texts: string[], notices: string[] }} Package */

/** Licences that every holder of rights gives in the same words, so that one text serves for all. */
const WITHOUT_NAMES = ['Apache-2.0'];

const path = join(root, 'THIRD-PARTY-LICENSES');
const text = statement(withTexts((await bundledFolders()).map(packageIn)));
if (!process.argv.includes('--check')) writeFileSync(path, text);
else if (readFileSync(path, 'utf8') !== text) {
  console.error('THIRD-PARTY-LICENSES is stale: run npm run generate');
  process.exitCode = 1;
}

/** The folders of the packages of which the bundle holds at least one byte. */
async function bundledFolders() {
  const { metafile } = await build({
    entryPoints: ['src/cli/main.ts'],
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    outdir: 'dist',
    write: false,
    metafile: true,
  });
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const folders = inputs.flatMap(([input, { bytesInOutput }]) => {
    const folder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
    return folder && bytesInOutput > 0 ? [join(root, folder)] : [];
  });
  return [...new Set(folders)];
}

/** @param {string} folder @returns {Package} */
function packageIn(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const { name, version, license: licence, author } = manifest;
  if (typeof licence !== 'string') throw new Error(`${name} does not tell its licence`);
  const files = readdirSync(folder).sort();
  /** @param {RegExp} wanted */
  const textsOf = (wanted) =>
    files
      .filter((file) => wanted.test(file))
      .map((file) => tidy(readFileSync(join(folder, file), 'utf8')));
  return {
    ...{ name, version, licence, author: author?.name ?? author },
    texts: textsOf(/^(?:licen[cs]e|copying)/i),
    notices: textsOf(/^(?:copyright|notice)/i),
  };
}

/** Gives packages without a text of their own that of another. @param {Package[]} packages */
function withTexts(packages) {
  return packages.map((each) => {
    if (each.texts.length > 0) return each;
    const lender = packages.find(({ licence, texts }) => licence === each.licence && texts.length);
    if (!lender || !WITHOUT_NAMES.includes(each.licence)) {
      throw new Error(`${each.name} has no text of its licence, ${each.licence}`);
    }
    return { ...each, texts: lender.texts, notices: [`Copyright: ${each.author}`] };
  });
}

/** @param {Package[]} packages */
function statement(packages) {
  /** @type {Map<string, string[]>} */
  const namesByText = new Map();
  const sorted = packages
    .map(({ name, version, licence, texts, notices }) => ({
      name: `${name} ${version} (${licence})`,
      text: [...notices, ...texts].join('\n\n'),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { name, text } of sorted) {
    namesByText.set(text, [...new Set([...(namesByText.get(text) ?? []), name])]);
  }
  const parts = [...namesByText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
  const head = 'mtalint holds, in its one file, work of others under the licences below.\n';
  const line = `\n${'-'.repeat(78)}\n\n`;
  return [head, ...parts].join(line);
}

/** Without blanks at line ends and around. @param {string} text */
function tidy(text) {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[ \t]+$/gm, '')
    .replace(/^\n+|\n+$/g, '');
}
