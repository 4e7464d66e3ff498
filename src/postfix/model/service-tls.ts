import { negotiable, offeredByClient, type ProtocolSet } from '../../tls/protocol.ts';
import { clientProtocolsParameter, clientTls } from './client-tls.ts';
import { splitList } from './lists.ts';
import { parseProtocolList, protocolGrammar } from './protocol-list.ts';
import type { PostfixServer } from './server.ts';
import { protocolsParameter, type ServerTls, serverTls } from './server-tls.ts';
import type { Service } from './service.ts';
import { offeredCiphers, serviceCiphers } from './service-ciphers.ts';
import { isKnown } from './value.ts';

/** How one service uses TLS: null where that is not known, or where the level is no level. */
export interface ServiceTls {
  readonly level: string | null;
  /** The versions that can be negotiated with an OpenSSL built without SSLv3. */
  readonly protocols: ProtocolSet | null;
  /** The cipher grade that counts at this level; it says nothing about TLS 1.3. */
  readonly cipherGrade: string | null;
  /** What is taken out of the grade, by OpenSSL's names. */
  readonly excludedCiphers: readonly string[] | null;
  /**
   * The suites up to TLS 1.2 that are left, by OpenSSL's names and in its order; empty where none
   * is, and where OpenSSL refuses the list. Absent without TLS, and where it is not known.
   */
  readonly ciphers?: readonly string[];
  /** Whether a server takes AUTH before TLS has begun; absent for clients. */
  readonly authBeforeTls?: boolean | null;
}

/** TLS of the services that speak SMTP or LMTP; undefined for all others. */
export function serviceTls(service: Service, server: PostfixServer): ServiceTls | undefined {
  switch (service.program) {
    case 'smtpd':
    case 'postscreen':
      return tlsOfServer(service, server);
    case 'smtp':
    case 'lmtp':
      return tlsOfClient(service, server);
    default:
      return undefined;
  }
}

const WITHOUT_TLS = { protocols: [], cipherGrade: null, excludedCiphers: null } as const;
const UNKNOWN = { level: null, protocols: null, cipherGrade: null, excludedCiphers: null } as const;

function tlsOfServer(service: Service, server: PostfixServer): ServiceTls {
  const { mode, level } = serverTls(service, server);
  const auth = { authBeforeTls: authBeforeTls(service, mode) };
  if (typeof mode !== 'string') return { ...UNKNOWN, ...auth };
  if (mode === 'off' || mode === 'invalid') {
    return { level: level ?? null, ...WITHOUT_TLS, ...auth };
  }
  const allowed = admitted(service, server, protocolsParameter(service, mode));
  const protocols = allowed && negotiable(allowed);
  return { level: level ?? null, protocols, ...ciphers(service, server, protocols), ...auth };
}

function tlsOfClient(service: Service, server: PostfixServer): ServiceTls {
  const { level } = clientTls(service);
  if (typeof level !== 'string') return UNKNOWN;
  if (level === 'invalid') return { level: null, ...WITHOUT_TLS };
  if (level === 'none') return { level, ...WITHOUT_TLS };
  const allowed = admitted(service, server, clientProtocolsParameter(service, level));
  const protocols = allowed && offeredByClient(allowed);
  return { level, protocols, ...ciphers(service, server, protocols) };
}

/** The cipher half of the description, given the versions that can be negotiated. */
function ciphers(service: Service, server: PostfixServer, protocols: ProtocolSet | null) {
  const found = serviceCiphers(service, server);
  const offered = found && protocols && offeredCiphers(found, service, protocols);
  return {
    cipherGrade: found?.grade ?? null,
    excludedCiphers: found?.exclusions ?? null,
    ...(offered
      ? { ciphers: typeof offered === 'string' ? [] : offered.map(({ name }) => name) }
      : {}),
  };
}

/**
 * AUTH is offered before TLS unless TLS is required, or smtpd_tls_auth_only is on.
 * Source: postconf(5) smtpd_tls_auth_only, smtpd_sasl_auth_enable.
 */
function authBeforeTls(service: Service, mode: ServerTls['mode']): boolean | null {
  const sasl = service.scope.effective('smtpd_sasl_auth_enable').value;
  if (service.program !== 'smtpd' || (isKnown(sasl) && !isYes(sasl.text))) return false;
  if (mode === 'mandatory' || mode === 'wrapped' || mode === 'invalid') return false;
  const discarded = service.scope.effective('smtpd_discard_ehlo_keywords').value;
  if (isKnown(discarded) && splitList(discarded.text.toLowerCase()).includes('auth')) return false;
  const authOnly = service.scope.effective('smtpd_tls_auth_only').value;
  if (isKnown(authOnly) && isYes(authOnly.text)) return false;
  return isKnown(sasl) && isKnown(authOnly) && typeof mode === 'string' ? true : null;
}

function isYes(text: string): boolean {
  return text.toLowerCase() === 'yes';
}

function admitted(service: Service, server: PostfixServer, name: string): ProtocolSet | null {
  const { value } = service.scope.effective(name);
  if (!isKnown(value)) return null;
  return parseProtocolList(value.text, protocolGrammar(server.release)).allowed;
}
