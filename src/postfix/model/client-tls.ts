import type { ByteString } from '../../text/bytes.ts';
import type { Service } from './service.ts';
import { isKnown, type UnknownValue } from './value.ts';

/** Levels of the SMTP and LMTP clients. Source: postconf(5) smtp_tls_security_level. */
export const CLIENT_LEVELS = [
  'none',
  'may',
  'encrypt',
  'fingerprint',
  'dane',
  'dane-only',
  'verify',
  'secure',
] as const;

export type ClientLevel = (typeof CLIENT_LEVELS)[number];

/** The level that a delivery agent uses where no policy table says otherwise. */
export interface ClientTls {
  readonly level: ClientLevel | 'invalid' | UnknownValue;
  /** The parameter that decided it. */
  readonly decidedBy: ByteString;
}

/**
 * Decides by the precedence of Postfix: the security level, then the obsolete switches when it is
 * empty. Source: smtp/smtp.c, postconf(5) smtp_tls_security_level, smtp_enforce_tls.
 */
export function clientTls(service: Service): ClientTls {
  const prefix = service.program;
  const levelName = `${prefix}_tls_security_level`;
  const level = service.scope.effective(levelName).value;
  if (!isKnown(level)) return { level, decidedBy: levelName };
  if (level.text !== '') {
    const lower = level.text.toLowerCase();
    const known = CLIENT_LEVELS.find((name) => name === lower);
    return { level: known ?? 'invalid', decidedBy: levelName };
  }
  const enforce = saysYes(service, `${prefix}_enforce_tls`);
  if (typeof enforce !== 'boolean') return { level: enforce, decidedBy: levelName };
  if (enforce) {
    const names = saysYes(service, `${prefix}_tls_enforce_peername`);
    if (typeof names !== 'boolean') return { level: names, decidedBy: levelName };
    return { level: names ? 'verify' : 'encrypt', decidedBy: `${prefix}_enforce_tls` };
  }
  const use = saysYes(service, `${prefix}_use_tls`);
  if (typeof use !== 'boolean') return { level: use, decidedBy: levelName };
  return use
    ? { level: 'may', decidedBy: `${prefix}_use_tls` }
    : { level: 'none', decidedBy: levelName };
}

/**
 * The list that counts at a level: the mandatory one where TLS is required.
 * Source: postconf(5) smtp_tls_protocols, smtp_tls_mandatory_protocols.
 */
export function clientProtocolsParameter(service: Service, level: ClientLevel): ByteString {
  const opportunistic = level === 'may' || level === 'none';
  return `${service.program}_tls_${opportunistic ? '' : 'mandatory_'}protocols`;
}

function saysYes(service: Service, name: ByteString): boolean | UnknownValue {
  const { value } = service.scope.effective(name);
  return isKnown(value) ? value.text.toLowerCase() === 'yes' : value;
}
