import { splitList } from '../../postfix/model/lists.ts';
import type { PostfixServer } from '../../postfix/model/server.ts';
import { isKnown } from '../../postfix/model/value.ts';
import type { ByteString } from '../../text/bytes.ts';
import { namedChains } from './chain/named-chains.ts';
import { fullChainPaths, keyPaths } from './chain/repairs.ts';

/** Parameters that name files with certificates or keys; the smtp(8) client has the same ones. */
const SUFFIXES = [
  'tls_chain_files',
  'tls_cert_file',
  'tls_key_file',
  'tls_eccert_file',
  'tls_eckey_file',
  'tls_dcert_file',
  'tls_dkey_file',
  'tls_CAfile',
];

const PREFIXES = ['smtpd', 'smtp', 'lmtp', 'tlsproxy', 'tlsproxy_client'];

const PARAMETERS = PREFIXES.flatMap((prefix) => SUFFIXES.map((suffix) => `${prefix}_${suffix}`));

/**
 * The files with certificates and keys that the settings of a server name, for all of its services,
 * and the files beside them that a repair may point to.
 */
export function certificateFiles(server: PostfixServer): ReadonlySet<ByteString> {
  const named = new Set<ByteString>();
  for (const scope of [server.scope, ...server.services.map((service) => service.scope)]) {
    for (const parameter of PARAMETERS) {
      const { value } = scope.effective(parameter);
      if (!isKnown(value)) continue;
      for (const path of splitList(value.text)) {
        const bare = path.replace(/^(["'])(.*)\1$/, '$2');
        if (bare.startsWith('/')) named.add(bare);
      }
    }
  }
  for (const { files } of namedChains(server)) {
    for (const path of files) if (path.startsWith('/')) named.add(path);
  }
  const beside = [...named].flatMap((path) => [...fullChainPaths(path), ...keyPaths(path)]);
  return new Set([...named, ...beside]);
}
