import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { json } from './bump.mjs';

/** What users need of the repository; the rest stands in the commit before. */
const SHIPPED = [
  '.pre-commit-hooks.yaml',
  'CHANGELOG.md',
  'LICENSE',
  'README.md',
  'THIRD-PARTY-LICENSES',
  'action.yml',
  'bin',
  'dist/mtalint.mjs',
  'docs',
  'integrations',
  'man/mtalint.1',
];

/** What a release cannot do without. */
const REQUIRED = SHIPPED.filter((path) => !['integrations', 'man/mtalint.1'].includes(path));

/**
 * Copies what is released from a built source tree.
 * @param {string} source @param {string} target
 */
export function writeReleaseTree(source, target) {
  for (const path of SHIPPED) {
    if (!existsSync(join(source, path))) {
      if (REQUIRED.includes(path)) throw new Error(`${path} is missing in what was built`);
      continue;
    }
    mkdirSync(dirname(join(target, path)), { recursive: true });
    cpSync(join(source, path), join(target, path), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  writeFileSync(join(target, 'package.json'), json(releaseManifest(manifest)));
}

/**
 * The bundle holds all that it needs: nothing is installed with it, and nothing runs when it is
 * installed, which npm 12 blocks and at which pre-commit's own use of npm breaks.
 * @param {Record<string, unknown>} manifest
 */
function releaseManifest({ scripts, dependencies, devDependencies, private: _, ...kept }) {
  return kept;
}
