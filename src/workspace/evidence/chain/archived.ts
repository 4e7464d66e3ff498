import { decodeUtf8 } from '../../../text/bytes.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { ChainReader } from './reader.ts';
import { repoint } from './repairs.ts';
import { settingPlace } from './setting-place.ts';

const ARCHIVE = /^(.*\/letsencrypt)\/archive\/([^/]+)\/(cert|chain|fullchain|privkey)\d+\.pem$/;

/** Files of certbot's archive, which keep the certificate of one day for ever. */
export function* archivedCertificates(site: Site): Iterable<EvidenceFact<'archived-certificate'>> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  for (const { credential, sources } of reader.presented) {
    for (const { path, setting, file } of sources) {
      const [, top, name, kind] = ARCHIVE.exec(path) ?? [];
      if (top === undefined || !setting.value.includes(path)) continue;
      const live = `${top}/live/${name}/${kind}.pem`;
      const current = reader.source(credential.server, live, setting);
      const isSame =
        typeof file !== 'string' &&
        typeof current.file !== 'string' &&
        file.text === current.file.text;
      const edits = isSame ? repoint(setting, path, live) : undefined;
      yield {
        name: 'archived-certificate',
        data: {
          setting: decodeUtf8(setting.name),
          file: decodeUtf8(path),
          live: decodeUtf8(live),
        },
        ...settingPlace(setting, credential.services),
        notes: [],
        repairs: edits && edits.length > 0 ? { live: edits } : {},
      };
    }
  }
}
