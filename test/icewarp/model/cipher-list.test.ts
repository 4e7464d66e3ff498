import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choosesNothing,
  isModern,
  needsEcdsa,
  unknownCipherNames,
} from '../../../src/icewarp/model/cipher-list.ts';
import { weakCiphers, withoutWeakCiphers } from '../../../src/icewarp/model/weak-ciphers.ts';
import { CAN_LIST_CIPHERS, NEEDS_OPENSSL_3_0 } from '../../live/real-programs.ts';

describe('the weak ciphers of a list', () => {
  test.each([
    ['HIGH:!aNULL:!MD5:!3DES', []],
    ['ECDHE+AESGCM:ECDHE+CHACHA20:DHE+AESGCM', []],
    ['HIGH', ['aNULL']],
    ['HIGH:!ADH', ['aNULL']],
    ['HIGH:!ADH:!AECDH', []],
    ['HIGH:MEDIUM:!aNULL', ['RC4', 'SEED', 'IDEA']],
    ['HIGH:MEDIUM:!aNULL:!RC4', ['SEED', 'IDEA']],
    ['!RC4:HIGH:MEDIUM:!aNULL', ['SEED', 'IDEA']],
    ['-RC4:RC4:HIGH:!aNULL', ['RC4']],
    ['HIGH:!aNULL:+RC4', []],
    ['RC4+RSA', ['RC4']],
    ['RC4-SHA,DES-CBC3-SHA DES-CBC-SHA;RC4-MD5', ['LOW', 'RC4', '3DES', 'MD5']],
    ['EXP-RC2-CBC-MD5', ['EXP', 'RC2', 'MD5']],
    ['HIGH@STRENGTH:!aNULL:@SECLEVEL=2', []],
    ['AECDH-NULL-SHA', ['aNULL', 'eNULL']],
    ['', []],
  ])('%s', (list, expected) => {
    expect(weakCiphers(list)).toEqual(expected);
  });

  test('are excluded without touching the rest', () => {
    expect(withoutWeakCiphers('ALL:!ADH:RC4+RSA:+HIGH:')).toBe(
      'ALL:!ADH:RC4+RSA:+HIGH:!aNULL:!EXP:!LOW:!RC4:!RC2:!3DES:!SEED:!IDEA',
    );
    expect(withoutWeakCiphers('RC4-SHA:DES-CBC3-SHA')).toBeUndefined();
    expect(withoutWeakCiphers('MEDIUM')).toBeUndefined();
  });
});

describe('a list', () => {
  test.each([
    ['TLS_AES_256_GCM_SHA384', true],
    ['nope:TLS_AES_256_GCM_SHA384:!aNULL', true],
    ['HIGH:TLS_AES_256_GCM_SHA384', false],
    ['DEFAULT@SECLEVEL=1', false],
  ])('chooses nothing: %s %s', (list, expected) => {
    expect(choosesNothing(list)).toBe(expected);
  });

  test.each([
    ['ECDHE-ECDSA-AES128-GCM-SHA256', true],
    ['aECDSA+AESGCM', true],
    ['ECDHE-ECDSA-AES128-GCM-SHA256:ECDHE-RSA-AES128-GCM-SHA256', false],
    ['TLS_AES_256_GCM_SHA384', false],
  ])('needs ECDSA: %s %s', (list, expected) => {
    expect(needsEcdsa(list)).toBe(expected);
  });

  test.each([
    ['ECDHE+AESGCM:DHE-RSA-CHACHA20-POLY1305', true],
    ['ECDHE+AESGCM:AES256-GCM-SHA384', false],
    ['ECDHE-RSA-AES256-SHA384', false],
    ['HIGH', false],
  ])('is modern: %s %s', (list, expected) => {
    expect(isModern(list)).toBe(expected);
  });

  test('has names that no OpenSSL knows', () => {
    expect(unknownCipherNames('HIGH:!aNUL:DEFAULT:TLS_AES_128_GCM_SHA256')).toEqual([
      { name: 'aNUL', suggestion: 'aNULL' },
    ]);
  });
});

/** What OpenSSL 3 chooses: a line for each cipher; undefined when it refuses the list. */
function chosenByOpenssl(list: string): string | undefined {
  const args = ['ciphers', '-v', '-s', '-tls1_2', `@SECLEVEL=0:${list}`];
  const { status, stdout } = spawnSync('openssl', args, { encoding: 'utf8' });
  return status === 0 ? stdout : undefined;
}

describe.skipIf(!CAN_LIST_CIPHERS)(`as OpenSSL 3 reads it ${NEEDS_OPENSSL_3_0}`, () => {
  const groups = [
    ...['ALL', 'HIGH', 'aNULL', 'ADH', 'AECDH', 'eNULL', 'NULL'],
    ...[
      'COMPLEMENTOFALL',
      'nope',
      'COMPLEMENTOFDEFAULT',
      'ECDHE+AESGCM',
      'AES128-SHA',
      'TLS_AES_256_GCM_SHA384',
      'kDHE',
    ],
    ...['kECDHE', 'ECDHE', 'RSA', 'SHA1', 'SHA256', 'TLSv1', 'TLSv1.2'],
    ...['SSLv3', 'CBC', 'AES'],
  ];
  const excluded = ['aNULL', 'eNULL', 'ADH', 'AECDH', 'NULL', 'MEDIUM', 'COMPLEMENTOFDEFAULT'];
  const token = fc.constantFrom(
    ...groups,
    ...excluded.flatMap((name) => [`!${name}`, `-${name}`, `+${name}`]),
  );
  const list = fc.array(token, { minLength: 1, maxLength: 6 }).map((tokens) => tokens.join(':'));

  test('a list admits what it is accused of', () => {
    fc.assert(
      fc.property(list, (text) => {
        const chosen = chosenByOpenssl(text) ?? '';
        const weak = weakCiphers(text);
        expect([weak.includes('aNULL'), weak.includes('eNULL')], text).toEqual([
          / Au=None /.test(chosen),
          / Enc=None /.test(chosen),
        ]);
      }),
      { numRuns: 100 },
    );
  });

  test('a repaired list has no cipher without certificate or encryption', () => {
    fc.assert(
      fc.property(list, (text) => {
        const repaired = withoutWeakCiphers(text);
        fc.pre(repaired !== undefined);
        expect(chosenByOpenssl(repaired) ?? '', repaired).not.toMatch(/ (?:Au|Enc)=None /);
        expect(weakCiphers(repaired), repaired).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('a list that is said to choose nothing is refused', () => {
    fc.assert(
      fc.property(list, (text) => {
        fc.pre(choosesNothing(text));
        expect(chosenByOpenssl(text), text).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });
});
