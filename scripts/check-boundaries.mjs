/**
 * Checks the import graph: a room imports only from rooms below it, siblings never from each other,
 * there is no cycle, and all but host/ and cli/ bundles for a browser.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Rooms from the ground up; a room may import from those before it. */
const FLOORS = [
  'text',
  'lint',
  'tls',
  'postfix',
  'icewarp',
  'dns',
  'logs',
  'workspace',
  'report',
  'host',
  'cli',
];
const SIBLINGS = ['postfix', 'icewarp', 'dns', 'logs'];
/** The same inside the room of a mail server. */
const INNER_FLOORS = ['syntax', 'facts', 'model', 'edit', 'emit', 'lint'];
const IMPURE = ['host', 'cli'];

/** @param {string} folder @returns {string[]} */
function sources(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sources(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

/** @param {string} path */
function importsOf(path) {
  const text = readFileSync(path, 'utf8');
  return [...text.matchAll(/^(?:import|export)\b[^;]*?from '([^']+)'|^import '([^']+)'/gm)].map(
    (match) => match[1] ?? match[2] ?? '',
  );
}

/** @param {string} path */
const short = (path) => relative(root, path);
/** @param {string} path */
const roomOf = (path) => /^src\/([^/]+)\//.exec(short(path))?.[1];
/** @param {string} path */
const innerRoomOf = (path) => /^src\/[^/]+\/([^/]+)\//.exec(short(path))?.[1];

/** @type {string[]} */
const problems = [];
const files = [...sources(join(root, 'src')), ...sources(join(root, 'rules'))];
/** @type {Map<string, string[]>} */
const graph = new Map();

for (const file of files) {
  /** @type {string[]} */
  const targets = [];
  for (const specifier of importsOf(file)) {
    if (!specifier.startsWith('.')) {
      const impure = IMPURE.includes(roomOf(file) ?? '');
      if (specifier.startsWith('node:') && !impure) {
        problems.push(`${short(file)} imports ${specifier}, but only host/ and cli/ may`);
      }
      continue;
    }
    const target = resolve(dirname(file), specifier);
    targets.push(target);
    const complaint = judge(file, target);
    if (complaint) problems.push(`${short(file)} imports ${short(target)}: ${complaint}`);
  }
  graph.set(file, targets);
}

/** @param {string} file @param {string} target */
function judge(file, target) {
  const [from, to] = [roomOf(file), roomOf(target)];
  if (!from || !to) {
    const toRules = short(target).startsWith('rules/');
    return from && toRules && from !== 'cli' ? 'only cli/ knows which rules ship' : undefined;
  }
  if (FLOORS.indexOf(to) > FLOORS.indexOf(from)) return 'the import climbs a floor';
  if (from !== to) {
    const both = SIBLINGS.includes(from) && SIBLINGS.includes(to);
    return both ? 'mail servers do not know each other' : undefined;
  }
  const [inner, innerTarget] = [innerRoomOf(file), innerRoomOf(target)].map((room) =>
    INNER_FLOORS.indexOf(room ?? ''),
  );
  const climbs = SIBLINGS.includes(from) && (innerTarget ?? 0) > (inner ?? 0) && (inner ?? -1) >= 0;
  return climbs ? 'the import climbs a floor' : undefined;
}

/** @type {Set<string>} */
const done = new Set();
/** @param {string} file @param {string[]} trail */
function findCycle(file, trail) {
  if (trail.includes(file)) {
    const cycle = [...trail.slice(trail.indexOf(file)), file].map(short).join(' -> ');
    problems.push(`cycle: ${cycle}`);
    return;
  }
  if (done.has(file)) return;
  done.add(file);
  for (const target of graph.get(file) ?? []) findCycle(target, [...trail, file]);
}
for (const file of files) findCycle(file, []);

const pure = files.filter((file) => !IMPURE.includes(roomOf(file) ?? ''));
await build({
  stdin: {
    contents: pure.map((file) => `import '${file}';`).join('\n'),
    resolveDir: root,
  },
  bundle: true,
  write: false,
  platform: 'browser',
  format: 'esm',
  logLevel: 'silent',
}).catch((error) => {
  problems.push(`the core does not bundle for a browser: ${error.message}`);
});

for (const problem of problems) console.error(problem);
if (problems.length > 0) process.exitCode = 1;
else console.log(`${files.length} files: floors, cycles and purity hold`);
