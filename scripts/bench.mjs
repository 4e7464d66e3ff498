/**
 * Times of the main jobs on the sample configuration, in the warm process, against one call of
 * postconf in the same run where it is installed.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadTypeScript, root } from './load-typescript.mjs';

const { lintServer, modelOf, RULES, Release, knownNames, showServer } = await loadTypeScript(`
  export { lintServer } from './src/workspace/lint-site.ts';
  export { modelOf } from './src/workspace/server-model.ts';
  export { RULES } from './rules/index.ts';
  export { Release } from './src/postfix/facts/release.ts';
  export { knownNames } from './src/postfix/model/known-names.ts';
  export { showServer } from './src/postfix/show.ts';
`);

const folder = join(root, 'fixtures/seeds/gmail-tls12-only/input');
const texts = new Map([['main.cf', readFileSync(join(folder, 'main.cf'), 'latin1')]]);
const files = { main: 'main.cf', master: undefined };
const facts = { release: Release.parse('3.7'), configDirectory: folder, fragment: false };
const policy = { profile: 'standard', levels: new Map() };

/** @param {() => void} job median milliseconds of one run, after a warm-up */
function median(job, runs = 300) {
  for (let run = 0; run < runs; run += 1) job();
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    job();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[runs >> 1] ?? 0;
}

const jobs = {
  'model of one server': () => modelOf(files, texts, facts),
  'model and show': () => {
    const model = modelOf(files, texts, facts);
    showServer(model, knownNames(model), { all: false });
  },
  [`model and ${RULES.length} rules`]: () => lintServer(files, texts, facts, RULES, policy),
};
const postconf = () => spawnSync('postconf', ['-c', folder, '-n'], { stdio: 'ignore' });
const rival = postconf().error ? undefined : median(postconf, 20);

for (const [name, job] of Object.entries(jobs)) {
  const time = median(job);
  const ratio = rival ? `, ${(time / rival).toFixed(3)} of one postconf -n` : '';
  console.log(`${name}: ${time.toFixed(3)} ms${ratio}`);
}
if (!rival) console.log('postconf is not installed: no rival to compare with');
