import { createHash } from 'node:crypto';
import { isIP, type Socket } from 'node:net';
import {
  type ConnectionOptions,
  connect,
  type DetailedPeerCertificate,
  type TLSSocket,
} from 'node:tls';
import { toBytes } from '../../text/bytes.ts';
import { certificatesSent } from '../../tls/certificate-message.ts';
import type { Protocol } from '../../tls/protocol.ts';
import { TappedStream } from './tapped-stream.ts';

/** The versions that Node can offer. */
export const OFFERED = ['TLSv1.3', 'TLSv1.2', 'TLSv1.1', 'TLSv1'] as const satisfies Protocol[];

export type Offered = (typeof OFFERED)[number];

/** How a handshake is to be made. */
export interface HandshakeOptions {
  readonly host: string;
  readonly version: Offered;
  /** PEM of the authorities; those that come with Node if absent. */
  readonly authorities: string | undefined;
  /** How long it may take, in milliseconds. */
  readonly patience: number;
}

/** `unsettled`: it came to no end from which anything follows about the version. */
export type Handshake =
  | { readonly outcome: 'done'; readonly socket: TLSSocket; readonly seen: Seen }
  | { readonly outcome: 'refused' | 'unsettled' };

/** What a finished handshake shows. */
export interface Seen {
  /** SHA-256 of the certificates, the leaf first. */
  readonly chain: readonly string[];
  readonly order: 'sent' | 'linked';
  readonly distrust?: string;
}

/**
 * All that OpenSSL has, also for versions that its default level shuts out; suites without a
 * certificate come last, so that a server shows the one it has.
 */
const CIPHERS = 'ALL:+aNULL:@SECLEVEL=0';

/** Whether a server name is sent: an address is none. RFC 6066 section 3. */
export function hasServerName(host: string): boolean {
  return isIP(host) === 0;
}

/** Makes a handshake with one version. It never throws: what goes wrong is the outcome. */
export function shakeHands(raw: Socket, options: HandshakeOptions): Promise<Handshake> {
  const { host, version, authorities, patience } = options;
  const tap = new TappedStream(raw);
  const settings: ConnectionOptions = {
    socket: tap,
    host,
    ...(hasServerName(host) ? { servername: host } : {}),
    ...(authorities === undefined ? {} : { ca: authorities }),
    minVersion: version,
    maxVersion: version,
    ciphers: CIPHERS,
    // Whether it verifies is what we want to see; nothing secret is sent.
    rejectUnauthorized: false,
  };
  return new Promise((done) => {
    let socket: TLSSocket;
    const settle = (result: Handshake): void => {
      clearTimeout(tired);
      if (result.outcome !== 'done') tap.destroy();
      done(result);
    };
    const tired = setTimeout(() => settle({ outcome: 'unsettled' }), patience);
    try {
      socket = connect(settings);
    } catch {
      // This Node was built without the version.
      settle({ outcome: 'unsettled' });
      return;
    }
    socket.once('secureConnect', () => {
      settle({ outcome: 'done', socket, seen: seenOn(socket, tap) });
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      settle({ outcome: isRefusal(error) ? 'refused' : 'unsettled' });
    });
    socket.on('close', () => settle({ outcome: 'unsettled' }));
  });
}

/** Whether the peer, not we or the network, ended a handshake: an alert, or an older version. */
function isRefusal({ code = '' }: NodeJS.ErrnoException): boolean {
  return /_ALERT_/.test(code) || code === 'ERR_SSL_UNSUPPORTED_PROTOCOL';
}

function seenOn(socket: TLSSocket, tap: TappedStream): Seen {
  const sent = certificatesSent(tap.heard);
  const distrust = socket.authorized ? undefined : String(socket.authorizationError);
  return {
    chain: sent ? sent.map((der) => sha256(toBytes(der))) : linked(socket),
    order: sent ? 'sent' : 'linked',
    ...(distrust === undefined ? {} : { distrust }),
  };
}

/** From the leaf to its issuers; a certificate that issued itself links to itself. */
function linked(socket: TLSSocket): string[] {
  const digests = new Set<string>();
  let at: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (at?.raw && !digests.has(sha256(at.raw))) {
    digests.add(sha256(at.raw));
    at = at.issuerCertificate;
  }
  return [...digests];
}

function sha256(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('hex');
}
