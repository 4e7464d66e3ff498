/**
 * All that CI checks, in the same order: types, style, boundaries, generated files, unused code,
 * the bundle, the tests. Ends with the counts of the test runner's own report.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'mtalint-check-'));
/**
 * Tests with real programs mostly wait for them; more than two at once would make them late. A daemon
 * may be late once all the same, and vitest says which test it asked twice; a defect is there twice.
 */
const suites = {
  tests: ['--exclude', 'test/live/**'],
  'tests with real programs': ['test/live', '--maxWorkers', '2', '--retry', '1'],
};
/** @param {string} name */
const reportOf = (name) => join(folder, `${name}.json`);
const bin = (name) => join(root, 'node_modules', '.bin', name);

const hasTestdata = Boolean(process.env['MTALINT_TESTDATA']);
/** @type {[string, string, readonly string[]]} */
const parityStep = ['parity with postconf', process.execPath, ['scripts/parity.mjs']];

/** @type {readonly [name: string, command: string, args: readonly string[]][]} */
const steps = [
  ['types', bin('tsc'), ['--noEmit']],
  ['style and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['boundaries', process.execPath, ['scripts/check-boundaries.mjs']],
  ['rule index in sync', process.execPath, ['scripts/rule-index.mjs', '--check']],
  ['rule pages in sync', process.execPath, ['scripts/rule-docs.mjs', '--check']],
  ['house rule schema in sync', process.execPath, ['scripts/house-schema.mjs', '--check']],
  ['man page in sync', process.execPath, ['scripts/man-page.mjs', '--check']],
  ['licences in sync', process.execPath, ['scripts/third-party-licences.mjs', '--check']],
  ['formats page in sync', process.execPath, ['scripts/format-docs.mjs', '--check']],
  ['facts in sync', process.execPath, ['scripts/generate-facts.mjs', '--check']],
  ['IceWarp facts in sync', process.execPath, ['scripts/generate-icewarp-facts.mjs', '--check']],
  ['unused code', bin('knip'), []],
  ['bundle', process.execPath, ['scripts/build.mjs']],
  ...(hasTestdata ? [parityStep] : []),
  ...Object.entries(suites).map(([name, selection]) => testStep(name, selection)),
];

/**
 * @param {string} name
 * @param {readonly string[]} selection
 * @returns {[string, string, readonly string[]]}
 */
function testStep(name, selection) {
  const report = `--outputFile.json=${reportOf(name)}`;
  const args = ['run', ...selection, '--reporter=default', '--reporter=json', report];
  return [name, bin('vitest'), args];
}

/** @type {string[]} */
const failures = [];
for (const [name, command, args] of steps) {
  console.log(`\n== ${name}`);
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  if (status !== 0) failures.push(name);
}

const counts = readCounts();
rmSync(folder, { recursive: true });
console.log('');
if (!hasTestdata) console.log(`skipped: ${parityStep[0]} (needs MTALINT_TESTDATA)`);
for (const { name, tests } of counts.skipped) console.log(`skipped: ${name} (${tests})`);
for (const name of failures) console.log(`failed: ${name}`);
if (failures.length > 0) process.exitCode = 1;
const failed = counts.failed + failures.filter((name) => !(name in suites)).length;
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skippedTotal} skipped`);

/** The counts of the test runner, and which suites it skipped. */
function readCounts() {
  const reports = Object.keys(suites).map((name) =>
    JSON.parse(readFileSync(reportOf(name), 'utf8')),
  );
  /** @type {Map<string, number>} */
  const skipped = new Map();
  for (const { status, ancestorTitles, title } of reports.flatMap(assertions)) {
    if (status === 'passed' || status === 'failed') continue;
    const name = ancestorTitles.at(-1) ?? title;
    skipped.set(name, (skipped.get(name) ?? 0) + 1);
  }
  return {
    passed: sum(reports.map(({ numPassedTests }) => numPassedTests)),
    // A file that does not even load has no test that could fail.
    failed: sum(reports.map(({ numFailedTests, success }) => numFailedTests || (success ? 0 : 1))),
    skipped: [...skipped].map(([name, tests]) => ({ name, tests })),
    skippedTotal: sum([...skipped.values()]),
  };
}

/** @param {{ testResults: { assertionResults: { status: string, ancestorTitles: string[], title: string }[] }[] }} report */
function assertions({ testResults }) {
  return testResults.flatMap(({ assertionResults }) => assertionResults);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
