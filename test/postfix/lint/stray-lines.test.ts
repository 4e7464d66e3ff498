import { describe, expect, test } from 'vitest';
import type { Example } from '../../../src/lint/rule.ts';
import { configOf, lintExample } from '../../rules/lint-example.ts';

const RULES =
  /^postfix\/(?:main-(?:quoted|indented|stray|bom|nbsp)|master-(?:o-(?:space|inline|quotes|column)|orphan|indented|duplicate|missing-tlsmgr|unknown-daemon)|myhostname|secret)/;

/** The findings about lines, words and services that do not do what was meant, with their lines. */
function found(main: string, master?: string, more: Partial<Example> = {}): string[] {
  const files = { 'main.cf': main, ...(master === undefined ? {} : { 'master.cf': master }) };
  const example = { version: '3.7.11', ...more, files };
  return lintExample(example, configOf(example))
    .filter(({ rule }) => RULES.test(rule))
    .map(({ rule, range }) => `${rule.slice('postfix/'.length)} ${range.start.line}`);
}

const MAIN = 'compatibility_level = 3.6\n';

describe('words behind the options of a program', () => {
  test.each([
    ['smtp inet n - n - - smtpd - x\n', ['master-o-space-in-value 1']],
    ['smtp inet n - n - - smtpd -o soft_bounce=no #x\n', ['master-o-inline-comment 1']],
    ['25 inet n - n - 1 postscreen # in\n', []],
    ['smtp unix - - n - - smtp flags=O\n', []],
    ['smtp unix - - n - - smtp flags=O x\n', ['master-o-space-in-value 1']],
    ['f unix - n n - - spawn user=f argv=/bin/f # x\n', []],
    ['smtp inet n - n - - /opt/smtpd x\n', []],
    ['smtp inet n - n - - smtpd -o soft_bounce = no\n', ['master-o-spaces-equals 1']],
    ['smtp inet n - n - - smtpd x\nsmtp inet n - n - - smtpd\n', ['master-duplicate-service 1']],
  ])('%j', (master, expected) => {
    expect(found(MAIN, master)).toEqual(expected);
  });
});

describe('lines that belong to another entry', () => {
  test.each([
    ['mynetworks = 127.0.0.0/8\n  nobody_knows_this = yes\n', undefined, []],
    ['import_environment = TZ\n  mail_owner=postfix\n', undefined, []],
    [
      'mynetworks = 127.0.0.0/8\n#relay_domains =\n  10.0.0.0/8\n',
      undefined,
      ['main-stray-continuation 3'],
    ],
    ['mynetworks = 127.0.0.0/8\n#see: wiki =\n  10.0.0.0/8\n', undefined, []],
    ['mynetworks = 127.0.0.0/8\n#relay_domains = none\n  10.0.0.0/8\n', undefined, []],
    [
      MAIN,
      'a unix - n n - - pipe\n  user=x argv=/bin/x\n  b unix - n n - - pipe\n',
      ['master-indented-service 3'],
    ],
    [MAIN, '#a inet n - n - - smtpd\n-o soft_bounce=no\n', ['master-o-column0 2']],
    [MAIN, '25 inet n - n - - smtpd\n# 26 inet is closed\n  -o soft_bounce=no\n', []],
  ])('%j with %j', (main, master, expected) => {
    expect(found(main, master)).toEqual(expected);
  });
});

describe('quotes', () => {
  test.each([
    ['mynetworks = "127.0.0.0/8", 10.0.0.0/8\n', []],
    ['mynetworks = ""\n', []],
    ['smtpd_tls_cert_file = "/etc/x.pem"\n', []],
    ["mynetworks = '127.0.0.0/8' '10.0.0.0/8'\n", ['main-quoted-value 1']],
    ['header_checks = "regexp:/etc/x"\n', ['main-quoted-value 1']],
  ])('%j', (main, expected) => {
    expect(
      found(`${main}${MAIN}`, 'smtp inet n - n - - smtpd\nx unix n - n - 0 cleanup\n'),
    ).toEqual(expected);
  });
});

describe('characters that are not ASCII', () => {
  test.each([
    ['mydestination = m\u00fcnchen.example\n', []],
    ['mydestination =\u3000example.org\n', []],
    ['a = 1\n\ufeffsoft_bounce = no\n', ['main-bom 2']],
    ['soft_bounce = no\ufeff\n', ['main-nbsp 1']],
    ['smtp_sasl_password_maps = static:me:pass\u2013word\n', ['secret-in-main-cf 1']],
  ])('%j', (main, expected) => {
    expect(found(main)).toEqual(expected);
  });
});

describe('services', () => {
  const FULL =
    'cleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nrewrite unix - - n - - trivial-rewrite\n';
  const TLS = `${MAIN}smtp_tls_security_level = may\n`;

  test.each([
    [TLS, `${FULL}smtp unix - - n - - smtp\n`, ['master-missing-tlsmgr 4']],
    [TLS, 'smtp unix - - n - - smtp\n', []],
    [TLS, `${FULL}smtp unix - - n - - smtp -o smtp_tls_security_level=none\n`, []],
    [`${TLS}tlsmgr_service_name = other\n`, `${FULL}smtp unix - - n - - smtp\n`, []],
    [MAIN, '127.0.0.1:25 inet n - n - - smtpd\n25 inet n - n - - smtpd\n', []],
    [MAIN, '25 inet n - n - - smtpd\n:25 inet n - n - - smtpd\n', ['master-duplicate-service 1']],
    [MAIN, 'a unix n - n - - error\na unix - - n - - error\n', []],
    [MAIN, 'a unix - - n - - eror\n', ['master-unknown-daemon 1']],
    [MAIN, 'a unix - - n - - mydaemon\n', []],
  ])('%j with %j', (main, master, expected) => {
    expect(found(main, master)).toEqual(expected);
  });

  test('a program that lies there is none that is misspelt', () => {
    const files = {
      'main.cf': `${MAIN}daemon_directory = /opt\n`,
      'master.cf': 'a unix - - n - - eror\n',
      '/opt/eror': '',
    };
    const example = { version: '3.7.11', files };
    const findings = lintExample(example, configOf(example));
    expect(findings.filter(({ rule }) => rule === 'postfix/master-unknown-daemon')).toEqual([]);
  });
});

describe('the name of the host', () => {
  test.each([
    ['myhostname = mx1\n', ['myhostname-not-fqdn 1']],
    ['myhostname = LOCALHOST.localdomain\n', ['myhostname-not-fqdn 1']],
    ['myhostname = @HOST@\n', []],
    ['myhostname = PH_NAME\n', []],
    ['myhostname = a.b\n', []],
  ])('%j', (main, expected) => {
    expect(found(main)).toEqual(expected);
  });
});
