import { hasPrivateKey, parsePem, pemBlocks } from '../../../tls/pem.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Service } from '../../model/service.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { tlsUse, usedDefinitions } from './used-definitions.ts';

const PAIRS = [
  ['smtpd_tls_cert_file', 'smtpd_tls_key_file'],
  ['smtpd_tls_eccert_file', 'smtpd_tls_eckey_file'],
  ['smtpd_tls_dcert_file', 'smtpd_tls_dkey_file'],
] as const;

/**
 * Certificates that a server uses without a key. The key parameter defaults to the certificate file,
 * which then must hold the key too. Source: postconf(5) smtpd_tls_key_file, tls/tls_certkey.c.
 */
export function* certificatesWithoutKey(
  server: PostfixServer,
): Iterable<Fact<'certificate-without-key'>> {
  for (const [certificateSetting, keySetting] of PAIRS) {
    const used = usedDefinitions(server, (service) =>
      usesLegacyFiles(service, server) &&
      whyWithoutKey(server, service, certificateSetting, keySetting)
        ? [certificateSetting]
        : [],
    );
    for (const { value, service, source, entryStart } of used) {
      const reason = whyWithoutKey(server, service, certificateSetting, keySetting);
      if (!reason) continue;
      yield {
        name: 'certificate-without-key',
        data: { certificateSetting, keySetting, file: quoted(value.text), reason },
        path: source.path,
        at: { start: entryStart, end: value.span.end },
        entryStart,
        settings: [certificateSetting, keySetting],
        subject: service.label,
        places: {},
        notes: [],
      };
    }
  }
}

/** While smtpd_tls_chain_files is set, the other parameters do not count. */
function usesLegacyFiles(service: Service, server: PostfixServer): boolean {
  if (service.program !== 'smtpd' || tlsUse(service, server) === 'none') return false;
  const chains = service.scope.effective('smtpd_tls_chain_files').value;
  return !isKnown(chains) || chains.text === '';
}

function whyWithoutKey(
  server: PostfixServer,
  { scope }: Service,
  certificateSetting: string,
  keySetting: string,
): 'key-empty' | 'no-key-in-file' | undefined {
  const certificate = scope.effective(certificateSetting).value;
  if (!isKnown(certificate) || ['', 'none'].includes(certificate.text)) return undefined;
  const key = scope.effective(keySetting).value;
  if (scope.isExplicit(keySetting)) {
    return isKnown(key) && key.text === '' ? 'key-empty' : undefined;
  }
  if (server.isExcerpt) return undefined;
  const pem = parsePem(server.input.readFile?.(certificate.text) ?? '');
  if (pemBlocks(pem).length === 0) return undefined;
  return hasPrivateKey(pem) ? undefined : 'no-key-in-file';
}
