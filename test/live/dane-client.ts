import { spawn } from 'node:child_process';
import type { Tlsa } from '../../src/dns/model/tlsa.ts';

/** Whom a client asks, and what it trusts. */
export interface DaneClient {
  readonly port: number;
  readonly host: string;
  /** File of the authorities that it trusts, for usages 0 and 1. */
  readonly authorities: string;
  /** Seconds since 1970 at which it looks at the chain; now if absent. */
  readonly at?: number | undefined;
}

/** Whether `openssl s_client` takes the chain of a server for good by one of the records. */
export function verifiesByDane(
  records: readonly Tlsa[],
  { port, host, authorities, at }: DaneClient,
): Promise<boolean> {
  const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-servername', host];
  // What a key is good for is no matter of TLSA records.
  const level = ['-cipher', 'DEFAULT:@SECLEVEL=0', '-verify_return_error'];
  // RFC 7672 section 3.1.1: mail servers do not compare names for DANE-EE.
  const dane = ['-dane_ee_no_namechecks', '-dane_tlsa_domain', host];
  const data = records.flatMap(({ usage, selector, matchingType, data }) => [
    '-dane_tlsa_rrdata',
    `${usage} ${selector} ${matchingType} ${data}`,
  ]);
  const trust = ['-CAfile', authorities, '-no-CApath', '-no-CAstore'];
  const when = at === undefined ? [] : ['-attime', String(at)];
  return new Promise((resolve, reject) => {
    const client = spawn('openssl', [...args, ...level, ...dane, ...data, ...trust, ...when]);
    let output = '';
    client.stdout.on('data', (text: Buffer) => {
      output += text.toString();
    });
    client.stdin.on('error', () => {});
    client.stdin.end();
    client.on('close', () => {
      const isUp = output.includes('Certificate chain') || output.includes('CONNECTED');
      if (isUp) resolve(/^Verification: OK$/m.test(output));
      else reject(new Error(`s_client did not reach port ${port}`));
    });
  });
}
