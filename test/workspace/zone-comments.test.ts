import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { lintSite } from '../../src/workspace/lint-site.ts';

const PATH = 'example.org.zone';
const SOA = '@ 300 IN SOA ns root 2026010101 1 1 1 1\n@ NS ns.example.net.\nmail A 192.0.2.1\n';
const RULE = 'dns/mx-ip-literal';
const ABOVE = `; mtalint-disable-next-line ${RULE} -- moves next week\n`;

function lint(zone: string, path = PATH) {
  const site = {
    servers: [],
    dumps: [],
    files: [{ path, kind: 'zone' as const }],
    facts: {},
    policy: { profile: 'standard', levels: new Map() } as const,
  };
  return lintSite(site, new Map([[path, zone]]), RULES).findings;
}

function found(zone: string): string[] {
  return lint(SOA + zone).map(({ rule, range }) => `${rule} ${range.start.line}`);
}

describe('a suppression comment in a zone', () => {
  test('silences the next record and no other', () => {
    const records = ['@ MX 10 192.0.2.1\n', '@ MX 20 192.0.2.2\n'] as const;
    expect(found(records.join(''))).toEqual([`${RULE} 4`, `${RULE} 5`]);
    expect(found(records.join(ABOVE))).toEqual([`${RULE} 4`]);
    expect(found(ABOVE + records.join('\n'))).toEqual([`${RULE} 7`]);
  });

  test('may be indented, begin with several signs, or stand behind the record above', () => {
    for (const sign of ['  ;', ';; ', 'www A 192.0.2.3 ;']) {
      const text = `${sign}mtalint-disable-next-line ${RULE} -- moves\n@ MX 10 192.0.2.1\n`;
      expect(found(text), sign).toEqual([]);
    }
  });

  test('silences the next line within parentheses, and not the record', () => {
    const inside = `mtalint-disable-next-line ${RULE} -- moves`;
    expect(found(`@ MX ( ; ${inside}\n 10 192.0.2.1 )\n`)).toEqual([
      `${RULE} 4`,
      'mtalint/unused-suppression 4',
    ]);
  });

  test('is reported where it covers nothing, and its line can be taken out', () => {
    const zone = `${SOA}${ABOVE}@ MX 10 mail\n`;
    const [finding, ...others] = lint(zone);
    expect(others).toEqual([]);
    expect(finding?.rule).toBe('mtalint/unused-suppression');
    expect(applyEdits(zone, finding?.fix?.edits ?? [])).toBe(`${SOA}@ MX 10 mail\n`);
  });

  test('is reported at the end of the file, and without a reason', () => {
    expect(found(`@ MX 10 mail\n${ABOVE}`)).toEqual(['mtalint/unused-suppression 5']);
    const [finding] = found(`; mtalint-disable-next-line ${RULE}\n@ MX 10 192.0.2.1\n`);
    expect(finding).toBe('mtalint/malformed-suppression 4');
  });

  test('of a record list of Cloudflare there is none', () => {
    const record = { type: 'MX', name: 'example.org', content: '192.0.2.1', priority: 10 };
    const list = JSON.stringify({ result: [{ ...record, comment: ABOVE.trim() }] });
    expect(lint(list, 'records.json').map(({ rule }) => rule)).toEqual([RULE]);
  });
});
