import { describe, expect, test } from 'vitest';
import { dumpOf, problems, told } from '../dump-of.ts';

const read = (text: string) => dumpOf(text, 'display');

describe('the output of tool display', () => {
  test('names keep the case in which they were asked for', () => {
    expect(told(read('C_OS: 1\nc_gui_requireauth: 0\n'))).toEqual([
      'C_OS=1',
      'c_gui_requireauth=0',
    ]);
  });

  test('a value may hold the separator, be empty, and end without a line feed', () => {
    const dump = read('C_GW_ConnectionString: a: b;c:d\nC_Mail_X: \nC_Mail_Y:\nC_OS: 1');
    expect(told(dump)).toEqual([
      'C_GW_ConnectionString=a: b;c:d',
      'C_Mail_X=',
      'C_Mail_Y=',
      'C_OS=1',
    ]);
  });

  test('a carriage return before the line feed is no part of a value', () => {
    expect(told(read('C_OS: 0\r\nC_ConfigPath: C:\\IceWarp\\\r\r\n'))).toEqual([
      'C_OS=0',
      'C_ConfigPath=C:\\IceWarp\\',
    ]);
  });

  test('further lines belong to the value, blank ones at its end do not', () => {
    const text = 'C_License_XML: <a>\r\n\r\n  <b>x: y</b>\r\n</a>\r\n\r\nC_OS: 1\r\n';
    const dump = read(text);
    expect(told(dump)).toEqual(['C_License_XML=<a>\n\n  <b>x: y</b>\n</a>', 'C_OS=1']);
    const [first] = dump.entries;
    expect(first && dump.source.slice(first.entrySpan)).toBe(
      text.slice(0, text.indexOf('\r\nC_OS')),
    );
  });

  test('a word with a colon that is no name of a variable begins no record', () => {
    expect(told(read('C_X_Y: a\nsubject: b\nX_Z: c\n'))).toEqual(['C_X_Y=a\nsubject: b\nX_Z: c']);
  });

  test('comments stand above the first record and between records', () => {
    const dump = read(
      '# IceWarp Server 14.3.0.7\nC_OS: 1\n# why\n\n# so\nC_GUI_RequireAuth: 1\n# end\n',
    );
    expect(told(dump)).toEqual(['C_OS=1', 'C_GUI_RequireAuth=1']);
    expect(dump.version).toBe('14.3.0.7');
    expect(dump.comments.map(({ text, covers }) => [text, dump.source.slice(covers)])).toEqual([
      [' IceWarp Server 14.3.0.7', 'C_OS: 1\n'],
      [' why', 'C_GUI_RequireAuth: 1\n'],
      [' so', 'C_GUI_RequireAuth: 1\n'],
      [' end', ''],
    ]);
  });

  test('a line with # inside a longer value belongs to the value', () => {
    expect(told(read('C_X_Y: a\n# b\nc\nC_OS: 1\n'))).toEqual(['C_X_Y=a\n# b\nc', 'C_OS=1']);
  });

  test('the prompt with the command is left out, above and below', () => {
    const dump = read(
      'root@mail:~# /opt/icewarp/tool.sh display system "*"\nC_OS: 1\nroot@mail:~# exit\n',
    );
    expect(told(dump)).toEqual(['C_OS=1']);
    expect(dump.malformed).toEqual([]);
    expect(told(read('C:\\Program Files\\IceWarp>tool display system *\r\nC_OS: 0\r\n'))).toEqual([
      'C_OS=0',
    ]);
  });

  test('what stands above the first record and is no comment is malformed', () => {
    expect(problems(read('bash: tool.sh: command not found\nC_OS: 1\n'))).toEqual([
      ['stray-line', 'bash: tool.sh: command not found'],
    ]);
  });

  test('a banner above the first record gives the version', () => {
    const dump = read(
      '220 mail.example.com ESMTP IceWarp 11.4.6.0 x64; Mon, 05 Oct 2026\nC_OS: 1\n',
    );
    expect([dump.version, dump.malformed]).toEqual(['11.4.6.0', []]);
  });
});

describe('the output of tool display domain', () => {
  const key = '-----BEGIN RSA PRIVATE KEY-----\nMIIE.abc\nAAAA\n-----END RSA PRIVATE KEY-----';

  test('each block has its domain above it', () => {
    const text = `example.com\nD_DKIM_Active: 1\nD_DKIM_PrivateKey: ${key}\nexample.org\nD_DKIM_Active: 0\nD_DKIM_PrivateKey: \n`;
    expect(told(dumpOf(text, 'domain-display'))).toEqual([
      'example.com/D_DKIM_Active=1',
      `example.com/D_DKIM_PrivateKey=${key}`,
      'example.org/D_DKIM_Active=0',
      'example.org/D_DKIM_PrivateKey=',
    ]);
  });

  test('a line of a value that looks like a domain begins no block', () => {
    const text = 'example.com\nD_Type: 0\nD_Aliases: a.example\nb.example\nD_OS: 1\n';
    expect(told(dumpOf(text, 'domain-display'))).toEqual([
      'example.com/D_Type=0',
      'example.com/D_Aliases=a.example\nb.example',
      'example.com/D_OS=1',
    ]);
  });

  test('the output for a server with that for its domains below', () => {
    const text = 'C_OS: 1\nexample.com\nD_Type: 0\nlocal\nD_Type: 1\na@example.com\nU_Name: A\n';
    expect(told(read(text))).toEqual([
      'C_OS=1',
      'example.com/D_Type=0',
      'local/D_Type=1\na@example.com',
      'local/U_Name=A',
    ]);
  });
});
