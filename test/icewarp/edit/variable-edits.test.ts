import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addVariable, removeVariable, setValue } from '../../../src/icewarp/edit/variable-edits.ts';
import type { DumpForm, IceWarpDump } from '../../../src/icewarp/syntax/dump.ts';
import { fromBytes } from '../../../src/text/bytes.ts';
import { applyEdits, type Edit } from '../../../src/text/edit.ts';
import { dumpOf } from '../dump-of.ts';

const ITEM = (val: string) =>
  `<iq><item><apiproperty><propname>C_X_Y</propname></apiproperty><propertyval>${val}</propertyval></item></iq>`;

function made(dump: IceWarpDump, edit: Edit | undefined): string | undefined {
  return edit && applyEdits(dump.source.text, [edit]);
}

/** The text after the first variable got another value. */
function setFirst(text: string, form: DumpForm, value: string, path = 'x'): string | undefined {
  const dump = dumpOf(text, form, path);
  return made(dump, setValue(dump, dump.entries[0] ?? expect.fail('no entry'), value));
}

describe('setting a value keeps the manner of the old one', () => {
  test.each<[string, DumpForm, string, string, string?]>([
    ['c_os: 1\r\nC_X: 2\r\n', 'display', '0', 'c_os: 0\r\nC_X: 2\r\n'],
    ['C_OS:\nC_X_Y: 2', 'display', '0', 'C_OS: 0\nC_X_Y: 2'],
    ['C_OS: 1\n2\n3\nC_X_Y: 2', 'display', '0', 'C_OS: 0\nC_X_Y: 2'],
    ['C_OS: 1\r\nC_X_Y: 2', 'display', 'a\nb', 'C_OS: a\r\nb\r\nC_X_Y: 2'],
    ['example.com\nD_Type: 1\n', 'domain-display', '', 'example.com\nD_Type: \n'],
    ['a.example,1,2,\r\n', 'export', '0', 'a.example,0,2,\r\n'],
    ['C_OS = 1 ; why\n', 'ini', '0', 'C_OS = 0 ; why\n'],
    ['C_OS=1\n', 'ini', 'a ; b', 'C_OS="a ; b"\n'],
    ["C_OS='1'\n", 'ini', '2', "C_OS='2'\n"],
    ['C_OS="1"\n', 'ini', 'a"b', 'C_OS=a"b\n'],
    ['AUTHPlainDisable=0\n!SIZE\n', 'protocol-policy', '1', 'AUTHPlainDisable=1\n!SIZE\n'],
    ['DSN\n', 'protocol-policy', 'x', 'DSN x\n'],
    [ITEM('<val>1</val>'), 'rpc', 'a&b', ITEM('<val>a&amp;b</val>')],
    [ITEM('<val/>'), 'rpc', '1', ITEM('<val>1</val>')],
    [ITEM('<val />'), 'rpc', '1', ITEM('<val>1</val>')],
    [ITEM('<val></val>'), 'rpc', '1', ITEM('<val>1</val>')],
    [ITEM('<val>1</val>'), 'rpc', '', ITEM('<val></val>')],
    [ITEM('<val><![CDATA[1]]></val>'), 'rpc', 'a<b', ITEM('<val><![CDATA[a<b]]></val>')],
    [ITEM('<val><![CDATA[1]]></val>'), 'rpc', ']]>', ITEM('<val>]]&gt;</val>')],
    [ITEM('<val>&quot;a&quot;</val>'), 'rpc', '"b"', ITEM('<val>&quot;b&quot;</val>')],
    [ITEM('<val>"a"</val>'), 'rpc', '"b"', ITEM('<val>"b"</val>')],
    [ITEM('<val>1</val>'), 'rpc', 'a\r\nb', ITEM('<val>a&#13;&#10;b</val>')],
    ['tool.sh set system C_OS 1 # x', 'set-script', '0', 'tool.sh set system C_OS 0 # x'],
    ['tool.sh set system C_OS 1', 'set-script', 'a;b', "tool.sh set system C_OS 'a;b'"],
    ['tool.sh set system C_OS "1"', 'set-script', 'a b', 'tool.sh set system C_OS "a b"'],
    ['tool.sh set system C_OS "1"', 'set-script', '$a', "tool.sh set system C_OS '$a'"],
    ["tool.sh set system C_OS '1'", 'set-script', '2', "tool.sh set system C_OS '2'"],
    ["tool.sh set system C_OS '1'", 'set-script', "'", "tool.sh set system C_OS ''\\'''"],
    ['tool set system C_OS 1\r\n', 'set-script', 'a b', 'tool set system C_OS "a b"\r\n', 'x.cmd'],
    ['tool set system C_OS "1"\r\n', 'set-script', '2', 'tool set system C_OS "2"\r\n', 'x.cmd'],
    ['tool set system C_OS 1\r\n', 'set-script', '5%', 'tool set system C_OS "5%%"\r\n', 'x.cmd'],
    ['tool set system C_OS 1', 'set-script', 'a b\\', 'tool set system C_OS "a b"\\', 'x.cmd'],
  ])('%j in %s to %j', (text, form, value, after, path) => {
    expect(setFirst(text, form, value, path)).toBe(after);
  });

  test('and the edit is no larger than the change', () => {
    const dump = dumpOf('C_X_List: a:b:c\n', 'display');
    const [entry] = dump.entries;
    expect(entry && setValue(dump, entry, 'a:x:c')).toEqual({ start: 12, end: 13, text: 'x' });
  });
});

describe('no edit where the form cannot hold the value', () => {
  test.each<[string, DumpForm, string, string?]>([
    ['C_OS: 1\n', 'display', '1\nC_X_Y: 2'],
    ['C_OS: 1\n', 'display', '1\n'],
    ['C_OS: 1\n', 'display', '1\r'],
    ['a.example,1,2,\n', 'export', '1,2'],
    ['C_OS=1\n', 'ini', 'a\nb'],
    ['C_OS=1\n', 'ini', ' "\' '],
    ['!SIZE\n', 'protocol-policy', '\n'],
    [ITEM('<val>1</val>'), 'rpc', '\x01'],
    [ITEM('<val>1</val>'), 'rpc', '\xff'],
    ['tool.sh set system C_OS 1', 'set-script', '\0'],
    ['tool.sh set system C_OS 1', 'set-script', '{{ x }}'],
    ['tool set system C_OS 1', 'set-script', 'a"b', 'x.cmd'],
    ['tool set system C_OS 1', 'set-script', 'a\nb', 'x.cmd'],
    ['setlocal EnableDelayedExpansion\r\ntool set system C_OS 1', 'set-script', 'a!', 'x.cmd'],
  ])('%j in %s to %j', (text, form, value, path) => {
    expect(setFirst(text, form, value, path)).toBeUndefined();
  });
});

describe('adding a variable', () => {
  test.each<[string, DumpForm, string, string, string?]>([
    [
      'C_Mail_A: 1\r\nC_System_B: 1\r\nexample.com\r\nD_Type: 0\r\n',
      'display',
      'C_Mail_C',
      'C_Mail_A: 1\r\nC_Mail_C: v w\r\nC_System_B: 1\r\nexample.com\r\nD_Type: 0\r\n',
    ],
    ['C_OS: 1', 'display', 'C_X_Y', 'C_OS: 1\nC_X_Y: v w'],
    [
      '[a]\nC_OS = 1\n[example.com]\nD_Type = 1\n',
      'ini',
      'C_X',
      '[a]\nC_OS = 1\nC_X = v w\n[example.com]\nD_Type = 1\n',
    ],
    ['export C_OS="1"\n', 'ini', 'C_X', 'export C_OS="1"\nexport C_X="v w"\n'],
    [
      'cd /opt/icewarp && \\\n  ./tool.sh set system "C_OS" 1 || exit 1\necho done\n',
      'set-script',
      'C_X',
      'cd /opt/icewarp && \\\n  ./tool.sh set system "C_OS" 1 || exit 1\n  ./tool.sh set system C_X \'v w\'\necho done\n',
    ],
    [
      'docker exec -it icewarp /opt/icewarp/tool.sh set system C_OS 1\nif x; then\n tool.sh set system C_A 1\nfi\n',
      'set-script',
      'C_X',
      "docker exec -it icewarp /opt/icewarp/tool.sh set system C_OS 1\ndocker exec -it icewarp /opt/icewarp/tool.sh set system C_X 'v w'\nif x; then\n tool.sh set system C_A 1\nfi\n",
    ],
    [
      '@echo off\r\ntool.exe set system C_OS 1\r\n',
      'set-script',
      'C_X',
      '@echo off\r\ntool.exe set system C_OS 1\r\ntool.exe set system C_X "v w"\r\n',
    ],
    ['AUTH=PLAIN\n', 'protocol-policy', 'AUTHPlainDisable', 'AUTH=PLAIN\nAUTHPlainDisable=v w\n'],
  ])('%j in %s: %s', (text, form, name, after) => {
    const dump = dumpOf(text, form);
    expect(made(dump, addVariable(dump, name, 'v w'))).toBe(after);
  });

  test('to a request, laid out like the item above', () => {
    const text =
      '<iq type="get">\r\n  <query>\r\n    <item>\r\n      <apiproperty>\r\n        <propname>C_OS</propname>\r\n      </apiproperty>\r\n      <propertyval>\r\n        <classname>TPropertyString</classname>\r\n        <val>1</val>\r\n      </propertyval>\r\n      <propertyright>2</propertyright>\r\n    </item>\r\n  </query>\r\n</iq>\r\n';
    const dump = dumpOf(text, 'rpc');
    const item = text.slice(text.indexOf('\r\n    <item>'), text.indexOf('\r\n  </query>'));
    const added = item.replace('C_OS', 'C_X').replace('<val>1', '<val>a&amp;b');
    expect(made(dump, addVariable(dump, 'C_X', 'a&b'))).toBe(text.replace(item, item + added));
  });

  test('of a domain, below the others of the domain', () => {
    const dump = dumpOf('a.example\nD_Type: 0\nb.example\nD_Type: 0\n', 'domain-display');
    expect(made(dump, addVariable(dump, 'D_X', '1', 'a.example'))).toBe(
      'a.example\nD_Type: 0\nD_X: 1\nb.example\nD_Type: 0\n',
    );
    expect(addVariable(dump, 'C_OS', '1')).toBeUndefined();
    expect(addVariable(dump, 'D_X', '1', 'c.example')).toBeUndefined();
  });

  test('nowhere in an export, and no name that is none', () => {
    expect(
      addVariable(dumpOf('a.example,1,\n', 'export'), 'D_X', '1', 'a.example'),
    ).toBeUndefined();
    expect(addVariable(dumpOf('C_OS: 1\n', 'display'), 'C_X: 1\nC_Y', '1')).toBeUndefined();
  });
});

test('taking a variable out', () => {
  const remove = (text: string, form: DumpForm, index: number) => {
    const dump = dumpOf(text, form);
    return made(dump, removeVariable(dump, dump.entries[index] ?? expect.fail('no entry')));
  };
  expect(remove('AUTH=PLAIN\r\n!STARTTLS\r\nDSN\r\n', 'protocol-policy', 1)).toBe(
    'AUTH=PLAIN\r\nDSN\r\n',
  );
  expect(remove('C_OS: 1\n2\nC_X: 1\n', 'display', 0)).toBe('C_X: 1\n');
  expect(remove(`${ITEM('<val/>').replace('<item>', '\n  <item>')}`, 'rpc', 0)).toBe('<iq></iq>');
  expect(remove('a.example,1,\n', 'export', 0)).toBeUndefined();
});

describe('whatever the value, an edit is made right or not at all', () => {
  const value = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...' \n\r\t#;,:=\'"\\^%!&|<>()$`*{}[]'.split(''),
          'a',
          '1',
          'C_A: b',
          '%X%',
          ']]>',
        ),
        fc.uint8Array({ maxLength: 2 }).map(fromBytes),
      ),
      { maxLength: 10 },
    )
    .map((parts) => parts.join(''));
  const texts: readonly (readonly [DumpForm, string, string])[] = [
    ['display', 'x', 'C_A: 1\r\nC_X_Y: a\nb\n# c\nC_B: 2\n'],
    ['export', 'x', 'a.example,1,2,\nb.example,3,4,\n'],
    ['ini', 'x', 'C_A=1\nC_X="2" ; c\n'],
    ['rpc', 'x', ITEM('<val>1</val>')],
    ['rpc', 'x', ITEM('<val><![CDATA[1]]></val>')],
    ['set-script', 'x.sh', 'tool.sh set domain a D_X 1 D_Y "2" D_Z \'3\'; x\n'],
    ['set-script', 'x.cmd', 'tool set domain a D_X 1 D_Y "2" D_Z a^&b & x\r\n'],
  ];

  test.each(texts)('%s %s', (form, path, text) => {
    const dump = dumpOf(text, form, path);
    let count = 0;
    fc.assert(
      fc.property(value, fc.nat(2), (wanted, which) => {
        const index = which % dump.entries.length;
        const entry = dump.entries[index] ?? expect.fail('no entry');
        const after = made(dump, setValue(dump, entry, wanted));
        if (after === undefined) return;
        count += 1;
        const values = dumpOf(after, form, path).entries.map((each) => each.value);
        expect(values).toEqual(dump.entries.map((each) => each.value).with(index, wanted));
      }),
      { numRuns: 500 },
    );
    expect(count).toBeGreaterThan(20);
  });
});
