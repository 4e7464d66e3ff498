import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import unused from '../../rules/mtalint/unused-suppression.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { applySuppressions } from '../../src/lint/suppression.ts';
import { NEWEST_STABLE, Release } from '../../src/postfix/facts/release.ts';
import { SourceText } from '../../src/text/source.ts';
import { lintServer } from '../../src/workspace/lint-site.ts';

const RULE = 'postfix/table-entry-malformed';

function lintTable(table: string, setting = 'transport_maps = hash:/etc/postfix/table\n') {
  const release = Release.parse(NEWEST_STABLE);
  if (!release) throw new Error('no release');
  const texts = new Map([['main.cf', setting]]);
  const facts = {
    release,
    configDirectory: '/etc/postfix',
    fragment: false,
    readFile: (path: string) => (path === '/etc/postfix/table' ? table : undefined),
  };
  const policy = { profile: 'standard', levels: new Map() } as const;
  const files = { main: 'main.cf', master: undefined };
  return lintServer(files, texts, facts, RULES, policy).findings.filter(
    ({ path }) => path === '/etc/postfix/table',
  );
}

describe('a suppression comment in a table', () => {
  const above = `# mtalint-disable-next-line ${RULE} -- filled in later\n`;

  test('silences the next entry and no other', () => {
    const lines = (comment: string) =>
      lintTable(`a.example smtp:\n${comment}b.example\nc.example\n`).map(
        ({ rule, range }) => `${rule} ${range.start.line}`,
      );
    expect(lines('')).toEqual([`${RULE} 2`, `${RULE} 3`]);
    expect(lines(above)).toEqual([`${RULE} 4`]);
  });

  test('is reported where it silences nothing', () => {
    const findings = lintTable(`${above}b.example smtp:\n`);
    expect(findings.map(({ rule }) => rule)).toEqual(['mtalint/unused-suppression']);
  });

  test('works in the file of a database client', () => {
    const client = (comment: string) =>
      lintTable(
        `dbname = a\nquery = b\n${comment}bogus = c\n`,
        'transport_maps = mysql:/etc/postfix/table\n',
      ).map(({ rule }) => rule);
    const unknown = 'postfix/client-setting-unknown';
    expect(client('')).toEqual([unknown]);
    expect(client(`# mtalint-disable-next-line ${unknown} -- for other tools\n`)).toEqual([]);
  });
});

describe('a suppression by an earlier name of the rule', () => {
  const source = new SourceText('f', '# mtalint-disable-next-line x/old -- why\na\n');
  const comment = {
    path: 'f',
    span: { start: 0, end: 41 },
    text: source.text.slice(1, 40),
    covers: { start: 41, end: 43 },
  };
  const finding: Finding = {
    ...{ rule: 'x/new', severity: 'error', message: '', path: 'f', subject: '' },
    ...{ range: source.rangeOf({ start: 41, end: 42 }), settings: [], related: [] },
  };
  const context = {
    isAsked: (rule: string) => rule === 'x/new',
    known: new Map([
      ['x/new', 'x/new'],
      ['x/old', 'x/new'],
    ]),
    rules: [unused],
    levelOf: () => 'warning' as const,
  };
  const apply = (findings: readonly Finding[]) =>
    applySuppressions(findings, [comment], new Map([['f', source]]), context);

  test('silences the rule', () => {
    expect(apply([finding]).findings).toEqual([]);
  });

  test('hands on what it silenced, and why', () => {
    expect(apply([finding]).suppressed).toEqual([{ finding, justification: 'why' }]);
    expect(apply([]).suppressed).toEqual([]);
  });

  test('is reported as unused by the name that it gives', () => {
    expect(apply([]).findings.map(({ message }) => message)).toEqual([
      expect.stringContaining('x/old'),
    ]);
  });
});
