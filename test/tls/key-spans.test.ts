import { describe, expect, test } from 'vitest';
import { PKI } from '../../rules/example-pki.ts';
import { privateKeySpans } from '../../src/tls/key-spans.ts';

const [, BODY = '', ...LINES] = PKI.leafKey.trimEnd().split('\n');
const END = LINES.at(-2) ?? '';

describe('a private key', () => {
  test.each([
    ['as it is', PKI.leafKey],
    ['with CRLF', PKI.leafKey.replaceAll('\n', '\r\n')],
    ['between certificates', PKI.leaf + PKI.leafKey + PKI.issuer],
    ['in one line', PKI.leafKey.replaceAll('\n', '')],
    ['indented', PKI.leafKey.replace(/^/gm, '    ')],
    ['without its END line', PKI.leafKey.split('\n').slice(0, -2).join('\n')],
    [
      'without its END line above another block',
      PKI.leafKey.split('\n').slice(0, -2).join('\n') + PKI.leaf,
    ],
    ['with damaged dashes', PKI.leafKey.replaceAll('-----', '----')],
    ['behind a passphrase', PKI.leafKey.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')],
    ['in binary', atob(PKI.leafKey.split('\n').slice(1, -2).join(''))],
  ])('is found as a whole: %s', (_what, text) => {
    const rest = withoutKeys(text);
    expect(rest).not.toContain(BODY.slice(0, 20));
    expect(rest).not.toContain(END.slice(-20));
  });

  test('alone is found', () => {
    const [begin = '', end = ''] = PKI.leafKey.trimEnd().split(/\n[\s\S]*\n/);
    expect(withoutKeys(PKI.leaf + PKI.leafKey)).toBe(`${PKI.leaf}${begin}${end}\n`);
    expect(privateKeySpans(PKI.leaf + PKI.issuer)).toEqual([]);
    expect(privateKeySpans('see "PRIVATE KEY" in the manual\n')).toEqual([]);
  });
});

function withoutKeys(text: string): string {
  return privateKeySpans(text).reduceRight(
    (rest, { start, end }) => rest.slice(0, start) + rest.slice(end),
    text,
  );
}
