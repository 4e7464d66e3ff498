import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import { isProtocol, PROTOCOLS, type Protocol, type ProtocolSet } from '../../tls/protocol.ts';
import { type TlsToken, tlsTokens } from './tls-tokens.ts';

/** What a release understands in a protocol list. */
export interface ProtocolGrammar {
  /** Whether `>=` and `<=` are understood; before 3.6 they make the list invalid. */
  readonly bounds: boolean;
  /** The names it knows; any other name makes the list invalid. */
  readonly names: readonly ListedName[];
}

/** A name that a list can hold. SSLv2 is read and has no effect, as no OpenSSL of today has it. */
export type ListedName = Protocol | 'SSLv2';

/**
 * What a bound says. `none`: no limit. `unknown`: a number that OpenSSL has no version for. A
 * server then goes on silently without the bound; a client gives up the handshake.
 */
export type Bound = Protocol | 'none' | 'unknown';

export interface NameToken extends TlsToken {
  readonly kind: 'exclude' | 'include';
  readonly name: ListedName;
}

export interface BoundToken extends TlsToken {
  readonly kind: 'floor' | 'ceiling';
  readonly bound: Bound;
  /** The version behind `>=` or `<=`, as a place in the list; empty when there is none. */
  readonly version: Span;
}

export interface InvalidToken extends TlsToken {
  readonly kind: 'invalid';
}

export type ProtocolToken = NameToken | BoundToken | InvalidToken;

/** A protocol list as Postfix reads it. */
export interface ProtocolList {
  readonly text: ByteString;
  readonly grammar: ProtocolGrammar;
  readonly tokens: readonly ProtocolToken[];
  readonly invalidTokens: readonly InvalidToken[];
  /** One invalid token makes the list invalid, and Postfix disables TLS. */
  readonly valid: boolean;
  /**
   * The versions that the list admits, SSLv3 included when nothing excludes it; empty when the
   * list is invalid, and when it contradicts itself, so that each handshake fails.
   */
  readonly allowed: ProtocolSet;
  /** The lower bound that counts: of several the last one. */
  readonly floor: BoundToken | undefined;
  /** The upper bound that counts: of several the last one. */
  readonly ceiling: BoundToken | undefined;
}

/** Where TLSv1.1 and TLSv1.2 were added: from the first release on, and before the second. */
const TLS12_NAMES: readonly (readonly [from: string, before: string | undefined])[] = [
  ['2.6.15', '2.7'],
  ['2.7.9', '2.8'],
  ['2.8.10', '2.9'],
  ['2.9.2', undefined],
];

/**
 * The grammar of a release.
 * Source: postconf(5) smtpd_tls_protocols, and the HISTORY and RELEASE_NOTES of Postfix.
 */
export function protocolGrammar(release: { atLeast(bound: string): boolean }): ProtocolGrammar {
  const names: ListedName[] = ['SSLv2', 'SSLv3', 'TLSv1'];
  const knowsTls12 = TLS12_NAMES.some(
    ([from, before]) => release.atLeast(from) && !(before !== undefined && release.atLeast(before)),
  );
  if (knowsTls12) names.push('TLSv1.1', 'TLSv1.2');
  if (release.atLeast('3.0')) names.push('TLSv1.3');
  return { bounds: release.atLeast('3.6'), names };
}

/**
 * Reads a list such as the value of `smtpd_tls_mandatory_protocols`, after `$name` expansion.
 * All three styles may be mixed. Source: tls/tls_misc.c `tls_proto_mask_lims`, postconf(5).
 */
export function parseProtocolList(text: ByteString, grammar: ProtocolGrammar): ProtocolList {
  const tokens = tlsTokens(text).map((token) => classify(token, grammar));
  const invalidTokens = tokens.filter((token) => token.kind === 'invalid');
  const valid = invalidTokens.length === 0;
  const floor = lastBound(tokens, 'floor');
  const ceiling = lastBound(tokens, 'ceiling');
  const allowed = valid ? admitted(tokens, floor, ceiling, grammar) : [];
  return { text, grammar, tokens, invalidTokens, valid, allowed, floor, ceiling };
}

/**
 * Whether a list counts as one of inclusions. SSLv2 does not make it one: its bit is zero, so that
 * `SSLv2` alone says nothing.
 */
export function hasInclusions(list: Pick<ProtocolList, 'tokens'>): boolean {
  return list.tokens.some((token) => token.kind === 'include' && token.name !== 'SSLv2');
}

function classify(token: TlsToken, grammar: ProtocolGrammar): ProtocolToken {
  const { text, start, end } = token;
  const operator = text.slice(0, 2);
  if (grammar.bounds && (operator === '>=' || operator === '<=')) {
    const bound = readBound(text.slice(2));
    if (bound === undefined) return { ...token, kind: 'invalid' };
    const kind = operator === '>=' ? 'floor' : 'ceiling';
    return { ...token, kind, bound, version: { start: start + 2, end } };
  }
  const excludes = text.startsWith('!');
  const name = sameName(excludes ? text.slice(1) : text, grammar.names);
  if (name === undefined) return { ...token, kind: 'invalid' };
  return { ...token, kind: excludes ? 'exclude' : 'include', name };
}

/** Names are compared without regard to case. */
function sameName<Name extends string>(text: string, names: readonly Name[]): Name | undefined {
  const lower = text.toLowerCase();
  return names.find((name) => name.toLowerCase() === lower);
}

function readBound(text: string): Bound | undefined {
  if (text.toLowerCase() === 'none') return 'none';
  const name = sameName(text, PROTOCOLS);
  if (name !== undefined) return name;
  const version = hexVersion(text);
  if (version === undefined) return undefined;
  if (version === 0n) return 'none';
  return PROTOCOLS[Number(version - SSLV3_VERSION)] ?? 'unknown';
}

/** The number of SSLv3 on the wire; TLS 1.0 to 1.3 are the numbers that follow. */
const SSLV3_VERSION = 0x300n;

const INT_MAX = 0x7fffffffn;
const ULONG_RANGE = 1n << 64n;
const HEX_NUMBER = /^[ \t\n\v\f\r]*([+-]?)(?:0x(?=[\da-f]))?([\da-f]+)$/i;

/** A number as strtoul(3) reads it in base 16; nothing at all is 0, a minus sign wraps around. */
function hexVersion(text: string): bigint | undefined {
  if (text === '') return 0n;
  const [, sign, digits] = HEX_NUMBER.exec(text) ?? [];
  if (digits === undefined) return undefined;
  const magnitude = BigInt(`0x${digits}`);
  if (magnitude >= ULONG_RANGE) return undefined;
  const value = sign === '-' ? (ULONG_RANGE - magnitude) % ULONG_RANGE : magnitude;
  return value <= INT_MAX ? value : undefined;
}

function lastBound(
  tokens: readonly ProtocolToken[],
  kind: BoundToken['kind'],
): BoundToken | undefined {
  return tokens.findLast((token): token is BoundToken => token.kind === kind);
}

function admitted(
  tokens: readonly ProtocolToken[],
  floor: BoundToken | undefined,
  ceiling: BoundToken | undefined,
  grammar: ProtocolGrammar,
): ProtocolSet {
  const inclusions = hasInclusions({ tokens });
  const named = (kind: NameToken['kind'], name: ListedName) =>
    tokens.some((token) => token.kind === kind && token.name === name);
  const lowestIndex = indexOf(floor?.bound) ?? 0;
  const highestIndex = indexOf(ceiling?.bound) ?? PROTOCOLS.length - 1;
  return PROTOCOLS.filter((protocol, index) => {
    if (index < lowestIndex || index > highestIndex) return false;
    if (named('exclude', protocol)) return false;
    // A list of inclusions excludes the others that the release knows, and cannot exclude the rest.
    return !inclusions || named('include', protocol) || !grammar.names.includes(protocol);
  });
}

/** Where a bound stands among the versions; undefined when it limits nothing. */
function indexOf(bound: Bound | undefined): number | undefined {
  return bound !== undefined && isProtocol(bound) ? PROTOCOLS.indexOf(bound) : undefined;
}
