import { readPolicyFields } from './policy-fields.ts';

/** Why senders send no reports. Source: RFC 8460 section 3. */
export type TlsrptFault = 'no-version' | 'no-rua' | 'bad-uri' | 'bad-field';

/** Whether a TXT record counts at all; senders pass over any other. */
export function isTlsrptRecord(text: string): boolean {
  return /^v=TLSRPTv1[ \t]*;/.test(text);
}

/** Reads the text of a record at `_smtp._tls`: where reports go, or what is wrong with it. */
export function readTlsrpt(
  text: string,
):
  | { readonly destinations: readonly string[] }
  | { readonly fault: TlsrptFault; readonly written: string } {
  if (!isTlsrptRecord(text)) return { fault: 'no-version', written: text };
  const read = readPolicyFields(text);
  if ('broken' in read) return { fault: 'bad-field', written: read.broken };
  const rua = read.fields.get('rua');
  if (rua === undefined) return { fault: 'no-rua', written: text };
  const destinations = rua.split(',').map((uri) => uri.trim());
  const bad = destinations.find((uri) => !/^(?:mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/i.test(uri));
  return bad === undefined ? { destinations } : { fault: 'bad-uri', written: bad };
}
