import { describe, expect, test } from 'vitest';
import { expand, isRefused, knownParts } from '../../../src/postfix/model/expansion.ts';
import { isKnown, unknown } from '../../../src/postfix/model/value.ts';
import { serverOf } from './server-of.ts';

function expanded(value: string, settings: Readonly<Record<string, string>> = {}): string {
  const result = expand(value, (name) => {
    const text = Object.hasOwn(settings, name) ? settings[name] : undefined;
    return text === undefined ? undefined : { value: { text } };
  });
  return isKnown(result) ? result.text : isRefused(result) ? 'fatal' : 'unknown';
}

/** `v1 = $v2` and so on, so many; the last is `end`. */
function chain(length: number, end: string): Record<string, string> {
  const links = Array.from({ length }, (_, at) => [`v${at + 1}`, `$v${at + 2}`] as const);
  return Object.fromEntries([...links, [`v${length}`, end]]);
}

describe('values as Postfix 3.7.11 expanded them', () => {
  test.each([
    ['${ }x', 'x'],
    ['${?x}${:y}', 'y'],
    ['${{9223372036854775806} < {9223372036854775807}}', 'true'],
    ['${{9223372036854775807} < {9223372036854775808}}', 'fatal'],
    ['${{18014398509481985} == {18014398509481984}}', ''],
    ['${{010} == {10}}', 'true'],
    ['${{3.10} > {3.9}}', ''],
    ['${{3.10} >level {3.9}}', 'true'],
    ['${{} <level {1}}', 'fatal'],
    ['${{$a} == {x} ? {y} : {$}}', 'y'],
    ['${{$a} == {z} ? {y} : {$}}', 'fatal'],
  ])('%s', (value, result) => {
    expect(expanded(value, { a: 'x' })).toBe(result);
  });

  test('a hundred references inside references are the most, and the text in the last counts', () => {
    expect(expanded('$v1', chain(100, 'x'))).toBe('x');
    expect(expanded('$v1', chain(101, ''))).toBe('');
    expect(expanded('$v1', chain(101, 'x'))).toBe('fatal');
    expect(expanded('${a?$v1}', { a: 'x', ...chain(99, 'x') })).toBe('x');
    expect(expanded('${a?$v1}', { a: 'x', ...chain(100, 'x') })).toBe('fatal');
  });

  test.each(['$a', '${a?$a}', '${{$a} == {x}}', '$a$a'])('a = %s never ends', (a) => {
    expect(expanded('$a', { a })).toBe('fatal');
  });
});

describe('functions, since 3.11', () => {
  const inRelease = (value: string, release: string) => {
    const main = `myhostname = mail.example.org\nmail_name = ${value}\n`;
    const result = serverOf(main, '', release).scope.effective('mail_name').value;
    return isKnown(result) ? result.text : isRefused(result) ? 'fatal' : 'unknown';
  };

  test.each([
    ['${domain_to_ascii{$myhostname}}', 'mail.example.org'],
    ['${ domain_to_ascii {A_B c} }', 'A_B c'],
    ['${domain_to_ascii{b\xc3\xbccher.example}}', 'unknown'],
    ['${domain_to_utf8{$myhostname}}', 'mail.example.org'],
    ['${domain_to_utf8{b\xc3\xbccher.example}}', 'b\xc3\xbccher.example'],
    ['${domain_to_utf8{xn--bcher-kva.example}}', 'unknown'],
    ['${domain_to_utf8{a..b}}', 'unknown'],
    ['${domain_to_ascii{$}}', 'fatal'],
    ['${domain_to_ascii{a} b}', 'fatal'],
    ['${no_such{a}}', 'fatal'],
    ['${domain_to_ascii?{a}}', ''],
  ])('%s', (value, result) => {
    expect(inRelease(value, '3.11')).toBe(result);
    if (result !== '') expect(inRelease(value, '3.10')).toBe('fatal');
  });
});

describe('a value that is not known', () => {
  const lookup = (name: string) =>
    name === 'host' ? { value: unknown('only the host knows') } : { value: { text: 'x' } };

  test('an error behind it counts more', () => {
    expect(isRefused(expand('$host $', lookup))).toBe(true);
    expect(isRefused(expand('$host', lookup))).toBe(false);
  });

  test('can be known in parts', () => {
    expect(knownParts('a $host ${host?b}${host:c}$d', lookup)).toBe('a  bcx');
    expect(knownParts('$host ${', lookup)).toBeUndefined();
  });
});

describe('in a configuration', () => {
  function valueIn(name: string, main: string): string | undefined {
    const { value } = serverOf(main).scope.effective(name);
    return isKnown(value) ? value.text : undefined;
  }

  test('a parameter whose own value is left alone is expanded where another refers to it', () => {
    const main = 'a = 1\ndefault_rbl_reply = <$a>\nmail_name = $default_rbl_reply\n';
    expect(valueIn('default_rbl_reply', main)).toBe('<$a>');
    expect(valueIn('mail_name', main)).toBe('<1>');
  });

  test('the name of the host is made of what main.cf sets, and of no default', () => {
    expect(valueIn('myhostname', 'mydomain = example.org\n')).toBe('host.example.org');
    expect(valueIn('myhostname', 'mydomain = $myhostname\n')).toBe('host.');
    expect(valueIn('mydomain', 'myhostname = a.$mail_name\n')).toBe('');
    expect(valueIn('mydomain', 'myhostname = a.$b\nb = org\n')).toBe('org');
  });

  test('a process has its name from -o or main.cf if they set it, and its service from neither', () => {
    const server = serverOf(
      'process_name = x\nservice_name = y\nmail_name = $service_name$constructor\n',
      'in inet n - n - - /usr/lib/smtpd -o process_name=z -o mail_name=$process_name/$service_name/$constructor\n',
    );
    expect(server.scope.effective('mail_name').value).toEqual({ text: '' });
    expect(isKnown(server.scope.effective('process_name').value)).toBe(false);
    const [service] = server.services;
    expect(service?.postconfScope.effective('mail_name').value).toEqual({ text: 'smtpd/in/' });
    expect(service?.scope.effective('mail_name').value).toEqual({ text: 'z/in/' });
    const main = serverOf('process_name = x\n', 'in inet n - n - - smtpd\n').services[0];
    expect(main?.scope.effective('process_name').value).toEqual({ text: 'x' });
    expect(main?.postconfScope.effective('process_name').value).toEqual({ text: 'smtpd' });
  });

  test('`$` is left alone in `-o` as in main.cf', () => {
    const server = serverOf('', 'a unix - n n - - local -o {mailbox_command=/bin/x $USER}\n');
    const value = server.services[0]?.scope.effective('mailbox_command').value;
    expect(value).toEqual({ text: '/bin/x $USER' });
  });
});
