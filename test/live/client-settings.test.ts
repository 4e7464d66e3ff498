import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { Release } from '../../src/postfix/facts/release.ts';
import { clientFaults } from '../../src/postfix/model/client-faults.ts';
import { parseMainCf } from '../../src/postfix/syntax/main-cf.ts';
import { SourceText } from '../../src/text/source.ts';
import { CAN_RUN_POSTCONF, NEEDS_POSTCONF } from './real-programs.ts';

/** Nobody listens there, so that a client that takes its settings fails at once. */
const BASE: Readonly<Record<string, string>> = {
  mysql: 'hosts = 127.0.0.1:1\ndbname = d\nquery = x\n',
  pgsql: 'hosts = 127.0.0.1:1\ndbname = d\nquery = x\n',
  sqlite: 'dbpath = /nonexistent\nquery = x\n',
  ldap: 'server_host = 127.0.0.1:1\nsearch_base = dc=a\nquery_filter = (a=%s)\n',
  memcache: 'memcache = inet:127.0.0.1:1\n',
};

const NAMES: Readonly<Record<string, readonly string[]>> = {
  mysql: ['dbname', 'query', 'result_format', 'expansion_limit', 'require_result_set'],
  pgsql: ['dbname', 'query', 'select_function', 'result_format', 'expansion_limit', 'user'],
  sqlite: ['query', 'result_format', 'expansion_limit', 'domain'],
  ldap: [
    ...['server_port', 'scope', 'bind', 'version', 'dereference', 'query_filter', 'result_filter'],
    ...[
      'result_format',
      'recursion_limit',
      'size_limit',
      'start_tls',
      'chase_referrals',
      'timeout',
    ],
    ...['tls_require_cert', 'cache_size', 'expansion_limit', 'debuglevel', 'bind_dn'],
  ],
  memcache: ['ttl', 'flags', 'timeout', 'max_try', 'line_size_limit', 'key_format', 'retry_pause'],
};

const VALUES = [
  ...['', 'yes', 'simple', 'one', '0', '1', '4', '-1', '+2', '99999999999', '1x'],
  ...['%s', '%%q', 'a%q', '%'],
];

const offered = spawnSync('postconf', ['-m'], { encoding: 'utf8' }).stdout?.split('\n') ?? [];
const types = Object.keys(BASE).filter((type) => offered.includes(type));

describe.skipIf(!CAN_RUN_POSTCONF)(`settings of database clients ${NEEDS_POSTCONF}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-client-'));
  write(join(folder, 'main.cf'), 'compatibility_level = 3.6\n');
  afterAll(() => rmSync(folder, { recursive: true }));

  test('some clients are there', () => {
    expect(types.length).toBeGreaterThan(0);
  });

  // A program that ends with a fatal error sleeps for a second first: all are tried at once.
  test.each(types)(
    '%s refuses what we say',
    async (type) => {
      const names = NAMES[type] ?? [];
      const settings = [
        '',
        ...names.flatMap((name) => VALUES.map((value) => without(type, name, value))),
        ...['table = a\n', 'table = a\nselect_field = b\n', 'select_field = b\nwhere_field = c\n'],
      ];
      const wrong: unknown[] = [];
      const tried = settings.map(async (text, at) => {
        const [ours] = faultsOf(type, text);
        const said = await postmap(type, text, `${type}-${at}.cf`);
        const isRefused =
          /fatal: (?!table |dict_sqlite_lookup)/.test(said) && !/Can't open database/.test(said);
        const expected = ours?.effect === 'refused' ? ours.log : `specified for ${ours?.name}`;
        const isSaid = ours?.name === 'version' || said.includes(expected);
        const agrees = ours ? isSaid && isRefused === (ours.effect === 'refused') : !isRefused;
        if (!agrees) wrong.push({ text, ours, said });
      });
      await Promise.all(tried);
      expect(wrong).toEqual([]);
    },
    120_000,
  );

  /** What a working file becomes with one setting of another value; a query in parts is tried too. */
  function without(type: string, name: string, value: string): string {
    const lines = (BASE[type] ?? '').split(/(?<=\n)/);
    return [...lines.filter((line) => !line.startsWith(`${name} `)), `${name} = ${value}\n`].join(
      '',
    );
  }

  function postmap(type: string, text: string, name: string): Promise<string> {
    const path = join(folder, name);
    write(path, text);
    const args = ['-c', folder, '-q', 'user@example.org', `${type}:${path}`];
    return new Promise((done) => {
      execFile('postmap', args, { cwd: folder, timeout: 60_000 }, (_error, _stdout, stderr) =>
        done(stderr),
      );
    });
  }
});

/** A file that has just been written is read again and again until it is old enough. */
function write(path: string, text: string): void {
  writeFileSync(path, text);
  utimesSync(path, 1_000_000, 1_000_000);
}

function faultsOf(type: string, text: string) {
  const { nodes } = parseMainCf(new SourceText('client.cf', text));
  const settings = nodes.filter((node) => node.kind === 'setting');
  const release = Release.parse('3.7.11');
  if (!release) throw new Error('no release');
  return clientFaults(
    type,
    release,
    (name) => settings.findLast((setting) => setting.name === name)?.value.text,
  );
}
