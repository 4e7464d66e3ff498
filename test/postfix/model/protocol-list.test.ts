import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Release } from '../../../src/postfix/facts/release.ts';
import {
  type ProtocolGrammar,
  parseProtocolList,
  protocolGrammar,
} from '../../../src/postfix/model/protocol-list.ts';
import { negotiable, PROTOCOLS } from '../../../src/tls/protocol.ts';

function grammarOf(text: string): ProtocolGrammar {
  const release = Release.parse(text);
  if (!release) throw new Error(`not a release: ${text}`);
  return protocolGrammar(release);
}

const WITH_BOUNDS = grammarOf('3.7');
const WITHOUT_BOUNDS = grammarOf('3.5');

function allowedBy(text: string): string {
  const list = parseProtocolList(text, WITH_BOUNDS);
  return list.valid ? list.allowed.join(' ') : 'invalid';
}

describe('protocolGrammar', () => {
  test.each([
    ['2.6.14', 'TLSv1', false],
    ['2.6.15', 'TLSv1.2', false],
    ['2.7.8', 'TLSv1', false],
    ['2.8.10', 'TLSv1.2', false],
    ['2.9.1', 'TLSv1', false],
    ['2.9', 'TLSv1.2', false],
    ['2.11', 'TLSv1.2', false],
    ['3.0', 'TLSv1.3', false],
    ['3.5.25', 'TLSv1.3', false],
    ['3.6', 'TLSv1.3', true],
    ['3.12', 'TLSv1.3', true],
  ])('%s knows names up to %s, and bounds: %j', (release, newest, bounds) => {
    const grammar = grammarOf(release);
    expect(grammar.names.at(-1)).toBe(newest);
    expect(grammar.bounds).toBe(bounds);
  });
});

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '!',
        '>=',
        '<=',
        'TLSv1',
        '.2',
        'SSLv2',
        '0x',
        '303',
        ' ',
        ',',
        ':',
        '\n',
        '"',
      ),
    )
    .map((pieces) => pieces.join('')),
);

describe('parseProtocolList', () => {
  test.each([
    ['', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    ['!SSLv2, !SSLv3', 'TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    ['TLSv1:,\t TLSv1.2', 'TLSv1 TLSv1.2'],
    ['!tlsv1 !TLSV1.1\r\n!SsLv3', 'TLSv1.2 TLSv1.3'],
    ['TLSv1 !TLSv1', ''],
    ['!SSLv2 SSLv2 TLSv1', 'TLSv1'],
    ['>=TLSv1.2 <=TLSv1.2', 'TLSv1.2'],
    ['<=NONE >=TLSv1.1', 'TLSv1.1 TLSv1.2 TLSv1.3'],
    ['>= TLSv1.2', 'TLSv1.2'],
    ['<=SSLv3', 'SSLv3'],
    ['>=TLSv1.2 >=', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    // Numbers, each as Postfix 3.7.11 took it.
    ['>=0X303', 'TLSv1.2 TLSv1.3'],
    ['>=+303', 'TLSv1.2 TLSv1.3'],
    ['>=\v303', 'TLSv1.2 TLSv1.3'],
    ['>=00000000000000000000303', 'TLSv1.2 TLSv1.3'],
    ['>=-FFFFFFFFFFFFFCFD', 'TLSv1.2 TLSv1.3'],
    ['<=0300', 'SSLv3'],
    ['>=-0', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    ['>=7fffffff', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    ['<=FEFD', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    ['>=TLSv1.2 >=0305', 'SSLv3 TLSv1 TLSv1.1 TLSv1.2 TLSv1.3'],
    ['>=80000000', 'invalid'],
    ['>=-303', 'invalid'],
    ['>=0x', 'invalid'],
    ['>=+', 'invalid'],
    ['>=0x0x303', 'invalid'],
    ['>=10000000000000303', 'invalid'],
    ['>=TLSv1.2=', 'invalid'],
    ['TLSv1.2 \vTLSv1.3', 'invalid'],
    ['TLSv1.2 TLSv1.0', 'invalid'],
  ])('%j admits %j', (text, allowed) => {
    expect(allowedBy(text)).toBe(allowed);
  });

  test('tells the tokens apart, each with its place', () => {
    const text = '!SSLv2,TLSv1.2: >=tlsv1\n<=0304 TLSv1.0';
    const { tokens, valid, invalidTokens, floor, ceiling } = parseProtocolList(text, WITH_BOUNDS);
    expect(tokens).toMatchObject([
      { kind: 'exclude', name: 'SSLv2', text: '!SSLv2' },
      { kind: 'include', name: 'TLSv1.2', text: 'TLSv1.2' },
      { kind: 'floor', bound: 'TLSv1', text: '>=tlsv1' },
      { kind: 'ceiling', bound: 'TLSv1.3', text: '<=0304' },
      { kind: 'invalid', text: 'TLSv1.0' },
    ]);
    expect(tokens.map(({ start, end }) => text.slice(start, end))).toEqual(
      tokens.map((token) => token.text),
    );
    expect(valid).toBe(false);
    expect(invalidTokens).toEqual([tokens[4]]);
    expect(floor).toBe(tokens[2]);
    expect(ceiling).toBe(tokens[3]);
    expect(floor && text.slice(floor.version.start, floor.version.end)).toBe('tlsv1');
  });

  test('of several bounds the last one counts', () => {
    const list = parseProtocolList('>=TLSv1 >=TLSv1.2 <=TLSv1.3 <=0305', WITH_BOUNDS);
    expect(list.floor?.bound).toBe('TLSv1.2');
    expect(list.ceiling?.bound).toBe('unknown');
    expect(list.allowed).toEqual(['TLSv1.2', 'TLSv1.3']);
  });

  test('a release without bounds knows no bounds', () => {
    const list = parseProtocolList('>=TLSv1.2', WITHOUT_BOUNDS);
    expect(list).toMatchObject({ valid: false, allowed: [], floor: undefined });
  });

  test('a release cannot exclude a version that it does not know', () => {
    const list = parseProtocolList('TLSv1.2', grammarOf('2.11'));
    expect(list.allowed).toEqual(['TLSv1.2', 'TLSv1.3']);
    expect(parseProtocolList('!TLSv1.3', grammarOf('2.11')).valid).toBe(false);
  });

  test('takes any text, and admits nothing when it is invalid', () => {
    fc.assert(
      fc.property(text, fc.boolean(), (value, bounds) => {
        const list = parseProtocolList(value, { ...WITH_BOUNDS, bounds });
        for (const token of list.tokens) {
          expect(value.slice(token.start, token.end)).toBe(token.text);
        }
        expect(list.valid).toBe(list.invalidTokens.length === 0);
        if (!list.valid) expect(list.allowed).toEqual([]);
        expect(list.allowed).toEqual(PROTOCOLS.filter((each) => list.allowed.includes(each)));
      }),
    );
  });
});

interface Vector {
  readonly value: string;
  readonly valid: boolean;
  readonly enabled: readonly string[];
}

const testdata = process.env['MTALINT_TESTDATA'];

describe.skipIf(!testdata)(
  'as real smtpd took each list (skipped without MTALINT_TESTDATA)',
  () => {
    const path = `${testdata}/samples/postfix-tricky/tls-protocol-vectors.json`;
    const vectors: Vector[] = testdata ? JSON.parse(readFileSync(path, 'utf8')).vectors : [];

    test('there are vectors', () => {
      expect(vectors).toHaveLength(67);
    });

    test.each(vectors)('$value', ({ value, valid, enabled }) => {
      const list = parseProtocolList(value, WITH_BOUNDS);
      expect(list.valid).toBe(valid);
      expect(negotiable(list.allowed)).toEqual(enabled);
    });
  },
);
