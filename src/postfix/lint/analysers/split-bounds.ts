import { enumerate } from '../../../lint/phrases.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { Span } from '../../../text/span.ts';
import { clientProtocolsParameter, clientTls } from '../../model/client-tls.ts';
import {
  type ProtocolList,
  parseProtocolList,
  protocolGrammar,
} from '../../model/protocol-list.ts';
import type { PostfixServer } from '../../model/server.ts';
import { protocolsParameter, serverTls } from '../../model/server-tls.ts';
import type { Service } from '../../model/service.ts';
import type { Fact } from '../facts.ts';
import { usedDefinitions } from './used-definitions.ts';

/**
 * Bounds such as `>= TLSv1.2` in protocol lists in use. Postfix reads the sign alone as no bound,
 * and the version as the only one wanted. Source: postconf(5) smtpd_tls_protocols.
 */
export function* splitBounds(server: PostfixServer): Iterable<Fact<'split-bound'>> {
  const lists = usedDefinitions(server, (service) => protocolLists(service, server));
  for (const { name, value, service, source, entryStart } of lists) {
    const list = parseProtocolList(value.text, protocolGrammar(server.release));
    if (!list.valid) continue;
    for (const [at, sign] of list.tokens.entries()) {
      const next = list.tokens[at + 1];
      if (sign.kind !== 'floor' && sign.kind !== 'ceiling') continue;
      if (sign.version.start < sign.end || next?.kind !== 'include') continue;
      const gap = { start: sign.end, end: next.start };
      if (/[,:]/.test(value.text.slice(gap.start, gap.end))) continue;
      yield {
        name: 'split-bound',
        data: {
          ...{ name, sign: sign.text, version: next.text },
          protocols: enumerate(list.allowed),
        },
        path: source.path,
        at: value.spanOf(sign.start, next.end),
        entryStart,
        settings: [name],
        subject: service.label,
        places: isPlain(list, value, gap) ? { gap: [value.spanOf(gap.start, gap.end)] } : {},
        notes: [],
      };
    }
  }
}

/** Whether without the gap the list means what it says: no other bare name, and all on one line. */
function isPlain(list: ProtocolList, value: JoinedText, gap: Span): boolean {
  const bare = list.tokens.filter(({ kind }) => kind === 'include');
  if (bare.length > 1) return false;
  for (let at = gap.start; at <= gap.end; at++) if (value.startsPiece(at)) return false;
  return true;
}

function protocolLists(service: Service, server: PostfixServer): string[] {
  switch (service.program) {
    case 'smtpd':
    case 'postscreen': {
      const { mode } = serverTls(service, server);
      if (typeof mode !== 'string' || mode === 'off' || mode === 'invalid') return [];
      return [protocolsParameter(service, mode)];
    }
    case 'smtp':
    case 'lmtp': {
      const { level } = clientTls(service);
      if (typeof level !== 'string' || level === 'none' || level === 'invalid') return [];
      return [clientProtocolsParameter(service, level)];
    }
    default:
      return [];
  }
}
