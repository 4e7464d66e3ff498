import type { ByteString } from '../../../text/bytes.ts';
import { hasPrivateKey, pemLabels } from '../../../tls/pem-labels.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

const PAIRS = [
  ['smtpd_tls_cert_file', 'smtpd_tls_key_file'],
  ['smtpd_tls_eccert_file', 'smtpd_tls_eckey_file'],
  ['smtpd_tls_dcert_file', 'smtpd_tls_dkey_file'],
] as const;

/**
 * Certificates of the server for which main.cf names no key. The key parameter defaults to the
 * certificate file, which then must hold the key too.
 * Source: postconf(5) smtpd_tls_key_file, tls/tls_certkey.c.
 */
export function* certificatesWithoutKey(
  server: PostfixServer,
): Iterable<Fact<'certificate-without-key'>> {
  const { main } = server.input;
  const chains = server.scope.effective('smtpd_tls_chain_files').value;
  if (!main || (isKnown(chains) && chains.text !== '')) return;
  for (const [certificateSetting, keySetting] of PAIRS) {
    const setting = server.settingsOf(certificateSetting).at(-1);
    const file = server.scope.effective(certificateSetting).value;
    if (!setting || !isKnown(file) || file.text === '' || file.text === 'none') continue;
    const reason = whyWithoutKey(server, file.text, keySetting);
    if (!reason) continue;
    yield {
      name: 'certificate-without-key',
      data: { certificateSetting, keySetting, file: quoted(file.text), reason },
      path: main.source.path,
      at: { start: setting.nameSpan.start, end: setting.value.span.end },
      entryStart: setting.span.start,
      settings: [certificateSetting, keySetting],
      subject: 'main.cf',
      places: {},
      notes: [],
    };
  }
}

function whyWithoutKey(
  server: PostfixServer,
  certificate: ByteString,
  keySetting: string,
): 'key-empty' | 'no-key-in-file' | undefined {
  const key = server.scope.effective(keySetting).value;
  if (server.scope.isExplicit(keySetting)) {
    return isKnown(key) && key.text === '' ? 'key-empty' : undefined;
  }
  if (server.isExcerpt) return undefined;
  const pem = server.input.readFile?.(certificate);
  if (pem === undefined || pemLabels(pem).length === 0) return undefined;
  return hasPrivateKey(pem) ? undefined : 'no-key-in-file';
}
