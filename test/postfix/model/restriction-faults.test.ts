import { describe, expect, test } from 'vitest';
import { RELEASES, Release } from '../../../src/postfix/facts/release.ts';
import { restrictionNames } from '../../../src/postfix/facts/restriction-names.ts';
import { restrictionFaults } from '../../../src/postfix/model/restriction-faults.ts';

function release(text: string): Release {
  const parsed = Release.parse(text);
  if (!parsed) throw new Error(text);
  return parsed;
}

function faults(list: string, version = '3.7.11', classes: readonly string[] = []) {
  const found = restrictionFaults(list, release(version), (name) => classes.includes(name));
  return [...found].map(({ problem, effect, start, end }) => {
    return `${problem} ${effect} ${list.slice(start, end)}`;
  });
}

// Every list was given to smtpd 3.7.11, and its answers and its log were read.
describe('a list as smtpd 3.7.11 reads it', () => {
  test.each([
    ...['permit_mynetworks, PERMIT', 'static:OK, reject', 'permit,'],
    ...['check_client_access static:OK', 'check_recipient_access inline:{ {x = OK} }'],
    ...['check_policy_service { inet:127.0.0.1:1, timeout=1s, default_action=DUNNO }'],
    ...['sleep 1', 'warn_if_reject reject', 'warn_if_reject', 'defer_if_permit permit'],
    ...['reject_rbl_client zen.example.org=127.0.0.[1..2]', 'reject_rbl_client /x'],
    ...['warn_if_reject reject, permit_mynetworks', 'permit_auth_destination permit'],
    ...['check_relay_domains', 'permit_naked_ip_address, reject_maps_rbl', ''],
  ])('finds nothing in %j', (list) => {
    expect(faults(list)).toEqual([]);
  });

  test.each([
    ['bogus, permit', ['unknown-name defers bogus']],
    ['OK', ['unknown-name defers OK']],
    ['/etc/postfix/foo', ['unknown-name defers /etc/postfix/foo']],
    ['{static:OK}', ['in-braces defers {static:OK}']],
    ['{ permit_mynetworks, reject }', ['in-braces defers { permit_mynetworks, reject }']],
    ['check_client_access { static:OK }', ['in-braces defers { static:OK }']],
    ['warn_if_reject bogus', ['unknown-name defers bogus']],
    ['myclass', ['unknown-name defers myclass']],
    ['check_client_access', ['missing-argument defers check_client_access']],
    [
      'check_client_access reject_unauth_destination',
      ['missing-argument defers check_client_access'],
    ],
    ['check_client_access /etc/access', ['missing-argument defers check_client_access']],
    ['check_policy_service', ['missing-argument defers check_policy_service']],
    ['check_policy_service foo', ['missing-argument fatal check_policy_service']],
    ['sleep', ['missing-argument defers sleep']],
    ['sleep 1s', ['missing-argument defers sleep']],
    ['reject_rbl_client', ['missing-argument skipped reject_rbl_client']],
    [
      'reject_rbl_client reject_unauth_destination',
      ['missing-argument swallows reject_rbl_client'],
    ],
    ['permit, bogus', ['unreachable none bogus']],
    ['reject, permit_mynetworks, x', ['unreachable none permit_mynetworks, x']],
    ['defer, permit', ['unreachable none permit']],
    ['check_relay_domains permit', ['unreachable none permit']],
    ['permit warn_if_reject reject', ['unreachable none warn_if_reject reject']],
  ])('finds in %j: %j', (list, expected) => {
    expect(faults(list)).toEqual(expected);
  });

  test('knows classes with their capitals', () => {
    expect(faults('MyClass', '3.7.11', ['MyClass'])).toEqual([]);
    expect(faults('myclass', '3.7.11', ['MyClass'])).toHaveLength(1);
  });

  test('leaves a comment behind the value alone', () => {
    expect(faults('permit # everyone')).toEqual([]);
  });
});

describe('names by release', () => {
  test('3.9 dropped three', () => {
    expect(faults('check_relay_domains', '3.8')).toEqual([]);
    expect(faults('check_relay_domains', '3.9')).toEqual(['removed defers check_relay_domains']);
    expect(faults('reject_maps_rbl', '3.9')).toEqual(['removed defers reject_maps_rbl']);
    expect(faults('permit_naked_ip_address', '3.9')).toHaveLength(1);
  });

  test('others came', () => {
    expect(faults('check_sasl_access static:OK', '2.10')).toHaveLength(1);
    expect(faults('check_sasl_access static:OK', '2.11')).toEqual([]);
    expect(faults('defer_unauth_destination', '2.9')).toHaveLength(1);
  });

  test('are in lower case, each once', () => {
    for (const text of RELEASES) {
      const names = restrictionNames(release(text));
      expect(names).toEqual([...new Set(names)]);
      expect(names.every((name) => /^[a-z_]+$/.test(name))).toBe(true);
    }
  });
});
