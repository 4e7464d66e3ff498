import type { ByteString } from '../../text/bytes.ts';
import { splitList } from './lists.ts';

/**
 * Whether a match list such as mynetworks takes in every IPv4 or every IPv6 address. The first match
 * wins, so what `!` excludes before counts only when it is everything.
 * Source: postconf(5) mynetworks.
 */
export function takesInEveryone(list: ByteString): boolean | 'unknown' {
  const covered: Ipv4Block[] = [];
  for (const element of splitList(list)) {
    const negated = element.startsWith('!');
    const pattern = element.replace(/^!+/, '');
    const block = parseIpv4Block(pattern);
    const everything = isEverything(pattern);
    if (everything || (block && block.size === EVERY_IPV4)) return !negated;
    if (block && !negated) covered.push(block);
    if (!block && /^(?:\/|[a-z]+:(?!:))/i.test(pattern)) return 'unknown';
  }
  return coversAll(covered);
}

interface Ipv4Block {
  readonly first: number;
  readonly size: number;
}

const EVERY_IPV4 = 2 ** 32;

function isEverything(pattern: ByteString): boolean {
  return /^\[[0:]+\](?:\/0)$|^\[[0:]+\/0\]$|^static:/i.test(pattern);
}

function parseIpv4Block(pattern: ByteString): Ipv4Block | undefined {
  const match = /^\[?(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\]?(?:\/(\d{1,2}))?$/.exec(pattern);
  if (!match) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = match.slice(1, 5).map(Number);
  const length = match[5] === undefined ? 32 : Number(match[5]);
  if (Math.max(a, b, c, d) > 255 || length > 32) return undefined;
  return { first: ((a * 256 + b) * 256 + c) * 256 + d, size: 2 ** (32 - length) };
}

function coversAll(blocks: readonly Ipv4Block[]): boolean {
  let next = 0;
  for (const { first, size } of blocks.toSorted((a, b) => a.first - b.first)) {
    if (first > next) return false;
    next = Math.max(next, first + size);
  }
  return next >= EVERY_IPV4;
}
