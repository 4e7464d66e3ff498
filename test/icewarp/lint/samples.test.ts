import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/lint/finding.ts';
import { fixToFixpoint } from '../../../src/lint/fixpoint.ts';
import type { Profile } from '../../../src/lint/profile.ts';
import { fromBytes } from '../../../src/text/bytes.ts';
import { NEEDS_TESTDATA, TESTDATA } from '../../testdata.ts';
import { lintDumps, serversIn } from '../lint-dumps.ts';

interface Sample {
  readonly file: string;
  readonly expect: readonly { readonly variable: string; readonly value: string }[];
}

const FOLDER = join(TESTDATA ?? '', 'samples', 'icewarp');

const samples: readonly Sample[] = TESTDATA
  ? JSON.parse(readFileSync(join(FOLDER, 'manifest.json'), 'utf8'))
  : [];

/** An export does not name its columns; the user does. */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  '11-domain-export.csv': ['d_dkim_active', 'd_dkim_selector', 'd_2f_enabled'],
  '13-account-export-passwords.csv': ['u_password'],
};

/** A key file and a log are no dumps: they are the matter of other readers. */
const NO_DUMPS = ['20-domainkey.dat', '22-smtp-log-rfc822.log'];

/** How the list names what a finding calls by the name that the variable has today. */
const PRESENT_NAMES: Readonly<Record<string, string>> = {
  AUTHPlainDisable: 'C_Accounts_Policies_Auth_DisablePlain',
  AUTH: 'C_Accounts_Policies_Auth_Schemes',
  'SMTP extension': 'the protocol policy',
};

/**
 * The request of sample 17 sets both methods to 0 and does not say to which version: that this is
 * TLS 1.0 on 12 and TLS 1.2 on 14 is what the rule is there to tell. With the version nothing is left.
 */
const BEYOND_THE_LIST: Readonly<Record<string, readonly string[]>> = {
  '17-rpc-setserverproperties-fix.xml': [
    'C_System_Adv_Ext_SSLClientMethod',
    'C_System_Adv_Ext_SSLServerMethod',
  ],
};

const policyOf = (profile: Profile) => ({ profile, levels: new Map() });

function findingsOf(file: string, text: string, profile: Profile = 'standard', version?: string) {
  const servers = serversIn(new Map([[file, text]]), version, COLUMNS[file]);
  return lintDumps(servers, policyOf(profile));
}

const nameOf = ({ settings }: Finding): string => settings[0] ?? 'the protocol policy';

function readSample(file: string): string {
  return fromBytes(readFileSync(join(FOLDER, file)));
}

/** Repairs what can be repaired; the unsafe way too. */
function repaired(file: string, text: string) {
  return fixToFixpoint(
    new Map([[file, text]]),
    (texts) => findingsOf(file, texts.get(file) ?? ''),
    () => true,
  );
}

const dumps = samples.filter(({ file }) => !NO_DUMPS.includes(file));

describe.skipIf(!TESTDATA)(`the samples ${NEEDS_TESTDATA}`, () => {
  test.each(dumps.map((sample) => ({ file: sample.file, sample })))(
    'yield what the list expects: $file',
    ({ file, sample }) => {
      const expected = sample.expect.map(({ variable }) => PRESENT_NAMES[variable] ?? variable);
      const found = findingsOf(file, readSample(file)).map(nameOf);
      const all = [...expected, ...(BEYOND_THE_LIST[file] ?? [])].sort();
      // Several domains may have one fault.
      expect([...new Set(found)].sort()).toEqual(all);
    },
  );

  test.each(dumps.map(({ file }) => file))('are repaired once and for all: %s', (file) => {
    const { texts, findings } = repaired(file, readSample(file));
    expect(findings.filter(({ fix }) => fix).map(({ rule }) => rule)).toEqual([]);
    const text = texts.get(file) ?? '';
    expect(repaired(file, text).texts.get(file)).toBe(text);
  });

  test('that were good stay as they are', () => {
    for (const { file } of dumps.filter((sample) => sample.expect.length === 0)) {
      const text = readSample(file);
      const { texts } = fixToFixpoint(
        new Map([[file, text]]),
        (now) => findingsOf(file, now.get(file) ?? '', 'standard', '14.3'),
        () => true,
      );
      expect(texts.get(file), file).toBe(text);
    }
  });

  test.each(dumps.map(({ file }) => file))('keep their line ends: %s', (file) => {
    const unix = readSample(file).replaceAll('\r\n', '\n');
    const windows = unix.replaceAll('\n', '\r\n');
    const fixed = repaired(file, windows).texts.get(file) ?? '';
    expect(fixed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(fixed.replaceAll('\r\n', '\n')).toBe(repaired(file, unix).texts.get(file));
  });

  test.each(dumps.map(({ file }) => file))('keep their letter case: %s', (file) => {
    const lower = readSample(file).replace(/\b[cdu]_\w+/gi, (name) => name.toLowerCase());
    expect(findingsOf(file, lower).map(({ rule }) => rule)).toEqual(
      findingsOf(file, readSample(file)).map(({ rule }) => rule),
    );
    const fixed = repaired(file, lower).texts.get(file) ?? '';
    expect(fixed.match(/\b[CDU]_\w+/)).toBeNull();
  });

  test('show no secret in what is said of them', () => {
    const said = JSON.stringify(dumps.map(({ file }) => findingsOf(file, readSample(file))));
    for (const secret of ['Summer2019', 'hunter2']) expect(said).not.toContain(secret);
  });

  test('have no error in interop where the list expects nothing', () => {
    for (const { file } of dumps.filter((sample) => sample.expect.length === 0)) {
      const found = findingsOf(file, readSample(file), 'interop', '14.3');
      expect(found.filter(({ severity }) => severity !== 'info').map(nameOf)).toEqual([]);
    }
  });
});
