/** Bundles the command line into one file, dist/mtalint.mjs, that needs nothing but Node. */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

await build({
  entryPoints: ['src/cli/main.ts'],
  outfile: 'dist/mtalint.mjs',
  // Both keep the paths of this machine out of the bundle, so that equal sources make equal bytes,
  // also where node_modules is a link.
  absWorkingDir: fileURLToPath(new URL('..', import.meta.url)),
  preserveSymlinks: true,
  bundle: true,
  // Not minified: who lets it write /etc/postfix as root should be able to read it.
  minify: false,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // yargs is CommonJS inside and calls require, which a module does not have.
  banner: {
    js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
  },
  logLevel: 'warning',
});
