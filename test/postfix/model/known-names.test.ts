import { describe, expect, test } from 'vitest';
import { knownNames } from '../../../src/postfix/model/known-names.ts';
import { serverOf } from './server-of.ts';

/** The names in main.cf that count, of those that are no parameters. */
function counting(main: string, master = '', release = '3.7.11'): string[] {
  const server = serverOf(main, master, release);
  const names = knownNames(server);
  return [...server.settingNames].filter((name) => !server.table.get(name) && names.inMain(name));
}

describe('names that count in main.cf, as postconf 3.7.11 has it', () => {
  test.each([
    ['a = x\nmail_name = ${b?{$a}y}\nb = y\n', ['a', 'b']],
    ['a = x\nmail_name = ${b?{$}:{$a}}\n', []],
    ['a = x\nmailbox_command = $a\n', []],
    ['a = x\nprocess_name = $a\n', []],
    ['postfix = x\nsmtpd_restriction_classes = $mail_owner\n', []],
    ['c = x\nsmtpd_restriction_classes = $a, b\na = c\n', ['c', 'a']],
    ['db_hosts = x\nrelay_domains = mysql:db\n', ['db_hosts']],
    ['db_hosts = x\nrelay_domains = {x {mysql:db}y}\n', ['db_hosts']],
    ['db_hosts = x\nrelay_domains = inline:{ {a = mysql:db} }\n', ['db_hosts']],
    ['db_hosts = x\nrelay_domains = mysql:{mysql:db}\n', ['db_hosts']],
    ['_hosts = x\nrelay_domains = mysql:\n', ['_hosts']],
    ['db_hosts = x\nrelay_domains = mysql:./db mysql:/db\n', []],
    ['db_hosts = x\nrelay_domains = $process_name mysql:db\n', ['db_hosts']],
    ['db_hosts = x\na = mysql:db\n', []],
    ['db_hosts = x\nvirtual_maps = mysql:db\n', ['virtual_maps']],
  ])('%j', (main, names) => {
    expect(counting(main)).toEqual(names);
  });

  test('a service with a setting of its own refers to that', () => {
    const own = 'a inet n - n - - smtpd -o b=x -o mail_name=$b\n';
    expect(counting('b = y\n', own)).toEqual([]);
    expect(counting('b = y\n', own.replace(' -o b=x', ''))).toEqual(['b']);
  });

  test('what counts in main.cf counts in each service', () => {
    const server = serverOf(
      'b = y\n',
      'a inet n - n - - smtpd -o b=x\nc inet n - n - - smtpd -o mail_name=$b\n',
    );
    const [first] = server.services;
    expect(first && knownNames(server).inService(first, 'b')).toBe(true);
  });
});

describe('names that count by release', () => {
  test.each([
    ['debug:mysql:db', '3.10', []],
    ['debug:mysql:db', '3.11', ['db_hosts']],
    ['#x mysql:db', '3.7', ['db_hosts']],
    ['#x mysql:db', '3.8', []],
  ])('%s in %s', (value, release, names) => {
    expect(counting(`db_hosts = x\nrelay_domains = ${value}\n`, '', release)).toEqual(names);
  });
});

test('a default that is made of a setting refers to what that leaves, as postconf 3.7.11 warns', () => {
  // $$ is one dollar sign, and myhostname ends in mydomain where the host has a short name.
  const server = serverOf('mydomain = ${{1}=={1}?{$$}}x\n');
  expect(server.scope.effective('myhostname').raw).toMatchObject({ text: 'host.$x' });
  expect(knownNames(server).undefinedReferences.map(({ name }) => name)).toEqual(['x']);
});
