import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from '../cli/recording-terminal.ts';
import { git } from './project-copy.ts';
import { CAN_RELEASE, NEEDS_GIT_AND_NPM } from './real-programs.ts';
import { copyToReleaseQuickly, RELEASED, release } from './released-project.ts';

/** Milliseconds for what takes seconds where nothing else runs. */
const SLOW = 180_000;

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

interface Step {
  readonly uses: string;
  readonly with?: Readonly<Record<string, string>>;
}
const [workflow, pipeline]: [
  { jobs: { mtalint: { steps: readonly Step[] } } },
  { mtalint: { script: readonly string[]; artifacts: { reports: { codequality: string } } } },
] = [...readFileSync(join(ROOT, 'docs/ci.md'), 'utf8').matchAll(/^```yaml\n(.*?)^```/gms)].map(
  ([, text = '']) => parse(text),
) as never;
const action: {
  inputs: Record<string, { description: string; default: string }>;
  runs: { using: string; main: string };
} = parse(readFileSync(join(ROOT, 'action.yml'), 'utf8'));

describe('action.yml', () => {
  test('has inputs for options that the command line has', async () => {
    const terminal = recordingTerminal();
    await run(['--help'], terminal);
    const options = [...terminal.stdout().matchAll(/^ +--([a-z-]+) /gm)].map(([, name]) => name);
    const named = Object.keys(action.inputs).filter(
      (name) => !['paths', 'sarif', 'args'].includes(name),
    );
    expect(options).toEqual(expect.arrayContaining(['format', 'report', ...named]));
  });

  test('is what the guide describes', () => {
    const [, example] = workflow.jobs.mtalint.steps;
    expect(example?.uses).toMatch(/^OWNER\/mtalint@v\d+\.\d+\.\d+/);
    const guide = readFileSync(join(ROOT, 'docs/ci.md'), 'utf8');
    const table = [...guide.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name);
    expect(table).toEqual(Object.keys(action.inputs));
    for (const name of Object.keys(example?.with ?? {})) expect(table).toContain(name);
  });
});

describe.skipIf(!CAN_RELEASE)(`in continuous integration ${NEEDS_GIT_AND_NPM}`, () => {
  let folder: string;
  /** The release as the runner of an action checks it out. */
  let released: string;
  let workspace: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-ci-'));
    const project = join(folder, 'project');
    copyToReleaseQuickly(project);
    expect(release(project, RELEASED)).toMatchObject({ status: 0 });
    released = join(folder, 'released');
    git(project, 'worktree', 'add', '--quiet', '--detach', released, `v${RELEASED}`);
  }, SLOW);

  afterAll(() => rmSync(folder, { recursive: true }), SLOW);

  beforeEach(() => {
    workspace = mkdtempSync(join(folder, 'workspace-'));
    for (const place of ['mail/postfix', 'mail/zones', 'my mail']) {
      mkdirSync(join(workspace, place), { recursive: true });
    }
    write('mail/postfix/main.cf', 'compatibility_level = 3.6\nstray words\n');
    write('my mail/main.cf', 'compatibility_level = 3.6\nother words\n');
    write('mail/zones/example.org.zone', '$ORIGIN example.org.\n$TTL 1h\n');
  });

  const write = (path: string, text: string): void => writeFileSync(join(workspace, path), text);

  describe('the action', () => {
    /** Runs the step as the runner does: inputs in the environment, with their defaults. */
    function step(inputs: Readonly<Record<string, string>>) {
      const defaults = Object.entries(action.inputs).map(([name, input]) => [name, input.default]);
      const given = Object.entries({ ...Object.fromEntries(defaults), ...inputs }).map(
        ([name, value]) => [`INPUT_${name.toUpperCase()}`, value],
      );
      return spawnSync(process.execPath, [join(released, action.runs.main)], {
        cwd: workspace,
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(given),
          CI: 'true',
          GITHUB_ACTIONS: 'true',
          GITHUB_WORKSPACE: workspace,
        },
      });
    }

    test('does what the guide shows', () => {
      const [, example] = workflow.jobs.mtalint.steps;
      const { status, stdout } = step(example?.with ?? {});
      expect(status).toBe(1);
      expect(stdout).toMatch(/^::error .*file=mail\/postfix\/main\.cf.*line=2.*stray words/m);
      expect(stdout).not.toContain('other words');
      const sarif = JSON.parse(readFileSync(join(workspace, 'mtalint.sarif'), 'utf8'));
      expect(sarif).toMatchObject({ version: '2.1.0', runs: [{}] });
    });

    test('lints the whole repository if nothing else is said', () => {
      const { status, stdout } = step({});
      expect([status, stdout]).toEqual([1, expect.stringContaining('stray words')]);
      expect(stdout).toContain('other words');
    });

    test.each<[string, Readonly<Record<string, string>>, number]>([
      ['a folder with a blank in its name', { paths: 'my mail' }, 1],
      ['severities', { paths: 'my mail', 'fail-on': 'never' }, 0],
      ['more options', { args: '--rule=main-missing-equals=off\n--fail-on=error' }, 0],
      ['an option that is none', { args: '--nothing' }, 2],
      ['the name of a file that is not there', { paths: 'mail/postfix\nmail/none' }, 2],
      ['a command in a path', { paths: '$(touch pwned)\n`touch pwned`\n; touch pwned' }, 2],
      ['a command in a value', { profile: '$(touch pwned); touch pwned' }, 2],
      ['an option in a path', { paths: '--fix' }, 2],
      ['an option in a value', { 'postfix-version': '--fix' }, 2],
      ['a command in an argument', { args: '--config=$(touch pwned)' }, 2],
    ])('takes %s as it is written', (_, inputs, status) => {
      const before = readFileSync(join(workspace, 'mail/postfix/main.cf'), 'utf8');
      expect(step(inputs).status).toBe(status);
      expect(readdirSync(workspace).sort()).toEqual(['mail', 'my mail']);
      expect(readFileSync(join(workspace, 'mail/postfix/main.cf'), 'utf8')).toBe(before);
    });
  });

  test('the job for GitLab installs the package and writes its report', () => {
    const home = join(folder, 'home');
    const prefix = join(folder, 'prefix');
    mkdirSync(home);
    const { script, artifacts } = pipeline.mtalint;
    const asked = script.filter((line) => /\bmtalint@\d+\.\d+\.\d+$/.test(line));
    expect(asked).toHaveLength(1);
    const lines = script.map((line) => line.replace(/\bmtalint@\S+$/, '"$PACKAGE"'));
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', lines.join('\n')], {
      cwd: workspace,
      encoding: 'utf8',
      env: {
        PATH: `${prefix}/bin:${process.env['PATH']}`,
        HOME: home,
        CI: 'true',
        GITLAB_CI: 'true',
        NPM_CONFIG_OFFLINE: 'true',
        NPM_CONFIG_PREFIX: prefix,
        // A folder would be linked to; what is published is packed.
        NPM_CONFIG_INSTALL_LINKS: 'true',
        PACKAGE: released,
      },
    });
    expect([status, stderr]).toEqual([1, expect.not.stringContaining('npm')]);
    expect(stdout).toContain('stray words');
    const report = readFileSync(join(workspace, artifacts.reports.codequality), 'utf8');
    expect(JSON.parse(report)).toContainEqual(
      expect.objectContaining({
        check_name: 'postfix/main-missing-equals',
        location: expect.objectContaining({ path: 'mail/postfix/main.cf' }),
      }),
    );
  });
});
