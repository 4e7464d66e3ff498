import { showName } from '../../../dns/syntax/domain-name.ts';
import { coversHost } from '../../../tls/x509/host-name.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { recordFact } from './make-fact.ts';
import { DnsReader } from './reader.ts';
import { servedChains } from './served-chains.ts';

/** Finds mail servers whose certificate is not for the name that the MX record gives them. */
export function* exchangeCertificates(site: Site): Iterable<EvidenceFact<'mx-certificate'>> {
  const reader = DnsReader.of(site);
  for (const { record, domain, host } of reader.exchanges) {
    if (host === '.') continue;
    const name = showName(host);
    const bare = servedChains(reader, host).find(({ leaf }) => !coversHost(leaf, name));
    if (!bare) continue;
    const data = {
      domain: showName(domain),
      exchange: name,
      chain: bare.label,
      names: bare.leaf.dnsNames.join(', ') || bare.leaf.commonName || 'no name',
    };
    yield recordFact('mx-certificate', record, data, { notes: bare.note ? [bare.note] : [] });
  }
}
