import { describe, expect, test } from 'vitest';
import { knownNames } from '../../src/postfix/model/known-names.ts';
import { showServer } from '../../src/postfix/show.ts';
import { serverOf } from './model/server-of.ts';

function shown(master: string) {
  const server = serverOf('', `in inet n - n - - ${master}\n`);
  const [service] = showServer(server, knownNames(server), { all: false }).services;
  if (!service) throw new Error('no service');
  return service;
}

describe('arguments are shown as postconf -M prints them', () => {
  test.each([
    ['smtpd -o a=b', ['-o', 'a=b']],
    ['smtpd -oa=b', ['-o', 'a=b']],
    ['smtpd -vvo a=b -D', ['-vv', '-o', 'a=b', '-D']],
    ['smtpd -o { a = b c }', ['-o', 'a=b c']],
    ['smtpd -o {a}', ['-o', 'a']],
    ['smtpd -o', ['-o']],
    ['smtpd {a b}', ['a b']],
    ['pipe {a\v}', ['a']],
    ['pipe x -o {a = b}', ['x', '-o', 'a = b']],
    ['smtpd -- -o {a = b}', ['--', '-o', 'a = b']],
    ['smtpd -o -oa=b', ['-o', '-oa=b']],
  ])('%s', (command, words) => {
    expect(shown(command).arguments).toEqual(words);
  });

  test('what only a process has is no override', () => {
    expect(shown('smtpd -o service_name=x -o a=b').overrides).toEqual({
      a: { raw: 'b', value: 'b' },
    });
  });
});
