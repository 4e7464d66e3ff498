import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import * as data from '../../src/tls/openssl-cipher-data.ts';
import {
  isCipherName,
  isCommonCipherName,
  nearestCipherName,
} from '../../src/tls/openssl-cipher-names.ts';
import { CAN_LIST_CIPHERS, NEEDS_OPENSSL_3_0 } from '../live/real-programs.ts';

describe('isCipherName', () => {
  test.each([
    'aNULL',
    'RC4',
    'EXP',
    'kEDH',
    'kEDH+aRSA',
    'SHA1+DES',
    'ECDHE-RSA-AES128-GCM-SHA256',
    'EXP1024-RC4-SHA',
    'EDH-RSA-DES-CBC3-SHA',
    'TLS_RSA_WITH_AES_128_CBC_SHA',
    'TLSv1.2',
  ])('knows %s', (name) => {
    expect(isCipherName(name)).toBe(true);
  });

  test.each([
    '',
    '+',
    'AES+',
    '+AES',
    'rc4',
    'anull',
    'AES_GCM',
    'RC-4',
    'kEDH+nope',
    'DEFAULT',
    'TLSv1.1',
    'TLSv1.3',
    'TLS_AES_128_GCM_SHA256',
    '!aNULL',
    'constructor',
  ])('does not know %j', (name) => {
    expect(isCipherName(name)).toBe(false);
  });
});

describe('nearestCipherName', () => {
  test.each([
    ['anull', 'aNULL'],
    ['rc4', 'RC4'],
    ['md5', 'MD5'],
    ['RC-4', 'RC4'],
    ['AES_GCM', 'AESGCM'],
    ['EXPROT', 'EXPORT'],
    ['ECHDE-RSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA'],
    ['kEDH+arsa', 'kEDH+aRSA'],
    ['AES', 'AES'],
  ])('%s: %s', (name, meant) => {
    expect(nearestCipherName(name)).toBe(meant);
  });

  test.each(['TLSv1.1', 'nope', 'DSA', '', 'xyzzy-plugh', 'AES+'])('nothing for %j', (name) => {
    expect(nearestCipherName(name)).toBeUndefined();
  });
});

test('no name is listed twice, and every name could stand in a cipher string', () => {
  const names = Object.values(data).flat();
  expect(new Set(names).size).toBe(names.length);
  expect(names.filter((name) => !/^[A-Za-z0-9][\w.-]+$/.test(name))).toEqual([]);
});

describe.skipIf(!CAN_LIST_CIPHERS)(`against the openssl of this host ${NEEDS_OPENSSL_3_0}`, () => {
  const all = 'ALL:COMPLEMENTOFALL:@SECLEVEL=0';

  test('every suite it lists is known', () => {
    const { stdout } = spawnSync('openssl', ['ciphers', '-stdname', all], { encoding: 'utf8' });
    const suites = stdout.split('\n').flatMap((line) => {
      const [standard, , name] = line.split(/\s+/);
      return standard && name && standard !== name ? [standard, name] : [];
    });
    expect(suites.length).toBeGreaterThan(100);
    expect(suites.filter((name) => !isCipherName(name))).toEqual([]);
  });

  // A name that openssl knows makes it read on, and refuse the quotation mark behind the name.
  test.each(['aNULL', 'AESGCM', 'kEDH', 'SSLv3', 'AES128-SHA'])('it knows %s', (name) => {
    expect(isCommonCipherName(name)).toBe(true);
    expect(spawnSync('openssl', ['ciphers', `${all}:!${name}"`]).status).not.toBe(0);
  });

  test.each(['anull', 'Aes', 'DEFAULT', 'TLSv1.1', 'TLSv1.3', 'EXP', 'KRB5', 'aes128-sha'])(
    'it does not know %s',
    (name) => {
      expect(isCommonCipherName(name)).toBe(false);
      expect(spawnSync('openssl', ['ciphers', `${all}:!${name}"`]).status).toBe(0);
    },
  );
});
