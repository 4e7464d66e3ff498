import { describe, expect, test } from 'vitest';
import { serverOf } from '../server-of.ts';

const METHOD = 'C_System_Adv_Ext_SSLServerMethod';

describe('the version', () => {
  test('of the dump goes before the one that is given', () => {
    const server = serverOf(`c_version: 12.3.0.1\n${METHOD}: 0\n`, '14.3');
    expect([server.version?.text, server.versionOrigin]).toEqual(['12.3.0.1', 'C_Version']);
  });

  test('comes from a banner in a comment', () => {
    const banner =
      '# 220 mx.example.org ESMTP IceWarp 11.4.6.0 x64; Tue, 22 May 2018 15:53:07 +0200';
    const server = serverOf(`${banner}\n${METHOD}: 0\nC_OS: 1\n`, '14.3');
    expect([server.version?.text, server.versionOrigin]).toEqual(['11.4.6.0', 'banner']);
  });

  test('is what is given, or unknown', () => {
    expect(serverOf(`${METHOD}: 0\nC_OS: 1\n`, '14.3').versionOrigin).toBe('given');
    expect(serverOf(`${METHOD}: 0\nC_OS: 1\n`).versionOrigin).toBe('unknown');
  });
});

describe('the platform', () => {
  test('comes from a greeting in a comment, and tells what 6 acts as', () => {
    const greeting =
      '# 220 mx.example.org ESMTP IceWarp 11.1.2.0 RHEL6 x64; Tue, 22 May 2018 20:39:53';
    const server = serverOf(`${greeting}\n${METHOD}: 6\nC_OS: 1\n`);
    expect(server.method('6')).toMatchObject({ kind: 'known', number: 5 });
    expect(serverOf(`${METHOD}: 6\nC_OS: 1\n`).method('6')).toMatchObject({ number: 6 });
  });
});

describe('a variable', () => {
  test('is found in any letter case', () => {
    const server = serverOf('c_SYSTEM_adv_ext_sslservermethod: 6\nC_OS: 1\n');
    expect(server.settingOf(METHOD)?.name).toBe(METHOD);
    expect(server.valueOf(METHOD)).toBe('6');
  });

  test('that is not in the dump is unknown', () => {
    expect(serverOf('C_OS: 1\n').valueOf(METHOD)).toBeUndefined();
  });

  test('with two values in an answer is unknown, with one value twice is not', () => {
    expect(serverOf(`${METHOD}: 6\n${METHOD}: 4\n`).valueOf(METHOD)).toBeUndefined();
    expect(serverOf(`${METHOD}: 6\n${METHOD}: 6\n`).valueOf(METHOD)).toBe('6');
  });

  test('of a script has the value of the last command', () => {
    const script = `#!/bin/sh\ntool.sh set system ${METHOD} 4\ntool.sh set system ${METHOD} 6\n`;
    expect(serverOf(script).valueOf(METHOD)).toBe('6');
  });

  test('is not set by modify, and unknown where a branch decides', () => {
    const script = `#!/bin/sh\ntool.sh modify system ${METHOD} 4\n`;
    expect(serverOf(script).settings).toEqual([]);
    const branch = `#!/bin/sh\nif test -n "$old"; then\n  tool.sh set system ${METHOD} 4\nfi\n`;
    expect(serverOf(branch).valueOf(METHOD)).toBeUndefined();
  });

  test('that a template fills in is unknown', () => {
    expect(serverOf(`${METHOD}: {{ method }}\nC_OS: 1\n`).valueOf(METHOD)).toBeUndefined();
  });

  test('of a domain belongs to it, and the internal domain is left out', () => {
    const server = serverOf(
      'example.com\nD_DKIM_Active: 1\nexample.org\nD_DKIM_Active: 0\n' +
        '##internalservicedomain.icewarp.com##\nD_DKIM_Active: 0\n',
    );
    expect(server.valueOf('d_dkim_active', 'EXAMPLE.com')).toBe('1');
    expect(server.valueOf('D_DKIM_Active', 'example.org')).toBe('0');
    expect(server.settings).toHaveLength(2);
  });

  test('of the old protocol policy is known under its present name', () => {
    const server = serverOf('AUTH=LOGIN PLAIN\nAUTHPlainDisable=0\nSIZE 10485760\n');
    expect(server.valueOf('C_Accounts_Policies_Auth_DisablePlain')).toBe('0');
    expect(server.valueOf('C_Accounts_Policies_Auth_Schemes')).toBe('LOGIN PLAIN');
  });
});
