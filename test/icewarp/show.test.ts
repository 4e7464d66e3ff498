import { describe, expect, test } from 'vitest';
import { showIceWarp } from '../../src/icewarp/show.ts';
import { serverOf } from './server-of.ts';

const SERVER = 'C_System_Adv_Ext_SSLServerMethod';
const CLIENT = 'C_System_Adv_Ext_SSLClientMethod';

describe('what is shown of a server', () => {
  test('are its methods spelled out, and what they cover', () => {
    const shown = showIceWarp(serverOf(`C_Version: 12.3.0.1\n${SERVER}: 0\n${CLIENT}: 7\n`));
    expect(shown).toMatchObject({
      version: 1,
      path: 'dump.txt',
      form: 'display',
      icewarpVersion: '12.3.0.1',
      versionFrom: 'C_Version',
    });
    expect(shown.tls.inbound).toEqual({
      variable: SERVER,
      value: '0',
      protocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'],
      meaning: 'TLS 1.0 and newer',
      covers: 'every inbound service: SMTP, POP3, IMAP, web, instant messages, SIP, LDAP',
    });
    expect(shown.tls.outbound).toMatchObject({
      value: '7',
      protocols: null,
      meaning: 'no method of this version',
    });
  });

  test('is open where the version is not known, or the dump is silent', () => {
    const { icewarpVersion, versionFrom, tls } = showIceWarp(serverOf(`${SERVER}: 0\nC_OS: 1\n`));
    expect([icewarpVersion, versionFrom]).toEqual([null, 'unknown']);
    expect(tls.inbound).toMatchObject({
      protocols: null,
      meaning: 'TLS 1.0 and newer or TLS 1.2 and newer, depending on the version',
    });
    expect(tls.outbound).toMatchObject({
      value: null,
      protocols: null,
      meaning: 'not in the dump',
    });
    expect([tls.disabled, tls.cipherList, tls.serverChoosesCipher]).toEqual([null, null, null]);
  });

  test('are the switches and the cipher list', () => {
    const { tls } = showIceWarp(
      serverOf(
        'C_System_Adv_Ext_DisableSSLTLS: 0\nC_System_Adv_Ext_SSLCipherList: HIGH:MEDIUM:!aNULL\n' +
          'C_System_Adv_Ext_SSLHonorCipherOrder: true\n',
      ),
    );
    expect(tls).toMatchObject({
      disabled: false,
      cipherList: 'HIGH:MEDIUM:!aNULL',
      weakCiphers: ['RC4', 'SEED', 'IDEA'],
      serverChoosesCipher: true,
    });
  });

  test('is never a secret', () => {
    const shown = showIceWarp(serverOf('C_OS: 1\nc_gw_superpass: geheim\nU_Password: geheim\n'));
    expect(JSON.stringify(shown)).not.toContain('geheim');
    expect(shown.variables).toEqual([
      { name: 'C_OS', object: '', value: '1', line: 1 },
      { name: 'C_GW_SuperPass', object: '', value: '***', line: 2 },
      { name: 'U_Password', object: '', value: '***', line: 3 },
    ]);
  });

  test('is what a dump cannot tell', () => {
    const { cannotBeChecked } = showIceWarp(serverOf('C_OS: 1\n'));
    for (const word of ['certificate', 'MTA-STS', 'verified']) {
      expect(cannotBeChecked.join()).toContain(word);
    }
  });
});
