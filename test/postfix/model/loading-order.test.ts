import { describe, expect, test } from 'vitest';
import { isKnown } from '../../../src/postfix/model/value.ts';
import { serverOf } from './server-of.ts';

/** What the program of the only service takes a parameter for, with what postconf shows. */
function views(main: string, service: string, name: string, release?: string): string[] {
  const [only] = serverOf(main, `${service}\n`, release).services;
  return [only?.scope, only?.postconfScope].map((scope) => {
    const value = scope?.effective(name).value;
    return value && isKnown(value) ? value.text : 'unknown';
  });
}

const SMTPD = 'smtp inet n - n - - smtpd';
const SMTP = 'smtp unix - - n - - smtp';

describe('a default stands for something where the program has loaded it', () => {
  test.each([
    // T120 of the collected cases.
    ['$mail_name|$smtpd_delay_reject|$smtpd_timeout|$smtpd_tls_loglevel', 'Postfix|||', 'all'],
    ['$smtpd_soft_error_limit|$smtpd_recipient_limit', '10|1000', '10|1000'],
    ['$smtp_helo_name|$tls_medium_cipherlist', '|', 'all'],
    ['${smtpd_timeout?{a}:{b}}', 'b', 'a'],
    ['${{$smtpd_delay_reject} == {yes}?{a}:{b}}', 'b', 'a'],
  ])('smtpd_banner = %s', (banner, seen, shown) => {
    const [daemon, postconf] = views(`smtpd_banner = ${banner}\n`, SMTPD, 'smtpd_banner');
    expect(daemon).toBe(seen);
    if (shown === 'all') expect(postconf).not.toMatch(/^\||\|\||\|$/);
    else expect(postconf).toBe(shown);
  });

  test('entries of one table know those before them', () => {
    const later = 'smtpd_tls_protocols = $smtpd_tls_mandatory_ciphers\n';
    expect(views(later, SMTPD, 'smtpd_tls_protocols')).toEqual(['medium', 'medium']);
    const earlier = 'smtpd_tls_ciphers = $smtpd_tls_mandatory_ciphers\n';
    expect(views(earlier, SMTPD, 'smtpd_tls_ciphers')).toEqual(['', 'medium']);
  });

  test('each program has an order of its own', () => {
    expect(views('smtp_helo_name = $smtp_helo_timeout\n', SMTP, 'smtp_helo_name')).toEqual([
      '300s',
      '300s',
    ]);
    expect(views('smtp_helo_name = $smtp_always_send_ehlo\n', SMTP, 'smtp_helo_name')).toEqual([
      '',
      'yes',
    ]);
  });

  test('what main.cf or -o sets is known from the beginning, through others too', () => {
    const main = 'smtpd_timeout = 5s\na = $smtpd_timeout\nsmtpd_banner = $a$smtpd_delay_reject\n';
    const service = `${SMTPD} -o smtpd_delay_reject=no`;
    expect(views(main, service, 'smtpd_banner')).toEqual(['5sno', '5sno']);
  });

  test('parameters of every program come first, and know no other', () => {
    const main = 'mail_name = <$smtpd_banner$smtpd_recipient_limit>\nmyhostname = h\n';
    expect(views(main, SMTPD, 'mail_name')[0]).toBe('<>');
    const { value } = serverOf(main, SMTPD).globalScope.effective('mail_name');
    expect(value).toEqual({ text: '<>' });
  });

  test('built-in defaults are expanded with what a program has', () => {
    expect(views('', SMTPD, 'smtpd_timeout')).toEqual(['300s', '300s']);
    expect(views('smtpd_tls_cert_file = /a\n', SMTPD, 'smtpd_tls_key_file')[0]).toBe('/a');
    // Expanded when it was loaded, it is empty.
    const main = 'smtpd_tls_loglevel = ${smtpd_tls_key_file?{1}:{0}}\n';
    expect(views(main, SMTPD, 'smtpd_tls_loglevel')).toEqual(['0', '1']);
  });
});

describe('what is not known of the order', () => {
  const late = 'smtpd_banner = x$smtpd_timeout\n';

  test('programs that were not watched, and old releases', () => {
    expect(views(late, 'x unix - - n - - mine', 'smtpd_banner')).toEqual(['unknown', 'x300s']);
    expect(views(late, SMTPD, 'smtpd_banner', '2.9')).toEqual(['unknown', 'x300s']);
    expect(views(late, SMTPD, 'smtpd_banner', '2.10')).toEqual(['x', 'x300s']);
    expect(views('smtpd_banner = x$virtual_maps\n', SMTPD, 'smtpd_banner', '2.6')).toEqual([
      'x',
      'x',
    ]);
  });

  test('an empty default is empty for all', () => {
    const main = 'smtpd_banner = x$smtpd_client_restrictions\n';
    expect(views(main, 'x unix - - n - - mine', 'smtpd_banner')).toEqual(['x', 'x']);
  });

  test('a parameter newer than what was watched stands in the table of its kind', () => {
    const switchFirst = 'smtpd_hide_client_session = $smtpd_timeout\n';
    expect(views(switchFirst, SMTPD, 'smtpd_hide_client_session', '3.11')).toEqual(['', '300s']);
    const numberFirst = 'smtpd_hide_client_session = $smtpd_recipient_limit\n';
    expect(views(numberFirst, SMTPD, 'smtpd_hide_client_session', '3.11')[0]).toBe('1000');
    const same = 'smtpd_tls_enable_rpk = $smtpd_delay_reject\n';
    expect(views(same, SMTPD, 'smtpd_tls_enable_rpk', '3.11')[0]).toBe('unknown');
    const banner = 'smtpd_banner = x$smtpd_hide_client_session\n';
    expect(views(banner, SMTPD, 'smtpd_banner', '3.11')).toEqual(['x', 'xno']);
  });

  test('what main.cf alone shows is known where all its readers agree', () => {
    const agreed = (master: string) => {
      const server = serverOf('notify_classes = $maximal_queue_lifetime\n', master);
      return isKnown(server.agreedScope.effective('notify_classes').value);
    };
    expect(agreed('x unix - - n - - cleanup\n')).toBe(true);
    expect(agreed(`${SMTPD}\n`)).toBe(false);
  });
});
