import { describe, expect, test } from 'vitest';
import type { Truth } from '../../../src/lint/truth.ts';
import type { PostfixWord } from '../../../src/postfix/lint/vocabulary.ts';
import { testWord } from '../../../src/postfix/lint/words.ts';
import { PostfixServer } from '../../../src/postfix/model/server.ts';
import { serverOf } from '../model/server-of.ts';

const MASTER = 'smtp inet n - y - 1 smtpd\nsubmission inet n - n - - smtpd\n  -o smtpd_banner=x\n';

function ask(word: PostfixWord, main = '', release = '3.7.11', service = 0): Truth {
  const server = serverOf(main, MASTER, release);
  const asked = server.services[service];
  return testWord(word, {
    server,
    service: asked,
    scope: asked?.scope ?? server.scope,
    own: undefined,
  });
}

describe('numbers and times', () => {
  test.each([
    [{ setting: 'message_size_limit', isMoreThan: 100 }, '', true],
    [{ setting: 'message_size_limit', isMoreThan: 'mailbox_size_limit' }, '', false],
    [
      { setting: 'message_size_limit', isMoreThan: 'mailbox_size_limit' },
      'message_size_limit = 60000000',
      true,
    ],
    [{ setting: 'message_size_limit', isLessThan: 1 }, 'message_size_limit = 0', true],
    [{ setting: 'smtp_starttls_timeout', isLessThan: 30 }, 'smtp_starttls_timeout = 1m', false],
    [{ setting: 'smtp_starttls_timeout', isLessThan: 30 }, 'smtp_starttls_timeout = 29', true],
    [
      { setting: 'smtp_starttls_timeout', isLessThan: 30 },
      'smtp_starttls_timeout = soon',
      'unknown',
    ],
    [{ setting: 'message_size_limit', isMoreThan: 0 }, 'message_size_limit = 10M', 'unknown'],
  ] as const)('%j of "%s": %s', (word, main, expected) => {
    expect(ask(word, `${main}\n`)).toBe(expected);
  });
});

describe('keywords that a release takes', () => {
  test.each([
    ['3.7.8', 'yes', false],
    ['3.7.9', 'yes', true],
    ['3.7.9', 'normalize', false],
    ['3.7.10', 'normalize', true],
    ['3.8.4', 'normalize', false],
    ['3.8', 'normalize', true],
    ['3.9.0', 'normalize', true],
    ['3.7.11', 'note', false],
    ['3.9.0', 'note', true],
    ['3.4', 'yes', false],
  ] as const)('%s takes smtpd_forbid_bare_newline = %s: %s', (release, keyword, expected) => {
    expect(ask({ setting: 'smtpd_forbid_bare_newline', takes: keyword }, '', release)).toBe(
      expected,
    );
  });

  test('a boolean takes yes and no, where there is one', () => {
    const word = { setting: 'smtpd_forbid_unauth_pipelining', takes: 'yes' } as const;
    expect(ask(word, '', '3.7.6')).toBe(true);
    expect(ask(word, '', '3.7.5')).toBe(false);
    expect(ask({ ...word, takes: 'maybe' }, '', '3.7.6')).toBe(false);
  });
});

describe('what a value holds', () => {
  test.each([
    [{ setting: 'myorigin', isWritten: ['$mydomain x'] }, 'myorigin = $mydomain  x', true],
    [{ setting: 'myorigin', isWritten: ['a.example'] }, 'o = a.example\nmyorigin = $o', false],
    [{ setting: 'local_transport', startsWith: ['LMTP'] }, 'local_transport = lmtp:x', true],
    [{ setting: 'mydestination', is: 'empty' }, 'mydestination = $unknown_host, x', false],
    [{ setting: 'relay_domains', takesIn: 'every-domain' }, 'relay_domains = a static:x', true],
    [{ setting: 'relay_domains', takesIn: 'every-domain' }, 'relay_domains = !static:x', false],
    [{ setting: 'relay_domains', takesIn: 'every-domain' }, 'relay_domains = *', false],
    [{ setting: 'relay_domains', takesIn: 'every-domain' }, 'relay_domains = hash:/r', 'unknown'],
    [{ setting: 'mynetworks', takesIn: 'loopback' }, '', true],
    [{ setting: 'mynetworks', takesIn: 'loopback' }, 'mynetworks = 192.0.2.1', false],
    [
      { setting: 'smtpd_forbid_bare_newline_exclusions', takesIn: 'everyone' },
      'mynetworks = 0.0.0.0/0',
      true,
    ],
    [{ setting: 'smtpd_forbid_bare_newline_exclusions', takesIn: 'everyone' }, '', false],
  ] as const)('%j of "%s": %s', (word, main, expected) => {
    expect(ask(word, `${main}\n`)).toBe(expected);
  });
});

describe('services', () => {
  test('knows those that are there and those that are not', () => {
    expect(ask({ hasService: ['submission'] })).toBe(true);
    expect(ask({ hasService: ['submissions'] })).toBe(false);
  });

  test('leaves open what no master.cf shows', () => {
    const { master: _, ...input } = serverOf('').input;
    const server = new PostfixServer(input);
    const view = { server, service: undefined, scope: server.scope, own: undefined };
    expect(testWord({ hasService: ['submissions'] }, view)).toBe('unknown');
  });

  test('reads the columns of a service', () => {
    expect(ask({ column: 'maxproc', holds: ['1'] })).toBe(true);
    expect(ask({ column: 'chroot', holds: ['y'] }, '', '3.7.11', 1)).toBe(false);
  });
});
