import { describe, expect, test } from 'vitest';
import type { Tlsa } from '../../../src/dns/model/tlsa.ts';
import { judgeTlsa } from '../../../src/dns/model/tlsa-verdict.ts';
import type { Certificate } from '../../../src/tls/x509/certificate.ts';

const NOW = new Date('2026-11-22T10:00:00Z');
const LONG = { notBefore: new Date('2026-01-01'), notAfter: new Date('2027-01-01') };
const OVER = { notBefore: new Date('2024-01-01'), notAfter: new Date('2025-01-01') };

function make(name: string, issuer: string, more: Partial<Certificate> = {}): Certificate {
  return {
    ...{ der: name, subject: name, issuer, dnsNames: [], ipAddresses: [], serial: '1' },
    ...{ hasAlternativeName: true, signatureAlgorithm: 'sha256WithRSA', keyType: 'rsa' },
    ...{ isCa: true, isSelfSigned: name === issuer, hasMustStaple: false, aiaIssuers: [] },
    ...{ spki: name, sha256: name, sha512: name, spkiSha256: name, spkiSha512: name },
    ...LONG,
    ...more,
  };
}

const leaf = make('LEAF', 'INT');
const root = make('ROOT', 'ROOT');

function judge(
  parameters: string,
  chain: readonly Certificate[],
  trusted: readonly Certificate[] = [],
) {
  const [usage = 0, selector = 0, matchingType = 0] = parameters.split(' ').map(Number);
  const data = (parameters.split(' ')[3] ?? '').padEnd(64, ' ');
  const tlsa: Tlsa = { usage, selector, matchingType, data };
  return judgeTlsa(tlsa, chain, {
    covers: () => true,
    issued: (issuer, subject) => issuer.subject === subject.issuer,
    trusted,
    now: NOW,
  });
}

/** Digests are compared by their length too. */
const padded = (certificate: Certificate): Certificate => ({
  ...certificate,
  sha256: certificate.sha256.padEnd(64, ' '),
  spkiSha256: certificate.spkiSha256.padEnd(64, ' '),
});

// What OpenSSL does in each case: test/live/tlsa-zoo.test.ts.
describe('a TLSA record and a chain', () => {
  test('the dates of an anchor that is not self-signed do not count', () => {
    expect(judge('2 0 1 INT', [leaf, padded(make('INT', 'ROOT', OVER))])).toBe('matches');
    const old = padded(make('INT', 'INT', OVER));
    expect(judge('2 0 1 INT', [leaf, old])).toBe('expired');
    const late = make('LEAF', 'INT', OVER);
    expect(judge('2 0 1 INT', [late, padded(make('INT', 'ROOT'))])).toBe('expired');
  });

  test('certificates between leaf and anchor have to be valid', () => {
    const between = make('INT', 'ROOT', OVER);
    expect(judge('2 0 1 ROOT', [leaf, between, padded(root)])).toBe('expired');
  });

  test('of two issuers of a name the valid one is taken', () => {
    const old = make('INT', 'ROOT', { ...OVER, der: 'OLD' });
    const next = padded(make('INT', 'ROOT'));
    expect(judge('2 0 1 INT', [leaf, old, next])).toBe('matches');
  });

  test('an authority that the client trusts goes before a cross-signed one', () => {
    const cross = make('ROOT', 'OTHER', { der: 'CROSS', sha256: 'CROSS' });
    const chain = [leaf, make('INT', 'ROOT'), cross];
    expect(judge('0 0 1 ROOT', chain, [padded(root)])).toBe('matches');
    expect(judge('2 0 1 ROOT', chain)).toBe('no-match');
  });

  test('a certificate that is for clients only fits no record but one of DANE-EE', () => {
    const client = padded(make('LEAF', 'INT', { extendedKeyUsages: ['1.3.6.1.5.5.7.3.2'] }));
    const chain = [client, padded(make('INT', 'ROOT'))];
    expect(judge('2 0 1 INT', chain)).toBe('wrong-purpose');
    expect(judge('3 0 1 LEAF', chain)).toBe('matches');
  });
});
