import { describe, expect, test } from 'vitest';
import { dumpOf, problems, told } from '../dump-of.ts';

describe('the output of tool export', () => {
  const rows =
    'example.com,1,sel,\r\nexample.org,0,,\r\n##internalservicedomain.icewarp.com##,0,,\r\n';

  test('the columns have the names that the caller gives', () => {
    const dump = dumpOf(rows, 'export', 'd.csv', ['d_dkim_active', 'd_dkim_selector']);
    expect(told(dump)).toEqual([
      'example.com/d_dkim_active=1',
      'example.com/d_dkim_selector=sel',
      'example.org/d_dkim_active=0',
      'example.org/d_dkim_selector=',
      '##internalservicedomain.icewarp.com##/d_dkim_active=0',
      '##internalservicedomain.icewarp.com##/d_dkim_selector=',
    ]);
  });

  test.each([
    ['a comment', '# /opt/icewarp/tool.sh export domain "*" d_dkim_active d_dkim_selector\r\n'],
    ['a prompt', 'root@mail:~# tool.sh export domain "*" d_dkim_active d_dkim_selector\r\n'],
  ])('or those of the command in %s', (_, line) => {
    const dump = dumpOf(line + rows, 'export');
    expect(told(dump).slice(0, 2)).toEqual([
      'example.com/d_dkim_active=1',
      'example.com/d_dkim_selector=sel',
    ]);
    expect(dump.malformed).toEqual([]);
  });

  test('else none, but their places', () => {
    const { entries } = dumpOf(rows, 'export');
    expect(entries.map(({ name, column }) => [name, column]).slice(0, 2)).toEqual([
      ['', 0],
      ['', 1],
    ]);
  });

  test('a key goes on over lines to a comma on a line of its own', () => {
    const text = 'a.example,-----BEGIN X-----\r\nAA==\r\n-----END X-----\r\n,\r\nb.example,k,\r\n';
    const dump = dumpOf(text, 'export');
    expect(told(dump)).toEqual([
      'a.example/=-----BEGIN X-----\nAA==\n-----END X-----',
      'b.example/=k',
    ]);
    const [key] = dump.entries;
    expect(key && dump.source.slice(key.valueSpan)).toBe(
      '-----BEGIN X-----\r\nAA==\r\n-----END X-----',
    );
  });

  test('a value with a comma cannot be told from two', () => {
    const dump = dumpOf('a@b.example,Doe, Jane,1,\n', 'export', 'd.csv', ['u_name', 'u_type']);
    expect(dump.credentials.map((span) => dump.source.slice(span))).toEqual(['Doe, Jane,1,']);
    expect([dump.entries, problems(dump)]).toEqual([
      [],
      [['column-count', 'a@b.example,Doe, Jane,1,']],
    ]);
  });

  test('a record without its last comma is malformed', () => {
    const dump = dumpOf('a.example,1\nb.example,2,\n', 'export');
    expect(told(dump)).toEqual(['b.example/=2']);
    expect(problems(dump)).toEqual([['unfinished-record', 'a.example,1']]);
    expect(dump.credentials.map((span) => dump.source.slice(span))).toEqual(['1']);
  });
});

describe('Name=value lines', () => {
  test('quotes, sections, comments and spaces', () => {
    const text = [
      '; IceWarp 12.0.3',
      '[server]',
      'C_OS = 1',
      'C_Mail_SMTP_Other_Extensions=!STARTTLS;!CHUNKING',
      'C_GUI_RequireAuth=1 ; keep',
      '  export C_X_Path="C:\\a b ; c" # why',
      "C_X_Single='a'",
      'C_X_Open="a',
      'C_X_Empty=',
      '[example.com]',
      'D_Type=0',
      '[other]',
      'nonsense',
      'C_Z_A=b=c',
    ].join('\r\n');
    const dump = dumpOf(text, 'ini');
    expect(told(dump)).toEqual([
      'C_OS=1',
      'C_Mail_SMTP_Other_Extensions=!STARTTLS;!CHUNKING',
      'C_GUI_RequireAuth=1',
      'C_X_Path=C:\\a b ; c',
      'C_X_Single=a',
      'C_X_Open="a',
      'C_X_Empty=',
      'example.com/D_Type=0',
      'C_Z_A=b=c',
    ]);
    expect(problems(dump)).toEqual([['stray-line', 'nonsense']]);
    expect(dump.version).toBe('12.0.3');
    const { nameSpan, valueSpan } = dump.entries[3] ?? expect.fail();
    expect(dump.source.slice(nameSpan)).toBe('C_X_Path');
    expect(dump.source.slice(valueSpan)).toBe('"C:\\a b ; c"');
  });
});

describe('the SMTP protocol policy file', () => {
  test('settings and extensions', () => {
    const dump = dumpOf(
      'AUTH=CRAM-MD5 PLAIN\nAUTHPlainDisable=0\n!STARTTLS\nSIZE 10485760\nDSN\n= x\n',
      'protocol-policy',
    );
    expect(dump.entries.map(({ name, value, extension }) => [name, value, extension])).toEqual([
      ['AUTH', 'CRAM-MD5 PLAIN', undefined],
      ['AUTHPlainDisable', '0', undefined],
      ['STARTTLS', '', 'removed'],
      ['SIZE', '10485760', 'kept'],
      ['DSN', '', 'kept'],
    ]);
    expect(problems(dump)).toEqual([['stray-line', '= x']]);
  });
});

test('UTF-16, as PowerShell writes it, is named and not read', () => {
  const dump = dumpOf('\xff\xfeC\0_\0O\0S\0:\0 \x001\0', 'display');
  expect([dump.entries, dump.malformed.map(({ problem }) => problem)]).toEqual([[], ['utf-16']]);
});
