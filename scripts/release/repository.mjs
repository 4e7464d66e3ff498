import { spawnSync } from 'node:child_process';

/** What cannot be released, told to the one who releases. */
export class ReleaseRefused extends Error {}

/**
 * Runs a program and returns what it prints.
 * @param {string} program @param {readonly string[]} args
 * @param {{ cwd: string, env?: Record<string, string> }} place
 * @throws ReleaseRefused when it fails
 */
export function output(program, args, { cwd, env = {} }) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw new ReleaseRefused(`${program}: ${error.message}`);
  if (status !== 0) {
    throw new ReleaseRefused(`${program} ${args.join(' ')} failed:\n${(stderr || stdout).trim()}`);
  }
  return stdout.trimEnd();
}

/** A git repository with its working tree. */
export class Repository {
  /** @param {string} folder */
  constructor(folder) {
    this.folder = folder;
  }

  /** @param {readonly string[]} args @param {Record<string, string>} [env] */
  git(args, env = {}) {
    return output('git', args, { cwd: this.folder, env });
  }

  branch() {
    return this.git(['rev-parse', '--abbrev-ref', 'HEAD']);
  }

  /** What differs from the last commit, and what git does not know, one path a line. */
  changes() {
    return this.git(['status', '--porcelain']);
  }

  /** The versions that have a tag. @returns {string[]} */
  releasedVersions() {
    return this.git(['tag', '--list', 'v*'])
      .split('\n')
      .filter((tag) => tag !== '')
      .map((tag) => tag.slice(1));
  }

  /** Writes the files of the last commit below a folder. @param {string} folder */
  exportTo(folder) {
    this.git(['checkout-index', '--all', `--prefix=${folder}/`]);
  }

  /**
   * Stores the files below a folder, whatever is ignored here, and returns the id of their tree.
   * The index of the working tree is left alone.
   * @param {string} folder @param {string} index a file that does not exist yet
   */
  storeTree(folder, index) {
    const directory = this.git(['rev-parse', '--absolute-git-dir']);
    const env = { GIT_DIR: directory, GIT_WORK_TREE: folder, GIT_INDEX_FILE: index };
    output('git', ['add', '--all', '--force', '.', ':!node_modules'], { cwd: folder, env });
    return this.git(['write-tree'], env);
  }

  /** @param {string} from @param {string} to @returns {string[]} */
  changedPaths(from, to) {
    const paths = this.git(['diff-tree', '-r', '--name-only', '--no-renames', from, to]);
    return paths === '' ? [] : paths.split('\n');
  }

  /** @param {string} tree @param {string} parent @param {string} message */
  commit(tree, parent, message) {
    const signs = this.git(['config', '--type=bool', '--default=false', 'commit.gpgSign']);
    const sign = signs === 'true' ? ['-S'] : [];
    return this.git(['commit-tree', ...sign, tree, '-p', parent, '-m', message]);
  }

  /**
   * Names a commit by a tag and moves the branch that is checked out: both, or neither.
   * @param {{ tag: string, commit: string, message: string, branchTo: string }} what
   */
  publish({ tag, commit, message, branchTo }) {
    const before = this.git(['rev-parse', 'HEAD']);
    this.git(['tag', '--annotate', '--message', message, tag, commit]);
    try {
      this.git(['merge', '--quiet', '--ff-only', branchTo]);
    } catch (error) {
      this.git(['tag', '--delete', tag]);
      // A merge may fail after it has written the files, of which none was changed before.
      this.git(['read-tree', '--reset', '-u', before]);
      throw error;
    }
  }
}
