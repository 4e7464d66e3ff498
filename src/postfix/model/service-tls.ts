import { negotiable, offeredByClient, type ProtocolSet } from '../../tls/protocol.ts';
import { clientProtocolsParameter, clientTls } from './client-tls.ts';
import { parseProtocolList, protocolGrammar } from './protocol-list.ts';
import type { PostfixServer } from './server.ts';
import { protocolsParameter, serverTls } from './server-tls.ts';
import type { Service } from './service.ts';
import { isKnown } from './value.ts';

/** How one service uses TLS: null where that is not known, or where the level is no level. */
export interface ServiceTls {
  readonly level: string | null;
  /** The versions that can be negotiated with an OpenSSL built without SSLv3. */
  readonly protocols: ProtocolSet | null;
}

/** TLS of the services that speak SMTP or LMTP; undefined for all others. */
export function serviceTls(service: Service, server: PostfixServer): ServiceTls | undefined {
  switch (service.program) {
    case 'smtpd':
    case 'postscreen': {
      const { mode, level } = serverTls(service, server);
      if (typeof mode !== 'string') return { level: null, protocols: null };
      if (mode === 'off' || mode === 'invalid') return { level: level ?? null, protocols: [] };
      const allowed = admitted(service, server, protocolsParameter(service, mode));
      return { level: level ?? null, protocols: allowed && negotiable(allowed) };
    }
    case 'smtp':
    case 'lmtp': {
      const { level } = clientTls(service);
      if (typeof level !== 'string') return { level: null, protocols: null };
      if (level === 'invalid') return { level: null, protocols: [] };
      if (level === 'none') return { level, protocols: [] };
      const allowed = admitted(service, server, clientProtocolsParameter(service, level));
      return { level, protocols: allowed && offeredByClient(allowed) };
    }
    default:
      return undefined;
  }
}

function admitted(service: Service, server: PostfixServer, name: string): ProtocolSet | null {
  const { value } = service.scope.effective(name);
  if (!isKnown(value)) return null;
  return parseProtocolList(value.text, protocolGrammar(server.release)).allowed;
}
