import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changelogOf } from './changelog.mjs';

/**
 * Where users are shown which release to ask for: `mtalint@1.2.3` of npm, `mtalint@v1.2.3` of GitHub,
 * `rev: v1.2.3` of pre-commit, `mtalint_1.2.3_all.deb`.
 */
const ASKED_FOR = /(\bmtalint(?:@v?|_)|\brev: v)\d+\.\d+\.\d+(?:-[\dA-Za-z.-]*[\dA-Za-z])?/g;

/**
 * Writes a version wherever the sources name it by hand.
 * @param {string} source the folder of the sources
 * @param {string} version
 * @param {string} day such as 2026-01-31
 * @returns {string[]} the paths of the files that may name it
 */
export function bump(source, version, day) {
  /** @type {Record<string, (text: string) => string>} */
  const changes = {
    'CHANGELOG.md': (text) => datedChangelog(text, version, day),
    'package.json': (text) => json({ ...JSON.parse(text), version }),
    'package-lock.json': (text) => json(lockOf(JSON.parse(text), version)),
    'integrations/ansible/galaxy.yml': (text) =>
      text.replace(/^version: .*$/m, `version: ${version}`),
  };
  for (const path of guidesOf(source)) {
    changes[path] = (text) => text.replaceAll(ASKED_FOR, `$1${version}`);
  }
  const paths = Object.keys(changes).filter((path) => existsSync(join(source, path)));
  for (const path of paths) {
    const text = readFileSync(join(source, path), 'utf8');
    writeFileSync(join(source, path), changes[path]?.(text) ?? text);
  }
  return paths;
}

/** The pages that are written by hand. @param {string} source */
function guidesOf(source) {
  const pages = readdirSync(join(source, 'docs')).filter((name) => name.endsWith('.md'));
  return ['README.md', ...pages.map((name) => `docs/${name}`)];
}

/** @param {string} text @param {string} version @param {string} day */
function datedChangelog(text, version, day) {
  const changelog = changelogOf(text, version, day);
  if ('problem' in changelog) throw new Error(changelog.problem);
  return changelog.text;
}

/** @param {{ packages: Record<string, object> }} lock @param {string} version */
function lockOf(lock, version) {
  const packages = { ...lock.packages, '': { ...lock.packages[''], version } };
  return { ...lock, version, packages };
}

/** As npm writes it. @param {unknown} value */
export function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
