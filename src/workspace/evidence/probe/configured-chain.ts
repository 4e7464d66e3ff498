import type { PostfixServer } from '../../../postfix/model/server.ts';
import type { Service } from '../../../postfix/model/service.ts';
import { ChainReader } from '../chain/reader.ts';
import type { Site } from '../site.ts';

/** The chain that a service sends by its files. */
export interface ConfiguredChain {
  readonly setting: string;
  /** The file that the leaf stands in. */
  readonly file: string;
  /** SHA-256 of the certificates, the leaf first. */
  readonly digests: readonly string[];
}

/**
 * What is sent with a leaf. Undefined where that is not known, and where the files have the leaf alone:
 * OpenSSL then looks for its issuers elsewhere.
 */
export function configuredChain(
  site: Site,
  server: PostfixServer,
  service: Service,
  leaf: string,
): ConfiguredChain | undefined {
  const presented = ChainReader.of(site)?.presented.filter(
    ({ credential }) => credential.server === server && credential.services.includes(service),
  );
  for (const { loaded, sources } of presented ?? []) {
    if (loaded.outcome !== 'ready') continue;
    for (const { certificates } of loaded.chains) {
      const [first] = certificates;
      const named = sources.find((source) => source === first?.source);
      if (!named || first?.certificate.sha256 !== leaf || certificates.length < 2) continue;
      const digests = certificates.map(({ certificate }) => certificate.sha256);
      return { setting: named.setting.name, file: named.path, digests };
    }
  }
  return undefined;
}
