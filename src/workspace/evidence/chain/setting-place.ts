import type { Service } from '../../../postfix/model/service.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { EvidenceFact } from '../facts.ts';
import type { FileSetting } from './credentials.ts';

/** Where a fact about a file stands that a setting names: at the setting, for the first service. */
export function settingPlace(
  { name, source, entryStart, written }: FileSetting,
  services: readonly Service[],
): Pick<EvidenceFact, 'path' | 'at' | 'entryStart' | 'settings' | 'subject'> {
  return {
    path: source.path,
    at: { start: entryStart, end: written.span.end },
    entryStart,
    settings: [decodeUtf8(name)],
    subject: decodeUtf8(services[0]?.label ?? ''),
  };
}
