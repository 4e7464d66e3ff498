/**
 * Makes a release: npm run release -- VERSION [--dry-run]
 *
 * main gets one commit, with the version and the day. The release itself is a commit beside main that
 * only its tag names: it holds the bundle, which main is free of, and nothing that would be built or
 * fetched when a user installs it. Nothing is pushed, and whatever fails leaves the repository as it
 * was.
 */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bump } from './release/bump.mjs';
import { changelogOf } from './release/changelog.mjs';
import { staleDependencies } from './release/dependencies.mjs';
import { writeReleaseTree } from './release/release-tree.mjs';
import { output, ReleaseRefused, Repository } from './release/repository.mjs';
import { compareVersions, isPrerelease, isVersion } from './release/semantic-version.mjs';

const USAGE = 'usage: npm run release -- VERSION [--dry-run]';
const root = fileURLToPath(new URL('..', import.meta.url));
const repository = new Repository(root);
const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'mtalint-release-')));

try {
  release(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof ReleaseRefused)) throw error;
  console.error(`release: ${error.message}`);
  process.exitCode = 2;
} finally {
  rmSync(temporary, { recursive: true });
}

/** @param {readonly string[]} args */
function release(args) {
  const isDry = args.includes('--dry-run');
  const [version = '', ...others] = args.filter((arg) => arg !== '--dry-run');
  if (version === '' || others.length > 0 || version.startsWith('-')) {
    throw new ReleaseRefused(USAGE);
  }
  const problems = problemsOf(version);
  if (problems.length > 0) throw new ReleaseRefused(problems.join('\nrelease: '));

  const head = repository.git(['rev-parse', 'HEAD']);
  const source = join(temporary, 'source');
  const bumped = sourcesOf(version, head, source);
  const tree = build(version, source);
  const paths = repository.git(['ls-tree', '-r', '--name-only', tree]).split('\n');
  console.log(`${paths.length} files, among them ${withoutDocs(paths).join(', ')}`);
  if (isDry) {
    console.log(`v${version} can be released; nothing was changed (--dry-run)`);
    return;
  }

  const subject = `Release ${version}`;
  const isBumped = bumped !== repository.git(['rev-parse', 'HEAD^{tree}']);
  const sources = isBumped ? repository.commit(bumped, head, subject) : head;
  const message = `mtalint ${version}, built\n\nThe sources are those of ${sources}.`;
  const commit = repository.commit(tree, sources, message);
  const tag = `v${version}`;
  repository.publish({ tag, commit, message: `mtalint ${version}`, branchTo: sources });
  console.log(`${tag} is made, and nothing was pushed. Next:\n${nextSteps(version).join('\n')}`);
}

/** @param {string} version @returns {string[]} */
function problemsOf(version) {
  if (!isVersion(version)) return [`${version} is no version such as 1.2.3 or 1.3.0-rc.1`];
  const problems = [];
  const branch = repository.branch();
  if (branch !== 'main') problems.push(`releases are made on main, not on ${branch}`);
  if (repository.changes() !== '') {
    problems.push(`commit or remove first:\n${repository.changes()}`);
  }
  const { version: current } = readJson('package.json');
  const released = repository.releasedVersions();
  if (released.includes(version)) problems.push(`there is a tag v${version} already`);
  const higher = [...released, current].find((each) => compareVersions(each, version) > 0);
  if (higher) problems.push(`${version} goes before ${higher}`);
  const changelog = changelogOf(readText('CHANGELOG.md'), version, today());
  if ('problem' in changelog) problems.push(changelog.problem);
  const stale = staleDependencies(root);
  if (stale.length > 0) problems.push(`run npm ci first: ${stale.join(', ')} is not as locked`);
  return problems;
}

/**
 * Writes the sources of the release to a folder, and stores their tree.
 * @param {string} version @param {string} head @param {string} source
 */
function sourcesOf(version, head, source) {
  mkdirSync(source);
  repository.exportTo(source);
  // A part of the sources that git does not hold.
  symlinkSync(realpathSync(join(root, 'node_modules')), join(source, 'node_modules'));
  const before = readJson('package.json').version;
  const byHand = bump(source, version, today());
  output('npm', ['run', '--silent', 'generate'], { cwd: source });
  const tree = repository.storeTree(source, join(temporary, 'source-index'));
  const stale = repository
    .changedPaths(head, tree)
    .filter((path) => !byHand.includes(path) && !isVersionAlone(path, { source, before, version }));
  if (stale.length > 0) {
    throw new ReleaseRefused(`run npm run generate and commit: ${stale.join(', ')}`);
  }
  return tree;
}

/**
 * Whether a generated file differs from what is committed by the version that it names, no more.
 * @param {string} path @param {{ source: string, before: string, version: string }} bump
 */
function isVersionAlone(path, { source, before, version }) {
  const [old, made] = [root, source].map((folder) => join(folder, path));
  if (!existsSync(old) || !existsSync(made)) return false;
  return readFileSync(made, 'utf8').replaceAll(version, before) === readFileSync(old, 'utf8');
}

/** Builds the release, tries it, and stores its tree. @param {string} version @param {string} source */
function build(version, source) {
  output(process.execPath, ['scripts/build.mjs'], { cwd: source });
  const target = join(temporary, 'release');
  mkdirSync(target);
  writeReleaseTree(source, target);
  const said = output(process.execPath, ['bin/mtalint.js', '--version'], { cwd: target });
  if (said !== version) throw new ReleaseRefused(`what was built calls itself ${said}`);
  return repository.storeTree(target, join(temporary, 'release-index'));
}

/** @param {string} version */
function nextSteps(version) {
  const folder = join(tmpdir(), `mtalint-${version}`);
  return [
    `  git push --atomic origin main v${version}`,
    `  git worktree add --detach ${folder} v${version}`,
    `  npm publish ${isPrerelease(version) ? '--tag next ' : ''}${folder}`,
    `  git worktree remove ${folder}`,
  ];
}

/** @param {readonly string[]} paths */
function withoutDocs(paths) {
  return paths.filter((path) => !/^(?:docs|integrations)\//.test(path));
}

/** The day in UTC, as the changelog writes it. */
function today() {
  return new Date().toISOString().slice(0, 10);
}

/** @param {string} path */
function readText(path) {
  return readFileSync(join(root, path), 'utf8');
}

/** @param {string} path */
function readJson(path) {
  return JSON.parse(readText(path));
}
