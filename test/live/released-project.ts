import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { copyProject, PLAIN_GIT } from './project-copy.ts';

/** Higher than any version that this project may have. */
export const RELEASED = '99.0.0';

const CHANGELOG = '# Changelog\n\n## Unreleased\n\n- News.\n\n## 0.0.1, 2020-01-01\n\n- Old.\n';

/** Copies this project with something to release. */
export function copyToRelease(folder: string): void {
  copyProject(folder, { changes: { 'CHANGELOG.md': CHANGELOG } });
}

/** The same for tests that are not about generated files, which take long to be made and copied. */
export function copyToReleaseQuickly(folder: string): void {
  const manifest = readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)));
  const { scripts, ...rest } = JSON.parse(manifest.toString());
  const quick = { ...rest, scripts: { ...scripts, generate: 'node --version' } };
  const changes = {
    'CHANGELOG.md': CHANGELOG,
    'package.json': `${JSON.stringify(quick, undefined, 2)}\n`,
  };
  copyProject(folder, { changes, without: ['docs/rules/', 'fixtures/', 'test/'] });
}

/** What the release script says. */
export interface ReleaseRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the release script of a copy. */
export function release(folder: string, ...args: string[]): ReleaseRun {
  return runIn(folder, process.execPath, 'scripts/release.mjs', ...args);
}

/** The same as people call it. */
export function npmRunRelease(folder: string, ...args: string[]): ReleaseRun {
  return runIn(folder, 'npm', 'run', '--silent', 'release', '--', ...args);
}

function runIn(cwd: string, program: string, ...args: string[]): ReleaseRun {
  const env = { ...process.env, ...PLAIN_GIT };
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
  });
  if (error) throw error;
  return { status, stdout, stderr };
}
