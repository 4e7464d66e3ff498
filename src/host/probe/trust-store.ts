import { readFileSync } from 'node:fs';

/** Where distributions keep the certificates of authorities: Debian, Red Hat, SUSE, Alpine and BSD. */
const BUNDLES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** The authorities that this host trusts; undefined where only those that come with Node are known. */
export function systemAuthorities(): string | undefined {
  for (const path of BUNDLES) {
    try {
      return readFileSync(path, 'latin1');
    } catch {
      // Another distribution's place.
    }
  }
  return undefined;
}
