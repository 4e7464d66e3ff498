import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/lint/rule.ts';
import { configOf, lintExample } from '../../rules/lint-example.ts';

/** The findings about values, by rule and setting. */
function found(main: string, master?: string, more: Partial<Example> = {}): string[] {
  const files = { 'main.cf': main, ...(master === undefined ? {} : { 'master.cf': master }) };
  const example = { version: '3.7.11', ...more, files };
  return lintExample(example, configOf(example))
    .filter(({ rule }) =>
      /^postfix\/(?:main-(?:bool|int|keyword|length|value|time)-|restriction-)/.test(rule),
    )
    .map(({ rule, settings }) => `${rule.slice('postfix/'.length)} ${settings.join()}`);
}

const SMTPD = 'smtp inet n - n - - smtpd\n';
const SMTP = 'smtp unix - - n - - smtp\n';

describe('who reads a value', () => {
  test.each([
    ['soft_bounce = 1\n', '', ['main-bool-invalid soft_bounce']],
    ['smtpd_helo_required = 1\n', SMTPD, ['main-bool-invalid smtpd_helo_required']],
    ['smtpd_helo_required = 1\n', SMTP, ['main-value-unread smtpd_helo_required']],
    [
      'smtpd_helo_required = 1\n',
      `${SMTPD}587 inet n - n - - smtpd\n  -o smtpd_helo_required=no\n`,
      ['main-bool-invalid smtpd_helo_required'],
    ],
    [
      'smtpd_helo_required = 1\n',
      `${SMTPD}  -o smtpd_helo_required=no\n`,
      ['main-value-unread smtpd_helo_required'],
    ],
    ['', `${SMTPD}  -o soft_bounce=1\n`, ['main-bool-invalid soft_bounce']],
    ['', `${SMTPD}  -o smtp_helo_timeout=1x\n`, ['main-value-unread smtp_helo_timeout']],
    // One program, but it goes by its name.
    ['lmtp_helo_name = \nlmtp_lhlo_timeout = x\n', SMTP, ['main-value-unread lmtp_lhlo_timeout']],
    [
      'lmtp_lhlo_timeout = x\n',
      'lmtp unix - - n - - lmtp\n',
      ['main-int-invalid lmtp_lhlo_timeout'],
    ],
    ['tls_append_default_CA = on\n', SMTP, ['main-value-unread tls_append_default_CA']],
    [
      'smtp_tls_security_level = may\ntls_append_default_CA = on\n',
      SMTP,
      ['main-bool-invalid tls_append_default_CA'],
    ],
    ['service_throttle_time = 0s\n', '', ['main-int-invalid service_throttle_time']],
  ])('%j with %j', (main, master, expected) => {
    expect(found(main, master)).toEqual(expected);
  });
});

test('a value that only repeats another one is no finding of its own', () => {
  expect(found('mydomain =\nmyorigin = $mydomain\n')).toEqual(['main-length-invalid mydomain']);
  expect(found('mail_name =\nmyorigin = $mail_name\nmydomain = x$mail_name\n')).toEqual([
    'main-length-invalid mail_name',
  ]);
  expect(found('myorigin = $relayhost\nrelayhost =\n')).toEqual(['main-length-invalid myorigin']);
});

describe('what is not certain is not reported', () => {
  test.each([
    // Programs see nothing there, or no; postconf shows yes.
    ['a default that only some programs know', 'smtpd_helo_required = $smtpd_delay_reject\n'],
    ['a name for a script to fill in', 'message_size_limit = PH_MESSAGE_SIZE_LIMIT\n'],
    ['a name that is empty until it is filled in', 'message_size_limit = ${SIZE_LIMIT}\n'],
    ['a comment, which is another matter', 'smtpd_helo_required = yes # always\n'],
    ['a list that another setting brings into play', 'smtpd_proxy_options = bogus\n'],
    ['a value that Postfix cannot expand', 'smtpd_helo_required = ${smtpd_helo_required\n'],
    ['a name that the release does not have', 'smtpd_hide_client_session = perhaps\n'],
  ])('%s', (_, main) => {
    expect(found(main, SMTPD)).toEqual([]);
  });

  test('a style of mynetworks that mynetworks itself puts out of force', () => {
    expect(found('mynetworks_style = bogus\n', SMTPD)).toHaveLength(1);
    expect(found('mynetworks = 127.0.0.0/8\nmynetworks_style = bogus\n', SMTPD)).toEqual([]);
  });

  test('what an excerpt does not show', () => {
    const main = 'smtpd_helo_required = $elsewhere\nsmtpd_recipient_restrictions = $mine, bogus\n';
    expect(found(main, undefined, { fragment: true })).toEqual([]);
  });

  test('restrictions of a server without smtpd', () => {
    expect(found('smtpd_client_restrictions = bogus\n', SMTP)).toEqual([]);
    expect(found('smtpd_etrn_restrictions = bogus\n', SMTPD)).toEqual([]);
  });
});

test('a value with references is judged by what it expands to', () => {
  const main = 'mine = permit_mynetworks, bogus\nsmtpd_client_restrictions = $mine, sleep x\n';
  expect(found(main, SMTPD)).toEqual([
    'restriction-missing-argument smtpd_client_restrictions',
    'restriction-unknown-name smtpd_client_restrictions',
  ]);
});
