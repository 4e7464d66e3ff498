import type { ByteString } from '../../text/bytes.ts';
import { readCipherString } from '../../tls/cipher-string.ts';
import { offeredSuites } from '../../tls/offered-suites.ts';
import type { CipherSuite } from '../../tls/openssl-suites.ts';
import type { ProtocolSet } from '../../tls/protocol.ts';
import { parseCipherExclusions } from './cipher-exclusions.ts';
import { type ClientLevel, clientTls } from './client-tls.ts';
import type { PostfixServer } from './server.ts';
import { serverTls } from './server-tls.ts';
import type { Service } from './service.ts';
import { isKnown } from './value.ts';

/** The cipher string that a service hands to OpenSSL, in its parts. */
export interface ServiceCiphers {
  /** The parameter that names the grade, and the grade in small letters. */
  readonly gradeParameter: ByteString;
  readonly grade: ByteString | undefined;
  /** The parameter with the cipher list of the grade; undefined where the grade is none. */
  readonly listParameter: ByteString | undefined;
  /** The exclusion lists that count at this level of TLS. */
  readonly exclusionParameters: readonly ByteString[];
  /** What they take out; undefined where one of them is not known. */
  readonly exclusions: readonly ByteString[] | undefined;
  /** What Postfix takes out by itself at this level. */
  readonly ownExclusions: readonly ('aNULL' | 'eNULL')[] | undefined;
  /** OpenSSL's security level where Postfix sets it after the list, which then has no say in it. */
  readonly securityLevel?: 1;
}

/** The ciphers of a service that speaks SMTP or LMTP; undefined without TLS, or where not known. */
export function serviceCiphers(
  service: Service,
  server: PostfixServer,
): ServiceCiphers | undefined {
  switch (service.program) {
    case 'smtpd':
    case 'postscreen': {
      const { mode } = serverTls(service, server);
      if (typeof mode !== 'string' || mode === 'off' || mode === 'invalid') return undefined;
      // Behind postscreen the handshake is made by tlsproxy(8), which has parameters of its own.
      const prefix = service.program === 'postscreen' ? 'tlsproxy' : 'smtpd';
      const mandatory = mode !== 'opportunistic';
      return ciphersOf(service, prefix, mandatory, excludedByServer(service, prefix, mandatory));
    }
    case 'smtp':
    case 'lmtp': {
      const { level } = clientTls(service);
      if (typeof level !== 'string' || level === 'none' || level === 'invalid') return undefined;
      const ciphers = ciphersOf(service, service.program, level !== 'may', excludedByClient(level));
      return knowsServer(level) ? { ...ciphers, securityLevel: 1 } : ciphers;
    }
    default:
      return undefined;
  }
}

/**
 * What OpenSSL makes of the ciphers of a service. `malformed`, `empty`: it cannot read the string,
 * or finds no suite, and each handshake fails, with TLS 1.3 as with older versions. `null` where
 * the settings, or the way OpenSSL reads them, are not known.
 */
export type OfferedCiphers = readonly CipherSuite[] | 'malformed' | 'empty' | null;

/**
 * The suites up to TLS 1.2 that a service offers, in its order of preference; a server can use
 * those of them that go with the key of its certificate.
 * Of a client at the level dane it tells what counts for destinations with TLSA records.
 * Source: tls/tls_misc.c `tls_set_ciphers`; Postfix sets OpenSSL's security level to 0 beforehand.
 */
export function offeredCiphers(
  ciphers: ServiceCiphers,
  service: Service,
  protocols: ProtocolSet,
): OfferedCiphers {
  const { listParameter, exclusions, ownExclusions, securityLevel } = ciphers;
  if (listParameter === undefined || !exclusions || !ownExclusions) return null;
  const list = service.scope.effective(listParameter).value;
  // An empty list makes the program die; since 3.8 `low` has one, and means `medium`.
  if (!isKnown(list) || list.text === '') return null;
  if (exclusions.some((element) => /^[-!+@]/.test(element))) return 'malformed';
  const excluded = [...exclusions, ...ownExclusions].map((element) => `:!${element}`);
  const read = readCipherString(list.text + excluded.join(''));
  if ('unknown' in read) return null;
  if ('refused' in read) return read.refused;
  return offeredSuites(read.suites, protocols, securityLevel ?? read.securityLevel ?? 0);
}

const GRADES = ['high', 'medium', 'low', 'export', 'null'];

/** Source: postconf(5) smtpd_tls_ciphers, smtpd_tls_exclude_ciphers and their mandatory twins. */
function ciphersOf(
  service: Service,
  prefix: string,
  mandatory: boolean,
  ownExclusions: ServiceCiphers['ownExclusions'],
): ServiceCiphers {
  const gradeParameter = `${prefix}_tls_${mandatory ? 'mandatory_' : ''}ciphers`;
  const { value } = service.scope.effective(gradeParameter);
  const grade = isKnown(value) ? value.text.toLowerCase() : undefined;
  const exclusionParameters = [`${prefix}_tls_exclude_ciphers`];
  if (mandatory) exclusionParameters.push(`${prefix}_tls_mandatory_exclude_ciphers`);
  const lists = exclusionParameters.map((name) => service.scope.effective(name).value);
  return {
    gradeParameter,
    grade,
    listParameter:
      grade !== undefined && GRADES.includes(grade) ? `tls_${grade}_cipherlist` : undefined,
    exclusionParameters,
    exclusions: lists.every(isKnown)
      ? lists.flatMap((list) => parseCipherExclusions(list.text).map(({ text }) => text))
      : undefined,
    ownExclusions,
  };
}

/** A server that asks for client certificates has no use for ciphers without any. */
function excludedByServer(
  service: Service,
  prefix: string,
  mandatory: boolean,
): ServiceCiphers['ownExclusions'] {
  const names = [`${prefix}_tls_ask_ccert`, ...(mandatory ? [`${prefix}_tls_req_ccert`] : [])];
  const values = names.map((name) => service.scope.effective(name).value);
  if (values.some((value) => isKnown(value) && value.text.toLowerCase() === 'yes')) {
    return ['aNULL'];
  }
  return values.every(isKnown) ? [] : undefined;
}

/** Source: smtp/smtp_tls_policy.c `set_cipher_grade`. */
function excludedByClient(level: ClientLevel): ServiceCiphers['ownExclusions'] {
  if (knowsServer(level)) return ['aNULL'];
  return level === 'encrypt' ? ['eNULL'] : [];
}

/** Whether the client wants to know whom it talks to. Source: tls/tls_client.c TLS_MUST_MATCH. */
function knowsServer(level: ClientLevel): boolean {
  return level !== 'none' && level !== 'may' && level !== 'encrypt';
}
