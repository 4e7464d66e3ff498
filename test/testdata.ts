import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fromBytes } from '../src/text/bytes.ts';
import { SourceText } from '../src/text/source.ts';

/** Folder with public configurations and what real programs say of them; absent for the public. */
export const TESTDATA = process.env['MTALINT_TESTDATA'];

/** For the names of suites that are skipped without the folder. */
export const NEEDS_TESTDATA = '(needs MTALINT_TESTDATA)';

/** Folders of real main.cf and master.cf files. */
export function corpusFolders(): string[] {
  if (!TESTDATA) return [];
  const corpus = join(TESTDATA, 'corpus', 'postfix');
  return readdirSync(corpus)
    .sort()
    .map((name) => join(corpus, name));
}

/** A file as a source; an absent one is empty. */
export function readSource(path: string): SourceText {
  return new SourceText(path, existsSync(path) ? fromBytes(readFileSync(path)) : '');
}
