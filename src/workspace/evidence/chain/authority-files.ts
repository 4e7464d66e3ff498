import type { PostfixServer } from '../../../postfix/model/server.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { credentialsOf } from './credentials.ts';
import { ChainReader } from './reader.ts';
import { settingPlace } from './setting-place.ts';
import { resultOf } from './words.ts';

/**
 * Files of authorities that cannot be loaded, for which Postfix turns TLS off although its own
 * certificate is fine. Source: tls_set_ca_certificate_info() of tls/tls_certkey.c.
 */
export function* authorityFileFaults(site: Site): Iterable<EvidenceFact<'authority-file-fault'>> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  for (const server of site.servers) yield* ofServer(reader, server);
}

function* ofServer(
  reader: ChainReader,
  server: PostfixServer,
): Iterable<EvidenceFact<'authority-file-fault'>> {
  const seen = new Set<string>();
  for (const credential of credentialsOf(server)) {
    const { caFile, purpose, services } = credential;
    if (!caFile || seen.has(`${purpose}${caFile.source.path}:${caFile.entryStart}`)) continue;
    seen.add(`${purpose}${caFile.source.path}:${caFile.entryStart}`);
    const { file, shown } = reader.source(server, caFile.value, caFile);
    if (file === 'unknown') continue;
    const isMissing = file === 'missing';
    if (!isMissing && reader.certificatesIn(file).length > 0) continue;
    // Something that we cannot decode may still be a certificate for OpenSSL.
    if (!isMissing && /-----BEGIN (?:X509 |TRUSTED )?CERTIFICATE-----/.test(shown?.text ?? '')) {
      continue;
    }
    yield {
      name: 'authority-file-fault',
      data: {
        problem: isMissing ? 'missing' : 'empty',
        words: isMissing ? 'since it is not there' : 'since no certificate is in it',
        purpose,
        setting: decodeUtf8(caFile.name),
        file: decodeUtf8(caFile.value),
        result: resultOf(credential, false),
      },
      ...settingPlace(caFile, services),
      notes: [],
      repairs: {},
    };
  }
}
