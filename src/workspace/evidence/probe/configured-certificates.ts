import { splitList } from '../../../postfix/model/lists.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import type { Service } from '../../../postfix/model/service.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import { parsePem, pemBlocks } from '../../../tls/pem.ts';
import { isCertificateLabel } from '../../../tls/x509/certificate-store.ts';
import type { Site } from '../site.ts';
import type { ServerProbe } from './server-probe.ts';

/** The certificates that a service may present, and the settings that name their files. */
export interface ConfiguredCertificates {
  /** The deciding one. */
  readonly setting: string;
  readonly files: readonly string[];
  /** SHA-256 of all certificates in them, hexadecimal in lower case. */
  readonly digests: ReadonlySet<string>;
}

const CERTIFICATE_FILES = ['tls_cert_file', 'tls_eccert_file', 'tls_dcert_file'];

/**
 * What a service presents by its settings. Undefined where a setting is not known, where a file is
 * not in reach or cannot be read in full, and where the name that the client asks for may choose.
 */
export function configuredCertificates(
  site: Site,
  server: PostfixServer,
  service: Service,
  probe: ServerProbe,
): ConfiguredCertificates | undefined {
  const byName = service.scope.effective('tls_server_sni_maps').value;
  const isChosenByName = !isKnown(byName) || byName.text !== '';
  if (probe.tls?.serverName && isChosenByName) return undefined;
  const named = certificateFilesOf(service);
  if (!named) return undefined;
  const digests = new Set<string>();
  for (const path of named.files) {
    const found = digestsIn(site, server, path);
    if (!found) return undefined;
    for (const digest of found) digests.add(digest);
  }
  return { ...named, digests };
}

function certificateFilesOf({ scope, program }: Service) {
  const prefix = program === 'postscreen' ? 'tlsproxy' : 'smtpd';
  const setting = `${prefix}_tls_chain_files`;
  const chain = scope.effective(setting).value;
  if (!isKnown(chain)) return undefined;
  if (chain.text !== '') return { setting, files: splitList(chain.text) };
  const names = CERTIFICATE_FILES.map((suffix) => `${prefix}_${suffix}`);
  const files: string[] = [];
  for (const name of names) {
    const { value } = scope.effective(name);
    if (!isKnown(value)) return undefined;
    if (value.text !== 'none') files.push(...splitList(value.text));
  }
  return { setting: names[0] ?? setting, files };
}

/** Undefined where the file is not in reach, or a certificate in it cannot be read. */
function digestsIn(site: Site, server: PostfixServer, path: string): string[] | undefined {
  const { certificates } = site.facts;
  const source = path.startsWith('/') ? site.named(server, path) : undefined;
  if (!certificates || !source) return undefined;
  const digests = pemBlocks(parsePem(source.text))
    .filter(({ label }) => isCertificateLabel(label))
    .map((block) => certificates.in(block)?.sha256);
  return digests.some((digest) => digest === undefined)
    ? undefined
    : digests.filter((digest) => digest !== undefined);
}
