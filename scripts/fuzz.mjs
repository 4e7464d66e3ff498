/**
 * Generates configurations without end and compares what `show` tells with what the installed
 * postconf prints, until it is stopped or the two disagree. Takes a seed to begin with.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mtalint-fuzz-code-'));
const outfile = join(folder, 'postconf-agreement.mjs');
await build({
  entryPoints: [join(root, 'test', 'live', 'postconf-agreement.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
});
/** @type {typeof import('../test/live/postconf-agreement.ts')} */
const { findDisagreement } = await import(pathToFileURL(outfile).href);
rmSync(folder, { recursive: true });

const ROUND = 1000;
const first = Number(process.argv[2] ?? Date.now() % 2 ** 31);
for (let seed = first, asked = 0; ; seed += 1) {
  const found = await findDisagreement(seed, ROUND);
  if (found) {
    console.log(`seed ${seed}: ${found.difference}`);
    for (const [name, text] of Object.entries(found.config)) {
      console.log(`${name}.cf (one byte a character): ${JSON.stringify(text)}`);
    }
    process.exitCode = 1;
    break;
  }
  asked += ROUND;
  console.log(`seed ${seed}: ${asked} configurations agree`);
}
