import type { Field } from '../../../src/dns/syntax/field.ts';
import type { RecordEntry } from '../../../src/dns/syntax/master-file.ts';

/** A record in the words of `named-compilezone -s full`, to be compared with what it prints. */
export function showRecord(record: RecordEntry): string {
  const data = record.fields.flatMap(showField).join(' ');
  return `${record.owner} ${record.ttl} ${record.recordClass} ${record.type} ${data}`;
}

function showField({ kind, value, values }: Field): string[] {
  return kind === 'string' || kind === 'strings' ? values.map(quote) : [value];
}

function quote(text: string): string {
  const inner = [...text].map((byte) => {
    if (byte === '"' || byte === '\\') return `\\${byte}`;
    const code = byte.charCodeAt(0);
    return code >= 0x20 && code < 0x7f ? byte : `\\${String(code).padStart(3, '0')}`;
  });
  return `"${inner.join('')}"`;
}
