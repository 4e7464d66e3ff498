// Observes in which order the programs of the installed Postfix load their parameters, which is what
// decides over the `$name` that each of them can expand.
//
//   node scripts/observe-loading.mjs          writes src/postfix/facts/loading-order.json
//
// Needs a C compiler, a Postfix whose programs are linked with shared libraries, root, and
// MTALINT_TESTDATA for the tables of other releases.

import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const TARGET = 'src/postfix/facts/loading-order.json';

const PROGRAMS = [
  ...['anvil', 'bounce', 'cleanup', 'discard', 'dnsblog', 'error', 'flush', 'lmtp', 'local'],
  ...['oqmgr', 'pickup', 'pipe', 'postscreen', 'qmgr', 'qmqpd', 'scache', 'showq'],
  ...['smtp', 'smtpd', 'spawn', 'tlsmgr', 'tlsproxy', 'trivial-rewrite', 'verify', 'virtual'],
];

/** Files of source tables that do not stand in the folder of their only program. */
const SHARED_TABLES = new Map([
  ['smtp/smtp_params.c', ['smtp']],
  ['smtp/lmtp_params.c', ['lmtp']],
  ['smtp/smtp.c', ['smtp', 'lmtp']],
  ['bounce/bounce_notify_util_tester.c', []],
]);

/** Settings that let a program start alone, and TLS be used. */
const SETTINGS = {
  inet_interfaces: '127.0.0.1',
  alias_maps: '',
  local_recipient_maps: '',
  virtual_mailbox_base: '/var/mail',
  ...Object.fromEntries(
    ['smtp', 'lmtp', 'smtpd', 'postscreen', 'tlsproxy'].map((each) => [
      `${each}_tls_security_level`,
      'may',
    ]),
  ),
};

main(process.env['MTALINT_TESTDATA']);

/** @param {string | undefined} testdata */
function main(testdata) {
  if (!testdata) throw new Error('MTALINT_TESTDATA does not name the folder of facts');
  const work = mkdtempSync(join(tmpdir(), 'mtalint-loading-'));
  try {
    const traces = observe(work);
    const facts = JSON.parse(readFileSync(join(testdata, 'facts/postfix/params.json'), 'utf8'));
    writeFileSync(join(ROOT, TARGET), print(traces, tablesOf(facts.params)));
  } finally {
    rmSync(work, { recursive: true });
  }
}

/**
 * @param {string} work
 * @returns {{global: string[], own: Map<string, string[]>}}
 */
function observe(work) {
  const library = join(work, 'observe.so');
  const source = join(ROOT, 'scripts/observe-loading.c');
  execFileSync('cc', ['-shared', '-fPIC', '-o', library, source, '-ldl']);
  for (const folder of ['etc', 'queue', 'data']) mkdirSync(join(work, folder));
  execFileSync('chown', ['postfix', join(work, 'data')]);
  const settings = {
    ...SETTINGS,
    queue_directory: join(work, 'queue'),
    data_directory: join(work, 'data'),
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
  writeFileSync(join(work, 'etc/main.cf'), lines.join(''));
  writeFileSync(join(work, 'etc/master.cf'), '');
  const daemons = execFileSync('postconf', ['-dh', 'daemon_directory'], {
    encoding: 'utf8',
  }).trim();
  const set = new Set(Object.keys(settings));
  /** @type {Map<string, string[]>} */
  const own = new Map();
  /** @type {string[]} */
  let global = [];
  for (const program of PROGRAMS) {
    const trace = join(work, program);
    spawnSync('sh', ['-c', 'exec timeout 5 "$1" -S 9>"$2"', 'sh', join(daemons, program), trace], {
      env: { ...process.env, MAIL_CONFIG: join(work, 'etc'), LD_PRELOAD: library },
      stdio: 'ignore',
    });
    const read = readTrace(readFileSync(trace, 'latin1'), set);
    if (global.length > 0 && String(global) !== String(read.global)) {
      throw new Error(`${program} loads the global parameters in an order of its own`);
    }
    global = read.global;
    own.set(program, read.own);
  }
  return { global, own };
}

/**
 * @param {string} text
 * @param {Set<string>} set names that main.cf sets: those are looked up, and not loaded
 * @returns {{global: string[], own: string[]}}
 */
function readTrace(text, set) {
  const [, global = [], own = []] = text.split(/^(?:global|own) *$/m).map((part) => {
    const names = part
      .split('\n')
      .map((line) => line.split(' '))
      .filter(([what, name = '']) => (set.has(name) ? what === 'look' : what === 'load'))
      .map(([, name = '']) => name);
    return [...new Set(names)];
  });
  return { global, own: own.filter((name) => !global.includes(name)) };
}

/**
 * The names in the source tables of each program, in any release; `*` for those of every program.
 * @param {Record<string, any>[]} params
 * @returns {Map<string, string[]>}
 */
function tablesOf(params) {
  /** @type {Map<string, string[]>} */
  const tables = new Map();
  for (const { name, tables: files } of params) {
    for (const file of files ?? []) {
      const folder = file.split('/')[0];
      const programs = SHARED_TABLES.get(file) ?? [folder === 'global' ? '*' : folder];
      for (const program of programs) tables.set(program, [...(tables.get(program) ?? []), name]);
    }
  }
  return tables;
}

/**
 * @param {{global: string[], own: Map<string, string[]>}} traces
 * @param {Map<string, string[]>} tables
 */
function print({ global, own }, tables) {
  const entry = (/** @type {string} */ program, /** @type {string[]} */ order) => {
    const seen = new Set(order);
    const unseen = new Set((tables.get(program) ?? []).filter((name) => !seen.has(name)));
    return `{"order":${JSON.stringify(order)},"unseen":${JSON.stringify([...unseen].sort())}}`;
  };
  const rows = [...own].map(([program, order]) => `    "${program}": ${entry(program, order)}`);
  return `{\n  "global": ${entry('*', global)},\n  "own": {\n${rows.join(',\n')}\n  }\n}\n`;
}
