import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { PROFILES, type Profile } from '../../src/lint/profile.ts';
import type { Level } from '../../src/lint/severity.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../docs/profiles.md'), 'utf8').replace(
  /\s+/g,
  ' ',
);

type Levels = Readonly<Record<Profile, Level>>;

const BROKEN: Levels = { interop: 'error', standard: 'error', strict: 'error' };

/** What the page says of severities, and the rules by which it is true. */
const CLAIMS: readonly (readonly [sentence: string, rule: string, levels: Levels])[] = [
  ['A certificate that does not load', 'postfix/cert-key-mismatch', BROKEN],
  ['A certificate that does not load', 'chain/pem-corrupt', BROKEN],
  ['a restriction that smtpd does not know', 'postfix/restriction-unknown-name', BROKEN],
  ['an open relay', 'postfix/open-relay', BROKEN],
  ['an open relay', 'icewarp/open-relay', BROKEN],
  ['a TLSA record that no chain matches', 'dns/dane-ee-mismatch', BROKEN],
  [
    '`interop` calls a floor of 1.2 on an opportunistic port 25 an error and repairs it, `standard` ' +
      'warns, and `strict` is silent and asks for the floor itself',
    'postfix/tls12-only-inbound',
    { interop: 'error', standard: 'warning', strict: 'off' },
  ],
  [
    '`strict` is silent and asks for the floor itself',
    'postfix/tls-legacy-opportunistic-inbound',
    { interop: 'off', standard: 'off', strict: 'error' },
  ],
  [
    'all three want TLS before the password: `interop` warns where it can go without, for the ' +
      'others that is an error',
    'postfix/submission-auth-plaintext',
    { interop: 'warning', standard: 'error', strict: 'error' },
  ],
  [
    '`standard` warns of anything below TLS 1.2 there, `strict` calls it an error, `interop` a remark',
    'postfix/tls-legacy-mandatory-inbound',
    { interop: 'info', standard: 'warning', strict: 'error' },
  ],
  [
    'key exchange by RSA',
    'postfix/tls-static-rsa-offered',
    { interop: 'off', standard: 'off', strict: 'info' },
  ],
  [
    'suites without a certificate',
    'postfix/tls-anonymous-ciphers-offered',
    { interop: 'off', standard: 'off', strict: 'warning' },
  ],
  [
    'A self-signed certificate is a remark in `interop` and a warning in the others',
    'chain/cert-self-signed',
    { interop: 'info', standard: 'warning', strict: 'warning' },
  ],
  ['an expired one is an error everywhere', 'chain/cert-expired', BROKEN],
];

describe('the page on profiles', () => {
  test.each(CLAIMS)('says "%s" (%s)', (sentence, id, levels) => {
    expect(PAGE).toContain(sentence);
    expect(RULES.find((rule) => rule.id === id)?.severity).toEqual(levels);
  });

  test('says of no profile what no rule here stands for', () => {
    const prose = PAGE.slice(
      PAGE.indexOf('## What they disagree on'),
      PAGE.indexOf('**Repairs.**'),
    );
    const paragraphs = prose.split(/(?=\*\*[A-Z][^*]*\*\*)/).slice(1);
    for (const paragraph of paragraphs) {
      const claims = CLAIMS.filter(([sentence]) => paragraph.includes(sentence));
      expect(claims.length, paragraph).toBeGreaterThan(0);
    }
    expect(paragraphs.length).toBeGreaterThan(3);
  });

  test('says truly that what interop repairs waits for --unsafe-fixes elsewhere', () => {
    expect(PAGE).toContain('the same edit waits for `--unsafe-fixes` in `standard`');
    const widening = RULES.find(({ id }) => id === 'postfix/tls12-only-inbound');
    const safeties = widening && 'fixes' in widening ? widening.fixes.map((fix) => fix.safety) : [];
    expect(safeties).not.toEqual([]);
    for (const safety of safeties) {
      expect(
        PROFILES.map((profile) => (typeof safety === 'string' ? safety : safety[profile])),
      ).toEqual(['safe', 'unsafe', 'unsafe']);
    }
  });
});
