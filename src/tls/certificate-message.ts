import type { ByteString } from '../text/bytes.ts';

/** Content types and the message type that count here. Source: RFC 5246 sections 6.2.1 and 7.4. */
const HANDSHAKE = 22;
const CERTIFICATE = 11;

/**
 * The certificates, in DER and in the order sent, of the Certificate message among the bytes that a
 * server sent. Undefined where there is none that is whole and in the clear: TLS 1.3 encrypts it.
 * Source: RFC 5246 section 7.4.2.
 */
export function certificatesSent(bytes: ByteString): ByteString[] | undefined {
  const messages = handshakeMessages(bytes);
  for (let at = 0; at + 4 <= messages.length; ) {
    const end = at + 4 + numberAt(messages, at + 1, 3);
    if (end > messages.length) return undefined;
    if (messages.charCodeAt(at) === CERTIFICATE) return listed(messages.slice(at + 4, end));
    at = end;
  }
  return undefined;
}

/** What the records hold up to the first one that is no handshake in the clear. */
function handshakeMessages(bytes: ByteString): ByteString {
  let messages = '';
  for (let at = 0; at + 5 <= bytes.length && bytes.charCodeAt(at) === HANDSHAKE; ) {
    const end = at + 5 + numberAt(bytes, at + 3, 2);
    messages += bytes.slice(at + 5, end);
    at = end;
  }
  return messages;
}

/** Entries that each have their length before them, as has the list. */
function listed(body: ByteString): ByteString[] | undefined {
  if (numberAt(body, 0, 3) !== body.length - 3) return undefined;
  const entries: ByteString[] = [];
  for (let at = 3; at < body.length; ) {
    const end = at + 3 + numberAt(body, at, 3);
    if (end > body.length) return undefined;
    entries.push(body.slice(at + 3, end));
    at = end;
  }
  return entries;
}

/** A number of so many bytes, the highest first; what is missing counts as 0. */
function numberAt(bytes: ByteString, at: number, length: number): number {
  let value = 0;
  for (let index = at; index < at + length; index += 1) {
    value = value * 256 + (index < bytes.length ? bytes.charCodeAt(index) : 0);
  }
  return value;
}
