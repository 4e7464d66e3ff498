import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseMasterFile,
  printMasterFile,
  type RecordEntry,
} from '../../../src/dns/syntax/master-file.ts';
import { SourceText } from '../../../src/text/source.ts';
import { NEEDS_TESTDATA, readSource, TESTDATA } from '../../testdata.ts';
import { masterText } from './master-text.ts';
import { showRecord } from './zone-text.ts';

function parse(text: string, context: Parameters<typeof parseMasterFile>[1] = {}) {
  return parseMasterFile(new SourceText('zone', text), context).nodes;
}

function records(text: string, origin = 'example.org.'): string[] {
  return parse(text, { origin })
    .filter((node): node is RecordEntry => node.kind === 'record')
    .map(showRecord);
}

describe('a master file', () => {
  test('gives names the origin in force, in lower case', () => {
    expect(
      records('@ A 192.0.2.1\nMX A 192.0.2.2\n$ORIGIN Sub\nx. A 192.0.2.3\ny A 192.0.2.4\n'),
    ).toEqual([
      'example.org. undefined IN A 192.0.2.1',
      'mx.example.org. undefined IN A 192.0.2.2',
      'x. undefined IN A 192.0.2.3',
      'y.sub.example.org. undefined IN A 192.0.2.4',
    ]);
  });

  test('marks names below an origin that it does not tell', () => {
    expect(parse('@ MX 10 mail\n')).toMatchObject([
      { owner: '@', fields: [{ value: '10' }, { value: 'mail.@' }] },
    ]);
  });

  test('keeps the owner of the record above for an indented one', () => {
    expect(records('a 60 A 192.0.2.1\n  ; a note\n\tMX 5 a\n')).toEqual([
      'a.example.org. 60 IN A 192.0.2.1',
      'a.example.org. 60 IN MX 5 a.example.org.',
    ]);
  });

  test('takes TTL and class in either order, and its TTL from $TTL, from above or from the SOA', () => {
    expect(
      records(
        '@ SOA ns root 1 2 3 4 1h\na IN 60 A 192.0.2.1\nb 1m IN A 192.0.2.1\n$TTL 2h\nc A 192.0.2.1\n',
      ).map((line) => line.replace(/ IN .*/, '')),
    ).toEqual([
      'example.org. 3600',
      'a.example.org. 60',
      'b.example.org. 60',
      'c.example.org. 7200',
    ]);
  });

  test('reads records over several lines, with comments in between, and says where each field is', () => {
    const text = '_25._tcp.mx TLSA 3 1 ( 1 ; SHA-256\r\n  aa bb\r\n  cc ) ; end\r\n';
    const [record] = parse(text, { origin: 'example.org.' });
    if (record?.kind !== 'record') throw new Error('no record');
    expect(record.owner).toBe('_25._tcp.mx.example.org.');
    expect(record.fields.map(({ value }) => value)).toEqual(['3', '1', '1', 'AABBCC']);
    expect(record.fields.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      '3',
      '1',
      '1',
      'aa bb\r\n  cc',
    ]);
    expect(record.comments.map((comment) => comment.text)).toEqual([' SHA-256', ' end']);
    expect(record.span).toEqual({ start: 0, end: text.length });
  });

  test('reads known types that are written as bytes', () => {
    expect(records('a TYPE52 \\# 4 030101 55\na TYPE15 \\# 7 000a 02 4d58 00 00\n')).toEqual([
      'a.example.org. undefined IN TLSA 3 1 1 55',
    ]);
    expect(records('a TYPE15 \\# 6 000a 02 4d58 00\n')).toEqual([
      'a.example.org. undefined IN MX 10 mx.',
    ]);
  });

  test('joins the strings of a TXT record and resolves their escapes', () => {
    const [record] = parse('a TXT "v=x; " y "\\065\\""\n');
    expect(record).toMatchObject({ fields: [{ value: 'v=x; yA"', values: ['v=x; ', 'y', 'A"'] }] });
  });

  test.each([
    ['a A 192.0.2.256\n', 'bad-data', '192.0.2.256'],
    ['a MX 10\n', 'bad-data', ''],
    ['a MX 10 mail extra\n', 'bad-data', 'extra'],
    ['a IN MXX 10 mail\n', 'unknown-type', 'MXX'],
    ['MX 10 mail\n', 'unknown-type', 'mail'],
    ['a..b A 192.0.2.1\n', 'bad-owner', 'a..b'],
    ['  A 192.0.2.1\n', 'no-owner', 'A 192.0.2.1'],
    ['a 60 IN\n', 'no-type', 'a 60 IN'],
    ['$FOO x\n', 'unknown-directive', '$FOO'],
    ['$TTL soon\n', 'bad-argument', 'soon'],
    ['a TXT "x\n', 'unclosed-quote', 'a TXT "x'],
    ['a A ) 192.0.2.1\n', 'stray-parenthesis', 'a A ) 192.0.2.1'],
    ['a SOA ( ns root\nb A 192.0.2.1\n', 'unclosed-parenthesis', 'a SOA ( ns root\nb A 192.0.2.1'],
  ])('tells what is wrong with %j', (text, problem, place) => {
    const broken = parse(text).flatMap((node) => (node.kind === 'malformed' ? [node] : []));
    expect(
      broken.map((node) => [node.problem, text.slice(node.place.start, node.place.end)]),
    ).toEqual([[problem, place]]);
  });

  test('leaves the lines of a template alone that markup has a part in', () => {
    const text = '$ORIGIN {{ domain }}.\n$TTL 300\n@ MX 10 mail\nmail A {{ ip }}\nx A {IP}\n';
    const nodes = parse(text, { origin: 'example.org.', template: 'braces' });
    expect(nodes.map((node) => (node.kind === 'record' ? node.owner : node.kind))).toEqual([
      'markup',
      'directive',
      '@',
      'markup',
      'markup',
    ]);
  });

  test('is printed as it was, and its nodes follow each other', () => {
    fc.assert(
      fc.property(fc.oneof(masterText, fc.string({ unit: 'binary-ascii' })), (text) => {
        const tree = parseMasterFile(new SourceText('zone', text));
        expect(printMasterFile(tree)).toBe(text);
        let at = 0;
        for (const { span } of tree.nodes) {
          expect(span.start).toBe(at);
          at = span.end;
        }
        expect(at).toBe(text.length);
      }),
    );
  });
});

describe.skipIf(!TESTDATA)(`public zones ${NEEDS_TESTDATA}`, () => {
  const folder = join(TESTDATA ?? '', 'corpus', 'zones');
  test.each(TESTDATA ? readdirSync(folder) : [])('%s round-trips', (name) => {
    const source = readSource(join(folder, name));
    expect(source.text.length).toBeGreaterThan(0);
    expect(printMasterFile(parseMasterFile(source))).toBe(source.text);
    expect(printMasterFile(parseMasterFile(source, { template: 'any' }))).toBe(source.text);
  });
});
