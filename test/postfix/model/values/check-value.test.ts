import { describe, expect, test } from 'vitest';
import { parameterTable } from '../../../../src/postfix/facts/parameter-table.ts';
import { Release } from '../../../../src/postfix/facts/release.ts';
import { checkValue } from '../../../../src/postfix/model/values/check-value.ts';
import type { Verdict } from '../../../../src/postfix/model/values/verdict.ts';

function check(name: string, value: string, release = '3.7.11'): Verdict {
  const parsed = Release.parse(release);
  const parameter = parsed && parameterTable(parsed).get(name);
  if (!parameter) throw new Error(`${release} has no ${name}`);
  return checkValue(parameter, value);
}

function logged(name: string, value: string, release?: string): string | undefined {
  const verdict = check(name, value, release);
  return verdict.outcome === 'refused' ? verdict.message : undefined;
}

// Every line was run on Postfix 3.7.11; the texts are those of its log.
describe('what Postfix 3.7.11 accepts', () => {
  test.each([
    ['smtpd_helo_required', ['yes', 'YES', 'no', 'nO']],
    ['smtpd_peername_lookup', ['yes']],
    ['address_verify_poll_count', ['1']],
    ['smtpd_soft_error_limit', ['5', '+5', '05', '2147483647']],
    [
      'message_size_limit',
      ['5', '+5', '-5', '0', '9223372036854775807', '-9223372036854775808', `${'0'.repeat(40)}1`],
    ],
    ['smtpd_timeout', ['5', '5s', '5m', '5h', '5d', '5w', '+5s', '05s', '2147483647']],
    ['smtpd_timeout', ['5sec', '1h30m', '5min', '5ms', '30s,', '5m30']],
    ['maximal_queue_lifetime', ['5', '5h', '0', '100', 'd']],
    ['smtp_host_lookup', ['dns', 'dns, native']],
    ['smtp_dns_support_level', ['', 'ENABLED']],
    ['smtp_address_preference', ['ANY', 'ipv4']],
    ['inet_protocols', ['', 'all, ipv4', 'ipv4,ipv6']],
    ['info_log_address_format', ['External', 'internal']],
    ['postscreen_greet_action', ['DROP', 'continue', 'ignore']],
    ['postscreen_upstream_proxy_protocol', ['', 'haproxy']],
    ['reject_tempfail_action', ['DEFER', 'defer_if_permit']],
    ['smtpd_forbid_bare_newline', ['NORMALIZE', 'Yes']],
    ['header_from_format', ['Standard']],
    ['mailbox_delivery_lock', ['fcntl,dotlock']],
    ['receive_override_options', ['', 'no_address_mappings']],
    ['smtp_tls_dane_insecure_mx_policy', ['May']],
    ['smtpd_tls_loglevel', ['1', 'SUMMARY', 'routine,cache', '']],
    ['compatibility_level', ['3.6', '3.6.1', '99', '+3', '03', '3.1023', '99999999999']],
    [
      'default_destination_concurrency_negative_feedback',
      ['1', '.5', '1e0', '1 /8', '1/ 8', '0.5 junk', '1/concurrency', '0.5/Concurrency'],
    ],
    ['smtpd_discard_ehlo_keywords', ['bogus']],
    ['relayhost', ['', 'anything at all']],
  ])('%s: %j', (name, values) => {
    for (const value of values) expect(check(name, value).outcome, value).toBe('accepted');
  });
});

describe('what Postfix 3.7.11 refuses', () => {
  test.each(['true', '1', 'on', 'off', 'y', '"yes"', 'yes,', 'yes no', '', 'false', '0'])(
    'a switch %j',
    (value) => {
      expect(logged('smtpd_helo_required', value)).toBe(
        `bad boolean configuration: smtpd_helo_required = ${value}`,
      );
      expect(logged('smtpd_peername_lookup', value)).toBe(
        `bad boolean configuration: smtpd_peername_lookup = ${value}`,
      );
    },
  );

  test.each([
    ...['0x10', '5.0', '', '2147483648', '-2147483649', '99999999999999999999', '1e3', '10k'],
    ...['5 6', '1,000', '5%'],
  ])('a number %j', (value) => {
    expect(logged('smtpd_soft_error_limit', value)).toBe(
      `bad numerical configuration: smtpd_soft_error_limit = ${value}`,
    );
  });

  test.each(['9223372036854775808', '10M', '10 MB', '', '1e7', '-9223372036854775809'])(
    'a long number %j',
    (value) => {
      expect(logged('message_size_limit', value)).toBe(
        `bad numerical configuration: message_size_limit = ${value}`,
      );
    },
  );

  test.each([
    ...['5S', '5M', '1.5h', '-5s', '5y', '', '24855d', '3550w', '35791394m', '596523h'],
    ...['2147483648', '0x5', '5 s', '99999999999999999999s', '-0x'],
  ])('a time %j', (value) => {
    expect(logged('smtpd_timeout', value)).toBe(
      `parameter smtpd_timeout: bad time value or unit: ${value}`,
    );
  });

  test.each([
    ['smtpd_soft_error_limit', '-5', 'invalid smtpd_soft_error_limit parameter value -5 < 1'],
    ['smtpd_soft_error_limit', '0', 'invalid smtpd_soft_error_limit parameter value 0 < 1'],
    ['in_flow_delay', '11s', 'invalid in_flow_delay: 11 (max 10)'],
    [
      'unverified_sender_defer_code',
      '500',
      'invalid unverified_sender_defer_code parameter value 500 > 499',
    ],
    ['smtpd_timeout', '0', 'invalid smtpd_timeout: 0 (min 1)'],
    ['smtpd_timeout', '-0s', 'invalid smtpd_timeout: 0 (min 1)'],
    ['smtpd_timeout', 'm', 'invalid smtpd_timeout: 0 (min 1)'],
    ['maximal_queue_lifetime', '8760h', 'invalid maximal_queue_lifetime: 31536000 (max 8640000)'],
    [
      'maximal_queue_lifetime',
      '24855',
      'parameter maximal_queue_lifetime: bad time value or unit: 24855',
    ],
    ['mail_name', '', 'bad string length 0 < 1: mail_name = '],
    ['smtp_host_lookup', '', 'bad string length 0 < 1: smtp_host_lookup = '],
    ['smtp_host_lookup', 'DNS', 'unknown smtp_host_lookup value "DNS" in "DNS"'],
    ['smtp_host_lookup', 'dns bogus', 'unknown smtp_host_lookup value "bogus" in "dns bogus"'],
    [
      'smtp_dns_support_level',
      'enabled dnssec',
      'invalid smtp_dns_support_level: "enabled dnssec"',
    ],
    ['smtp_address_preference', 'ipv4,ipv6', 'bad smtp_address_preference value: ipv4,ipv6'],
    ['inet_protocols', 'IPv4', 'unknown inet_protocols value "IPv4" in "IPv4"'],
    ['mynetworks_style', 'HOST', 'unknown mynetworks mask style value "HOST" in "HOST"'],
    ['syslog_facility', 'MAIL', 'parameter syslog_facility: unrecognized value: MAIL'],
    ['info_log_address_format', 'x', 'invalid parameter setting "info_log_address_format = x"'],
    ['postscreen_greet_action', 'foo', 'bad postscreen_greet_action value: foo'],
    [
      'postscreen_upstream_proxy_protocol',
      'HAPROXY',
      'unsupported postscreen_upstream_proxy_protocol value: HAPROXY',
    ],
    [
      'unverified_sender_tempfail_action',
      'bogus',
      'bad configuration: unverified_sender_tempfail_action = bogus',
    ],
    [
      'smtpd_forbid_bare_newline',
      'bogus',
      "bad parameter value: 'smtpd_forbid_bare_newline = bogus'",
    ],
    ['header_from_format', 'x', 'invalid setting: "header_from_format = x"'],
    ['virtual_mailbox_lock', 'x', 'unknown mailbox_delivery_lock value "x" in "x"'],
    ['smtp_tls_dane_insecure_mx_policy', '', 'invalid smtp_tls_dane_insecure_mx_policy: ""'],
    ['lmtp_address_verify_target', 'x', 'bad protocol stage: "smtp_address_verify_target = x"'],
    ['smtpd_tls_loglevel', '1 bogus', 'unknown smtpd_tls_loglevel value "bogus" in "1 bogus"'],
    ['notify_classes', 'bogus', 'unknown notify_classes value "bogus" in "bogus"'],
    ['compatibility_level', '2.x', 'malformed compatibility level syntax: "2.x"'],
    ['compatibility_level', '', 'malformed compatibility level syntax: ""'],
    ['compatibility_level', '1.2.3.4', 'malformed compatibility level syntax: "1.2.3.4"'],
    ['compatibility_level', '3.1024', 'malformed compatibility level syntax: "3.1024"'],
    ['compatibility_level', '-1', 'malformed compatibility level syntax: "-1"'],
  ])('%s = %j: %s', (name, value, message) => {
    expect(logged(name, value)).toBe(message);
  });
});

describe('what else there is to say', () => {
  test.each([
    ['1h30m', '1h'],
    ['30s,', '30s'],
    ['5ms', '5m'],
  ])('of %s only %s is read', (value, read) => {
    expect(check('smtpd_timeout', value)).toEqual({ outcome: 'accepted', read });
  });

  test('the faulty word of a list is told', () => {
    expect(check('notify_classes', 'resource, sofware')).toMatchObject({
      effect: 'fatal',
      form: 'keyword',
      word: { start: 10, end: 17 },
    });
  });

  test.each(['x', '2', '-0.1', '1/0.5', '1/nonsense', '1/2 x', '1/2,', '1//2', '1/'])(
    'a feedback %j, and goes on',
    (value) => {
      const name = 'default_destination_concurrency_positive_feedback';
      expect(check(name, value)).toMatchObject({
        effect: 'ignored',
        message: `${name}: ignoring malformed or unreasonable feedback: ${value}`,
      });
    },
  );

  test('an empty feedback ends the queue manager', () => {
    expect(check('default_destination_concurrency_positive_feedback', '')).toMatchObject({
      effect: 'fatal',
      message: 'bad string length 0 < 1: default_destination_concurrency_positive_feedback = ',
    });
  });

  test('a bad log level does not end the program', () => {
    expect(check('smtpd_tls_loglevel', '11')).toMatchObject({ effect: 'ignored' });
  });

  test('words and bounds are those of the release', () => {
    expect(logged('milter_default_action', 'shutdown', '3.7.19')).toBeDefined();
    expect(logged('milter_default_action', 'shutdown', '3.7.20')).toBeUndefined();
    expect(logged('compatibility_level', '3.6', '3.5')).toBe(
      'bad numerical configuration: compatibility_level = 3.6',
    );
    expect(logged('postscreen_dnsbl_threshold', '0', '3.7')).toBeUndefined();
    expect(logged('postscreen_dnsbl_threshold', '0', '3.8')).toBeDefined();
  });

  test('a value of many digits takes no time', () => {
    expect(logged('message_size_limit', '9'.repeat(1_000_000))).toContain('bad numerical');
    expect(logged('smtpd_timeout', '9'.repeat(1_000_000))).toContain('bad time');
  });
});
