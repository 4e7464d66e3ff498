import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { variableFact, variableNames } from '../../../src/icewarp/facts/variable-table.ts';
import { NEEDS_TESTDATA, TESTDATA } from '../../testdata.ts';

describe('the table of variables', () => {
  test('knows a variable in any letter case, and spells it as the vendor does', () => {
    expect(variableFact('c_system_adv_ext_SSLSERVERMETHOD')).toEqual({
      name: 'C_System_Adv_Ext_SSLServerMethod',
      type: 'Enum',
      readOnly: false,
      writeOnly: false,
      values: expect.objectContaining({ 0: '', 7: '' }),
    });
    expect(variableFact('C_System_Adv_Ext_SSLServerMehtod')).toBeUndefined();
  });

  test('tells what can only be read, and what came and went', () => {
    expect(variableFact('C_Version')?.readOnly).toBe(true);
    expect(variableFact('C_Mail_SMTP_General_VerifyDANE')?.era).toBe('newer');
    expect(variableFact('C_Accounts_Policies_Pass_DenyExport')?.era).toBe('older');
    expect(variableFact('C_System_Services_SMTP_AltPort')?.max).toBe(65535);
    expect(variableFact('D_UnknownUsersType')?.values).toEqual({
      0: 'reject',
      1: 'forward',
      2: 'delete',
    });
  });

  test('has each name once', () => {
    const names = [...variableNames()].map((name) => name.toLowerCase());
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThan(1880);
  });

  test.skipIf(!TESTDATA)(`loses no name of the collected list ${NEEDS_TESTDATA}`, () => {
    const path = join(TESTDATA ?? '', 'facts', 'icewarp', 'names.json');
    const listed: { name: string; type: string; flags: string[] }[] = JSON.parse(
      readFileSync(path, 'utf8'),
    );
    for (const { name, type, flags } of listed) {
      const fact = variableFact(name);
      expect([fact?.name, fact?.type ?? '?', fact?.readOnly, fact?.writeOnly]).toEqual([
        name,
        type,
        flags.includes('R'),
        flags.includes('W'),
      ]);
    }
  });
});
