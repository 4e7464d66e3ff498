import { describe, expect, test } from 'vitest';
import {
  networkElement,
  spaceOf,
  takesInEveryone,
  takesInLoopback,
} from '../../../src/postfix/model/networks.ts';

describe('an element of a match list', () => {
  test.each([
    ['127.0.0.1/8', 'host-bits', '127.0.0.0/8'],
    ['192.168.1.1/24', 'host-bits', '192.168.1.0/24'],
    ['192.168.1.1/32', 'none', undefined],
    ['192.168.1.1', 'none', undefined],
    ['0.0.0.0/0', 'none', undefined],
    ['[fe80::1]/10', 'host-bits', '[fe80::]/10'],
    ['[fe80::1/10]', 'host-bits', '[fe80::]/10'],
    ['[2001:db8:0:0:1::5]/64', 'host-bits', '[2001:db8::]/64'],
    ['[::1]/128', 'none', undefined],
    ['[::1/128]', 'none', undefined],
    ['[::ffff:127.0.0.0]/104', 'none', undefined],
    ['::1/128', 'no-brackets', '[::1]/128'],
    ['::1', 'no-brackets', '[::1]'],
    ['fe80::/10', 'no-brackets', '[fe80::]/10'],
    ['fe80::1/10', 'no-brackets', '[fe80::]/10'],
    ['2001:db8::/32', 'no-brackets', '[2001:db8::]/32'],
    ['192.168.1/24', 'unreadable', ''],
    ['10.0.0.0/33', 'unreadable', ''],
    ['10.0.0.0/255.0.0.0', 'unreadable', ''],
    ['256.0.0.0/8', 'unreadable', ''],
    ['10.0.0.0/', 'unreadable', ''],
    ['[192.168.1]/24', 'unreadable', ''],
    ['10.0.0.0/08', 'none', undefined],
  ] as const)('%s: %s', (text, fault, corrected) => {
    const read = networkElement(text);
    expect(read?.fault).toBe(fault);
    if (corrected !== undefined) expect(read?.corrected).toBe(corrected);
  });

  test.each([
    '256.1.1.1',
    '192.168.1',
    '[example.org]',
    '10.0.0.0/-1',
    'hash:/etc/postfix/net',
    'example.org',
    '/etc/postfix/net',
    'static:all',
    'cidr:/e',
  ])('%s is no network', (text) => {
    expect(networkElement(text)).toBeUndefined();
  });

  test.each([
    ['127.0.0.1', 'loopback'],
    ['[::1]', 'loopback'],
    ['[::ffff:127.0.0.0]/104', 'loopback'],
    ['[fe80::]/64', 'link-local'],
    ['172.16.0.0/12', 'private'],
    ['172.16.0.0/11', 'public'],
    ['192.0.0.0/8', 'public'],
    ['[fd00::]/8', 'private'],
    ['[2001:db8::]/32', 'public'],
  ] as const)('%s is %s', (text, space) => {
    const network = networkElement(text)?.network;
    expect(network && spaceOf(network)).toBe(space);
  });
});

describe('a match list', () => {
  test.each([
    ['0.0.0.0/0', true],
    ['[::]/0', true],
    ['[::/0]', true],
    ['10.0.0.0/8, static:all', true],
    ['0.0.0.0/1 128.0.0.0/1', true],
    ['[::]/1 [8000::]/1', true],
    ['0.0.0.0/1 128.0.0.0/2', false],
    ['!0.0.0.0/0 0.0.0.0/0', false],
    ['hash:/etc/nets 0.0.0.0/0', 'unknown'],
    ['127.0.0.0/8', false],
    ['', false],
  ] as const)('"%s" takes in everyone: %s', (list, expected) => {
    expect(takesInEveryone(list)).toBe(expected);
  });

  test.each([
    ['127.0.0.0/8', true],
    ['192.0.2.0/28', false],
    ['!127.0.0.1 127.0.0.0/8', false],
    ['localhost, 192.0.2.1', true],
    ['/etc/postfix/networks', 'unknown'],
    ['0.0.0.0/0', true],
    ['', false],
  ] as const)('"%s" takes in the loopback address: %s', (list, expected) => {
    expect(takesInLoopback(list)).toBe(expected);
  });
});
