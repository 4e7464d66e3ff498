import { nearest } from '../../../text/edit-distance.ts';
import {
  hasInclusions,
  type ProtocolList,
  parseProtocolList,
  protocolGrammar,
} from '../../model/protocol-list.ts';
import type { PostfixServer } from '../../model/server.ts';
import { protocolsParameter, serverTls } from '../../model/server-tls.ts';
import type { Service } from '../../model/service.ts';
import type { Fact } from '../facts.ts';
import { usedDefinitions } from './used-definitions.ts';

/** Tokens that make Postfix refuse a protocol list which a service really uses. */
export function* protocolTokens(server: PostfixServer): Iterable<Fact<'protocol-token'>> {
  const lists = usedDefinitions(server, (service) => protocolLists(service, server));
  for (const { name, value, service, source, entryStart } of lists) {
    const list = parseProtocolList(value.text, protocolGrammar(server.release));
    for (const token of list.invalidTokens) {
      const span = value.spanOf(token.start, token.end);
      yield {
        name: 'protocol-token',
        data: { name, token: token.text, corrected: corrected(token.text, list) },
        path: source.path,
        at: span,
        entryStart,
        settings: [name],
        subject: service.label,
        places: { token: [span] },
        notes: [],
      };
    }
  }
}

function protocolLists(service: Service, server: PostfixServer): string[] {
  if (service.program !== 'smtpd' && service.program !== 'postscreen') return [];
  const { mode } = serverTls(service, server);
  if (typeof mode !== 'string' || mode === 'off' || mode === 'invalid') return [];
  return [protocolsParameter(service, mode)];
}

/**
 * The token that was meant, when only one can have been: `!TLSv1.0` is `!TLSv1`. A sign that Postfix
 * does not have says too little of what was meant, but for the dash, by which OpenSSL excludes.
 */
function corrected(token: string, list: ProtocolList): string {
  const { grammar } = list;
  const match = /^(!|-|>=|<=)?([A-Za-z][\w. -]*)$/.exec(token);
  const name = match?.[2];
  if (name === undefined) return '';
  const sign = match?.[1] === '-' ? '!' : (match?.[1] ?? '');
  const meant = spelling(name) ?? name;
  if ((sign === '>=' || sign === '<=') && !grammar.bounds) return exclusions(sign, meant, list);
  const known = grammar.names.find((candidate) => candidate.toLowerCase() === meant.toLowerCase());
  if (known) return `${sign}${known}`;
  const close = name.length > 4 ? nearest(name, grammar.names, 1) : undefined;
  return close ? `${sign}${close}` : '';
}

/** A bound said by exclusions, for releases without bounds; not among names of what is wanted. */
function exclusions(sign: '>=' | '<=', version: string, list: ProtocolList): string {
  const { names } = list.grammar;
  const at = names.findIndex((name) => name.toLowerCase() === version.toLowerCase());
  if (at === -1 || hasInclusions(list)) return '';
  const out = sign === '>=' ? names.slice(0, at) : names.slice(at + 1);
  return out.map((name) => `!${name}`).join(',');
}

/** Other spellings of a version, such as `TLS1.2`, `TLSv1.0` and `TLSv1_2`. */
function spelling(name: string): string | undefined {
  const spelt = /^(SSL|TLS)[ _-]?v?[ _-]?([123])(?:[._]([0-3]))?$/i.exec(name);
  if (!spelt) return undefined;
  const minor = spelt[3] && spelt[3] !== '0' ? `.${spelt[3]}` : '';
  return `${spelt[1]}v${spelt[2]}${minor}`;
}
