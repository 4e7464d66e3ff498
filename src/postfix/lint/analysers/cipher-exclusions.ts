import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import { isCipherName, nearestCipherName } from '../../../tls/openssl-cipher-names.ts';
import { type CipherExclusion, parseCipherExclusions } from '../../model/cipher-exclusions.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';

/** Cipher exclusion lists; postscreen has none, its handshakes are made by tlsproxy. */
const LISTS = ['smtpd', 'smtp', 'lmtp', 'tlsproxy', 'tlsproxy_client'].flatMap((program) => [
  `${program}_tls_exclude_ciphers`,
  `${program}_tls_mandatory_exclude_ciphers`,
]);

/** Elements of cipher exclusion lists that break the handshake, or exclude nothing. */
export function* cipherExclusions(server: PostfixServer): Iterable<Fact<'cipher-exclusion'>> {
  const { main, master } = server.input;
  for (const name of LISTS) {
    const setting = server.settingsOf(name).at(-1);
    if (main && setting) {
      const place = { source: main.source, entryStart: setting.span.start, subject: 'main.cf' };
      yield* faultyElements(name, setting.value, place);
    }
    for (const service of server.services) {
      const override = service.overrides.get(name);
      if (!master || !override) continue;
      const entryStart = override.span.start;
      const place = { source: master.source, entryStart, subject: service.label };
      yield* faultyElements(name, override.value, place);
    }
  }
}

interface Place {
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
}

function* faultyElements(
  name: string,
  value: JoinedText,
  { source, entryStart, subject }: Place,
): Iterable<Fact<'cipher-exclusion'>> {
  if (value.text.includes('$')) return;
  for (const element of parseCipherExclusions(value.text)) {
    const { fault, text, start, end } = element;
    if (!fault) continue;
    const span = value.spanOf(start, end);
    yield {
      name: 'cipher-exclusion',
      data: { name, element: text, problem: fault, corrected: corrected(element) },
      path: source.path,
      at: span,
      entryStart,
      settings: [name],
      subject,
      places: { element: [span] },
      notes: [],
    };
  }
}

/** The element that was meant, when only one can have been. */
function corrected({ fault, text, name }: CipherExclusion): string {
  if (fault === 'modifier') {
    const bare = text.replace(/^[-!+@]+/, '');
    return isCipherName(bare) ? bare : '';
  }
  return fault === 'unknown' ? (nearestCipherName(name) ?? '') : '';
}
