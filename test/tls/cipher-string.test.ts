import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CIPHER_GROUPS } from '../../src/tls/cipher-groups.ts';
import { type CipherList, readCipherString } from '../../src/tls/cipher-string.ts';
import { offeredSuites } from '../../src/tls/offered-suites.ts';
import { CIPHER_SUITES } from '../../src/tls/openssl-suites.ts';
import { negotiable, PROTOCOLS, type ProtocolSet } from '../../src/tls/protocol.ts';
import { CAN_LIST_CIPHERS, NEEDS_OPENSSL_3_0 } from '../live/real-programs.ts';

function names(text: string): readonly string[] {
  const list = readCipherString(text);
  if (!('suites' in list)) throw new Error(JSON.stringify(list));
  return list.suites.map(({ name }) => name);
}

describe('readCipherString', () => {
  test.each<[string, CipherList]>([
    ['', { refused: 'empty' }],
    [':', { refused: 'empty' }],
    ['HIGH:!ALL', { refused: 'empty' }],
    ['MEDIUM', { refused: 'empty' }],
    ['TLS_AES_128_GCM_SHA256', { refused: 'empty' }],
    ['HIGH:"', { refused: 'malformed' }],
    ['HIGH:@STRONG', { refused: 'malformed' }],
    ['HIGH:@SECLEVEL=6', { refused: 'malformed' }],
    ['AES+', { refused: 'malformed' }],
    ['HIGH:!AES_GCM', { unknown: 'AES_GCM' }],
    ['TLS_RSA_WITH_AES_128_GCM_SHA256', { unknown: 'TLS_RSA_WITH_AES_128_GCM_SHA256' }],
    ['SUITEB128', { unknown: 'SUITEB128' }],
    ['PROFILE=SYSTEM', { unknown: 'PROFILE=SYSTEM' }],
  ])('%j: %j', (text, result) => {
    expect(readCipherString(text)).toEqual(result);
  });

  test('a rule after an unknown name counts', () => {
    expect(names('nonsense:kRSA+AESGCM:!RC4')).toEqual(['AES256-GCM-SHA384', 'AES128-GCM-SHA256']);
  });

  test('the security level is that of the last command', () => {
    expect(readCipherString('HIGH:@SECLEVEL=2:@SECLEVEL=1')).toMatchObject({ securityLevel: 1 });
    expect(readCipherString('HIGH')).toMatchObject({ securityLevel: undefined });
  });
});

/** Names of all kinds, among them those that the default build does not know. */
const name = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...Object.keys(CIPHER_GROUPS)) },
  { weight: 2, arbitrary: fc.constantFrom(...CIPHER_SUITES.map((suite) => suite.name)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      ...['RC4', 'EXPORT', 'SEED', 'kGOST', 'RC4-SHA', 'nonsense', 'DEFAULT', 'TLSv1.3', 'rc4'],
      ...['TLS_AES_128_GCM_SHA256', '', 'x=y', '"', 'AES"', 'MD5!AES', 'AES@STRENGTH'],
    ),
  },
);

const element = fc
  .array(name, { minLength: 1, maxLength: 3, size: 'small' })
  .map((parts) => parts.join('+'));

const rule = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constantFrom('', '', '', '!', '-', '+'), element).map((x) => x.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom('@STRENGTH', '@SECLEVEL=0', '@STRENGTH!aNULL', '@NO') },
);

const cipherString = fc
  .tuple(
    fc.constantFrom(
      '',
      'ALL:',
      'HIGH:',
      'DEFAULT:',
      'DEFAULT',
      'aNULL:-aNULL:HIGH:MEDIUM:+RC4:',
      'ALL:eNULL:',
    ),
    fc.array(fc.tuple(rule, fc.constantFrom(':', ':', ',', ' ', ';', '::')), { maxLength: 8 }),
  )
  // The program would take a string with a minus in front for an option.
  .map(([start, rules]) => (start + rules.flat().join('')).replace(/^-/, ':-'));

/** A row of the comparison: what openssl is asked. */
interface Question {
  readonly text: string;
  readonly flag: '-tls1' | '-tls1_1' | '-tls1_2';
  readonly level: number;
}

const question: fc.Arbitrary<Question> = fc.record({
  text: cipherString,
  flag: fc.constantFrom('-tls1', '-tls1_1', '-tls1_2', '-tls1_2'),
  level: fc.constantFrom(0, 0, 0, 1, 2),
});

const VERSION = { '-tls1': 'TLSv1', '-tls1_1': 'TLSv1.1', '-tls1_2': 'TLSv1.2' } as const;

/** The suites up to TLS 1.2 by the openssl of this host, all questions in one shell. */
function askOpenssl(questions: readonly Question[]): string[] {
  const script =
    'while IFS="|" read -r flag text; do ' +
    'openssl ciphers -s "$flag" "$text" 2>/dev/null || echo refused; done';
  const input = questions.map(({ flag, text, level }) => `${flag}|${text}:@SECLEVEL=${level}\n`);
  const { stdout } = spawnSync('sh', ['-c', script], { input: input.join(''), encoding: 'utf8' });
  return stdout.trimEnd().split('\n');
}

function ask({ text, flag, level }: Question): string {
  const list = readCipherString(`${text}:@SECLEVEL=${level}`);
  if ('unknown' in list) return 'unknown';
  if ('refused' in list) return 'refused';
  const protocols: ProtocolSet = [VERSION[flag]];
  return offeredSuites(list.suites, protocols, list.securityLevel ?? 0)
    .map((suite) => suite.name)
    .join(':');
}

describe.skipIf(!CAN_LIST_CIPHERS)(`against the openssl of this host ${NEEDS_OPENSSL_3_0}`, () => {
  test('its suites, their order and their terms', () => {
    const { stdout } = spawnSync('openssl', ['ciphers', '-v', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'], {
      encoding: 'utf8',
    });
    const rows = stdout.split('\n').filter((row) => row !== '' && !row.includes('TLSv1.3 '));
    const ours = readCipherString('ALL:COMPLEMENTOFALL');
    if (!('suites' in ours)) throw new Error('no list');
    expect(
      ours.suites.map(({ bits, ...suite }) =>
        [
          ...[suite.name, suite.since, `Kx=${suite.keyExchange}`, `Au=${suite.authentication}`],
          ...[`Enc=${suite.encryption}${bits ? `(${bits})` : ''}`, `Mac=${suite.mac}`],
        ].join(' '),
      ),
    ).toEqual(rows.map((row) => row.trim().replace(/ +/g, ' ')));
  });

  test('each group', () => {
    const texts = Object.keys(CIPHER_GROUPS);
    const questions = texts.map((text) => ({ text, flag: '-tls1_2', level: 0 }) as const);
    const expected = askOpenssl(questions);
    expect(questions.map(ask)).toEqual(expected);
  });

  test('500 generated strings', () => {
    const questions = fc.sample(question, { seed: 20141025, numRuns: 500 });
    const expected = askOpenssl(questions);
    const results = questions.map(ask);
    const differing = questions
      .map((asked, at) => ({ ...asked, ours: results[at], openssl: expected[at] }))
      .filter(({ ours, openssl: theirs }) => ours !== theirs && ours !== 'unknown');
    expect(differing).toEqual([]);
    expect(new Set(expected).size).toBeGreaterThan(100);
    expect(results.filter((result) => result === 'unknown').length).toBeLessThan(50);
  }, 120_000);
});

test('SSLv3 in a protocol list adds no suite', () => {
  const { suites } = readCipherString('ALL') as Extract<CipherList, { suites: unknown }>;
  const all = offeredSuites(suites, negotiable(PROTOCOLS), 0);
  expect(offeredSuites(suites, PROTOCOLS, 0)).toEqual(all);
  expect(offeredSuites(suites, ['TLSv1.3'], 0)).toEqual([]);
});
