import { describe, expect, test } from 'vitest';
import { routeOf } from '../../../src/postfix/model/delivery.ts';
import { PostfixServer } from '../../../src/postfix/model/server.ts';
import { parseMainCf } from '../../../src/postfix/syntax/main-cf.ts';
import { SourceText } from '../../../src/text/source.ts';
import { serverOf } from './server-of.ts';

const MASTER =
  'smtp unix - - n - - smtp\nrelay unix - - n - - smtp\nsmtps inet n - n - - smtpd\n' +
  'lmtp unix - - n - - lmtp\n';

function route(main: string, name = 'smtp', tables: Readonly<Record<string, string>> = {}) {
  const { input } = serverOf(main, MASTER);
  const server = new PostfixServer({
    ...input,
    main: parseMainCf(new SourceText('main.cf', main)),
    readFile: (path) => tables[path],
  });
  const service = server.services.find((each) => each.name === name);
  if (!service) throw new Error(`no service ${name}`);
  const found = routeOf(service, server);
  return 'unknown' in found ? 'unknown' : found;
}

describe('where the mail for the world goes', () => {
  test.each([
    ['', { to: 'internet' }],
    ['relayhost =\n', { to: 'internet' }],
    ['relayhost = [relay.example.org]\n', { to: 'relay', port: 25 }],
    ['relayhost = [relay.example.org]:587\n', { to: 'relay', port: 587 }],
    ['relayhost = relay.example.org:submissions\n', { to: 'relay', port: 465 }],
    ['relayhost = [2001:db8::1]:2525\n', { to: 'relay', port: 2525 }],
    ['relayhost = [relay.example.org]:some-name\n', { to: 'relay', port: undefined }],
    ['relayhost = [127.0.0.1]:1025\n', { to: 'this-host', port: 1025 }],
    ['relayhost = localhost\n', { to: 'this-host', port: 25 }],
    ['relayhost = [::1]\n', { to: 'this-host', port: 25 }],
    ['relayhost = a.example:587, b.example:587\n', { to: 'relay', port: 587 }],
    ['relayhost = a.example:465, b.example:587\n', { to: 'relay', port: undefined }],
    ['relayhost = 127.0.0.1:25, b.example\n', { to: 'relay', port: 25 }],
    ['mydomain = example.org\nrelayhost = $mydomain\n', { to: 'relay', port: 25 }],
    // The next hop of the transport counts before relayhost.
    [
      'relayhost = [a.example]\ndefault_transport = smtp:[b.example]:587\n',
      { to: 'relay', port: 587 },
    ],
    ['default_transport = relay\n', { to: 'elsewhere' }],
    ['default_transport = error:nothing leaves\n', { to: 'elsewhere' }],
  ])('%j', (main, expected) => {
    expect(route(main)).toEqual(expected);
  });

  test('a service that default_transport does not name', () => {
    expect(route('', 'relay')).toEqual({ to: 'elsewhere' });
    expect(route('default_transport = relay\n', 'relay')).toEqual({ to: 'internet' });
    expect(route('default_transport = smtps\n', 'smtps')).toEqual({ to: 'elsewhere' });
    expect(route('default_transport = lmtp:inet:a.example\n', 'lmtp')).toMatchObject({
      to: 'relay',
    });
  });
});

describe('what may take all mail on another way', () => {
  test.each([
    ['transport_maps = hash:/etc/postfix/transport\n', 'unknown'],
    ['transport_maps = regexp:/etc/postfix/transport\n', 'unknown'],
    ['transport_maps = socketmap:unix:/run/x:y\n', 'unknown'],
    ['transport_maps = inline:{a.example=smtp:[b.example]}\n', { to: 'internet' }],
    ['transport_maps = inline:{*=smtp:[b.example]}\n', 'unknown'],
    ['transport_maps = inline:{{a.example=smtp:[b.example]}, {*=relay:}}\n', 'unknown'],
    ['sender_dependent_relayhost_maps = hash:/etc/postfix/senders\n', 'unknown'],
    ['sender_dependent_default_transport_maps = static:relay\n', 'unknown'],
    ['content_filter = scan:[127.0.0.1]:10024\n', { to: 'internet' }],
    ['content_filter = scan:\n', { to: 'internet' }],
    ['content_filter = lmtp:unix:/run/scan\n', { to: 'internet' }],
    ['content_filter = lmtp:inet:localhost:10024\n', { to: 'internet' }],
    ['content_filter = smtp:[gateway.example.org]\n', 'unknown'],
  ])('%j', (main, expected) => {
    expect(route(main)).toEqual(expected);
  });

  test('a table in reach is read', () => {
    const main = 'transport_maps = hash:/etc/postfix/transport\n';
    const file = '/etc/postfix/transport';
    expect(route(main, 'smtp', { [file]: 'a.example smtp:[b.example]\n' })).toEqual({
      to: 'internet',
    });
    expect(route(main, 'smtp', { [file]: 'a.example :\n* smtp:[b.example]\n' })).toBe('unknown');
    expect(route(`${main}  texthash:/etc/postfix/more\n`, 'smtp', { [file]: '' })).toBe('unknown');
  });
});
