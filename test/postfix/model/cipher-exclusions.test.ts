import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CipherExclusionFault,
  parseCipherExclusions,
} from '../../../src/postfix/model/cipher-exclusions.ts';

function faultOf(element: string): CipherExclusionFault | undefined {
  const [exclusion, ...others] = parseCipherExclusions(element);
  expect(others).toEqual([]);
  return exclusion?.fault;
}

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('!', 'AES', 'RC4', '+', '@', ';', '_', ' ', ',', ':', '\r\n', '"'))
    .map((pieces) => pieces.join('')),
);

describe('parseCipherExclusions', () => {
  test('splits at commas, blanks, colons and line ends, any number of them', () => {
    const text = ' aNULL,\tMD5:DES\r\n  ,,RC4 ';
    const elements = parseCipherExclusions(text);
    expect(elements.map((element) => element.text)).toEqual(['aNULL', 'MD5', 'DES', 'RC4']);
    expect(elements.map(({ start, end }) => text.slice(start, end))).toEqual(
      elements.map((element) => element.text),
    );
  });

  test.each(['', ' ', ', ,:'])('%j holds nothing', (text) => {
    expect(parseCipherExclusions(text)).toEqual([]);
  });

  test('a vertical tab is no separator', () => {
    expect(faultOf('AES128\vAES256')).toBe('malformed');
  });

  // Each as smtpd of Postfix 3.7.11 with OpenSSL 3.0.19 took it.
  test.each([
    ['aNULL', undefined],
    ['kEDH+aRSA', undefined],
    ['RC4;', undefined],
    ['!AES', 'modifier'],
    ['-AES', 'modifier'],
    ['+AES', 'modifier'],
    ['@STRENGTH', 'modifier'],
    ['"AES"', 'malformed'],
    ["'AES'", 'malformed'],
    ['{AES}', 'malformed'],
    ['AES"', 'malformed'],
    ['AES+', 'malformed'],
    ['AES*', 'malformed'],
    ['AES()', 'malformed'],
    [';AES', 'malformed'],
    ['AES+;SHA', 'malformed'],
    ['AES128;AES256', 'second-rule'],
    ['nope;AES128', 'second-rule'],
    ['AES!RC4', 'second-rule'],
    ['aNULL@SECLEVEL=5', 'second-rule'],
    ['nope', 'unknown'],
    ['aes', 'unknown'],
    ['nope;', 'unknown'],
    ['AES+nope"', 'unknown'],
    ['SHA+MD5"', 'unknown'],
    ['RC4"', 'unknown'],
    ['AES_GCM', 'unknown'],
    ['DEFAULT', 'unknown'],
    ['TLSv1.1', 'unknown'],
  ] as const)('%s: %s', (element, fault) => {
    expect(faultOf(element)).toBe(fault);
  });

  test('the name goes without semicolons at its end', () => {
    expect(parseCipherExclusions('aNUL;, RC4')).toMatchObject([
      { text: 'aNUL;', name: 'aNUL', fault: 'unknown' },
      { text: 'RC4', name: 'RC4' },
    ]);
  });

  test('takes any text', () => {
    fc.assert(
      fc.property(text, (value) => {
        for (const { text: element, start, end } of parseCipherExclusions(value)) {
          expect(value.slice(start, end)).toBe(element);
        }
      }),
    );
  });
});
