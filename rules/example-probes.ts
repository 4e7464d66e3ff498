import type { ServerProbe } from '../src/workspace/evidence/probe/server-probe.ts';

/** How the files of an example name what was seen of a server with --probe. */
export const PROBED = 'probe mx.example.org:25';

/** SHA-256 of PKI.leaf and PKI.issuer. */
const LEAF = '65a3a741b5b9702ddd6c6d112cd00b16aa917bdbf4c0f068279a7f41df905704';
const ISSUER = 'e5406f7ba9ed2ec593aaffa564685687c88b24160a9fac506a3919ae0ef0e2ce';

/** A server that is as the examples configure it. */
const SEEN: ServerProbe = {
  host: 'mx.example.org',
  port: 25,
  address: '192.0.2.25',
  implicit: false,
  ehloName: 'mx.example.org',
  keywords: ['PIPELINING', 'STARTTLS'],
  tls: {
    protocols: ['TLSv1.2', 'TLSv1.3'],
    unsettled: [],
    chain: [LEAF],
    order: 'sent',
    serverName: true,
    ehloName: 'mx.example.org',
    keywords: ['PIPELINING'],
  },
};

const { tls: SEEN_TLS, ...SEEN_PLAIN } = SEEN;

function written(probe: ServerProbe): string {
  return `${JSON.stringify(probe, undefined, 1)}\n`;
}

export const SEEN_WITH_ISSUER = written({
  ...SEEN,
  ...(SEEN_TLS ? { tls: { ...SEEN_TLS, chain: [LEAF, ISSUER] } } : {}),
});

export const SEEN_AS_CONFIGURED = written(SEEN);

/** The same where something else was seen. */
export function seenWith(
  other: Partial<ServerProbe>,
  tls: Partial<ServerProbe['tls']> = {},
): string {
  return written({ ...SEEN, ...other, ...(SEEN_TLS ? { tls: { ...SEEN_TLS, ...tls } } : {}) });
}

/** The same where there was no handshake. */
export function seenWithoutTls(other: Partial<ServerProbe>): string {
  return written({ ...SEEN_PLAIN, ...other });
}
