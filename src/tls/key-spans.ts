import type { ByteString } from '../text/bytes.ts';
import type { Span } from '../text/span.ts';
import { binaryForm } from './binary-form.ts';

/** A private key in any state, up to its END line, the next block, or the end. */
const KEY = /-BEGIN [A-Z0-9 ]*PRIVATE KEY-+([\s\S]*?)(?=-+(?:BEGIN|END) |$(?![\s\S]))/dg;

/**
 * Where the bytes of private keys are in a text, also in blocks that OpenSSL cannot read. Of a binary
 * file that may hold a key it is the whole.
 */
export function privateKeySpans(text: ByteString): Span[] {
  const form = binaryForm(text);
  if (form === 'key' || form === 'PKCS#12') return [{ start: 0, end: text.length }];
  if (!text.includes('PRIVATE KEY-')) return [];
  return [...text.matchAll(KEY)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? [0, 0];
    return start < end ? [{ start, end }] : [];
  });
}
