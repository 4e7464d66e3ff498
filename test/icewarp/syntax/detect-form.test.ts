import { describe, expect, test } from 'vitest';
import { detectForm } from '../../../src/icewarp/syntax/dump.ts';

describe('each form is told by what it holds', () => {
  test.each([
    ['display', 'C_Version: 14.3.0.7\nC_OS: 1\n'],
    ['display', 'c_system_adv_ext_sslservermethod: 6'],
    ['display', '# kept by hand\r\n\r\nC_Mail_SMTP_Active: 1\r\n'],
    ['display', '[root@mail ~]# tool.sh display system "C_Mail*"\nC_Mail_SMTP_Active: 1\n'],
    ['display', '\xef\xbb\xbfC_OS: 1\n'],
    ['display', `\xff\xfe${[...'C_OS: 1\n'].join('\0')}\0`],
    ['domain-display', 'example.com\nD_Type: 0\n'],
    ['domain-display', 'a@example.com\nU_Name: A\n'],
    ['export', 'example.com,1,sel,\n'],
    ['export', '# tool.sh export domain "*" d_x d_y\nexample.com,1,sel,\nexample.org,0,,\n'],
    ['export', 'a.example,-----BEGIN RSA PRIVATE KEY-----\r\nAA==\r\n,\r\n'],
    [
      'rpc',
      '\xef\xbb\xbf<iq type="result" sid="1">\n<query xmlns="admin:iq:rpc"><result/>\n</query></iq>',
    ],
    [
      'rpc',
      '<?xml version="1.0"?>\n<!-- kept -->\n<iq type="error"><query><error uid="x"/></query></iq>',
    ],
    ['set-script', '#!/bin/sh\nset -e\n/opt/icewarp/tool.sh set system C_OS 1\n'],
    ['set-script', '"C:\\Program Files\\IceWarp\\tool.exe" set system C_OS 1\r\n'],
    ['set-script', '$TOOL set domain example.com D_Type 0\n'],
    ['set-script', 'tool modify system C_GUI_RequireAuth 0\n'],
    ['ini', '[server]\nC_OS=1\nC_Mail_SMTP_Active = 1\n'],
    ['protocol-policy', 'AUTH=PLAIN\nAUTHPlainDisable=0\n!CHUNKING\nSIZE 10485760\n'],
    [
      'apiconst',
      '// GROUP_BEGIN System\n  C_System_Adv_Ext_SSLServerMethod = $6A;  // Enum values=(0,1)\n  C_OS = $01; // Enum\n',
    ],
  ])('%s: %j', (form, text) => {
    expect(detectForm(text)).toBe(form);
  });
});

describe('other texts have none', () => {
  test.each([
    '',
    '\0\0\0',
    'smtpd_tls_protocols = !SSLv2, !SSLv3\nmyhostname = mail.example.com\n',
    'smtp      inet  n       -       y       -       -       smtpd\n  -o smtpd_tls_security_level=encrypt\n',
    'Nov 22 10:00:00 mail postfix/smtpd[1]: connect from x.example[192.0.2.1]\n',
    '192.0.2.1 [1880] 17:31:44:394 >>> 220 mail.example.com ESMTP IceWarp 14.3.0.7\n',
    '$ORIGIN example.com.\n@ IN MX 10 mail.example.com.\n',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
    '<html><body>iq</body></html>',
    '# Notes\n\nRun `tool set system C_OS 1` as root.\n',
    'name,value,\nother,thing,\n',
    'x: 1\ny: 2\n',
    '1\nmail2026\nexample.com\n0\nMIIE\n',
    '{"C_OS": 1}',
    'CFLAGS=-O2\nAUTH=1\n',
    'const A = $1;',
  ])('%j', (text) => {
    expect(detectForm(text)).toBeUndefined();
  });
});
