import { describe, expect, test } from 'vitest';
import { IceWarpVersion } from '../../../src/icewarp/facts/version.ts';
import { methodInWords, resolveMethod } from '../../../src/icewarp/model/ssl-method.ts';

/** The meaning of a number, as the vendor's lists of variables and article 375 tell it. */
const TABLE = [
  ['0', '11.4.6.0', 'TLS 1.0 and newer'],
  ['0', '12.3', 'TLS 1.0 and newer'],
  ['0', '13.0', 'TLS 1.2 and newer'],
  ['0', '14.3.0.7', 'TLS 1.2 and newer'],
  ['0', undefined, 'TLS 1.0 and newer or TLS 1.2 and newer'],
  ['0', '10.4', 'TLS 1.0 and newer or TLS 1.2 and newer'],
  ['1', '12.3', 'SSLv3 and newer'],
  ['2', undefined, 'SSLv3 and newer'],
  ['3', '14.3', 'SSLv3 and newer'],
  ['4', '14.3', 'TLS 1.0 and newer'],
  ['5', undefined, 'TLS 1.1 and newer'],
  ['6', '11.0', 'TLS 1.2 and newer'],
  ['6', undefined, 'TLS 1.2 and newer'],
  ['7', '13.0', 'TLS 1.2 alone'],
  ['7', undefined, 'TLS 1.2 alone'],
  ['7', '12.3', 'no method'],
  ['8', '14.3', 'no method'],
  ['', '14.3', 'no method'],
  ['06', '14.3', 'no method'],
] as const;

describe('an SSL method', () => {
  test.each(TABLE)('%s on %s is %s', (value, version, expected) => {
    const parsed = version === undefined ? undefined : IceWarpVersion.parse(version);
    expect(methodInWords(resolveMethod(value, parsed))).toBe(expected);
  });

  test.each([
    ['6', '14.3', 'RHEL6', 5],
    ['0', '14.3', 'RHEL6', 5],
    ['6', '11.4', 'DEB6', 5],
    ['6', '14.3', 'DEB6', 6],
    ['6', '14.3', 'RHEL8', 6],
    ['7', '14.3', 'RHEL6', 7],
  ])('%s on %s for %s acts as %d', (value, version, platform, number) => {
    const method = resolveMethod(value, IceWarpVersion.parse(version), platform);
    expect(method).toMatchObject({ kind: 'known', number });
  });

  test('reaches TLS 1.3 from 13 on, except 7', () => {
    const highest = (value: string, version: string) => {
      const method = resolveMethod(value, IceWarpVersion.parse(version));
      return method.kind === 'known' ? method.protocols.at(-1) : undefined;
    };
    expect([highest('4', '12.3'), highest('4', '13.0'), highest('7', '14.3')]).toEqual([
      'TLSv1.2',
      'TLSv1.3',
      'TLSv1.2',
    ]);
  });
});
