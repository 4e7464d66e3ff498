/**
 * The protocol versions that a mail server can speak, oldest first. SSLv2 is none of them: no
 * OpenSSL since 1.1.0 has it, so that it can be named in a list but never be negotiated.
 */
export const PROTOCOLS = ['SSLv3', 'TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

export type Protocol = (typeof PROTOCOLS)[number];

/** Distinct protocol versions, oldest first: fit for printing, and equal when equal as text. */
export type ProtocolSet = readonly Protocol[];

/** The set of the versions given in any order. */
export function protocolSet(protocols: Iterable<Protocol>): ProtocolSet {
  const wanted = new Set(protocols);
  return PROTOCOLS.filter((protocol) => wanted.has(protocol));
}

/** Whether a name is that of a version, spelt as PROTOCOLS spells it. */
export function isProtocol(name: string): name is Protocol {
  return PROTOCOLS.some((protocol) => protocol === name);
}

/** The oldest version of a set. */
export function lowest(set: ProtocolSet): Protocol | undefined {
  return set[0];
}

/** The newest version of a set. */
export function highest(set: ProtocolSet): Protocol | undefined {
  return set.at(-1);
}

/** The versions that are missing between the lowest and the highest of a set. */
export function skipped(set: ProtocolSet): ProtocolSet {
  const [first, last] = [lowest(set), highest(set)];
  if (first === undefined || last === undefined) return [];
  const between = PROTOCOLS.slice(PROTOCOLS.indexOf(first), PROTOCOLS.indexOf(last));
  return between.filter((protocol) => !set.includes(protocol));
}

/**
 * What a peer can negotiate with a server that allows a set: all but SSLv3, since distributions
 * build OpenSSL without it (Debian: `no-ssl3`). A server serves both sides of a gap.
 */
export function negotiable(allowed: ProtocolSet): ProtocolSet {
  return allowed.filter((protocol) => protocol !== 'SSLv3');
}

/**
 * What a client that allows a set really offers. A gap cannot be said on the wire before TLS 1.3,
 * and OpenSSL gives up everything above the lowest gap: a client with `!TLSv1.2` alone speaks
 * TLS 1.0 and 1.1 only. Source: SSL_CTX_set_options(3) SSL_OP_NO_*, seen with OpenSSL 3.0.
 */
export function offeredByClient(allowed: ProtocolSet): ProtocolSet {
  return lowestRun(negotiable(allowed));
}

/** The versions from the lowest up to the first gap. */
function lowestRun(set: ProtocolSet): ProtocolSet {
  const first = lowest(set);
  if (first === undefined) return set;
  const above = PROTOCOLS.slice(PROTOCOLS.indexOf(first));
  const gap = above.findIndex((protocol) => !set.includes(protocol));
  return gap === -1 ? above : above.slice(0, gap);
}
