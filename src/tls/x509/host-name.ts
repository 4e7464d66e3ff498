import type { Certificate } from './certificate.ts';

/**
 * Whether a certificate is good for a host name: by its dNSName entries or, where it has no subject
 * alternative name at all, by its common name. `*` stands for the whole leftmost label.
 * Source: RFC 9525 §6.3; X509_check_host(3) for the common name.
 */
export function coversHost(certificate: Certificate, host: string): boolean {
  const { dnsNames, hasAlternativeName, commonName } = certificate;
  const names = hasAlternativeName || commonName === undefined ? dnsNames : [commonName];
  return names.some((name) => matches(name.toLowerCase(), host.toLowerCase().replace(/\.$/, '')));
}

function matches(pattern: string, host: string): boolean {
  if (pattern === host) return true;
  if (!pattern.startsWith('*.')) return false;
  const dot = host.indexOf('.');
  return dot > 0 && pattern.slice(1) === host.slice(dot) && pattern.split('.').length > 2;
}
