import { describe, expect, test } from 'vitest';
import { hostNameProblem } from '../../../src/icewarp/model/host-name.ts';
import { relayEntries, relayRangeProblem } from '../../../src/icewarp/model/relay-list.ts';

describe('an entry of the trusted addresses', () => {
  test.each(['*', '*.*.*.*', '0.0.0.0/0', '203.0.113.1/0', '::/0', '0.0.0.0-255.255.255.255'])(
    'takes in everyone: %s',
    (entry) => expect(relayRangeProblem(entry)).toBe('everyone'),
  );

  test.each([
    '203.0.*.*',
    '203.0.112.0/23',
    '198.51.100.0-198.51.101.0',
    '8.*.*.*',
    '2001:db8::/32',
  ])('is wide: %s', (entry) => expect(relayRangeProblem(entry)).toBe('wide'));

  test.each([
    ...['127.0.0.1', '10.0.0.0/8', '10.*.*.*', '172.16.0.0/12', '192.168.0.0-192.168.255.255'],
    ...['203.0.113.0/24', '203.0.113.*', '203.0.113.5', '2001:db8::/48', 'fd00::/8', 'fe80::/10'],
    ...['mx.example.org', '', '300.1.1.*', '10.0.0.1/33'],
  ])('is left alone: %s', (entry) => expect(relayRangeProblem(entry)).toBeUndefined());

  test('stands between semicolons', () => {
    expect(relayEntries('127.0.0.1; *.*.*.*')).toEqual([
      { entry: '127.0.0.1', at: 0 },
      { entry: '*.*.*.*', at: 11 },
    ]);
  });
});

describe('a host name', () => {
  test.each([
    '',
    'mail',
    'localhost',
    'localhost.localdomain',
    '192.0.2.1',
    '[2001:db8::1]',
    'mx.lan',
  ])('is a problem: "%s"', (name) => expect(hostNameProblem(name)).toBeDefined());

  test.each(['mail.example.org', 'mail.example.org.', 'mx-1.example.co.uk'])(
    'is fine: %s',
    (name) => expect(hostNameProblem(name)).toBeUndefined(),
  );
});
