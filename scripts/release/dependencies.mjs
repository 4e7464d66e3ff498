import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The packages that are installed in another version than the lock file has, or not at all: the
 * bundle would hold what no one has reviewed. Those for other platforms are passed over.
 * @param {string} root @returns {string[]}
 */
export function staleDependencies(root) {
  const locked = packagesOf(join(root, 'package-lock.json'));
  const installed = packagesOf(join(root, 'node_modules/.package-lock.json'));
  return Object.entries(locked)
    .filter(([path, { optional }]) => path !== '' && !(optional && !installed[path]))
    .filter(([path, { integrity }]) => installed[path]?.integrity !== integrity)
    .map(([path]) => path.replace(/^.*node_modules\//, ''));
}

/** @param {string} path @returns {Record<string, { integrity?: string, optional?: boolean }>} */
function packagesOf(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : {};
}
