/** `everyone`: each address; `wide`: public addresses of more than one /24, or IPv6 /48. */
export type RelayRangeProblem = 'everyone' | 'wide';

/** The entries of an IceWarp address list; line feed, semicolon and comma separate them. */
export function relayEntries(text: string): { entry: string; at: number }[] {
  return [...text.matchAll(/[^;,\s]+/g)].map((match) => ({ entry: match[0], at: match.index }));
}

/**
 * Whether an entry takes in so many hosts that they can hardly all be one's own: `*.*.*.*`, CIDR, and
 * `first-last`. Undefined for what is small, private or not understood.
 */
export function relayRangeProblem(entry: string): RelayRangeProblem | undefined {
  if (/^(?:\*|(?:\*\.){3}\*|(?:\d+\.){3}\d+\/0|[\da-f:]+\/0)$/i.test(entry)) return 'everyone';
  const [low, high] = v4Range(entry) ?? [];
  if (low !== undefined && high !== undefined) {
    if (low === 0 && high === 2 ** 32 - 1) return 'everyone';
    return high - low >= 256 && !isPrivate(low, high) ? 'wide' : undefined;
  }
  const v6 = /^([\da-f]{1,4}):[\da-f:]*\/(\d+)$/i.exec(entry);
  const isLocal = /^f[cde]/i.test(v6?.[1] ?? '');
  return v6 && !isLocal && Number(v6[2]) < 48 ? 'wide' : undefined;
}

function v4Range(entry: string): readonly [number, number] | undefined {
  const cidr = /^([\d.]+)\/(\d{1,2})$/.exec(entry);
  if (cidr) {
    const address = v4(cidr[1] ?? '');
    const size = 2 ** (32 - Number(cidr[2]));
    if (address === undefined || size < 1) return undefined;
    const low = address - (address % size);
    return [low, low + size - 1];
  }
  const [first = '', last = first] = entry.split('-');
  const low = v4(first.replaceAll('*', '0'));
  const high = v4(last.replaceAll('*', '255'));
  return low === undefined || high === undefined || high < low ? undefined : [low, high];
}

function v4(text: string): number | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) < 256)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** RFC 1918, RFC 6598, loopback and link-local. */
const PRIVATE = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
];

function isPrivate(low: number, high: number): boolean {
  return PRIVATE.some((block) => {
    const [first = 0, last = 0] = v4Range(block) ?? [];
    return low >= first && high <= last;
  });
}
