import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../src/icewarp/emit/change.ts';
import { emitCmdScript, emitShScript } from '../../../src/icewarp/emit/commands.ts';
import { detectForm } from '../../../src/icewarp/syntax/dump.ts';
import { encodeUtf8, fromBytes, toBytes } from '../../../src/text/bytes.ts';
import { dumpOf, told } from '../dump-of.ts';
import { recordingTool, runsOf } from '../recording-tool.ts';

const CHANGES: readonly Change[] = [
  { name: 'C_System_Adv_Ext_SSLServerMethod', value: '6' },
  { name: 'C_Mail_SMTP_Other_Extensions', value: '!STARTTLS;!CHUNKING' },
  { name: 'D_DKIM_Active', value: '1', object: 'example.com' },
  { name: 'U_Name', value: "O'Neill & Sons 100%", object: 'a@example.com' },
];

/** Values with all that shells trip over. */
const nastyValue = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...' \n\r\t#;,:=\'"\\^%!&|<>()$`*?~{}[]-'.split(''),
        "'\\''",
        '$(id)',
        '%PATH%',
      ),
      fc.constantFrom('\\\\', '"', 'a', '-n', encodeUtf8('é€')),
      fc.uint8Array({ maxLength: 2 }).map(fromBytes),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a script for sh', () => {
  test('one command a change', () => {
    expect(emitShScript(CHANGES)).toEqual({
      text: [
        '#!/bin/sh',
        'set -e',
        '/opt/icewarp/tool.sh set system C_System_Adv_Ext_SSLServerMethod 6',
        "/opt/icewarp/tool.sh set system C_Mail_SMTP_Other_Extensions '!STARTTLS;!CHUNKING'",
        '/opt/icewarp/tool.sh set domain example.com D_DKIM_Active 1',
        "/opt/icewarp/tool.sh set account a@example.com U_Name 'O'\\''Neill & Sons 100%'",
        '',
      ].join('\n'),
      refused: [],
    });
  });

  test('a real sh runs the tool with exactly the values, whatever they are', () => {
    const { folder, tool, record } = recordingTool();
    const script = join(folder, 'script.sh');
    fc.assert(
      fc.property(fc.array(nastyValue, { minLength: 1, maxLength: 12 }), (values) => {
        const changes = values.map((value) => ({ name: 'C_X_Y', value }));
        const { text, refused } = emitShScript(changes, tool);
        expect(refused).toEqual(changes.filter(({ value }) => value.includes('\0')));
        const given = changes.filter((change) => !refused.includes(change));
        writeFileSync(script, toBytes(text));
        execFileSync('sh', ['-n', script]);
        const runs = runsOf(record, () => execFileSync('sh', [script]));
        expect(runs).toEqual(given.map(({ value }) => ['set', 'system', 'C_X_Y', value]));
        expect(told(dumpOf(text, 'set-script', 'x.sh'))).toEqual(
          given
            .filter(({ value }) => !/\{\{|\{%|<%/.test(value))
            .map(({ value }) => `C_X_Y=${value}`),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('stops at the first command that fails', () => {
    const { folder, record } = recordingTool();
    const failing = join(folder, 'failing.sh');
    writeFileSync(failing, `#!/bin/sh\n'${join(folder, 'tool.sh')}' "$@"\nexit 1\n`, {
      mode: 0o755,
    });
    const { text } = emitShScript(CHANGES, failing);
    expect(() => execFileSync('sh', ['-c', text])).toThrow();
    expect(runsOf(record, () => execFileSync('sh', ['-c', text]))).toEqual([
      ['set', 'system', 'C_System_Adv_Ext_SSLServerMethod', '6'],
    ]);
  });
});

describe('a script for cmd.exe', () => {
  test('one command a change, stopping at a failure', () => {
    expect(emitCmdScript(CHANGES)).toEqual({
      text: [
        '@echo off',
        'setlocal DisableDelayedExpansion',
        '"C:\\Program Files\\IceWarp\\tool.exe" set system C_System_Adv_Ext_SSLServerMethod 6 || exit /b 1',
        '"C:\\Program Files\\IceWarp\\tool.exe" set system C_Mail_SMTP_Other_Extensions "!STARTTLS;!CHUNKING" || exit /b 1',
        '"C:\\Program Files\\IceWarp\\tool.exe" set domain example.com D_DKIM_Active 1 || exit /b 1',
        '"C:\\Program Files\\IceWarp\\tool.exe" set account a@example.com U_Name "O\'Neill & Sons 100%%" || exit /b 1',
        '',
      ].join('\r\n'),
      refused: [],
    });
  });

  test('UTF-8 only on its code page', () => {
    const { text } = emitCmdScript([{ name: 'C_X_Y', value: encodeUtf8('é') }]);
    expect(text.split('\r\n')[2]).toBe('chcp 65001 >nul');
  });

  test('whatever is not refused is read back', () => {
    fc.assert(
      fc.property(fc.array(nastyValue, { maxLength: 6 }), (values) => {
        const changes = values.map((value) => ({ name: 'C_X_Y', value }));
        const { text, refused } = emitCmdScript(changes);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these cannot be given to cmd.exe
        for (const { value } of refused) expect(value).toMatch(/[\x00-\x1f"\x7f]/);
        const given = changes.filter((change) => !refused.includes(change));
        expect(told(dumpOf(text, 'set-script', 'x.cmd'))).toEqual(
          given
            .filter(({ value }) => !/\{\{|\{%|<%/.test(value))
            .map(({ value }) => `C_X_Y=${value}`),
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('both', () => {
  test.each<[string, Change]>([
    ['a name that is none', { name: 'C_X Y', value: '1' }],
    ['a name that is an option', { name: '-r=x', value: '1' }],
    ['a domain variable without domain', { name: 'D_Type', value: '0' }],
    ['a domain that is an option', { name: 'D_Type', value: '0', object: '-r=x' }],
    ['an account that is a domain', { name: 'U_Name', value: 'x', object: 'example.com' }],
    ['a domain that is an account', { name: 'D_Type', value: '0', object: 'a@example.com' }],
    ['a variable of the server with a domain', { name: 'C_OS', value: '0', object: 'example.com' }],
  ])('refuse %s', (_, change) => {
    expect(emitShScript([change]).refused).toEqual([change]);
    expect(emitCmdScript([change]).refused).toEqual([change]);
  });

  test('are recognised for what they are and never say modify', () => {
    for (const { text } of [emitShScript(CHANGES), emitCmdScript(CHANGES)]) {
      expect(detectForm(text)).toBe('set-script');
      const dump = dumpOf(text, 'set-script');
      expect([told(dump).length, dump.malformed, text.includes('modify')]).toEqual([4, [], false]);
    }
  });
});
