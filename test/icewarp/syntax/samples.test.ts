import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { setValue } from '../../../src/icewarp/edit/variable-edits.ts';
import { detectForm, type IceWarpDump, parseDump } from '../../../src/icewarp/syntax/dump.ts';
import { applyEdits } from '../../../src/text/edit.ts';
import { SourceText } from '../../../src/text/source.ts';
import { corpusFolders, NEEDS_TESTDATA, readSource, TESTDATA } from '../../testdata.ts';
import { told } from '../dump-of.ts';

const samples = join(TESTDATA ?? '', 'samples');

function read(...path: readonly string[]): IceWarpDump {
  const source = readSource(join(samples, ...path));
  const form = detectForm(source.text);
  if (!form || form === 'apiconst') throw new Error(`${path.join('/')} is ${form}`);
  return parseDump(source, form);
}

/** How many times a pattern occurs in the text of a dump. */
function count({ source }: IceWarpDump, pattern: RegExp): number {
  return [...source.text.matchAll(pattern)].length;
}

describe.skipIf(!TESTDATA)(`samples of IceWarp ${NEEDS_TESTDATA}`, () => {
  test.each([
    ['01-good-v14.3.txt', 'display', 85],
    ['03-bad-ssl3-v14.3.txt', 'display', 85],
    ['04-bad-v11-windows-default-method.txt', 'display', 72],
    ['06-bad-auth-plain.txt', 'display', 85],
    ['07-bad-tls-off.txt', 'display', 85],
    ['10-domain-display.txt', 'domain-display', 10],
    ['11-domain-export.csv', 'export', 9],
    ['13-account-export-passwords.csv', 'export', 2],
    ['14-rpc-getserverproperties-good.xml', 'rpc', 8],
    ['16-rpc-getserverapiconsole-bad.xml', 'rpc', 4],
    ['17-rpc-setserverproperties-fix.xml', 'rpc', 3],
    ['19-windows-fix.cmd', 'set-script', 3],
    ['23-protocol-policy.txt', 'protocol-policy', 5],
  ])('%s is %s with %d values', (name, form, entries) => {
    const dump = read('icewarp', name);
    expect([dump.form, dump.entries.length, dump.malformed]).toEqual([form, entries, []]);
  });

  test.each([
    '20-domainkey.dat',
    '22-smtp-log-rfc822.log',
    '01-good-v14.3.about.md',
    'manifest.json',
  ])('%s is none', (name) => {
    expect(detectForm(readSource(join(samples, 'icewarp', name)).text)).toBeUndefined();
  });

  test('each line of a display is one value, as its text says', () => {
    const names = readdirSync(join(samples, 'icewarp')).filter((name) => /^0\d.*\.txt$/.test(name));
    expect(names.length).toBeGreaterThan(4);
    for (const name of names) {
      const dump = read('icewarp', name);
      const lines = dump.source.text.split(/\r?\n/).filter(Boolean);
      expect(told(dump)).toEqual(lines.map((line) => line.replace(': ', '=')));
    }
  });

  test('captured answers give each of their names, with a value or without', () => {
    const files = readdirSync(join(samples, 'icewarp-captured', 'rpc'));
    expect(files).not.toHaveLength(0);
    for (const name of files) {
      const dump = read('icewarp-captured', 'rpc', name);
      const names = [...dump.entries, ...dump.valueless].map(({ name: each }) => each).sort();
      const written = [...dump.source.text.matchAll(/<propname>([^<]*)</g)].map(([, each]) => each);
      expect([name, names]).toEqual([name, written.sort()]);
      expect(dump.entries.length).toBe(count(dump, /<val(?:\/>|>[^<]*<\/val>)/g));
      expect(dump.entries.map(({ value }) => value)).toEqual(
        [...dump.source.text.matchAll(/<val(?:\/>|>([^<]*)<\/val>)/g)].map(([, each = '']) =>
          each
            .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
            .replace(/&lt;/g, '<')
            .replace(/&gt;/g, '>')
            .replace(/&quot;/g, '"')
            .replace(/&amp;/g, '&'),
        ),
      );
    }
  });

  test('the request of a captured change names its domain', () => {
    const dump = read('icewarp-captured', 'rpc', 'request-SetDomainProperties.xml');
    expect(told(dump)).toEqual([
      'testing.com/d_aliases=this-test',
      'testing.com/d_unknownforwardto=forward@email.com',
    ]);
  });

  test.each(['icewarp', join('icewarp-captured', 'rpc')])(
    'every fifth value in %s can be set, and only it changes',
    (folder) => {
      for (const name of readdirSync(join(samples, folder))) {
        const form = detectForm(readSource(join(samples, folder, name)).text);
        if (form && form !== 'apiconst') checkSetting(read(folder, name));
      }
    },
  );

  test('no configuration of Postfix is taken for one of IceWarp', () => {
    for (const folder of corpusFolders()) {
      for (const name of readdirSync(folder)) {
        expect(detectForm(readSource(join(folder, name)).text), join(folder, name)).toBeUndefined();
      }
    }
  });

  test('nor any log, zone, scan or template', () => {
    for (const folder of ['logs', 'zones', 'scans', 'templates']) {
      const path = join(TESTDATA ?? '', 'corpus', folder);
      for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
        if (!/\.\w+$/.test(name) || isFolder(join(path, name))) continue;
        expect(detectForm(readSource(join(path, name)).text), name).toBeUndefined();
      }
    }
  });
});

function checkSetting(dump: IceWarpDump): void {
  const { path, text } = dump.source;
  const settable = dump.entries.filter(({ extension }) => extension !== 'removed');
  for (const entry of settable.filter((_, index) => index % 5 === 0)) {
    const edit = setValue(dump, entry, 'new 1') ?? expect.fail(`${path} ${entry.name}`);
    const before = told(dump);
    const after = told(parseDump(new SourceText(path, applyEdits(text, [edit])), dump.form));
    expect(after.length).toBe(before.length);
    expect(after.filter((each, at) => each !== before[at]).length).toBe(1);
  }
}

function isFolder(path: string): boolean {
  try {
    readdirSync(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOTDIR') return false;
    throw error;
  }
}
