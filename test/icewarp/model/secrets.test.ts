import { describe, expect, test } from 'vitest';
import { secretSpans } from '../../../src/icewarp/model/secrets.ts';
import { encodeUtf8 } from '../../../src/text/bytes.ts';
import { withMarks } from '../../../src/workspace/secrets.ts';
import { serverOf } from '../server-of.ts';

function masked(text: string): string {
  return withMarks(encodeUtf8(text), secretSpans(serverOf(text).input.dump));
}

describe('a secret', () => {
  test.each([
    'c_gw_connectionstring: groupware;admin;geheim;127.0.0.1;3;2',
    'C_GW_SuperPass: geheim',
    'C_Accounts_Policies_SuperUserPassword: geheim',
    'C_System_Storage_Accounts_ODBCConnString: db;admin;geheim;127.0.0.1;3;2',
    'C_System_Logging_General_ODBCLogConn: db;admin;geheim;127.0.0.1;3;2',
    'C_ActiveSync_DBConnection: mysql:host=db;password=geheim',
    'C_DB_WC_PDO: mysql:host=db;password=geheim',
    'C_License_XML: <license>geheim</license>',
    'C_Mail_SMTP_Other_SPFSRSKey: geheim',
    'C_Mail_SMTP_General_RelayMailServer: relay.example.org;user:geheim@relay.example.net:587',
    'C_Backup: eJxgeheim',
    'D_MingerPassword: geheim',
    'C_Accounts_Policies_SuperUserPasword: geheim',
    'D_DKIM_PrivateKey: geheim',
    'U_Password: geheim',
    'U_Backup: eJxgeheim',
  ])('is not shown: %s', (line) => {
    const [name] = line.split(':');
    expect(masked(`C_OS: 1\n${line}\nC_Version: 14.3\n`)).toBe(
      `C_OS: 1\n${name}: ***\nC_Version: 14.3\n`,
    );
  });

  test.each([
    'C_Accounts_Policies_Pass_MinLength: 12',
    'C_Accounts_Policies_RegenerateGlobalAdminPassword: 0',
    'C_Mail_SMTP_General_RelayMailServer: relay.example.org:587;[2001:db8::1]',
    'C_GW_ConnectionString: ',
    'C_GW_SuperPass: {{ vault_superpass }}',
    'C_GW_SuperPass: ***',
    'C_Accounts_Global_Domains_DomainKeys: 1',
    'C_System_Services_SMTP_MaxInConn: 100',
    'C_License_IsMultitenant: 0',
  ])('is none: %s', (line) => {
    expect(masked(`C_OS: 1\n${line}\n`)).toBe(`C_OS: 1\n${line}\n`);
  });

  test('of several lines is hidden to its end', () => {
    const key = '-----BEGIN PRIVATE KEY-----\ngeheim\ngeheim\n-----END PRIVATE KEY-----';
    expect(masked(`C_OS: 1\nD_DKIM_PrivateKey: ${key}\nC_Version: 14.3\n`)).toBe(
      'C_OS: 1\nD_DKIM_PrivateKey: ***\nC_Version: 14.3\n',
    );
  });

  test('in an export of unnamed columns may be any value that is no small number', () => {
    expect(masked('jane@example.com,Geheim2019,0,\nadmin@example.com,geheim,1,\n')).toBe(
      'jane@example.com,***,0,\nadmin@example.com,***,1,\n',
    );
  });

  test('in the options of a command is hidden too', () => {
    const script = '#!/bin/sh\ntool.sh -r=admin:geheim@mx.example.org:32000 set system C_OS 1\n';
    expect(masked(script)).not.toContain('geheim');
  });
});
