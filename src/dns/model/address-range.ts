import { readIpv4, readIpv6 } from '../syntax/ip-address.ts';

/** Networks that no one on the Internet can reach. Source: RFC 6890 and the registry it founds. */
const PRIVATE = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '::/128',
  '::1/128',
  'fc00::/7',
  'fe80::/10',
];

/** Networks of Cloudflare's proxies. Source: https://www.cloudflare.com/ips/ as of 2026-02-11. */
const CLOUDFLARE = [
  '173.245.48.0/20',
  '103.21.244.0/22',
  '103.22.200.0/22',
  '103.31.4.0/22',
  '141.101.64.0/18',
  '108.162.192.0/18',
  '190.93.240.0/20',
  '188.114.96.0/20',
  '197.234.240.0/22',
  '198.41.128.0/17',
  '162.158.0.0/15',
  '104.16.0.0/13',
  '104.24.0.0/14',
  '172.64.0.0/13',
  '131.0.72.0/22',
  '2400:cb00::/32',
  '2606:4700::/32',
  '2803:f800::/32',
  '2405:b500::/32',
  '2405:8100::/32',
  '2a06:98c0::/29',
  '2c0f:f248::/32',
];

/** Whether an address can be reached from its own network only. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.some((network) => isIn(network, address));
}

/** Whether Cloudflare answers at an address. */
export function isCloudflareAddress(address: string): boolean {
  return CLOUDFLARE.some((network) => isIn(network, address));
}

function isIn(network: string, address: string): boolean {
  const [base = '', length] = network.split('/');
  const [left, right] = [bytesOf(base), bytesOf(address)];
  if (!left || left.length !== right?.length) return false;
  return bitsOf(left).slice(0, Number(length)) === bitsOf(right).slice(0, Number(length));
}

function bytesOf(address: string): number[] | undefined {
  return readIpv4(address) ?? readIpv6(address);
}

function bitsOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(2).padStart(8, '0')).join('');
}
