import { type ByteString, encodeUtf8, fromBytes } from '../../text/bytes.ts';
import type { TlsaAnswer } from './mail-resolver.ts';

/** A record as a zone file has it. Source: RFC 1035 section 5.1. */
export function recordText(owner: string, type: string, data: ByteString): ByteString {
  return `${nameText(owner)} IN ${type} ${data}`;
}

/** An absolute name; the root where there is nothing. */
export function nameText(name: string): ByteString {
  const plain = name.toLowerCase().replace(/\.$/, '');
  return `${encodeUtf8(plain).replace(/[^a-z0-9_*.-]/g, escaped)}.`;
}

/** The strings of a TXT record. */
export function textData(strings: readonly string[]): ByteString {
  return strings.map((each) => `"${asBytes(each).replace(/[^ !#-[\]-~]/g, escaped)}"`).join(' ');
}

export function tlsaData({ certUsage, selector, match, data }: TlsaAnswer): ByteString {
  const hex = Buffer.from(data).toString('hex');
  return `${certUsage} ${selector} ${match} ${hex === '' ? '\\# 0' : hex}`;
}

/** Node gives the bytes of a text as characters, one each. */
function asBytes(text: string): ByteString {
  return /^[\0-\xff]*$/.test(text) ? fromBytes(Buffer.from(text, 'latin1')) : encodeUtf8(text);
}

function escaped(byte: string): string {
  return `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`;
}
