/** The main job on a sample: the findings of a server that Gmail stopped delivering to, and the patch. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lint = ['bin/mtalint.js', '--profile', 'interop', '--postfix-version', '3.7'];
const sample = 'fixtures/seeds/gmail-tls12-only/input';

for (const args of [
  [...lint, sample],
  [...lint, '--diff', sample],
]) {
  console.log(`\n$ node ${args.join(' ')}\n`);
  const { status, error } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (error) throw error;
  // Status 1 says that there are findings, which is what the sample is for.
  if (status !== 1) {
    console.error(`expected exit status 1, got ${status}`);
    process.exitCode = 1;
  }
}
