import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { PROFILES, type Profile } from '../../src/lint/profile.ts';
import { Release } from '../../src/postfix/facts/release.ts';
import { printMainCf } from '../../src/postfix/syntax/main-cf.ts';
import { printMasterCf } from '../../src/postfix/syntax/master-cf.ts';
import { applyEdits } from '../../src/text/edit.ts';
import { findMarkup, type Markup } from '../../src/text/markup.ts';
import { overlaps } from '../../src/text/span.ts';
import { kindByName, templateSyntax } from '../../src/workspace/file-kind.ts';
import { lintServer } from '../../src/workspace/lint-site.ts';
import { modelOf } from '../../src/workspace/server-model.ts';
import { NEEDS_TESTDATA, readSource, TESTDATA } from '../testdata.ts';

const FACTS = {
  release: Release.parse('3.7') ?? expect.fail(),
  configDirectory: '/etc/postfix',
  fragment: false,
};

type Files = Readonly<Record<string, string>>;

function serverOf(files: Files) {
  const names = Object.keys(files);
  const main = names.find((name) => kindByName(name) === 'postfix-main');
  const master = names.find((name) => kindByName(name) === 'postfix-master');
  return { files: { main, master }, texts: new Map(Object.entries(files)) };
}

function lint(files: Files, profile: Profile = 'standard'): readonly Finding[] {
  const server = serverOf(files);
  const policy = { profile, levels: new Map() };
  return lintServer(server.files, server.texts, FACTS, RULES, policy).findings;
}

function model(files: Files) {
  const server = serverOf(files);
  return modelOf(server.files, server.texts, FACTS);
}

/** The value of each name, or a question mark. */
function values(files: Files, ...names: string[]): string[] {
  const { scope } = model(files);
  return names.map((name) => {
    const { value } = scope.effective(name);
    return 'text' in value ? value.text : '?';
  });
}

const MASTER = 'smtp      inet  n       -       y       -       -       smtpd\n';
const NARROW = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /a.pem\n';
const RULE = 'postfix/tls12-only-inbound';

describe('what a template tells', () => {
  test('markup makes a value unknown, and all that refers to it', () => {
    const main = 'myhostname = {{ host }}\nmyorigin = $myhostname\nrelayhost = a\n';
    expect(values({ 'main.cf.j2': main }, 'myhostname', 'myorigin', 'relayhost')).toEqual([
      '?',
      '?',
      'a',
    ]);
  });

  test('what is set in a block is unknown, unless it is set again behind it', () => {
    const main = 'a = 1\nb = 1\n{% if x %}\na = 2\nb = 2\nc = 2\n{% endif %}\nb = 3\n';
    expect(values({ 'main.cf.j2': main }, 'a', 'b', 'c')).toEqual(['?', '3', '?']);
  });

  test('markup that prints settings leaves only what stands behind it', () => {
    const main = 'relayhost = a\n{{ extra }}\nmyorigin = b\n';
    const names = ['relayhost', 'myorigin', 'mydestination'];
    expect(values({ 'main.cf.j2': main }, ...names)).toEqual(['?', 'b', '?']);
  });

  test('markup in a name leaves the names that do not match', () => {
    const main = 'smtp{{ d }}_tls_ciphers = low\n';
    const names = ['smtpd_tls_ciphers', 'biff'];
    expect(values({ 'main.cf.j2': main }, ...names)).toEqual(['?', 'yes']);
  });

  test('markup in `-o` hides main.cf from that service', () => {
    const master = `${MASTER}  -o relayhost={{ x }} -o myorigin=b\n`;
    const files = { 'main.cf.j2': 'relayhost = a\n', 'master.cf.j2': master };
    const [service] = model(files).services;
    expect(service?.role).toBe('mx');
    expect(service?.scope.effective('relayhost').value).toHaveProperty('unknown');
    expect(service?.scope.effective('myorigin').value).toEqual({ text: 'b' });
  });

  test('a service that is there perhaps has no role', () => {
    const master = `{% if x %}\n${MASTER}{% endif %}\n`;
    expect(model({ 'main.cf.j2': '', 'master.cf.j2': master }).services[0]?.role).toBe('other');
  });

  test('the name alone makes a template', () => {
    const text = 'smtpd_client_restrictions = check_client_access inline:{{a = REJECT}}\n';
    expect(values({ 'main.cf': text }, 'smtpd_client_restrictions')[0]).toContain('inline:{{');
    for (const name of ['main.cf.j2', 'postfix_main.cf.erb', 'main.cf.tftpl', 'x-main.cf.in']) {
      expect([kindByName(name), templateSyntax(name)]).toEqual([
        'postfix-main',
        expect.any(String),
      ]);
    }
    expect(templateSyntax('main.cf')).toBeUndefined();
  });
});

describe('findings and fixes of a template', () => {
  const narrow = `${NARROW}smtpd_tls_protocols = >=TLSv1.2\n`;

  test('stand beside markup, and leave it alone', () => {
    const main = `{# mail #}\nmyhostname = {{ host }}\n${narrow}`;
    const finding = lint({ 'main.cf.j2': main, 'master.cf.j2': MASTER }, 'interop').find(
      ({ rule }) => rule === RULE,
    );
    const fixed = applyEdits(main, finding?.fix?.edits ?? []);
    expect(fixed).toContain('{# mail #}\nmyhostname = {{ host }}\n');
    expect(fixed).not.toContain('>=TLSv1.2');
  });

  test.each([
    ['a value from markup', `${NARROW}smtpd_tls_protocols = >={{ floor }}\n`],
    [
      'a block around the setting',
      `${NARROW}{% if x %}\nsmtpd_tls_protocols = >=TLSv1.2\n{% endif %}\n`,
    ],
    [
      'a block around the level',
      `${narrow}{% if x %}\nsmtpd_tls_security_level = none\n{% endif %}\n`,
    ],
    ['markup that prints settings', `${narrow}{{ extra }}\n`],
    [
      'a second value in a block',
      `${narrow}{% if x %}\nsmtpd_tls_protocols = TLSv1\n{% endif %}\n`,
    ],
  ])('there is none that depends on %s', (_, main) => {
    const rules = lint({ 'main.cf.j2': main, 'master.cf.j2': MASTER }, 'interop').map(
      ({ rule }) => rule,
    );
    expect(rules).not.toContain(RULE);
    expect(rules).not.toContain('postfix/repeated-setting');
  });

  test('no comment that suppresses is called unused', () => {
    const main = `${NARROW}# mtalint-disable-next-line ${RULE} -- old\nsmtpd_tls_protocols = {{ x }}\n`;
    const rules = (name: string): string[] =>
      lint({ [name]: main, 'master.cf': MASTER }, 'interop').map(({ rule }) => rule);
    expect(rules('main.cf')).toContain('mtalint/unused-suppression');
    expect(rules('main.cf.j2')).not.toContain('mtalint/unused-suppression');
  });
});

describe.skipIf(!TESTDATA)(`real templates ${NEEDS_TESTDATA}`, () => {
  const folder = join(TESTDATA ?? '', 'corpus', 'templates');
  const names = TESTDATA ? readdirSync(folder).sort() : [];
  const read = (name: string): string => readSource(join(folder, name)).text;
  const markupOf = (name: string): Markup[] => {
    const syntax = templateSyntax(name);
    return syntax ? findMarkup(read(name), syntax) : [];
  };

  /** A main.cf with the master.cf beside it. */
  const servers = names
    .filter((name) => kindByName(name) === 'postfix-main')
    .map((name): Files => {
      const sibling = name.replace('main.cf', 'master.cf');
      const hasSibling = existsSync(join(folder, sibling));
      return { [name]: read(name), ...(hasSibling ? { [sibling]: read(sibling) } : {}) };
    });

  test('there are some', () => {
    expect(names.length).toBeGreaterThan(40);
    expect(servers.length).toBeGreaterThan(20);
    const withMarkup = names.filter((name) => markupOf(name).length > 0);
    expect(withMarkup.length).toBeGreaterThan(40);
  });

  test('are printed as they were read', () => {
    for (const files of servers) {
      const { main, master } = model(files).input;
      if (main) expect(printMainCf(main)).toBe(files[main.source.path]);
      if (master) expect(printMasterCf(master)).toBe(files[master.source.path]);
    }
  });

  test.each(PROFILES)('in %s no finding and no edit meets markup', (profile) => {
    for (const files of servers) {
      for (const { path, range, fix, rule } of lint(files, profile)) {
        const place = { start: range.start.offset, end: range.end.offset };
        const spans = markupOf(path);
        expect(
          spans.filter((span) => overlaps(span, place)),
          `${path} ${rule}`,
        ).toEqual([]);
        for (const edit of fix?.edits ?? []) {
          const hit = markupOf(edit.path).filter((span) => overlaps(span, edit));
          expect(hit, `${edit.path} ${rule}`).toEqual([]);
        }
      }
    }
  });

  test('a finding does not depend on how the markup is filled in', () => {
    let compared = 0;
    for (const files of servers) {
      const spans = Object.keys(files).map((name) => markupOf(name));
      const hasBlocks = spans.flat().some(({ opens, closes }) => opens ?? closes);
      const hasPlaceholders = spans.flat().some(({ isPlaceholder }) => isPlaceholder);
      if (hasBlocks || hasPlaceholders) continue;
      const found = PROFILES.flatMap((profile) => keysOf(lint(files, profile)));
      compared += found.length;
      for (const filler of ['192.0.2.1', 'no', 'TLSv1']) {
        const rendered = Object.fromEntries(
          Object.entries(files).map(([name, text]) => [name, fill(text, markupOf(name), filler)]),
        );
        const plain = Object.fromEntries(
          Object.entries(rendered).map(([name, text]) => [name.replace(/\.\w+$/, ''), text]),
        );
        const all = PROFILES.flatMap((profile) => keysOf(lint(plain, profile)));
        for (const key of found) expect(all, Object.keys(files)[0]).toContain(key);
      }
    }
    expect(compared).toBeGreaterThan(10);
  });
});

/** What a finding is about, in words that are the same for the template and what it makes. */
function keysOf(findings: readonly Finding[]): string[] {
  return findings.map(
    ({ rule, path, subject, settings }) =>
      `${kindByName(path)}: ${rule}: ${subject}: ${settings.join(' ')}`,
  );
}

/** Puts a text in the place of each tag that prints, and nothing in that of others. */
function fill(text: string, markup: readonly Markup[], filler: string): string {
  const edits = markup.map(({ start, end, prints }) => ({
    start,
    end,
    text: prints ? filler : '',
  }));
  return applyEdits(text, edits);
}
