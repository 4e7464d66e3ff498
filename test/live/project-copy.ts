import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** No settings of the user and none of the machine: neither signatures nor hooks nor a language. */
export const PLAIN_GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
  GIT_AUTHOR_NAME: 'test',
  GIT_AUTHOR_EMAIL: 'test@example.org',
  GIT_COMMITTER_NAME: 'test',
  GIT_COMMITTER_EMAIL: 'test@example.org',
};

/** What git prints. @throws when it fails */
export function git(folder: string, ...args: string[]): string {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    env: { ...process.env, ...PLAIN_GIT },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  return stdout.trimEnd();
}

/** Commits all that is in a folder, on main of a repository of its own. */
export function commitAll(folder: string): void {
  git(folder, 'init', '--quiet', '--initial-branch', 'main');
  git(folder, 'add', '--all');
  git(folder, 'commit', '--quiet', '--message', 'What there is');
}

/** How a copy differs from this project. */
export interface Differences {
  /** Texts of files that are others. */
  readonly changes: Readonly<Record<string, string>>;
  /** The beginnings of paths that are left out. */
  readonly without?: readonly string[];
}

/** Copies this project as it stands, committed or not, into a repository with one commit. */
export function copyProject(folder: string, { changes, without = [] }: Differences): void {
  const listed = git(ROOT, 'ls-files', '-z', '--cached', '--others', '--exclude-standard');
  // A file that is deleted and not yet committed is listed too.
  const paths = listed.split('\0').filter((path) => path !== '' && existsSync(join(ROOT, path)));
  for (const path of paths.filter((each) => !without.some((start) => each.startsWith(start)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  for (const [path, text] of Object.entries(changes)) writeFileSync(join(folder, path), text);
  commitAll(folder);
  symlinkSync(realpathSync(join(ROOT, 'node_modules')), join(folder, 'node_modules'));
  // .gitignore has a folder of that name, not a link.
  writeFileSync(join(folder, '.git/info/exclude'), '/node_modules\n');
}
