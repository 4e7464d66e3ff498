import { describe, expect, test } from 'vitest';
import { tableFiles, tableReferences } from '../../../src/postfix/model/tables.ts';
import { JoinedText } from '../../../src/text/joined-text.ts';

function references(text: string) {
  return tableReferences(JoinedText.of(text, [{ start: 0, end: text.length }]));
}

describe('tableReferences', () => {
  test.each([
    ['hash:/a, texthash:/b', 'hash=/a texthash=/b'],
    ['proxy:hash:/a !cidr:/b', 'hash=/a cidr=/b'],
    ['reject, check_client_access hash:/a, permit', 'hash=/a'],
    ['unionmap:{static:a, pipemap:{inline:{a=b},hash:/c}}', 'static=a inline={a=b} hash=/c'],
    ['{ check_client_access { hash:/a } }', 'hash=/a'],
    ['inline:{ {a = hash:/x} }', 'inline={ {a = hash:/x} }'],
    ['mysql:/etc/postfix/m.cf ldap:people', 'mysql=/etc/postfix/m.cf ldap=people'],
    ['unix:/run/x inet:localhost:24 [::1]:25 constructor:x hash:', ''],
    ['example.com /etc/postfix/list', ''],
  ])('%s', (text, expected) => {
    const found = references(text).map(({ type, name }) => `${type}=${name.text}`);
    expect(found.join(' ')).toBe(expected);
  });

  test('knows where the table stands', () => {
    const text = 'reject, proxy:hash:/a x';
    const [table] = references(text);
    expect(table && text.slice(table.at.span.start, table.at.span.end)).toBe('proxy:hash:/a');
  });
});

describe('tableFiles', () => {
  test.each([
    ['hash:/a', '/a /a.db'],
    ['btree:/a', '/a /a.db'],
    ['lmdb:/a', '/a /a.lmdb'],
    ['cdb:/a', '/a /a.cdb'],
    ['dbm:/a', '/a /a.pag'],
    ['texthash:/a', '/a'],
    ['regexp:/a', '/a'],
    ['ldap:/a', '/a'],
    ['ldap:people', ''],
    ['hash:a', ''],
    ['regexp:{{/a/ b}}', ''],
    ['static:/a', ''],
  ])('%s', (text, expected) => {
    const [table] = references(text);
    const files = table && tableFiles(table);
    expect([files?.source, files?.index].filter(Boolean).join(' ')).toBe(expected);
  });
});
