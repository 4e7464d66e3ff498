import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { Release } from '../facts/release.ts';
import { parseCipherExclusions } from './cipher-exclusions.ts';
import type { ClientLevel } from './client-tls.ts';
import { parseProtocolList, protocolGrammar } from './protocol-list.ts';

/** `name=value` of a TLS policy. */
export interface PolicyAttribute {
  readonly word: JoinedText;
  /** As written; upper and lower case are alike. */
  readonly name: ByteString;
  readonly value: JoinedText;
}

/** The first release of each attribute. Source: postconf(5) smtp_tls_policy_maps. */
const SINCE: ReadonlyMap<string, string> = new Map([
  ['ciphers', '2.6'],
  ['protocols', '2.6'],
  ['exclude', '2.6'],
  ['match', '2.6'],
  ['tafile', '2.11'],
  ['servername', '3.4'],
  ['connection_reuse', '3.4'],
  ['enable_rpk', '3.9'],
  ['policy_type', '3.10'],
  ['policy_ttl', '3.10'],
  ['policy_domain', '3.10'],
  ['policy_string', '3.10'],
  ['mx_host_pattern', '3.10'],
  ['policy_failure', '3.10'],
]);

/** Attributes of which a policy may have one. */
const ONCE = new Set([
  ...['ciphers', 'protocols', 'exclude', 'servername'],
  ...['policy_type', 'policy_ttl', 'policy_domain', 'policy_failure'],
]);

const GRADES = ['high', 'medium', 'low', 'export', 'null'];

/** The names that a release knows. */
export function policyAttributes(release: Release): string[] {
  return [...SINCE].filter(([, since]) => release.atLeast(since)).map(([name]) => name);
}

/** Why the SMTP client refuses an attribute, in its words. Source: smtp/smtp_tls_policy.c. */
export function attributeProblem(
  { name, value }: PolicyAttribute,
  level: ClientLevel,
  before: readonly PolicyAttribute[],
  release: Release,
): string | undefined {
  const lower = name.toLowerCase();
  if (!policyAttributes(release).includes(lower)) return `invalid attribute name: "${name}"`;
  const atLevel = levelProblem(lower, level);
  const empty = value.text === '' && ['ciphers', 'match', 'tafile'].includes(lower);
  if (atLevel && (lower === 'tafile' || !empty)) return `attribute "${name}" ${atLevel}`;
  if (empty) return `attribute "${name}" has empty value`;
  const repeated = before.some((other) => other.name.toLowerCase() === lower);
  if (repeated && ONCE.has(lower)) return `attribute "${name}" is specified multiple times`;
  return valueProblem(lower, name, value.text);
}

function levelProblem(name: string, level: ClientLevel): string | undefined {
  const levels =
    name === 'match'
      ? ['fingerprint', 'verify', 'secure']
      : name === 'tafile'
        ? ['verify', 'secure']
        : undefined;
  return levels && !levels.includes(level) ? `invalid at security level "${level}"` : undefined;
}

function valueProblem(lower: string, name: string, value: ByteString): string | undefined {
  switch (lower) {
    case 'servername':
      return isHostname(value) ? undefined : `"${name}=${value}" specifies an invalid hostname`;
    case 'connection_reuse':
    case 'enable_rpk':
      if (/^(?:yes|no)$/i.test(value)) return undefined;
      return `attribute "${name}" has bad value: "${value}"`;
    case 'policy_ttl':
      if (/^[0-9]{1,9}$/.test(value)) return undefined;
      return `attribute "${name}" has a malformed value: "${value}"`;
    case 'policy_domain':
      if (isHostname(value)) return undefined;
      return `attribute "${name}" has a malformed value: "${value}"`;
    case 'policy_type':
      if (/^(?:sts|no-policy-found)$/i.test(value)) return undefined;
      return `attribute "${name}" has an unexpected value: "${value}"`;
    case 'policy_failure':
      if (
        /^(?:sts-(?:policy-fetch-error|policy-invalid|webpki-invalid)|validation-failure)$/i.test(
          value,
        )
      )
        return undefined;
      return `attribute "${name}" has an unexpected value: "${value}"`;
    default:
      return undefined;
  }
}

/**
 * Why each handshake with an attribute fails, in the words of the client's log.
 * Source: tls/tls_client.c, tls/tls_misc.c.
 */
export function sessionProblem(
  { name, value }: PolicyAttribute,
  release: Release,
): string | undefined {
  switch (name.toLowerCase()) {
    case 'protocols': {
      const { valid } = parseProtocolList(value.text, protocolGrammar(release));
      if (valid) return undefined;
      return `Invalid TLS protocol list "${value.text}": aborting TLS session`;
    }
    case 'ciphers':
      if (GRADES.includes(value.text.toLowerCase())) return undefined;
      return `invalid cipher grade: "${value.text}"`;
    case 'exclude': {
      const bad = parseCipherExclusions(value.text).find(({ fault }) =>
        ['modifier', 'malformed'].includes(fault ?? ''),
      );
      if (!bad) return undefined;
      return bad.fault === 'modifier'
        ? `invalid unary '!+-@' in cipher exclusion: ${bad.text}`
        : `OpenSSL cannot read the cipher exclusion ${bad.text}`;
    }
    default:
      return undefined;
  }
}

/** Source: util/valid_hostname.c. */
function isHostname(text: ByteString): boolean {
  const label = /^(?!-)[A-Za-z0-9_-]{1,63}(?<!-)$/;
  if (text.length > 255 || !text.split('.').every((each) => label.test(each))) return false;
  return /[^0-9.]/.test(text);
}
