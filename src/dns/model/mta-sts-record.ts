import { readPolicyFields } from './policy-fields.ts';

/** Why senders take the record of `_mta-sts` for none. Source: RFC 8461 section 3.1. */
export type StsRecordFault = 'no-version' | 'no-id' | 'bad-id' | 'bad-field';

/** Whether a TXT record counts at all; senders pass over any other. */
export function isStsRecord(text: string): boolean {
  return /^v=STSv1[ \t]*;/.test(text);
}

/** Whether a TXT record was meant to be one. */
export function looksLikeStsRecord(text: string): boolean {
  return /^\s*"?v\s*=\s*STS/i.test(text);
}

/** Reads the text of the record: its id, or what is wrong with it. */
export function readStsRecord(
  text: string,
): { readonly id: string } | { readonly fault: StsRecordFault; readonly written: string } {
  if (!isStsRecord(text)) return { fault: 'no-version', written: text };
  const read = readPolicyFields(text);
  if ('broken' in read) return { fault: 'bad-field', written: read.broken };
  const id = read.fields.get('id');
  if (id === undefined) return { fault: 'no-id', written: text };
  return /^[A-Za-z0-9]{1,32}$/.test(id) ? { id } : { fault: 'bad-id', written: id };
}
