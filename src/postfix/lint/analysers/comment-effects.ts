import type { ByteString } from '../../../text/bytes.ts';
import { keywordFault } from '../../facts/keyword-faults.ts';
import type { Parameter } from '../../facts/parameter-table.ts';
import { isReadBy, isReadByAll } from '../../model/readers.ts';
import { parseRestrictions } from '../../model/restrictions.ts';
import type { PostfixServer } from '../../model/server.ts';
import { serverTls } from '../../model/server-tls.ts';
import type { Service } from '../../model/service.ts';
import { isKnown } from '../../model/value.ts';
import { checkValue } from '../../model/values/check-value.ts';
import { type TlsUse, tlsUse } from './used-definitions.ts';

/** What the programs make of a `# text` behind a value. */
export interface CommentEffect {
  readonly consequence: string;
  /** Whether mail suffers from it today. */
  readonly harmful: boolean;
}

/** A value of main.cf with a comment behind it, on one line or in the middle of several. */
export interface CommentedValue {
  readonly parameter: Parameter;
  /** All of it, with the comment. */
  readonly text: ByteString;
  /** The value as far as the comment. */
  readonly before: ByteString;
  /** Whether the value goes on behind the comment, on another line. */
  readonly goesOn: boolean;
}

/** Settings that the postfix command itself checks, whatever text they take. */
const CHECKED_AT_START =
  /^(?:default_privs|inet_interfaces|inet_protocols|mail_owner|mydomain|myhostname|myorigin|setgid_group)$/;

const FATAL = 'the programs that read it end with a fatal error';

/**
 * The effect; undefined for parameters that may hold any text, and where it is not certain. Each
 * kind of them was tried on Postfix 3.7.11.
 */
export function commentEffect(
  server: PostfixServer,
  commented: CommentedValue,
): CommentEffect | undefined {
  const { parameter } = commented;
  if (CHECKED_AT_START.test(parameter.name)) return harmful('Postfix does not start');
  const effect = ofTls(server, parameter) ?? ofText(server, commented) ?? ofList(server, commented);
  return effect?.harmful && !isRead(server, parameter)
    ? harmless('no service of master.cf reads it today')
    : effect;
}

/** Settings of TLS count only where the service uses TLS in the way that they are about. */
function ofTls(server: PostfixServer, { name }: Parameter): CommentEffect | undefined {
  if (name === 'smtpd_tls_security_level') return ofServerLevel(server);
  const match = /^(smtpd|smtp|lmtp|tlsproxy)_tls_(mandatory_)?(\w+)$/.exec(name);
  const [, program = '', mandatory, what = ''] = match ?? [];
  const client = program === 'smtp' || program === 'lmtp';
  const uses = usesOfTls(server, name, program);
  const inTls = (consequence: string, among: readonly TlsUse[]): CommentEffect =>
    uses.some((use) => among.includes(use))
      ? harmful(consequence)
      : harmless('no service uses it for TLS today');
  const handshakes = `every TLS handshake fails${client ? ', and the mail stays in the queue' : ''}`;
  switch (what) {
    case 'protocols':
      return inTls(
        client
          ? 'Postfix refuses the list, and the mail stays in the queue'
          : 'Postfix refuses the list and answers STARTTLS with 454',
        [mandatory ? 'mandatory' : 'opportunistic'],
      );
    case 'ciphers':
      return inTls(handshakes, [mandatory ? 'mandatory' : 'opportunistic']);
    case 'exclude_ciphers':
      return inTls(handshakes, mandatory ? ['mandatory'] : ANY_USE);
    case 'chain_files':
      return client
        ? harmless('Postfix takes the words for files, and presents no certificate')
        : inTls('Postfix takes the words for files, and every TLS handshake fails', ANY_USE);
    case 'CApath':
      return harmless('Postfix looks for certificates in a folder of that whole name');
    case 'CAfile':
    case 'cert_file':
    case 'key_file':
    case 'eccert_file':
    case 'eckey_file':
    case 'dcert_file':
    case 'dkey_file':
      return inTls(
        'Postfix looks for a file of that whole name, and TLS does not work',
        what !== 'CAfile' && hasChainFiles(server, program) ? [] : ANY_USE,
      );
    default:
      return undefined;
  }
}

const ANY_USE: readonly TlsUse[] = ['opportunistic', 'mandatory'];

/** The level is not looked at in wrapper mode. */
function ofServerLevel(server: PostfixServer): CommentEffect {
  const dies = server.services.some(
    (service) =>
      ['smtpd', 'postscreen'].includes(service.program) &&
      seesMain(service, 'smtpd_tls_security_level') &&
      serverTls(service, server).mode === 'invalid',
  );
  return dies ? harmful(FATAL) : harmless('no service looks at it today');
}

/** How the services that have the setting from main.cf use TLS. */
function usesOfTls(server: PostfixServer, name: string, program: string): TlsUse[] {
  const programs =
    program === 'smtpd'
      ? ['smtpd', 'postscreen']
      : [program === 'tlsproxy' ? 'postscreen' : program];
  return server.services
    .filter((service) => programs.includes(service.program) && seesMain(service, name))
    .map((service) => tlsUse(service, server));
}

function hasChainFiles(server: PostfixServer, program: string): boolean {
  const { value } = server.scope.effective(`${program}_tls_chain_files`);
  return isKnown(value) && value.text !== '';
}

/** Switches, numbers, times, keywords: the comment makes them bad values. */
function ofText(
  server: PostfixServer,
  { parameter, text }: CommentedValue,
): CommentEffect | undefined {
  const { name } = parameter;
  const verdict = checkValue(parameter, text);
  if (verdict.outcome === 'accepted') {
    if (parameter.kind === 'time') {
      return harmless('Postfix reads the number and its unit, and nothing behind them');
    }
    return /_discard_[el]hlo_keywords$/.test(name)
      ? harmless('Postfix passes over the words')
      : undefined;
  }
  if (verdict.effect === 'ignored') return harmless('Postfix goes on as if nothing were set');
  if (name === 'mynetworks_style' && server.scope.isExplicit('mynetworks')) {
    return harmless('mynetworks is set, and the style is not looked at');
  }
  const needed = verdict.form === 'keyword' ? keywordFault(name)?.onlyWith : undefined;
  return harmfulWith(server, needed, FATAL);
}

/** Tables that are opened only where another setting brings them into play. */
const TABLES_ONLY_WITH: Readonly<Record<string, string>> = {
  smtp_sasl_password_maps: 'smtp_sasl_auth_enable',
  lmtp_sasl_password_maps: 'lmtp_sasl_auth_enable',
  virtual_uid_maps: 'virtual_mailbox_domains',
  virtual_gid_maps: 'virtual_mailbox_domains',
};

/** Opened for some messages only, or by programs that are seldom run. */
const TABLES_SELDOM_OPENED = /^(?:fallback_transport_maps|local_login_sender_maps)$/;

function ofList(
  server: PostfixServer,
  { parameter, before, goesOn }: CommentedValue,
): CommentEffect | undefined {
  const { name, kind, valueKind } = parameter;
  if (kind !== 'string' || name === 'smtpd_etrn_restrictions') return undefined;
  if (valueKind === 'maps' || /_maps$/.test(name)) {
    if (TABLES_SELDOM_OPENED.test(name)) return undefined;
    const consequence = `Postfix takes the words for lookup tables, and ${FATAL}`;
    return harmfulWith(server, TABLES_ONLY_WITH[name], consequence);
  }
  switch (valueKind) {
    case 'restrictions': {
      const last = parseRestrictions(before).at(-1);
      const decides = last && !last.onlyWarns && /^(?:permit|reject|defer)$/.test(last.name);
      return decides
        ? harmless('smtpd never gets that far in the list')
        : harmful('smtpd takes each word for a restriction, and answers 451 when it comes to one');
    }
    case 'match-strings':
    case 'match-clients':
    case 'match-addresses':
    case 'match-domains':
      return goesOn
        ? harmful('Postfix stops reading the list there, and what follows does not count')
        : harmless('Postfix stops reading the list there, and warns of it');
    default:
      return undefined;
  }
}

/** Harmful, but only where the setting that is needed is neither empty nor `no`. */
function harmfulWith(
  server: PostfixServer,
  needed: string | undefined,
  consequence: string,
): CommentEffect {
  if (needed === undefined) return harmful(consequence);
  const { value } = server.scope.effective(needed);
  return isKnown(value) && !/^(?:no)?$/i.test(value.text)
    ? harmful(consequence)
    : harmless(`it is not looked at without ${needed}`);
}

/** Whether a program that is in use reads the setting of main.cf. */
function isRead(server: PostfixServer, parameter: Parameter): boolean {
  return (
    isReadByAll(parameter) ||
    server.services.some(
      (service) => seesMain(service, parameter.name) && isReadBy(service, parameter, server),
    )
  );
}

function seesMain(service: Service, name: string): boolean {
  return service.scope.effective(name).origin.kind === 'main.cf';
}

function harmful(consequence: string): CommentEffect {
  return { consequence, harmful: true };
}

function harmless(consequence: string): CommentEffect {
  return { consequence, harmful: false };
}
