import type { ByteString } from '../../text/bytes.ts';
import { splitList } from './lists.ts';

/** A block of addresses that an element of a match list stands for. */
export interface Network {
  readonly family: 4 | 6;
  /** The first address of the block, without the host bits that may be written. */
  readonly first: bigint;
  /** Length of the mask: 0 is every address of the family. */
  readonly length: number;
}

/**
 * An element of a match list that is, or was meant as, an address or a network. `host-bits`: bits
 * are set behind the mask. `no-brackets`: an IPv6 address that Postfix takes for a table, `type:name`.
 * `unreadable`: what stands before a mask is no address, or it is no mask length.
 */
export interface NetworkElement {
  readonly fault: 'none' | 'host-bits' | 'no-brackets' | 'unreadable';
  readonly network: Network | undefined;
  /** What was meant, when that is plain. */
  readonly corrected: ByteString;
}

/**
 * Reads an element of a match list such as mynetworks, the `!` taken off; undefined when it is a
 * name, a table or a file. Source: postconf(5) mynetworks, util/match_ops.c, util/cidr_match.c;
 * each fault was tried on a real smtpd 3.7.11.
 */
export function networkElement(text: ByteString): NetworkElement | undefined {
  const bracketed = /^\[([^\]]*)\](\/.*)?$/.exec(text);
  const bare = bracketed ? `${bracketed[1]}${bracketed[2] ?? ''}` : text;
  const [address = '', mask] = bare.split(/\/(.*)/s);
  if (/^[0-9.]+$/.test(address)) return element(4, ipv4(address), address, mask, false);
  if (/^[0-9a-f]*:[0-9a-f:.]*$/i.test(address) && address !== ':') {
    const value = ipv6(address);
    // `static:beef` and the like are tables, whatever their name looks like.
    if (!bracketed && value === undefined) return undefined;
    const read = element(6, value, address, mask, true);
    if (bracketed || !read || read.fault === 'unreadable') return read;
    const brackets = `[${read.fault === 'host-bits' ? read.corrected.replace(/^\[|\]/g, '').split('/')[0] : address}]`;
    const suffix = mask === undefined ? '' : `/${mask}`;
    return { ...read, fault: 'no-brackets', corrected: `${brackets}${suffix}` };
  }
  return undefined;
}

function element(
  family: 4 | 6,
  value: bigint | undefined,
  address: ByteString,
  mask: ByteString | undefined,
  brackets: boolean,
): NetworkElement | undefined {
  const bits = family === 4 ? 32 : 128;
  const length = mask === undefined ? bits : /^\d{1,3}$/.test(mask) ? Number(mask) : Number.NaN;
  if (value === undefined || !(length <= bits)) {
    // Without a mask Postfix compares texts, and this one is no client's.
    if (mask === undefined || mask.startsWith('-')) return undefined;
    return { fault: 'unreadable', network: undefined, corrected: '' };
  }
  const host = (1n << BigInt(bits - length)) - 1n;
  const network = { family, first: value & ~host, length };
  if ((value & host) === 0n) return { fault: 'none', network, corrected: address };
  const first = family === 4 ? printIpv4(network.first) : printIpv6(network.first);
  const corrected = `${brackets ? `[${first}]` : first}/${length}`;
  return { fault: 'host-bits', network, corrected };
}

function ipv4(text: ByteString): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) {
    return undefined;
  }
  return parts.reduce((value, part) => value * 256n + BigInt(part), 0n);
}

function ipv6(text: ByteString): bigint | undefined {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail) {
    const low = ipv4(tail[2] ?? '');
    if (low === undefined) return undefined;
    const words = `${(low >> 16n).toString(16)}:${(low & 0xffffn).toString(16)}`;
    return ipv6(`${tail[1]}${words}`);
  }
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], rest = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - rest.length;
  if (halves.length === 1 ? missing !== 0 : missing < 1) return undefined;
  const zeros = Array.from({ length: missing }, () => '0');
  const words = [...head, ...zeros, ...rest];
  if (!words.every((word) => /^[0-9a-f]{1,4}$/i.test(word))) return undefined;
  return words.reduce((value, word) => value * 65536n + BigInt(`0x${word}`), 0n);
}

function printIpv4(address: bigint): ByteString {
  return [24n, 16n, 8n, 0n].map((shift) => (address >> shift) & 255n).join('.');
}

/** The longest run of zero words shortened. Source: RFC 5952 section 4. */
function printIpv6(address: bigint): ByteString {
  const words = Array.from({ length: 8 }, (_, at) =>
    ((address >> BigInt(112 - 16 * at)) & 0xffffn).toString(16),
  );
  const runs = [...words.join(':').matchAll(/(?:^|:)0(?::0)+(?=:|$)/g)].map(([run]) => run);
  const longest = runs.toSorted((a, b) => b.length - a.length)[0];
  if (longest === undefined) return words.join(':');
  return words
    .join(':')
    .replace(longest, ':')
    .replace(/^:(?!:)|(?<!:):$/, '::');
}

/** Where the addresses of a network belong. */
export type AddressSpace = 'loopback' | 'link-local' | 'private' | 'public';

const SPACES: readonly (readonly [AddressSpace, ByteString])[] = [
  ['loopback', '127.0.0.0/8'],
  ['loopback', '[::1]'],
  ['loopback', '[::ffff:127.0.0.0]/104'],
  ['link-local', '169.254.0.0/16'],
  ['link-local', '[fe80::]/10'],
  ['private', '10.0.0.0/8'],
  ['private', '172.16.0.0/12'],
  ['private', '192.168.0.0/16'],
  ['private', '100.64.0.0/10'],
  ['private', '[fc00::]/7'],
];

/** The space that holds the whole network; what reaches beyond it is public. */
export function spaceOf(network: Network): AddressSpace {
  return (
    SPACES.find(([, block]) => contains(networkElement(block)?.network, network))?.[0] ?? 'public'
  );
}

function contains(outer: Network | undefined, inner: Network): boolean {
  if (!outer || outer.family !== inner.family || outer.length > inner.length) return false;
  const bits = outer.family === 4 ? 32 : 128;
  const rest = BigInt(bits - outer.length);
  return outer.first >> rest === inner.first >> rest;
}

/**
 * Whether a match list such as mynetworks takes in every IPv4 or every IPv6 address. The first match
 * wins, so what `!` excludes before counts only when it is everything.
 * Source: postconf(5) mynetworks.
 */
export function takesInEveryone(list: ByteString): boolean | 'unknown' {
  const covered: Network[] = [];
  for (const element of splitList(list)) {
    const negated = element.startsWith('!');
    const pattern = element.replace(/^!+/, '');
    const network = readable(pattern);
    if (network?.length === 0 || isStatic(pattern)) return !negated;
    if (network && !negated) covered.push(network);
    if (!network && isTableOrFile(pattern)) return 'unknown';
  }
  return coversAll(covered, 4) || coversAll(covered, 6);
}

/**
 * Whether a match list takes in the address 127.0.0.1, which a host name of it also stands for.
 * Source: postconf(5) mynetworks.
 */
export function takesInLoopback(list: ByteString): boolean | 'unknown' {
  const loopback = networkElement('127.0.0.1')?.network;
  for (const element of splitList(list)) {
    const negated = element.startsWith('!');
    const pattern = element.replace(/^!+/, '');
    const network = readable(pattern);
    if (isStatic(pattern) || /^localhost(?:\.|$)/i.test(pattern)) return !negated;
    if (network && loopback && contains(network, loopback)) return !negated;
    if (!network && isTableOrFile(pattern)) return 'unknown';
  }
  return false;
}

function readable(pattern: ByteString): Network | undefined {
  const read = networkElement(pattern);
  return read?.fault === 'none' ? read.network : undefined;
}

function isStatic(pattern: ByteString): boolean {
  return /^static:/i.test(pattern);
}

function isTableOrFile(pattern: ByteString): boolean {
  return /^(?:\/|[a-z]+:(?!:))/i.test(pattern);
}

function coversAll(networks: readonly Network[], family: 4 | 6): boolean {
  const bits = family === 4 ? 32 : 128;
  let next = 0n;
  const own = networks.filter((network) => network.family === family);
  for (const { first, length } of own.toSorted((a, b) => (a.first < b.first ? -1 : 1))) {
    if (first > next) return false;
    const end = first + (1n << BigInt(bits - length));
    if (end > next) next = end;
  }
  return next >= 1n << BigInt(bits);
}
