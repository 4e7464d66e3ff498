import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** The folder of the project. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Loads TypeScript of the project, which this Node cannot run as it is.
 * @param {string} contents a module that exports what is wanted, its imports relative to the root
 */
export async function loadTypeScript(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-'));
  const outfile = join(folder, 'module.mjs');
  try {
    await build({
      stdin: { contents, resolveDir: root },
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
