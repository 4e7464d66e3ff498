import { spawnSync } from 'node:child_process';
import type { Protocol } from '../../src/tls/protocol.ts';

const FLAGS: Readonly<Record<Exclude<Protocol, 'SSLv3'>, string>> = {
  TLSv1: '-tls1',
  'TLSv1.1': '-tls1_1',
  'TLSv1.2': '-tls1_2',
  'TLSv1.3': '-tls1_3',
};

/** Versions that openssl can offer; Debian builds it without SSLv3. */
export const TESTABLE = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

export type Testable = (typeof TESTABLE)[number];

/** Whether a handshake with nothing but this version succeeds. */
export function negotiates(port: number, protocol: Testable, startTls: boolean): boolean {
  const { stdout, error } = spawnSync(
    'openssl',
    [
      ...['s_client', '-connect', `127.0.0.1:${port}`, FLAGS[protocol]],
      ...(startTls ? ['-starttls', 'smtp'] : []),
      ...['-cipher', 'ALL:@SECLEVEL=0', '-no_ign_eof'],
    ],
    { encoding: 'utf8', input: 'QUIT\r\n', timeout: 20_000 },
  );
  if (error) throw error;
  return /^\s*(?:New, )?.*Cipher is (?!\(NONE\))\S+/m.test(stdout) && /Verif/.test(stdout);
}

/** All versions that can be negotiated. */
export function negotiated(port: number, startTls: boolean): Testable[] {
  return TESTABLE.filter((protocol) => negotiates(port, protocol, startTls));
}
