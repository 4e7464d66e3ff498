import { RunFailure } from '../run-failure.ts';

/** A server to be looked at. */
export interface ProbeTarget {
  /** Without brackets. */
  readonly host: string;
  readonly port: number;
}

/** Where other servers deliver: RFC 5321 section 4.5.4.2. */
const SMTP_PORT = 25;

/**
 * Reads `HOST[:PORT]`; an IPv6 address stands in brackets where a port follows.
 * @throws RunFailure for anything else.
 */
export function readTarget(text: string): ProbeTarget {
  const match = /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]/]+))(?::(\d{1,5}))?$/.exec(text);
  const host = match?.[1] ?? match?.[2] ?? (isBareIpv6(text) ? text : undefined);
  const port = Number(match?.[3] ?? SMTP_PORT);
  if (host === undefined || port < 1 || port > 65_535) {
    throw new RunFailure(`--probe ${text}: say HOST or HOST:PORT, [ADDRESS]:PORT for IPv6`);
  }
  return { host, port };
}

/** As messages name it. */
export function targetText({ host, port }: ProbeTarget): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

function isBareIpv6(text: string): boolean {
  return /^[0-9A-Fa-f:.]+$/.test(text) && text.split(':').length > 2;
}
