import { isCipherName, nearestCipherName } from '../../../tls/openssl-cipher-names.ts';
import { type CipherExclusion, parseCipherExclusions } from '../../model/cipher-exclusions.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Service } from '../../model/service.ts';
import type { Fact } from '../facts.ts';
import { tlsUse, usedDefinitions } from './used-definitions.ts';

/** Elements of cipher exclusion lists in use that break the handshake, or exclude nothing. */
export function* cipherExclusions(server: PostfixServer): Iterable<Fact<'cipher-exclusion'>> {
  const lists = usedDefinitions(server, (service) => exclusionLists(service, server));
  for (const { name, value, service, source, entryStart } of lists) {
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
        subject: service.label,
        places: { element: [span] },
        notes: [],
      };
    }
  }
}

/** Source: postconf(5) smtpd_tls_exclude_ciphers, smtpd_tls_mandatory_exclude_ciphers. */
function exclusionLists(service: Service, server: PostfixServer): string[] {
  const use = tlsUse(service, server);
  if (use === 'none') return [];
  // postscreen has its handshakes made by tlsproxy.
  const prefix = service.program === 'postscreen' ? 'tlsproxy' : service.program;
  const always = `${prefix}_tls_exclude_ciphers`;
  return use === 'mandatory' ? [always, `${prefix}_tls_mandatory_exclude_ciphers`] : [always];
}

/** The element that was meant, when only one can have been. */
function corrected({ fault, text, name }: CipherExclusion): string {
  if (fault === 'modifier') {
    // `+` only moves a cipher to the end for OpenSSL, and `@` begins a command.
    const bare = text.replace(/^[-!]/, '');
    return isCipherName(bare) ? bare : '';
  }
  return fault === 'unknown' ? (nearestCipherName(name) ?? '') : '';
}
