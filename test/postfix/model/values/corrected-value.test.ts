import { expect, test } from 'vitest';
import { parameterTable } from '../../../../src/postfix/facts/parameter-table.ts';
import { Release } from '../../../../src/postfix/facts/release.ts';
import { checkValue } from '../../../../src/postfix/model/values/check-value.ts';
import { correctedValue } from '../../../../src/postfix/model/values/corrected-value.ts';
import { sumOfParts } from '../../../../src/postfix/model/values/time.ts';

test.each([
  ['smtpd_helo_required', 'true', 'yes'],
  ['smtpd_helo_required', 'Enabled', 'yes'],
  ['smtpd_helo_required', '0', 'no'],
  ['smtpd_helo_required', '"off";', 'no'],
  ['smtpd_helo_required', "'yes'", 'yes'],
  ['smtpd_helo_required', 'yes,', 'yes'],
  ['smtpd_helo_required', 'maybe', ''],
  ['smtpd_helo_required', '', ''],
  ['message_size_limit', '"1000"', '1000'],
  ['message_size_limit', '10 MB', ''],
  ['message_size_limit', '10M', ''],
  ['smtpd_soft_error_limit', '"0"', ''],
  ['smtpd_timeout', '5 m', '5m'],
  ['smtpd_timeout', '5 Minutes', '5m'],
  ['smtpd_timeout', '5H', '5h'],
  ['smtpd_timeout', '5M', ''],
  ['smtpd_timeout', '1.5h', ''],
  ['smtpd_timeout', '-5s', ''],
  ['inet_protocols', 'IPv4, ipv6', 'ipv4'],
  ['notify_classes', 'sofware, bogus', 'software'],
  ['notify_classes', 'bogus', ''],
  ['mail_name', '', ''],
  ['compatibility_level', "'2'", '2'],
])('%s = %j probably means %j', (name, value, meant) => {
  const release = Release.parse('3.7.11');
  const parameter = release && parameterTable(release).get(name);
  if (!parameter) throw new Error(name);
  const verdict = checkValue(parameter, value);
  if (verdict.outcome === 'accepted') throw new Error(`${value} is accepted`);
  expect(correctedValue(parameter, value, verdict)).toBe(meant);
});

test.each([
  ['1h30m', '90m'],
  ['1d12h', '36h'],
  ['1w1s', '604801s'],
  ['1h, 30m', '90m'],
  ['1h', undefined],
  ['5ms', undefined],
  ['5min', undefined],
])('the parts of %s make %s', (value, sum) => {
  expect(sumOfParts(value)).toBe(sum);
});
