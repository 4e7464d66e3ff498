import { describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../../src/text/bytes.ts';
import { dumpOf, problems, told } from '../dump-of.ts';

/** An answer with items of the given name and raw `<val>` element. */
function answer(...items: readonly (readonly [string, string])[]): string {
  const lines = items.map(
    ([name, val]) =>
      `<item><apiproperty><propname>${name}</propname></apiproperty><propertyval><classname>TPropertyString</classname>${val}</propertyval><propertyright>2</propertyright></item>`,
  );
  return `<iq type="result" sid="1">\n<query xmlns="admin:iq:rpc"><result>\n${lines.join('\n')}\n</result></query></iq>`;
}

const read = (text: string) => dumpOf(text, 'rpc');
const valuesOf = (...vals: readonly string[]) =>
  read(answer(...vals.map((val): [string, string] => ['C_X_Y', val]))).entries.map(
    ({ value }) => value,
  );

describe('values', () => {
  test('references, CDATA and comments are resolved, line ends made line feeds', () => {
    expect(
      valuesOf(
        '<val>a &amp;&lt;&gt;&quot;&apos; &#65;&#x42;</val>',
        '<val><![CDATA[a & <b>&amp;]]></val>',
        '<val>a<!-- no -->b<![CDATA[c]]></val>',
        '<val>a\r\nb\rc&#13;</val>',
        '<val/>',
        '<val ></val >',
        '<val> a </val>',
      ),
    ).toEqual(['a &<>"\' AB', 'a & <b>&amp;', 'abc', 'a\nb\nc\r', '', '', ' a ']);
  });

  test('are bytes: UTF-8 stays, references become UTF-8, bytes that are not UTF-8 stay', () => {
    expect(
      valuesOf(encodeUtf8('<val>é€😀</val>'), '<val>&#233;&#x1F600;</val>', '<val>\xe9</val>'),
    ).toEqual([encodeUtf8('é€😀'), encodeUtf8('é😀'), '\xe9']);
  });

  test('stand where their places say, behind a byte order mark and bytes of any kind', () => {
    const text = `\xef\xbb\xbf<?xml version="1.0" encoding="utf-8"?>\r\n<!-- ${encodeUtf8('€')} -->\r\n${answer(
      ['c_x_y', '<val>a&amp;b</val>'],
      ['c_x_z', '<val/>'],
    )}`;
    const { source, entries, malformed } = read(text);
    expect(malformed).toEqual([]);
    expect(
      entries.map(({ nameSpan, valueSpan, entrySpan }) => [
        source.slice(nameSpan),
        source.slice(valueSpan),
        source.slice(entrySpan).replace(/^(<item>).*(<\/item>)$/, '$1$2'),
      ]),
    ).toEqual([
      ['c_x_y', 'a&amp;b', '<item></item>'],
      ['c_x_z', '<val/>', '<item></item>'],
    ]);
  });

  test('that the server hides or that are no strings are not there', () => {
    const text = answer(['C_A_B', '<val>1</val>'])
      .replace('</result>', '<item><propname>C_C_D</propname></item></result>')
      .replace(
        '</result>',
        '<item><apiproperty><propname>C_E_F</propname></apiproperty><propertyval><classname>TPropertyNoValue</classname></propertyval></item></result>',
      )
      .replace(
        '</result>',
        '<item><apiproperty><propname>C_G_H</propname></apiproperty><propertyval><classname>TPropertyStringList</classname><val><item>a</item></val></propertyval></item></result>',
      );
    const dump = read(text);
    expect(told(dump)).toEqual(['C_A_B=1']);
    expect(dump.valueless.map(({ name, reason }) => [name, reason])).toEqual([
      ['C_C_D', 'asked'],
      ['C_E_F', 'hidden'],
      ['C_G_H', 'structured'],
    ]);
  });
});

test('the right, the type and the domain of a request', () => {
  const text = answer(['D_Type', '<val>0</val>'])
    .replace('<result>', '<commandparams><domainstr>example.com</domainstr>')
    .replace('</result>', '</commandparams>')
    .replace('</item>', '<propertyvaluetype>2</propertyvaluetype></item>');
  expect(read(text).entries).toMatchObject([{ object: 'example.com', right: 2, valueType: 2 }]);
});

test('a comment covers the next item and may give the version', () => {
  const text = answer(['C_A_B', '<val>1</val>']).replace(
    '<item>',
    '<!-- IceWarp 14.3.0.7 --><item>',
  );
  const { source, comments, version } = read(text);
  expect(version).toBe('14.3.0.7');
  expect(
    comments.map(({ text: said, covers }) => [said, source.slice(covers).slice(0, 6)]),
  ).toEqual([[' IceWarp 14.3.0.7 ', '<item>']]);
});

test('login data of a request is found', () => {
  const { source, credentials } = read(
    '<iq><query xmlns="admin:iq:rpc"><commandparams><password>s3cret</password><digest/></commandparams></query></iq>',
  );
  expect(credentials.map((span) => source.slice(span))).toEqual(['s3cret']);
});

describe('what is no answer makes one malformed place', () => {
  const bomb =
    '<!DOCTYPE iq [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>\n<iq>&b;</iq>';
  test.each([
    ['cut off', '<iq><query>', 'broken-xml'],
    ['tags crossed', '<iq><a></b></iq>', 'broken-xml'],
    ['unknown entity', '<iq>&a;</iq>', 'broken-xml'],
    ['NUL', '<iq>\0</iq>', 'broken-xml'],
    ['two roots', '<iq/><iq/>', 'broken-xml'],
    ['nothing', '', 'broken-xml'],
    ['text', 'hello', 'broken-xml'],
    ['entity bomb', bomb, 'doctype'],
    ['external entity', '<!DOCTYPE iq SYSTEM "file:///etc/passwd"><iq/>', 'doctype'],
    ['deep', '<a>'.repeat(100_000), 'too-deep'],
    ['deep and closed', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'too-deep'],
    ['other XML', '<html><body/></html>', 'not-rpc'],
    [
      'an error',
      '<iq type="error"><query><error uid="auth_login_invalid"/></query></iq>',
      'rpc-error',
    ],
  ])('%s', (_, text, problem) => {
    const dump = read(text);
    expect(problems(dump).map(([found]) => found)).toEqual([problem]);
    expect(dump.entries).toEqual([]);
  });

  test('many empty elements are not deep', () => {
    expect(read(`<iq>${'<a b=">"/>'.repeat(1000)}</iq>`).malformed).toEqual([]);
  });

  test('it says where, and what', () => {
    const { malformed } = read('<iq>\n<a>\n</iq>');
    expect(malformed).toEqual([
      {
        span: { start: 9, end: 10 },
        problem: 'broken-xml',
        detail: 'Missing end tag for element a',
      },
    ]);
  });
});
