import { describe, expect, test } from 'vitest';
import {
  addBelow,
  raiseSerial,
  removeRecord,
  renameOwner,
  replaceField,
  writeName,
} from '../../../src/dns/edit/zone-edits.ts';
import { readZone, type ZoneRecord } from '../../../src/dns/model/zone.ts';
import { applyEdits, type Edit } from '../../../src/text/edit.ts';
import { SourceText } from '../../../src/text/source.ts';

function edited(text: string, type: string, how: (record: ZoneRecord) => Edit | undefined) {
  const zone = readZone(new SourceText('example.org.zone', text));
  const record = zone.records.find((each) => each.type === type);
  if (!record) throw new Error(`no ${type}`);
  const edit = how(record);
  return edit && applyEdits(text, [edit]);
}

describe('an edit of a zone', () => {
  test('changes a field and leaves the layout alone', () => {
    const text = '_25._tcp.mx IN TLSA ( 0 1 1 ; root\r\n\tAABB\r\n\tCC ) ; x\r\n';
    expect(edited(text, 'TLSA', (record) => replaceField(record, 'data', 'DDEE'))).toBe(
      '_25._tcp.mx IN TLSA ( 0 1 1 ; root\r\n\tDDEE ) ; x\r\n',
    );
    expect(edited(text, 'TLSA', (record) => replaceField(record, 'usage', '3'))).toBe(
      text.replace('0 1 1', '3 1 1'),
    );
    expect(edited('a TLSA \\# 4 030101AA\n', 'TLSA', (r) => replaceField(r, 'usage', '3'))).toBe(
      undefined,
    );
  });

  test('adds a record laid out as its neighbour', () => {
    expect(
      edited('a\t300  IN TLSA   3 1 1 AA ; old\r\n', 'TLSA', (r) => addBelow(r, '3 1 1 BB')),
    ).toBe('a\t300  IN TLSA   3 1 1 AA ; old\r\na\t300  IN TLSA   3 1 1 BB\r\n');
    expect(
      edited('a A 192.0.2.1\n  TLSA (3 1 1\n AA)', 'TLSA', (r) => addBelow(r, '3 1 1 BB')),
    ).toBe('a A 192.0.2.1\n  TLSA (3 1 1\n AA)\n  TLSA 3 1 1 BB');
  });

  test('takes a record out only where no other one loses its owner', () => {
    expect(edited('@ MX 0 .\n@ MX 10 mx\n', 'MX', removeRecord)).toBe('@ MX 10 mx\n');
    expect(edited('@ MX 0 .\n  MX 10 mx\n', 'MX', removeRecord)).toBe(undefined);
    expect(edited('@ A 192.0.2.1\n  MX 0 .\n  TXT x\n', 'MX', removeRecord)).toBe(
      '@ A 192.0.2.1\n  TXT x\n',
    );
  });

  test('renames an owner only where no other record moves along', () => {
    const to = (record: ZoneRecord) => renameOwner(record, '_25._tcp.mx.example.org.');
    expect(edited('_25._tcp TLSA 3 1 1 AA\nb A 192.0.2.1\n', 'TLSA', to)).toBe(
      '_25._tcp.mx.example.org. TLSA 3 1 1 AA\nb A 192.0.2.1\n',
    );
    expect(edited('_25._tcp TLSA 3 1 1 AA\n TXT x\n', 'TLSA', to)).toBe(undefined);
  });

  test('raises the serial, if there is one', () => {
    const today = new Date('2026-11-22');
    const raised = (text: string) =>
      applyEdits(text, raiseSerial(readZone(new SourceText('a.zone', text)), today));
    expect(raised('@ SOA ns root (\n 2026010101 ; serial\n 1 1 1 1 )\n')).toBe(
      '@ SOA ns root (\n 2026112201 ; serial\n 1 1 1 1 )\n',
    );
    expect(raised('@ MX 10 mx\n')).toBe('@ MX 10 mx\n');
  });

  test('writes names as the form of the file has them', () => {
    const zone = readZone(new SourceText('a.zone', ''));
    expect(writeName('mx.example.org.', zone)).toBe('mx.example.org.');
    expect(writeName('mx.@', zone)).toBe(undefined);
    expect(writeName('mx.example.org.', readZone(new SourceText('a', '[]')))).toBe(
      'mx.example.org',
    );
  });
});
