import type { ByteString } from '../text/bytes.ts';

/** The labels of the blocks of a PEM file in order, such as `CERTIFICATE`. Source: RFC 7468 §2. */
export function pemLabels(text: ByteString): string[] {
  return [...text.matchAll(/^-----BEGIN ([ -~]+)-----[ \t\r]*$/gm)].map((match) => match[1] ?? '');
}

/** Whether a PEM file holds a private key in any of the usual forms. */
export function hasPrivateKey(text: ByteString): boolean {
  return pemLabels(text).some((label) => label.endsWith('PRIVATE KEY'));
}
