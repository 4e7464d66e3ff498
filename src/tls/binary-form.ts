import type { ByteString } from '../text/bytes.ts';
import { derAt, derChildren, OBJECT_IDENTIFIER, SEQUENCE } from './x509/der.ts';

/** What a file that was meant to be PEM is instead. */
export type BinaryForm = 'certificate' | 'request' | 'key' | 'PKCS#7' | 'PKCS#12' | 'UTF-16';

const INTEGER = 0x02;

/**
 * Recognises the files that certificate authorities and other servers hand out in place of PEM, by
 * the first elements of their structure. Source: RFC 5280 §4.1, RFC 7292 §4, RFC 5652 §3.
 */
export function binaryForm(text: ByteString): BinaryForm | undefined {
  if (/^(?:\xff\xfe|\xfe\xff)/.test(text)) return 'UTF-16';
  const whole = derAt(text, 0);
  if (whole?.tag !== SEQUENCE) return undefined;
  const [first, second] = derChildren(text, whole);
  if (first?.tag === OBJECT_IDENTIFIER) return 'PKCS#7';
  if (first?.tag === SEQUENCE) {
    const inner = derChildren(text, first)[0];
    const isRequest = inner?.tag === INTEGER && text.slice(inner.contentStart, inner.end) === '\0';
    return isRequest ? 'request' : 'certificate';
  }
  if (first?.tag !== INTEGER) return undefined;
  return text.slice(first.contentStart, first.end) === '\x03' && second?.tag === SEQUENCE
    ? 'PKCS#12'
    : 'key';
}
