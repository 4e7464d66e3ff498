import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/lint/finding.ts';
import { renderText } from '../../src/report/text.ts';
import { finding, MAIN, MASTER, rangeOf, report, SAMPLE } from './sample.ts';

const plain = (of: Parameters<typeof renderText>[0], width = 80) =>
  `\n${renderText(of, { colour: false, width })}`;

const fixable = (safety: 'safe' | 'unsafe') => ({
  fix: { safety, description: 'repair it', edits: [] },
});

describe('renderText', () => {
  it('shows each finding with its lines and its fix', () => {
    expect(plain(SAMPLE)).toMatchInlineSnapshot(`
      "
      etc/postfix/main.cf:2:23  warning  port 25 accepts nothing below TLS 1.2, so
          senders that speak only TLS 1.0 or 1.1 fall back to clear text or bounce
          postfix/tls12-only-inbound
          |
        2 | smtpd_tls_protocols = >=TLSv1.2
          |                       ^^^^^^^^^
          |
         ::: etc/postfix/master.cf:12:1
       12 | smtp      inet  n       -       y       -       -       smtpd
          | ---- this service reads it
          = fix (unsafe, --unsafe-fixes): use the default of Postfix 3.7, so that such
              senders are let in encrypted

      etc/postfix/main.cf:6:2  error  anyone may relay mail through this server
          postfix/open-relay
         |
       3 | smtpd_relay_restrictions =
      ...
       6 |         permit,
         |         ^^^^^^^
       7 |         reject_unauth_destination
         |         ------------------------- this is never reached
         = fix (safe): remove permit

      note: no main.cf.proto: the stock services of Postfix 3.7 are assumed
      1 error, 1 warning; 1 can be fixed with --fix, 1 more with --unsafe-fixes
      "
    `);
  });

  it('fits a narrow terminal', () => {
    expect(plain(SAMPLE, 50)).toMatchInlineSnapshot(`
      "
      etc/postfix/main.cf:2:23  warning  port 25 accepts
          nothing below TLS 1.2, so senders that speak
          only TLS 1.0 or 1.1 fall back to clear text or
          bounce  postfix/tls12-only-inbound
          |
        2 | smtpd_tls_protocols = >=TLSv1.2
          |                       ^^^^^^^^^
          |
         ::: etc/postfix/master.cf:12:1
       12 | smtp      inet  n       -       y       -  …
          | ---- this service reads it
          = fix (unsafe, --unsafe-fixes): use the
              default of Postfix 3.7, so that such
              senders are let in encrypted

      etc/postfix/main.cf:6:2  error  anyone may relay
          mail through this server  postfix/open-relay
         |
       3 | smtpd_relay_restrictions =
      ...
       6 |         permit,
         |         ^^^^^^^
       7 |         reject_unauth_destination
         |         -------------------------
         |         this is never reached
         = fix (safe): remove permit

      note: no main.cf.proto: the stock services of
            Postfix 3.7 are assumed
      1 error, 1 warning;
      1 can be fixed with --fix, 1 more with --unsafe-fixes
      "
    `);
  });

  it('paints', () => {
    const text = renderText(SAMPLE, { colour: true, width: 80 });
    expect(text).toContain('\x1b[1;31merror\x1b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the escape character is the subject
    expect(`\n${text.replace(/\x1b\[[\d;]*m/g, '')}`).toBe(plain(SAMPLE));
  });

  it('keeps the rule id in one piece', () => {
    const rule = 'postfix/a-name-that-is-rather-long-for-a-rule';
    const message = 'a message of which the last word and the rule have no room';
    expect(
      plain(report([MAIN], [finding(MAIN, '>=TLSv1.2', { rule, message })])),
    ).toMatchInlineSnapshot(`
      "
      etc/postfix/main.cf:2:23  warning  a message of which the last word and the rule
          have no room  postfix/a-name-that-is-rather-long-for-a-rule
         |
       2 | smtpd_tls_protocols = >=TLSv1.2
         |                       ^^^^^^^^^

      1 warning
      "
    `);
  });

  it('never shows a control character of a path or a message', () => {
    const related = [{ path: 'x\x1b]0;', range: rangeOf(MAIN, 'm'), message: 'see \u202e' }];
    const text = plain(
      report([MAIN], [finding(MAIN, 'm', { message: 'bad \x1b[31m', related })], {
        notes: ['\x07'],
      }),
    );
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(text).toMatchInlineSnapshot(`
      "
      etc/postfix/main.cf:1:1  warning  bad ␛[31m  postfix/some-rule
         |
       1 | myhostname = mx.example.org
         | ^
         = x␛]0;:1:1: see <U+202E>

      note: ␇
      1 warning
      "
    `);
  });

  it('does without a source', () => {
    const without = {
      ...report([MAIN], [finding(MAIN, 'm', fixable('safe'))]),
      sources: new Map(),
    };
    expect(plain(without)).toMatchInlineSnapshot(`
      "
      etc/postfix/main.cf:1:1  warning  something is wrong here  postfix/some-rule
         = fix (safe): repair it

      1 warning; 1 can be fixed with --fix
      "
    `);
  });

  it('goes by file, place and severity', () => {
    const findings = [
      finding(MASTER, 'smtp', { rule: 'x/6' }),
      finding(MAIN, '>=TLSv1.2', { rule: 'x/5' }),
      finding(MAIN, 'myhostname', { rule: 'x/4', severity: 'info' }),
      finding(MAIN, 'myhostname', { rule: 'x/3' }),
      finding(MAIN, 'myhostname', { rule: 'x/2' }),
      finding(MAIN, 'myhostname', { rule: 'x/1', severity: 'error' }),
    ];
    expect(
      plain(report([MAIN, MASTER], findings))
        .match(/x\/\d/g)
        ?.join(' '),
    ).toBe('x/1 x/2 x/3 x/4 x/5 x/6');
  });
});

describe('the summary', () => {
  const last = (findings: readonly Finding[], fixed = 0) =>
    plain(report([MAIN], findings, { fixed }))
      .trimEnd()
      .split('\n')
      .at(-1);
  const some = (more: Partial<Finding> = {}) => finding(MAIN, 'm', more);
  const error = { severity: 'error' } as const;

  it.each([
    [[], 0, 'no findings'],
    [[], 2, '2 fixed; no findings left'],
    [[some(error), some(), some({ severity: 'info' })], 0, '1 error, 1 warning, 1 info'],
    [[some(error), some(error), some()], 0, '2 errors, 1 warning'],
    [[some(), some()], 3, '3 fixed; 2 warnings left'],
    [[some(fixable('safe')), some()], 0, '2 warnings; 1 can be fixed with --fix'],
    [[some(fixable('unsafe'))], 0, '1 warning; 1 can be fixed with --unsafe-fixes'],
    [
      [some(fixable('unsafe')), some(fixable('safe'))],
      1,
      '1 fixed; 2 warnings left; 1 can be fixed with --fix, 1 more with --unsafe-fixes',
    ],
  ])('%# says what is left to do', (findings, fixed, line) => {
    expect(last(findings, fixed)).toBe(line);
  });
});

it('what is to be done by hand is said where no fix is offered', () => {
  const help = 'ask the authority for a new certificate';
  const shown = report([MAIN], [finding(MAIN, '>=TLSv1.2', { help })]);
  expect(renderText(shown, { colour: false, width: 80 })).toContain(`= by hand: ${help}\n`);
  const fix = { safety: 'safe', description: 'repair it', edits: [] } as const;
  const fixed = report([MAIN], [finding(MAIN, '>=TLSv1.2', { help, fix })]);
  expect(renderText(fixed, { colour: false, width: 80 })).not.toContain('by hand');
});
