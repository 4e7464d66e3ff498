import type { Truth } from '../../lint/truth.ts';
import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import { splitWords } from '../syntax/words.ts';
import { isLoopback, portNumber } from './endpoint.ts';
import { keyedEntries } from './keyed-entries.ts';
import { isListSeparator, splitList } from './lists.ts';
import { namedTables } from './named-tables.ts';
import type { PostfixServer } from './server.ts';
import type { Service } from './service.ts';
import { isKnown, type UnknownValue, unknown } from './value.ts';

/**
 * Where a delivery agent takes the mail for the world. `internet`: to the mail exchangers of each
 * domain. `relay`: all of it to one next hop. `this-host`: to a next hop on the loopback address.
 * `elsewhere`: other services, or none, deliver that mail.
 */
export type Route =
  | { readonly to: 'internet' | 'elsewhere' }
  /** The port is undefined where next hops differ, or where its name is not a usual one. */
  | { readonly to: 'relay' | 'this-host'; readonly port: number | undefined };

/** Settings that can send any message on another way. */
const BY_SENDER = ['sender_dependent_default_transport_maps', 'sender_dependent_relayhost_maps'];

/**
 * The route of mail that goes by default_transport: its own next hop, else relayhost, else the
 * domain of the recipient. Not known where a table or a filter may take all mail on another way.
 * Source: postconf(5) default_transport, relayhost, transport(5), trivial-rewrite/resolve.c.
 */
export function routeOf(service: Service, server: PostfixServer): Route | UnknownValue {
  const { value } = server.agreedScope.effective('default_transport');
  if (!isKnown(value)) return value;
  const [, transport = '', written = ''] = /^([^:]*):?(.*)$/s.exec(value.text.trim()) ?? [];
  if (service.name !== transport || service.type === 'inet') return { to: 'elsewhere' };
  if (mayBeDiverted(server)) return unknown('a table or a filter may decide on the way');
  if (written !== '') return toNextHops([written], service);
  const relayhost = server.agreedScope.effective('relayhost').value;
  if (!isKnown(relayhost)) return relayhost;
  const hops = splitList(relayhost.text);
  return hops.length === 0 ? { to: 'internet' } : toNextHops(hops, service);
}

function toNextHops(written: readonly ByteString[], service: Service): Route {
  const hops = written.map(parseNextHop);
  const ports = new Set(
    hops.map(({ port }) => (port === undefined ? defaultPort(service) : portNumber(port))),
  );
  const [port] = ports;
  const to = hops.every(({ host }) => isLoopback(host)) ? 'this-host' : 'relay';
  return { to, port: ports.size === 1 ? port : undefined };
}

/** `host`, `[host]`, `host:port` or `[host]:port`. */
function parseNextHop(text: ByteString): { host: string; port: string | undefined } {
  const [, bracketed, plain, port] = /^(?:\[([^\]]*)\]|([^:]*))(?::(.*))?$/s.exec(text) ?? [];
  return { host: bracketed ?? plain ?? text, port };
}

function defaultPort(service: Service): number | undefined {
  const { value, origin } = service.scope.effective(`${service.program}_tcp_port`);
  if (origin.kind === 'undefined') return service.program === 'lmtp' ? 24 : 25;
  return isKnown(value) ? portNumber(value.text) : undefined;
}

function mayBeDiverted(server: PostfixServer): boolean {
  const { agreedScope } = server;
  const bySender = BY_SENDER.some((name) => {
    const { value } = agreedScope.effective(name);
    return !isKnown(value) || value.text !== '';
  });
  return bySender || hasEntryForAll(server) !== false || leavesByFilter(server);
}

/** Whether transport_maps may name a way for every address. */
function hasEntryForAll(server: PostfixServer): Truth {
  const { value } = server.agreedScope.effective('transport_maps');
  if (!isKnown(value)) return 'unknown';
  const text = JoinedText.of(value.text, [{ start: 0, end: value.text.length }]);
  const tables = namedTables(server).filter(
    ({ setting, subject }) => setting === 'transport_maps' && subject === 'main.cf',
  );
  if (tables.length !== splitWords(text, isListSeparator).length) return 'unknown';
  const entries = tables.map((table) => keyedEntries(table, server));
  if (entries.some((each) => each?.some(({ key }) => key.text === '*'))) return true;
  return entries.includes(undefined) ? 'unknown' : false;
}

/** A filter on this machine hands the mail back; one elsewhere may deliver it itself. */
function leavesByFilter({ agreedScope }: PostfixServer): boolean {
  const { value } = agreedScope.effective('content_filter');
  if (!isKnown(value)) return true;
  const [, hop = ''] = /^[^:]*:(.*)$/s.exec(value.text.trim()) ?? [];
  return hop !== '' && !/^(?:unix:|$)/.test(hop) && !isLoopback(hostOf(hop));
}

function hostOf(hop: ByteString): string {
  return parseNextHop(hop.replace(/^inet:/, '')).host;
}
