import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certificatesSent } from '../../src/tls/certificate-message.ts';

const number = (value: number, length: number): string =>
  [...Array(length).keys()]
    .map((at) => String.fromCharCode((value >> (8 * (length - 1 - at))) & 0xff))
    .join('');
const sized = (text: string, length = 3): string => number(text.length, length) + text;
const message = (type: number, body: string): string => String.fromCharCode(type) + sized(body);

/** Handshake messages in records of at most so many bytes. */
function records(messages: string, longest = 16_384): string {
  const parts = messages.match(new RegExp(`[^]{1,${longest}}`, 'g')) ?? [];
  return parts.map((part) => `\x16\x03\x03${sized(part, 2)}`).join('');
}

const HELLO = message(2, 'a greeting');
const certificates = (list: readonly string[]): string =>
  message(11, sized(list.map((der) => sized(der)).join('')));
const binary = fc
  .uint8Array({ minLength: 1, maxLength: 400 })
  .map((bytes) => Buffer.from(bytes).toString('latin1'));

describe('the certificates among the bytes of a server', () => {
  test('whatever they are, however the records are cut, whatever follows', () => {
    fc.assert(
      fc.property(fc.array(binary), fc.integer({ min: 1, max: 500 }), binary, (list, cut, rest) => {
        const bytes = `${records(HELLO + certificates(list), cut)}\x14\x03\x03\x00\x01\x01${rest}`;
        expect(certificatesSent(bytes)).toEqual(list);
      }),
    );
  });

  test('are not told by half', () => {
    const bytes = records(HELLO + certificates(['one', 'two']));
    for (let end = 0; end < bytes.length; end += 1) {
      expect(certificatesSent(bytes.slice(0, end))).toBeUndefined();
    }
  });

  test.each([
    ['encrypted, as TLS 1.3 has it', `${records(HELLO)}\x17\x03\x03\x00\x03abc`],
    ['a list that is longer than its message', records(message(11, '\x00\x00\x09abc'))],
    ['an entry that is longer than the list', records(message(11, sized('\x00\x00\x09abc')))],
    ['an alert', '\x15\x03\x03\x00\x02\x02\x28'],
    ['plain text', '220 mx.example.org ESMTP\r\n'],
  ])('there are none: %s', (_what, bytes) => {
    expect(certificatesSent(bytes)).toBeUndefined();
  });

  test('any bytes can be read', () => {
    fc.assert(
      fc.property(binary, (bytes) => {
        certificatesSent(bytes);
        certificatesSent(records(message(11, bytes)));
      }),
    );
  });
});
