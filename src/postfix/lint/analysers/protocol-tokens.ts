import { nearest } from '../../../text/edit-distance.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import {
  type InvalidToken,
  type ProtocolList,
  parseProtocolList,
  protocolGrammar,
} from '../../model/protocol-list.ts';
import type { PostfixServer } from '../../model/server.ts';
import { protocolsParameter, serverTls } from '../../model/server-tls.ts';
import type { Fact } from '../facts.ts';

/** Tokens that make Postfix refuse a protocol list which a service really uses. */
export function* protocolTokens(server: PostfixServer): Iterable<Fact<'protocol-token'>> {
  const seen = new Set<JoinedText>();
  for (const service of server.services) {
    if (!['smtpd', 'postscreen'].includes(service.program)) continue;
    const { mode } = serverTls(service, server);
    if (typeof mode !== 'string' || mode === 'off' || mode === 'invalid') continue;
    const { name, origin } = service.scope.effective(protocolsParameter(service, mode)).decidedBy;
    const inMain = origin.kind === 'main.cf';
    if (!inMain && origin.kind !== 'master.cf') continue;
    const value = inMain ? origin.setting.value : origin.override.value;
    const source = (inMain ? server.input.main : server.input.master)?.source;
    if (!source || seen.has(value) || value.text.includes('$')) continue;
    seen.add(value);
    const list = parseProtocolList(value.text, protocolGrammar(server.release));
    const entryStart = inMain ? origin.setting.span.start : origin.override.span.start;
    for (const token of list.invalidTokens) {
      yield fact({ name, list, token, value, source, entryStart, subject: service.label });
    }
  }
}

interface Found {
  readonly name: string;
  readonly list: ProtocolList;
  readonly token: InvalidToken;
  readonly value: JoinedText;
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
}

function fact(found: Found): Fact<'protocol-token'> {
  const { name, list, token, value, source, entryStart, subject } = found;
  const span = value.spanOf(token.start, token.end);
  return {
    name: 'protocol-token',
    data: { name, token: token.text, corrected: corrected(token.text, list) },
    path: source.path,
    at: span,
    entryStart,
    settings: [name],
    subject,
    places: { token: [span] },
    notes: [],
  };
}

/** The token that was meant, when only one can have been: `!TLSv1.0` is `!TLSv1`. */
function corrected(token: string, { grammar }: ProtocolList): string {
  const match = /^(!|>=|<=)?(.*)$/s.exec(token);
  const [sign = '', name = ''] = [match?.[1] ?? '', match?.[2]];
  if ((sign === '>=' || sign === '<=') && !grammar.bounds) return '';
  const spelt = /^(SSL|TLS)[ _-]?v?[ _-]?([123])(?:[._]([0-3]))?$/i.exec(name);
  if (spelt) {
    const minor = spelt[3] && spelt[3] !== '0' ? `.${spelt[3]}` : '';
    const meant = `${spelt[1]?.toUpperCase()}v${spelt[2]}${minor}`;
    const known = grammar.names.find((candidate) => candidate === meant);
    return known ? `${sign}${known}` : '';
  }
  const close = name.length > 4 ? nearest(name, grammar.names, 1) : undefined;
  return close ? `${sign}${close}` : '';
}
