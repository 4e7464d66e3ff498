import type { FileAccess } from '../../../postfix/model/server.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import { pemBlocks } from '../../../tls/pem.ts';
import { isPrivateKeyLabel } from '../../../tls/x509/private-key.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import type { ChainFactData } from './facts.ts';
import { ChainReader } from './reader.ts';
import { settingPlace } from './setting-place.ts';

type Exposure = ChainFactData['key-exposed']['to'];

/**
 * Files with a private key that others than root can read or change. Only where the mode of the file
 * is that of the server, and the folders on the way are open to others as well.
 */
export function* exposedKeys(site: Site): Iterable<EvidenceFact<'key-exposed'>> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  const seen = new Set<string>();
  for (const { credential, sources } of reader.presented) {
    for (const { path, setting, file, shown } of sources) {
      if (typeof file === 'string' || !shown || seen.has(shown.path)) continue;
      seen.add(shown.path);
      if (!pemBlocks(file).some(({ label }) => isPrivateKeyLabel(label))) continue;
      const access = credential.server.input.statFile?.(path)?.access;
      const to = access && exposureOf(access);
      if (!access || !to) continue;
      yield {
        name: 'key-exposed',
        data: {
          to,
          file: decodeUtf8(path),
          setting: decodeUtf8(setting.name),
          mode: access.mode.toString(8).padStart(4, '0'),
        },
        ...settingPlace(setting, credential.services),
        notes: [],
        repairs: {},
      };
    }
  }
}

/**
 * A folder that others cannot enter hides what is in it. That a group can read a key is common and
 * meant: Debian has the group ssl-cert for it.
 */
function exposureOf({ mode, isReachable, group }: FileAccess): Exposure | undefined {
  if (!isReachable) return undefined;
  if (mode & 0o002 || (mode & 0o020 && group !== 0)) return 'writers';
  return mode & 0o004 ? 'everyone' : undefined;
}
