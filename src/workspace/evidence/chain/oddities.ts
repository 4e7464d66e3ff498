import { decodeUtf8 } from '../../../text/bytes.ts';
import { type PemFile, pemBlocks } from '../../../tls/pem.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import type { ChainFactData } from './facts.ts';
import { ChainReader, pemOf } from './reader.ts';
import { settingPlace } from './setting-place.ts';
import { settingText } from './words.ts';

type Oddity = ChainFactData['pem-oddity']['problem'];

const WORDS: Readonly<Record<Oddity, string>> = {
  crlf: 'CRLF line ends',
  'byte-order-mark': 'a byte order mark at its start',
  'trusted-certificate': 'a TRUSTED CERTIFICATE block',
  'ec-parameters': 'an EC PARAMETERS block',
};

/** Forms of PEM that Postfix puts up with, but other programs do not. */
export function* pemOddities(site: Site): Iterable<EvidenceFact<'pem-oddity'>> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  const named = new Set<string>();
  for (const { credential, sources, loaded } of reader.presented) {
    for (const { file, path, setting, shown } of sources) {
      if (typeof file === 'string' || !shown || named.has(shown.path)) continue;
      named.add(shown.path);
      if (loaded.outcome !== 'ready') continue;
      for (const problem of odditiesIn(file)) {
        yield {
          name: 'pem-oddity',
          data: { problem, where: settingText(setting, path), words: WORDS[problem] },
          ...settingPlace(setting, credential.services),
          notes: [],
          repairs: {},
        };
      }
    }
  }
  for (const source of site.given('pem')) {
    if (named.has(source.path)) continue;
    for (const problem of odditiesIn(pemOf(source))) {
      const where = decodeUtf8(source.path);
      yield {
        name: 'pem-oddity',
        data: { problem, where, words: WORDS[problem] },
        path: source.path,
        at: source.lineSpan(1),
        entryStart: 0,
        settings: [],
        subject: where,
        notes: [],
        repairs: {},
      };
    }
  }
}

function odditiesIn(file: PemFile): Oddity[] {
  const labels = pemBlocks(file).map(({ label }) => label);
  if (labels.length === 0) return [];
  const found: [Oddity, boolean][] = [
    ['crlf', file.text.includes('\r\n')],
    ['byte-order-mark', file.text.startsWith('\xef\xbb\xbf')],
    ['trusted-certificate', labels.includes('TRUSTED CERTIFICATE')],
    ['ec-parameters', labels.includes('EC PARAMETERS')],
  ];
  return found.flatMap(([problem, isThere]) => (isThere ? [problem] : []));
}
