/**
 * The step of a GitHub workflow: turns the inputs of action.yml into a command line and runs the
 * bundle of this release with the Node.js of the runner. No shell reads an input.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const launcher = fileURLToPath(new URL('../../bin/mtalint.js', import.meta.url));

/** The runner hands inputs over in the environment. @param {string} name */
const input = (name) => (process.env[`INPUT_${name.toUpperCase()}`] ?? '').trim();

/** @param {string} name */
const lines = (name) =>
  input(name)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** An option with its value in one word, so that no value can be taken for an option. */
const option = (name, value = input(name)) => (value === '' ? [] : [`--${name}=${value}`]);

const sarif = input('sarif');
const { status, error } = spawnSync(
  process.execPath,
  [
    launcher,
    '--format=github',
    ...option('profile'),
    ...option('postfix-version'),
    ...option('fail-on'),
    ...option('report', sarif === '' ? '' : `sarif:${sarif}`),
    ...lines('args'),
    '--',
    ...lines('paths'),
  ],
  {
    stdio: 'inherit',
    // Jobs in containers run as root on a checkout of another user, whom the workflow trusts anyway.
    env: { ...process.env, MTALINT_TRUST_SETTINGS: '1' },
  },
);
if (error) throw error;
// A child that a signal ended has no status.
process.exitCode = status ?? 2;
