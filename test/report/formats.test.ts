import { describe, expect, test } from 'vitest';
import type { Severity } from '../../src/lint/severity.ts';
import { renderCompact } from '../../src/report/compact.ts';
import { renderGitHub } from '../../src/report/github.ts';
import { renderGitLab } from '../../src/report/gitlab.ts';
import { renderJUnit } from '../../src/report/junit.ts';
import { renderRdjson } from '../../src/report/rdjson.ts';
import { CONTEXT } from './context.ts';
import { finding, MAIN, MASTER, report, SAMPLE, source } from './sample.ts';

test('compact: place, severity, message, rule', () => {
  const here = source('./mail/main.cf', 'a = b\n');
  expect(renderCompact(report([here], [finding(here, 'b')]))).toBe(
    'mail/main.cf:1:5: warning: something is wrong here [postfix/some-rule]\n',
  );
  expect(renderCompact(report([here], []))).toBe('');
});

describe('github', () => {
  const many = (counts: Partial<Record<Severity, number>>) =>
    report(
      [MAIN],
      Object.entries(counts).flatMap(([severity, count]) =>
        Array.from({ length: count }, () =>
          finding(MAIN, 'myhostname', { severity: severity as Severity }),
        ),
      ),
    );
  const commands = (counts: Partial<Record<Severity, number>>) =>
    renderGitHub(many(counts), CONTEXT)
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' ')[0]);

  test('escapes what would end a property or begin a command', () => {
    const odd = source('a,b:c%.cf', 'x = y\n');
    const message = '100%\r\n::error::x';
    expect(renderGitHub(report([odd], [finding(odd, 'x', { message, help: 'do' })]), CONTEXT)).toBe(
      '::warning file=a%2Cb%3Ac%25.cf,line=1,endLine=1,col=1,endColumn=2,' +
        'title=postfix/some-rule::100%25␍%0A::error::x%0Aby hand: do\n',
    );
  });

  test('has columns within one line only', () => {
    expect(renderGitHub(SAMPLE, CONTEXT)).toMatch(/::error file=[^,]*,line=6,endLine=7,title=/);
  });

  test('says the severest first', () => {
    expect(commands({ info: 1, warning: 1, error: 1 })).toEqual([
      '::error',
      '::warning',
      '::notice',
    ]);
  });

  test('shows ten of a level and counts the rest', () => {
    const shown = renderGitHub(many({ error: 12 }), CONTEXT)
      .trimEnd()
      .split('\n');
    expect(shown).toHaveLength(11);
    expect(shown.at(-1)).toContain('2 more findings');
  });

  test('leaves room for the notice that counts', () => {
    const notices = (counts: Partial<Record<Severity, number>>) =>
      commands(counts).filter((name) => name === '::notice').length;
    expect(notices({ info: 10 })).toBe(10);
    expect(notices({ info: 11 })).toBe(10);
    expect(notices({ error: 11, info: 10 })).toBe(10);
  });
});

test('gitlab: an issue for each finding', () => {
  const [issue] = JSON.parse(renderGitLab(SAMPLE, CONTEXT));
  expect(issue).toMatchObject({
    check_name: 'postfix/tls12-only-inbound',
    severity: 'major',
    location: { path: 'etc/postfix/main.cf', lines: { begin: 2, end: 2 } },
  });
});

describe('junit', () => {
  const named = (name: string) => new RegExp(`<testcase classname="[^"]*" name="${name}"`, 'g');

  test('has a passed test for a clean file, and counts', () => {
    const text = renderJUnit(SAMPLE, CONTEXT);
    expect(text).toContain('<testsuites name="mtalint" tests="3" failures="2" errors="0">');
    expect(text).toContain(
      `<testsuite name="${MASTER.path}" tests="1" failures="0" errors="0" skipped="0">`,
    );
  });

  test('names no two tests alike', () => {
    const twice = report([MAIN], [finding(MAIN, 'myhostname'), finding(MAIN, 'permit')]);
    const text = renderJUnit(twice, CONTEXT);
    expect(text.match(named('postfix/some-rule: smtp/inet'))).toHaveLength(1);
    expect(text.match(named('postfix/some-rule: smtp/inet \\(2\\)'))).toHaveLength(1);
  });

  test('a finding that a comment took back is skipped, with the reason', () => {
    const taken = { finding: finding(MAIN, 'm'), justification: 'agreed' };
    const text = renderJUnit(report([MAIN], [], { suppressed: [taken] }), CONTEXT);
    expect(text).toContain('<skipped message="agreed"/>');
  });
});

describe('rdjson', () => {
  const diagnose = (...parameters: Parameters<typeof report>) =>
    JSON.parse(renderRdjson(report(...parameters), CONTEXT)).diagnostics[0];
  const umlaut = source('main.cf', 'a = äö b\n');
  const edit = { path: 'main.cf', start: 9, end: 10, text: 'c' };
  const fix = { safety: 'safe', description: 'd', edits: [edit] } as const;

  test('counts columns in bytes', () => {
    expect(diagnose([umlaut], [finding(umlaut, 'b')]).location.range).toEqual({
      start: { line: 1, column: 10 },
      end: { line: 1, column: 11 },
    });
  });

  test('suggests a repair that is one change', () => {
    expect(diagnose([umlaut], [finding(umlaut, 'b', { fix })]).suggestions).toEqual([
      { range: { start: { line: 1, column: 10 }, end: { line: 1, column: 11 } }, text: 'c' },
    ]);
  });

  test.each([
    ['two changes', { edits: [edit, { ...edit, start: 0, end: 1 }] }],
    ['a change of another file', { edits: [{ ...edit, path: 'other' }] }],
    ['what is masked', { masked: true as const }],
  ])('and not %s', (_, more) => {
    const shown = diagnose([umlaut], [finding(umlaut, 'b', { fix: { ...fix, ...more } })]);
    expect(shown).not.toHaveProperty('suggestions');
    expect(shown.message).toContain('fix (safe): d');
  });
});
