import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Profile } from '../../../src/lint/profile.ts';
import { encodeUtf8, fromBytes } from '../../../src/text/bytes.ts';
import { NEEDS_TESTDATA, TESTDATA } from '../../testdata.ts';
import { lintDumps, serversIn } from '../lint-dumps.ts';

const SERVER = 'C_System_Adv_Ext_SSLServerMethod';
const CLIENT = 'C_System_Adv_Ext_SSLClientMethod';

function lint(text: string, profile: Profile = 'standard', version?: string) {
  const servers = serversIn(new Map([['dump.txt', encodeUtf8(text)]]), version);
  expect(servers).toHaveLength(1);
  return lintDumps(servers, { profile, levels: new Map() });
}

const rulesOf = (...args: Parameters<typeof lint>) => lint(...args).map(({ rule }) => rule);

describe('methods are judged by what they mean', () => {
  const dump = (version: string, server: string, client: string) =>
    `C_Version: ${version}\n${SERVER}: ${server}\n${CLIENT}: ${client}\n`;

  // The variants of the case in article 375.
  test.each([
    ['13.0', '0', '0', []],
    ['13.0', '0', '3', ['icewarp/methods-differ', 'icewarp/sslv3-method']],
    ['13.0', '7', '0', ['icewarp/methods-differ', 'icewarp/tls12-only']],
    ['13.0', '0', '6', []],
    ['12.0', '0', '6', ['icewarp/legacy-method', 'icewarp/methods-differ']],
    ['12.0', '7', '6', ['icewarp/method-invalid']],
    ['14.3', '3', '1', ['icewarp/sslv3-method', 'icewarp/sslv3-method']],
  ])('%s: %s and %s', (version, server, client, expected) => {
    expect(rulesOf(dump(version, server, client)).sort()).toEqual(expected);
  });

  test('and not at all while TLS is off, which is said instead', () => {
    const off = `C_System_Adv_Ext_DisableSSLTLS: 1\n${dump('14.3', '3', '7')}`;
    expect(rulesOf(off)).toEqual(['icewarp/tls-disabled']);
  });

  test('an unknown version makes no error', () => {
    const found = lint(`${SERVER}: 0\n${CLIENT}: 0\n`, 'strict');
    expect(found.map(({ rule, severity }) => `${rule} ${severity}`)).toEqual([
      'icewarp/method-default-ambiguous warning',
      'icewarp/method-default-ambiguous warning',
    ]);
  });

  test('a version that is given makes it known', () => {
    expect(rulesOf(`${SERVER}: 0\n${CLIENT}: 0\n`, 'standard', '14.3')).toEqual([]);
  });
});

describe('a comment', () => {
  const differ = (comment: string) => `C_Version: 14.3\n${comment}${SERVER}: 6\n${CLIENT}: 5\n`;

  test('states the reason for a difference', () => {
    expect(rulesOf(differ(''))).toContain('icewarp/methods-differ');
    const reason =
      '# mtalint-disable-next-line icewarp/methods-differ -- partner.example until June\n';
    expect(rulesOf(differ(reason))).not.toContain('icewarp/methods-differ');
    expect(rulesOf(differ(reason))).not.toContain('mtalint/unused-suppression');
  });

  test('that covers nothing is reported', () => {
    const comment = '# mtalint-disable-next-line icewarp/tls12-only -- client certificates\n';
    expect(rulesOf(differ(comment))).toContain('mtalint/unused-suppression');
  });
});

describe('what is not in a dump', () => {
  test('makes no finding in any profile', () => {
    for (const profile of ['interop', 'standard', 'strict'] as const) {
      expect(rulesOf('C_Version: 14.3.0.7\nC_OS: 1\n', profile)).toEqual([]);
    }
  });
});

describe('no message tells a secret', () => {
  test.each([
    'C_GW_ConnectionString: db;admin;geheim;127.0.0.1;3;2\nC_GW_ConnectionString: geheim2\n',
    'C_Mail_SMTP_General_RelayMailServer: user:geheim@relay.example.org\n',
    'C_Accounts_Policies_SuperUserPasword: geheim\n',
    'U_Password: geheim\n',
  ])('%s', (line) => {
    const found = lint(`C_Version: 14.3\n${line}`, 'strict');
    expect(found).not.toEqual([]);
    expect(JSON.stringify(found)).not.toContain('geheim');
  });
});

describe.skipIf(!TESTDATA)(`what real servers answered ${NEEDS_TESTDATA}`, () => {
  const folder = join(TESTDATA ?? '', 'samples', 'icewarp-captured', 'rpc');
  const files = TESTDATA ? readdirSync(folder) : [];

  test.each(files)('has no unknown name and no value out of range: %s', (file) => {
    const servers = serversIn(
      new Map([[file, fromBytes(readFileSync(join(folder, file)))]]),
      undefined,
    );
    const found = lintDumps(servers, { profile: 'strict', levels: new Map() });
    const faults = found.filter(({ rule }) => /unknown|unlisted|range|duplicate/.test(rule));
    expect(faults.map(({ message }) => message)).toEqual([]);
  });
});
