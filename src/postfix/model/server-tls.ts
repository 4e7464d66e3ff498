import type { ByteString } from '../../text/bytes.ts';
import type { PostfixServer } from './server.ts';
import type { Service } from './service.ts';
import { isKnown, known, unknown, type Value } from './value.ts';

/**
 * How an smtpd or postscreen service uses TLS. `off`: it offers none. `opportunistic`: it offers
 * STARTTLS. `mandatory`: it takes no mail without STARTTLS. `wrapped`: TLS from the first byte.
 * `invalid`: the level is no level, and the program dies on each connection.
 */
export type ServerTlsMode = 'off' | 'opportunistic' | 'mandatory' | 'wrapped' | 'invalid';

/** The mode, or why it is not known; and the settings that decide it, the deciding one first. */
export interface ServerTls {
  readonly mode: ServerTlsMode | { readonly unknown: string };
  /** The level after precedence, as Postfix names it; undefined when invalid or not known. */
  readonly level: 'none' | 'may' | 'encrypt' | undefined;
  readonly decidedBy: ByteString;
}

/**
 * Decides by the precedence of Postfix: wrappermode, then the security level, then the obsolete
 * switches when the level is empty. Source: smtpd/smtpd.c, postconf(5) smtpd_tls_security_level.
 */
export function serverTls(service: Service, server: PostfixServer): ServerTls {
  const { scope } = service;
  const postscreen = service.program === 'postscreen';
  const wrappermode = postscreen ? known('no') : wrappermodeOf(service, server);
  if (!isKnown(wrappermode)) return notKnown('smtpd_tls_wrappermode', wrappermode.unknown);
  if (isYes(wrappermode.text)) {
    return { mode: 'wrapped', level: 'encrypt', decidedBy: 'smtpd_tls_wrappermode' };
  }
  const levelName = postscreen ? 'postscreen_tls_security_level' : 'smtpd_tls_security_level';
  const level = scope.effective(levelName).value;
  if (!isKnown(level)) return notKnown(levelName, level.unknown);
  if (level.text !== '') return { ...byLevel(level.text), decidedBy: levelName };
  return byObsoleteSwitches(service, levelName);
}

/** An excerpt that is silent on wrappermode is one of main.cf, where wrappermode has no business. */
function wrappermodeOf(service: Service, server: PostfixServer): Value {
  const { value } = service.scope.effective('smtpd_tls_wrappermode');
  return server.isExcerpt && !service.scope.isExplicit('smtpd_tls_wrappermode')
    ? known('no')
    : value;
}

function byLevel(level: ByteString): Pick<ServerTls, 'mode' | 'level'> {
  switch (level.toLowerCase()) {
    case 'none':
      return { mode: 'off', level: 'none' };
    case 'may':
      return { mode: 'opportunistic', level: 'may' };
    case 'encrypt':
    // Levels of the client; smtpd warns and uses "encrypt".
    case 'fingerprint':
    case 'verify':
    case 'secure':
      return { mode: 'mandatory', level: 'encrypt' };
    default:
      return { mode: 'invalid', level: undefined };
  }
}

function byObsoleteSwitches(service: Service, levelName: ByteString): ServerTls {
  const prefix = levelName.startsWith('postscreen') ? 'postscreen' : 'smtpd';
  const enforce = service.scope.effective(`${prefix}_enforce_tls`).value;
  if (!isKnown(enforce)) return notKnown(levelName, enforce.unknown);
  if (isYes(enforce.text)) {
    return { mode: 'mandatory', level: 'encrypt', decidedBy: `${prefix}_enforce_tls` };
  }
  const use = service.scope.effective(`${prefix}_use_tls`).value;
  if (!isKnown(use)) return notKnown(levelName, use.unknown);
  return isYes(use.text)
    ? { mode: 'opportunistic', level: 'may', decidedBy: `${prefix}_use_tls` }
    : { mode: 'off', level: 'none', decidedBy: levelName };
}

function notKnown(decidedBy: ByteString, reason: string): ServerTls {
  return { mode: unknown(reason), level: undefined, decidedBy };
}

function isYes(text: ByteString): boolean {
  return text.toLowerCase() === 'yes';
}

/**
 * The parameter whose protocol list counts for a mode: the mandatory one where TLS is required.
 * behind postscreen the handshake is made by tlsproxy(8), which has parameters of its own.
 * Source: postconf(5) smtpd_tls_protocols, tlsproxy_tls_protocols.
 */
export function protocolsParameter(service: Service, mode: ServerTlsMode): ByteString {
  const prefix = service.program === 'postscreen' ? 'tlsproxy' : 'smtpd';
  const mandatory = mode === 'mandatory' || mode === 'wrapped';
  return `${prefix}_tls_${mandatory ? 'mandatory_' : ''}protocols`;
}
