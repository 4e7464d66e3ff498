import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parseMasterFile, type RecordEntry } from '../../src/dns/syntax/master-file.ts';
import { FIELDS } from '../../src/dns/syntax/record-types.ts';
import { SourceText } from '../../src/text/source.ts';
import { masterText } from '../dns/syntax/master-text.ts';
import { showRecord } from '../dns/syntax/zone-text.ts';
import { NEEDS_TESTDATA, readSource, TESTDATA } from '../testdata.ts';
import { CAN_COMPILE_ZONES, NEEDS_BIND } from './real-programs.ts';

const ORIGIN = 'origin.test.';
const UNCHECKED = ['-i', 'none', '-k', 'ignore', '-m', 'ignore', '-n', 'ignore', '-r', 'ignore'];

/** What named-compilezone makes of a file, one record a line; undefined when it refuses. */
function compiled(path: string, origin: string): string[] | undefined {
  const args = [...UNCHECKED, '-f', 'text', '-F', 'text', '-s', 'full', '-o', '-', origin, path];
  const { status, stdout } = spawnSync('named-compilezone', args, { encoding: 'latin1' });
  if (status !== 0) return undefined;
  return stdout.split('\n').filter((line) => line !== '' && !line.startsWith(';'));
}

/** The records that belong to the zone: the program leaves others out with a warning. */
function ourRecords(text: SourceText, origin: string): RecordEntry[] {
  return parseMasterFile(text, { origin }).nodes.filter(
    (node): node is RecordEntry =>
      node.kind === 'record' && `.${node.owner}`.endsWith(origin === '.' ? '.' : `.${origin}`),
  );
}

/**
 * Where the TTLs of one set differ, one sign stands for all of them
 * on both sides: which one BIND takes depends on where the records stand.
 */
function oneTtl(lines: readonly string[], all: readonly string[]): string[] {
  const setOf = (line: string): string => line.replace(/^(\S+) \S+ (\S+ \S+).*/, '$1 $2');
  const ttls = new Map<string, Set<string>>();
  for (const line of all) {
    const known = ttls.get(setOf(line)) ?? new Set();
    ttls.set(setOf(line), known.add(line.split(' ')[1] ?? ''));
  }
  const shown = lines.map((line) =>
    (ttls.get(setOf(line))?.size ?? 0) > 1 ? line.replace(/ \S+/, ' *') : line,
  );
  return [...new Set(shown)].sort();
}

function expectSame(ours: readonly string[], theirs: readonly string[]): void {
  const [left, right] = [canonical(ours), canonical(theirs)];
  expect(oneTtl(left, left)).toEqual(oneTtl(right, left));
}

/** Types that are kept as words compare by owner, TTL and type alone. */
function comparable(line: string): string {
  const [owner, ttl, recordClass, type = '', ...data] = line.split(/[ \t]+/);
  const read = FIELDS[type] !== undefined && data[0] !== '\\#';
  const digits = /^(?:TLSA|SMIMEA|DS|CDS|DNSKEY|CDNSKEY)$/.test(type);
  const head = [owner?.toLowerCase(), ttl, recordClass, type];
  if (!read) return head.join(' ');
  if (!digits) return line.replace(/[ \t]+/g, ' ').replace(/^\S+/, (name) => name.toLowerCase());
  const fixed = data.slice(0, 3).join(' ');
  return [...head, fixed, data.slice(3).join('')].join(' ');
}

/** Names in data are compared without regard to case, as DNS does. */
const lower = (line: string): string =>
  / (?:TXT|SPF|CAA|HINFO) /.test(line) ? line : line.toLowerCase();
const canonical = (lines: readonly string[]): string[] =>
  [...new Set(lines.map(comparable).map(lower))].sort();

const ZONES = TESTDATA ? join(TESTDATA, 'corpus', 'zones') : undefined;

describe.skipIf(!CAN_COMPILE_ZONES || !ZONES)(
  `public zones ${NEEDS_BIND} ${NEEDS_TESTDATA}`,
  () => {
    const folder = ZONES ?? '';
    const accepted: string[] = [];

    test.each(ZONES ? readdirSync(folder) : [])('%s', (name) => {
      const path = join(folder, name);
      const source = readSource(path);
      for (const origin of [ORIGIN, ...originsIn(source.text)]) {
        const theirs = compiled(path, origin);
        if (!theirs) continue;
        accepted.push(name);
        expectSame(ourRecords(source, origin).map(showRecord), theirs);
        const tree = parseMasterFile(source, { origin });
        expect(tree.nodes.filter(({ kind }) => kind === 'malformed')).toEqual([]);
      }
    });

    test('are accepted often enough to mean something', () => {
      expect(new Set(accepted).size).toBeGreaterThan(8);
    });
  },
);

/** Every name that the file could be the zone of. */
function originsIn(text: string): string[] {
  const explicit = [...text.matchAll(/^\$ORIGIN[ \t]+(\S+)/gm)].map((match) => match[1] ?? '');
  const soa = [...text.matchAll(/^(\S+)[^\n]*\bSOA\b/gm)].map((match) => match[1] ?? '');
  const names = [...explicit, ...soa].filter((name) => name !== '@' && !name.startsWith('$'));
  return [...new Set(names.map((name) => (name.endsWith('.') ? name : `${name}.`)))];
}

describe.skipIf(!CAN_COMPILE_ZONES)(`generated zones ${NEEDS_BIND}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-zone-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('have the records that named-compilezone reads, or are refused by both', () => {
    const path = join(folder, 'zone');
    let agreed = 0;
    fc.assert(
      fc.property(masterText, (body) => {
        const text = `$TTL 300\n@ 300 IN SOA ns root 1 2 3 4 5\n@ NS ns.example.\n${body}`;
        writeFileSync(path, text, 'latin1');
        const source = new SourceText(path, text);
        const nodes = parseMasterFile(source, { origin: ORIGIN }).nodes;
        const refused = nodes.some(({ kind }) => kind === 'malformed');
        const theirs = compiled(path, ORIGIN);
        expect(refused ? 'refused' : 'accepted').toBe(theirs ? 'accepted' : 'refused');
        if (!theirs) return;
        agreed += 1;
        expectSame(ourRecords(source, ORIGIN).map(showRecord), theirs);
      }),
      { numRuns: 300 },
    );
    expect(agreed).toBeGreaterThan(30);
  }, 120_000);
});
