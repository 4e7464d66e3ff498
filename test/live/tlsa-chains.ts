import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { presentFiles } from './chain-server.ts';

/** The name that all but one of the chains are made for. */
export const HOST = 'mx.zoo.test';

/** One chain as a server presents it: names of certificates in the folder, the leaf first. */
export interface ZooChain {
  readonly name: string;
  readonly sent: readonly string[];
  /** Seconds since 1970 at which the client looks at it; now if absent. */
  readonly at?: number;
}

/** Long after every certificate of the zoo has run out. */
const LATER = 4_000_000_000;

export const ZOO: readonly ZooChain[] = [
  { name: 'leaf, issuer, root', sent: ['leaf', 'issuer', 'root'] },
  { name: 'leaf and issuer', sent: ['ecleaf', 'issuer'] },
  { name: 'leaf alone', sent: ['leaf'] },
  { name: 'wrong order', sent: ['leaf', 'root', 'issuer'] },
  { name: 'self-signed', sent: ['self'] },
  { name: 'for another name', sent: ['other', 'issuer', 'root'] },
  { name: 'run out', sent: ['leaf', 'issuer', 'root'], at: LATER },
];

/** Every certificate that a record may be made for. */
export const CERTIFICATES = ['root', 'issuer', 'leaf', 'ecleaf', 'self', 'other'] as const;

const CONFIG = `[req]
distinguished_name = dn
[dn]
[ca]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
[leaf]
basicConstraints = CA:FALSE
subjectAltName = DNS:${HOST}
[other]
basicConstraints = CA:FALSE
subjectAltName = DNS:www.zoo.test
`;

/** Makes the keys and certificates of the zoo in a folder. */
export function makeChains(folder: string): void {
  writeFileSync(join(folder, 'zoo.cnf'), CONFIG);
  const make = (name: string, extensions: string, issuer?: string, key = 'rsa:2048'): void => {
    const by = issuer ? ['-CA', `${issuer}.pem`, '-CAkey', `${issuer}.key`] : [];
    const curve = key === 'ec' ? ['-pkeyopt', 'ec_paramgen_curve:P-256'] : [];
    const subject = ['-subj', `/CN=${name}`, '-extensions', extensions, '-config', 'zoo.cnf'];
    const output = ['-keyout', `${name}.key`, '-out', `${name}.pem`, '-days', '3650', '-nodes'];
    execFileSync(
      'openssl',
      ['req', '-x509', '-newkey', key, ...curve, ...subject, ...by, ...output],
      {
        cwd: folder,
        stdio: 'pipe',
      },
    );
  };
  make('root', 'ca');
  make('issuer', 'ca', 'root');
  make('leaf', 'leaf', 'issuer');
  make('ecleaf', 'leaf', 'issuer', 'ec');
  make('self', 'leaf');
  make('other', 'other', 'issuer');
}

/** A TLS server on loopback that presents a chain of the zoo. */
export function present(folder: string, sent: readonly string[]) {
  const [leaf = '', ...others] = sent;
  const file = (name: string): string => join(folder, name);
  const rest = file(`rest-${sent.join('-')}.pem`);
  writeFileSync(rest, others.map((name) => readFileSync(file(`${name}.pem`))).join(''));
  const own = { certificate: file(`${leaf}.pem`), key: file(`${leaf}.key`) };
  return presentFiles(others.length > 0 ? { ...own, rest } : own);
}
