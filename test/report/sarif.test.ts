import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import { renderSarif } from '../../src/report/sarif.ts';
import { decodeUtf8, encodeUtf8 } from '../../src/text/bytes.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { CONTEXT } from './context.ts';
import { complaints } from './published-schemas.ts';
import { finding, MAIN, rangeOf, report, SAMPLE, source } from './sample.ts';

function sarif(shown: Report) {
  const document = JSON.parse(renderSarif(shown, CONTEXT));
  expect(complaints('sarif', document)).toEqual([]);
  return document.runs[0];
}

describe('a rule', () => {
  test('is described once, by its own data', () => {
    const { driver } = sarif(SAMPLE).tool;
    const rule = driver.rules.find(({ id }: { id: string }) => id === 'postfix/tls12-only-inbound');
    expect(rule).toMatchObject({
      shortDescription: { text: 'Port 25 accepts nothing below TLS 1.2' },
      defaultConfiguration: { level: 'warning' },
      properties: { tags: ['mail', 'postfix'], precision: 'high' },
    });
    expect(rule.fullDescription.text.length).toBeLessThanOrEqual(1024);
    expect(rule.help.markdown).toContain('## Repair');
    expect(rule).not.toHaveProperty('helpUri');
  });

  test('that is not known here has a text all the same', () => {
    const { driver } = sarif(report([MAIN], [finding(MAIN, 'm', { rule: 'house/x' })])).tool;
    expect(driver.rules).toMatchObject([{ id: 'house/x', help: { text: expect.any(String) } }]);
  });
});

describe('a result', () => {
  test('has its region, what is related, and its repair', () => {
    const [first] = sarif(SAMPLE).results;
    expect(first).toMatchObject({
      ruleId: 'postfix/tls12-only-inbound',
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'etc/postfix/main.cf' },
            region: { startLine: 2, startColumn: 23, endLine: 2, endColumn: 32 },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: 'this service reads it' } }],
      fixes: [
        {
          artifactChanges: [
            {
              replacements: [
                {
                  deletedRegion: { startLine: 2, startColumn: 23, endLine: 2, endColumn: 32 },
                  insertedContent: { text: '>=TLSv1' },
                },
              ],
            },
          ],
          properties: { safety: 'unsafe' },
        },
      ],
      suppressions: [],
    });
  });

  test('that a comment took back is told with the reason', () => {
    const taken = { finding: finding(MAIN, 'm'), justification: 'agreed with the owner' };
    const { results } = sarif(report([MAIN], [], { suppressed: [taken] }));
    expect(results).toMatchObject([
      { suppressions: [{ kind: 'inSource', justification: 'agreed with the owner' }] },
    ]);
  });

  test('says no text with a meaning that SARIF gives to braces and links', () => {
    const message = '${myhostname} {0} [a](http://b)';
    const [{ message: shown }] = sarif(report([MAIN], [finding(MAIN, 'm', { message })])).results;
    expect(shown.text).toBe('${{myhostname}} {{0}} [a] (http://b)');
  });

  test('has a path that is a URI', () => {
    const odd = source('mäil/a b#%?:\u{1F600}/main.cf', 'a = b\n');
    const [{ locations }] = sarif(report([odd], [finding(odd, 'a')])).results;
    const { uri } = locations[0].physicalLocation.artifactLocation;
    expect(decodeURIComponent(uri)).toBe(odd.path);
    expect(uri).toMatch(/^m%C3%A4il\/a%20b%23%25%3F%3A/);
  });
});

describe('a repair', () => {
  const fixes = (fix: object) => {
    const edits = [{ path: MAIN.path, start: 0, end: 1, text: 'x' }];
    const whole = { safety: 'safe', description: 'd', edits, ...fix } as const;
    return sarif(report([MAIN], [finding(MAIN, 'm', { fix: whole })])).results[0].fixes;
  };

  test('whose text is masked is not offered', () => {
    expect(fixes({})).toHaveLength(1);
    expect(fixes({ masked: true })).toBeUndefined();
  });

  test('whose text is no UTF-8 is not offered', () => {
    const edits = [{ path: MAIN.path, start: 0, end: 1, text: '\xff' }];
    expect(fixes({ edits })).toBeUndefined();
  });

  test('is the same edit in lines and columns as it was in bytes', () => {
    const text = '\u{1F600}ä = ö\r\nb = ü, c\r\nd\n';
    const file = source('main.cf', text);
    const at = (place: string) => {
      const { start, end } = rangeOf(file, place);
      return { start: start.offset, end: end.offset };
    };
    const edits = [
      { path: 'main.cf', ...at('\r\nb'), text: '' },
      { path: 'main.cf', ...at(', c'), text: encodeUtf8(', \u{1F600}') },
    ];
    const fix = { safety: 'safe', description: 'd', edits } as const;
    const [result] = sarif(report([file], [finding(file, 'd', { fix })])).results;
    const { replacements } = result.fixes[0].artifactChanges[0];
    expect(applied(text, replacements)).toBe(decodeUtf8(applyEdits(file.text, edits)));
  });

  test('that makes a file begins at its first line', () => {
    const edits = [{ path: 'new.pem', start: 0, end: 0, text: 'x' }];
    expect(fixes({ edits })[0].artifactChanges[0]).toMatchObject({
      artifactLocation: { uri: 'new.pem' },
      replacements: [{ deletedRegion: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 } }],
    });
  });
});

interface Replacement {
  readonly deletedRegion: Readonly<
    Record<'startLine' | 'startColumn' | 'endLine' | 'endColumn', number>
  >;
  readonly insertedContent?: { readonly text: string };
}

/** As an editor makes replacements: from the last one on, with columns in UTF-16 code units. */
function applied(text: string, replacements: readonly Replacement[]): string {
  const lines = text.split('\n');
  const offset = (line: number, column: number) =>
    lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1;
  return replacements.reduceRight((left, { deletedRegion: region, insertedContent }) => {
    const start = offset(region.startLine, region.startColumn);
    const end = offset(region.endLine, region.endColumn);
    return left.slice(0, start) + (insertedContent?.text ?? '') + left.slice(end);
  }, text);
}

describe('the fingerprint', () => {
  const printOf = (text: string, place: string, more = {}) => {
    const file = source('main.cf', text);
    const [result] = sarif(report([file], [finding(file, place, more)])).results;
    return result.partialFingerprints['mtalint/v1'];
  };

  test('survives when lines move', () => {
    const before = printOf('a = b\n', 'a = b');
    expect(printOf('# more\n\nc = d\na = b\n', 'a = b')).toBe(before);
  });

  test('changes with the value, the rule and the setting', () => {
    const prints = [
      printOf('a = b\n', 'a = b'),
      printOf('a = c\n', 'a = c'),
      printOf('a = b\n', 'a = b', { rule: 'postfix/other' }),
      printOf('a = b\n', 'a = b', { settings: ['a'] }),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  test('tells findings apart that are alike', () => {
    const file = source('main.cf', 'a = b\na = b\n');
    const second = file.rangeOf({ start: 6, end: 11 });
    const both = [finding(file, 'a = b'), finding(file, 'a = b', { range: second })];
    const { results } = sarif(report([file], both));
    const prints = results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints['mtalint/v1'],
    );
    expect(new Set(prints).size).toBe(2);
  });

  test('of the line is what GitHub computes itself', () => {
    const file = source('main.cf', ' a\nb\n  \t\tc\n d');
    const [result] = sarif(
      report([file], [finding(file, 'b', { range: rangeOf(file, 'b') })]),
    ).results;
    expect(result.partialFingerprints.primaryLocationLineHash).toBe('54703d4cd895b18:1');
  });
});

test('the run says what it noted, in an order that does not change', () => {
  const { invocations, columnKind, results } = sarif(SAMPLE);
  expect(columnKind).toBe('utf16CodeUnits');
  expect(invocations).toMatchObject([
    {
      executionSuccessful: true,
      toolExecutionNotifications: [{ level: 'note', message: { text: SAMPLE.notes[0] } }],
    },
  ]);
  const turned = sarif({ ...SAMPLE, findings: SAMPLE.findings.toReversed() });
  expect(turned.results).toEqual(results);
});

test('a clean run has results, none', () => {
  expect(sarif(report([MAIN], [])).results).toEqual([]);
});
