import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  highest,
  isProtocol,
  lowest,
  negotiable,
  offeredByClient,
  PROTOCOLS,
  protocolSet,
  skipped,
} from '../../src/tls/protocol.ts';

describe('protocolSet', () => {
  test('puts versions in ascending order, each once', () => {
    expect(protocolSet(['TLSv1.3', 'SSLv3', 'TLSv1.3', 'TLSv1'])).toEqual([
      'SSLv3',
      'TLSv1',
      'TLSv1.3',
    ]);
  });
});

test('isProtocol knows the names as they are spelt', () => {
  expect(PROTOCOLS.every(isProtocol)).toBe(true);
  expect(['SSLv2', 'tlsv1', 'TLSv1.0', '', 'none'].some(isProtocol)).toBe(false);
});

test('lowest and highest are the ends', () => {
  const set = protocolSet(['TLSv1.2', 'TLSv1']);
  expect(lowest(set)).toBe('TLSv1');
  expect(highest(set)).toBe('TLSv1.2');
  expect(lowest([])).toBeUndefined();
  expect(highest([])).toBeUndefined();
});

describe('skipped', () => {
  test.each([
    [[], false],
    [['TLSv1.2'], false],
    [['TLSv1.1', 'TLSv1.2', 'TLSv1.3'], false],
    [['TLSv1', 'TLSv1.2'], true],
    [['SSLv3', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'], true],
  ] as const)('%j: %j', (set, gaps) => {
    expect(skipped(set).length > 0).toBe(gaps);
  });

  test('says what a look at the neighbours says', () => {
    fc.assert(
      fc.property(fc.subarray([...PROTOCOLS]), (set) => {
        const places = set.map((protocol) => PROTOCOLS.indexOf(protocol));
        const apart = places.some(
          (place, index) => index > 0 && place !== (places[index - 1] ?? 0) + 1,
        );
        expect(skipped(set).length > 0).toBe(apart);
      }),
    );
  });
});

test('negotiable leaves SSLv3 out', () => {
  expect(negotiable(PROTOCOLS)).toEqual(['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']);
  expect(negotiable(['SSLv3'])).toEqual([]);
});

test('what is skipped is named, oldest first', () => {
  expect(skipped(['SSLv3', 'TLSv1.1', 'TLSv1.3'])).toEqual(['TLSv1', 'TLSv1.2']);
  expect(skipped([])).toEqual([]);
});

describe('offeredByClient', () => {
  // As OpenSSL 3.0.19 fills the ClientHello with the same versions switched off.
  test.each([
    [
      ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
      ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'],
    ],
    [['TLSv1', 'TLSv1.2', 'TLSv1.3'], ['TLSv1']],
    [
      ['TLSv1', 'TLSv1.1', 'TLSv1.3'],
      ['TLSv1', 'TLSv1.1'],
    ],
    [['TLSv1.1', 'TLSv1.3'], ['TLSv1.1']],
    [
      ['TLSv1.2', 'TLSv1.3'],
      ['TLSv1.2', 'TLSv1.3'],
    ],
    [
      ['SSLv3', 'TLSv1.2', 'TLSv1.3'],
      ['TLSv1.2', 'TLSv1.3'],
    ],
    [['SSLv3'], []],
  ] as const)('%j: %j', (allowed, offered) => {
    expect(offeredByClient(allowed)).toEqual(offered);
  });
});
