import type { ZoneRecord } from '../../../dns/model/zone.ts';
import { type DomainName, showName } from '../../../dns/syntax/domain-name.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import { serverTls } from '../../../postfix/model/server-tls.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { recordFact } from './make-fact.ts';
import { domainOf } from './policies.ts';
import { DnsReader } from './reader.ts';
import { tlsaSets, usableRecords } from './tlsa-sets.ts';

/** Finds promises of TLS that the server of that name surely does not keep. */
export function* brokenPromises(site: Site): Iterable<EvidenceFact<'tls-not-offered'>> {
  const reader = DnsReader.of(site);
  const silent = reader.serverNames().filter(({ server }) => offersNoTls(server));
  for (const { name } of silent) {
    const host = showName(name);
    for (const set of tlsaSets(reader)) {
      const [first] = usableRecords(set);
      if (set.host !== name || !first) continue;
      yield recordFact('tls-not-offered', first.record, { promise: 'dane', host, domain: host });
    }
    for (const { domain, record } of enforced(reader, name)) {
      const data = { promise: 'mta-sts', host, domain: showName(domain) } as const;
      yield recordFact('tls-not-offered', record, data);
    }
  }
}

/** The MX records of domains whose policy is enforced, as far as they name the host. */
function enforced(
  reader: DnsReader,
  host: DomainName,
): { readonly domain: DomainName; readonly record: ZoneRecord }[] {
  const domains = reader.policies
    .filter(({ mode, faults }) => mode?.value === 'enforce' && faults.length === 0)
    .map((policy) => domainOf(reader, policy));
  return reader.exchanges.filter((each) => each.host === host && domains.includes(each.domain));
}

function offersNoTls(server: PostfixServer): boolean {
  const onMx = server.services.filter(({ role }) => role === 'mx');
  return onMx.length > 0 && onMx.every((service) => serverTls(service, server).mode === 'off');
}
