import { describe, expect, test } from 'vitest';
import { admitsStrangers, relaysForStrangers } from '../../../src/postfix/model/relaying.ts';
import { hasWorking, parseRestrictions } from '../../../src/postfix/model/restrictions.ts';
import { serverOf } from './server-of.ts';

const CLASSES: Readonly<Record<string, string>> = {
  spam: 'reject_rbl_client bl.example.org',
  friends: 'permit',
  loop: 'loop',
};

function has(list: string, names: readonly string[], before?: readonly string[]): boolean {
  return hasWorking(parseRestrictions(list), names, (name) => CLASSES[name], before);
}

describe('a restriction in a list', () => {
  test.each([
    ['permit_mynetworks, reject', ['reject'], true],
    ['permit, reject', ['reject'], false],
    ['warn_if_reject reject', ['reject'], false],
    ['spam', ['reject_rbl_client'], true],
    ['friends, reject', ['reject'], true],
    ['loop', ['reject'], false],
    ['check_client_access hash:reject', ['hash:reject'], false],
  ] as const)('%s works: %s', (list, names, expected) => {
    expect(has(list, names)).toBe(expected);
  });

  test.each([
    ['spam, permit_sasl_authenticated', true],
    ['permit_sasl_authenticated, spam', false],
    ['warn_if_reject permit_sasl_authenticated, spam', true],
    ['spam', true],
    ['friends, spam', true],
    ['permit_mynetworks', false],
    ['REJECT_RBL_CLIENT bl.example.org, PERMIT_SASL_AUTHENTICATED', true],
  ] as const)('%s asks the block list before the login: %s', (list, expected) => {
    expect(has(list, ['reject_rbl_client'], ['permit_sasl_authenticated'])).toBe(expected);
  });
});

describe('a stranger', () => {
  test.each([
    ['permit_mynetworks, reject_unauth_destination', true, false],
    ['permit_sasl_authenticated, reject', false, false],
    ['permit_auth_destination, reject', true, false],
    ['permit_mynetworks, defer', false, false],
    ['check_client_access hash:/etc/clients, reject_unauth_destination', 'unknown', 'unknown'],
    ['check_client_access hash:/etc/clients, reject', 'unknown', 'unknown'],
    ['reject_rbl_client bl.example.org, reject_unauth_destination', true, false],
  ] as const)('%s: may send to our domains %s, to others %s', (list, own, foreign) => {
    const server = serverOf(`mynetworks = 127.0.0.0/8\nsmtpd_relay_restrictions = ${list}\n`);
    expect(admitsStrangers(server.scope, server)).toBe(own);
    expect(relaysForStrangers(server.scope, server)).toBe(foreign);
  });
});
