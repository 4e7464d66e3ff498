/** Where an inet service listens. */
export interface Endpoint {
  /** Host part as written, without brackets; absent when the service listens on inet_interfaces. */
  readonly host?: string;
  /** Port number; absent when the name is in none of the usual service tables. */
  readonly port?: number;
}

/** Service names of port numbers that matter to mail. Source: IANA service name registry. */
const PORTS: Readonly<Record<string, number>> = {
  smtp: 25,
  mail: 25,
  submission: 587,
  msa: 587,
  submissions: 465,
  smtps: 465,
  ssmtp: 465,
  urd: 465,
  qmqp: 628,
  lmtp: 24,
};

/** Reads the first field of an inet service: `[host:]port`. Source: master(5) "Service name". */
export function parseEndpoint(name: string): Endpoint {
  const match = /^(?:\[([^\]]*)\]:|([^:]*):)?([^:]*)$/.exec(name);
  const host = match?.[1] ?? match?.[2];
  const service = match?.[3] ?? name;
  const port = portNumber(service);
  return { ...(host ? { host } : {}), ...(port === undefined ? {} : { port }) };
}

/** The number of a port by number or by name; undefined when the name is none of the usual ones. */
export function portNumber(service: string): number | undefined {
  return /^[0-9]+$/.test(service) ? Number(service) : PORTS[service];
}

/** Whether only programs on the same machine can reach an address. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\./.test(host);
}
