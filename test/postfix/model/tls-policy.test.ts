import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Release } from '../../../src/postfix/facts/release.ts';
import { parseTlsPolicy, type TlsPolicyContext } from '../../../src/postfix/model/tls-policy.ts';
import { repairOfPolicy } from '../../../src/postfix/model/tls-policy-repair.ts';
import { JoinedText } from '../../../src/text/joined-text.ts';

function context(version: string, hasFingerprints?: boolean): TlsPolicyContext {
  const release = Release.parse(version);
  if (!release) throw new Error(`not a release: ${version}`);
  return { release, hasFingerprints };
}

function joined(text: string): JoinedText {
  return JoinedText.of(text, [{ start: 0, end: text.length }]);
}

function problem(text: string, version = '3.11'): string | undefined {
  return parseTlsPolicy(joined(text), context(version)).fault?.problem;
}

describe('parseTlsPolicy', () => {
  test.each([
    ['dane', '2.10', '2.11'],
    ['secure tafile=/x', '2.10', '2.11'],
    ['may servername=hostname', '3.3', '3.4'],
    ['may connection_reuse=no', '3.3', '3.4'],
    ['encrypt protocols=>=TLSv1.2', '3.5', '3.6'],
    ['encrypt enable_rpk=yes', '3.8', '3.9'],
    ['encrypt {protocols = TLSv1.2}', '3.9', '3.10'],
    ['secure policy_type=sts policy_ttl=10', '3.9', '3.10'],
  ])('%s is wrong in %s and right in %s', (text, before, after) => {
    expect(problem(text, before)).toBeDefined();
    expect(problem(text, after)).toBeUndefined();
  });

  test.each([
    ['encrypt {protocols=TLSv1.2', `missing '}' in "{protocols=TLSv1.2"`],
    ['encrypt {protocols=TLSv1.2}x', `syntax error after '}' in "{protocols=TLSv1.2}x"`],
    ['secure policy_ttl=1', 'built-in policy has unexpected attribute'],
    ['secure policy_type=dane', 'attribute "policy_type" has an unexpected value: "dane"'],
    ['secure policy_type=sts policy_ttl=x', 'attribute "policy_ttl" has a malformed value: "x"'],
    [
      'secure policy_type=sts policy_type=sts',
      'attribute "policy_type" is specified multiple times',
    ],
    ['encrypt exclude=aNULL:]', 'OpenSSL cannot read the cipher exclusion ]'],
  ])('%s: %s', (text, expected) => {
    expect(problem(text)).toContain(expected);
  });

  test('fingerprints of main.cf count where the policy has none', () => {
    const faultWith = (hasFingerprints: boolean | undefined) =>
      parseTlsPolicy(joined('fingerprint'), context('3.7', hasFingerprints)).fault;
    expect(faultWith(true)).toBeUndefined();
    expect(faultWith(undefined)).toBeUndefined();
    expect(faultWith(false)?.problem).toContain('no fingerprints to match');
  });
});

describe('repairOfPolicy', () => {
  test.each([
    ['encrypt protocols=!SSLv2,!SSLv3', 'encrypt protocols=!SSLv2:!SSLv3'],
    [
      'encrypt protocols=!SSLv2, !SSLv3 ciphers=high',
      'encrypt protocols=!SSLv2:!SSLv3 ciphers=high',
    ],
    ['encrypt exclude=aNULL MD5', 'encrypt exclude=aNULL:MD5'],
    ['encrypt protocols="!SSLv2,!SSLv3"', 'encrypt protocols=!SSLv2:!SSLv3'],
    ['encrypt protocols="TLSv1.2"', 'encrypt protocols=TLSv1.2'],
    ['encrypt protocols = TLSv1.2', 'encrypt protocols=TLSv1.2'],
    ['"encrypt"', 'encrypt'],
    ['encrypt protocol=TLSv1.2', 'encrypt protocols=TLSv1.2'],
    ['encrypt macth=x', undefined],
    ['secure macth=x', 'secure match=x'],
    ['MUST', 'verify'],
    ['must_nopeermatch', 'encrypt'],
    ['encypt', 'encrypt'],
    ['encrypt high', undefined],
    ['encrypt protocols=TLSv1.2 high', undefined],
    ['bogus', undefined],
  ])('%s -> %s', (text, expected) => {
    const value = joined(text);
    const policy = parseTlsPolicy(value, context('3.7'));
    const repair = repairOfPolicy(value, policy, context('3.7'));
    const { start = 0, end = 0 } = repair?.at.span ?? {};
    expect(repair && text.slice(0, start) + repair.text + text.slice(end)).toBe(expected);
  });

  test('leaves nothing wrong, whatever the policy', () => {
    const words = fc.constantFrom('may', 'encrypt', 'MUST', 'protocols=', 'TLSv1.2', '!SSLv3', '"');
    const blanks = fc.constantFrom(' ', ',', ', ', '=', ' = ', '');
    const policies = fc.array(fc.tuple(words, blanks)).map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(policies, (text) => {
        const value = joined(text);
        const repair = repairOfPolicy(value, parseTlsPolicy(value, context('3.7')), context('3.7'));
        if (!repair) return;
        const { start, end } = repair.at.span;
        expect(
          problem(text.slice(0, start) + repair.text + text.slice(end), '3.7'),
        ).toBeUndefined();
      }),
    );
  });
});
