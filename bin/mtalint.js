#!/usr/bin/env node
import { existsSync } from 'node:fs';

const bundle = new URL('../dist/mtalint.mjs', import.meta.url);
if (existsSync(bundle)) await import(bundle.href);
else {
  console.error('mtalint: dist/mtalint.mjs is not built; run "npm run build" first');
  process.exitCode = 2;
}
