import { renameOwner } from '../../../dns/edit/zone-edits.ts';
import type { ZoneRecord } from '../../../dns/model/zone.ts';
import type { DomainName } from '../../../dns/syntax/domain-name.ts';
import { isAbsolute, labelsOf, showName } from '../../../dns/syntax/domain-name.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { recordFact, recordNote } from './make-fact.ts';
import { DnsReader, type Exchange } from './reader.ts';
import { tlsaSet, usableRecords } from './tlsa-sets.ts';

/** Finds TLSA records that stand where no mail server looks, while it looks in vain elsewhere. */
export function* misplacedRecords(site: Site): Iterable<EvidenceFact<'tlsa-misplaced'>> {
  const reader = DnsReader.of(site);
  for (const record of reader.view.records) {
    if (record.type !== 'TLSA') continue;
    const host = misspeltHost(reader, record.owner) ?? hostOfDomain(reader, record.owner);
    if (host === undefined || !isBare(reader, host)) continue;
    const wanted = `_25._tcp.${host}`;
    const data = { owner: showName(record.owner), wanted: showName(wanted) };
    yield recordFact('tlsa-misplaced', record, data, {
      notes: exchangesAt(reader, host).map((each) => recordNote(each.record, 'the mail server')),
      repairs: { rename: reader.change(record.zone, [renameOwner(record, wanted)]) },
    });
  }
}

/** The mail server that was meant by `25._tcp.mx`, `_smtp._tcp.mx` and the like. */
function misspeltHost(reader: DnsReader, owner: DomainName): DomainName | undefined {
  const [first = '', second = ''] = labelsOf(owner);
  const prefix = `${first}.${second}`;
  const isMisspelt = /^(?:25\._?tcp|_25\.tcp|_25\._tls|_smtp\._tcp|_tcp\._25)$/.test(prefix);
  const host = owner.slice(prefix.length + 1);
  return isMisspelt && exchangesAt(reader, host).length > 0 ? host : undefined;
}

/** The one mail server of a domain at which itself the record stands. */
function hostOfDomain(reader: DnsReader, owner: DomainName): DomainName | undefined {
  if (!owner.startsWith('_25._tcp.')) return undefined;
  const domain = owner.slice('_25._tcp.'.length);
  const isHost =
    exchangesAt(reader, domain).length > 0 ||
    reader.serverNames().some(({ name }) => name === domain) ||
    reader.view.resolve(domain, 'CNAME').aliases.length > 0;
  if (isHost) return undefined;
  const hosts = new Set(reader.exchangesOf(domain).map(({ host }) => host));
  const [only] = hosts;
  return hosts.size === 1 ? only : undefined;
}

function exchangesAt({ exchanges }: DnsReader, host: DomainName): Exchange[] {
  return exchanges.filter((each) => each.host === host);
}

/** Whether a host surely has no TLSA records. */
function isBare(reader: DnsReader, host: DomainName): boolean {
  const set = tlsaSet(reader, host);
  return isAbsolute(host) && set !== 'unknown' && set.records.length === 0;
}

/** Finds mail servers without TLSA records beside one of the same domain that has them. */
export function* missingRecords(site: Site): Iterable<EvidenceFact<'tlsa-missing'>> {
  const reader = DnsReader.of(site);
  for (const domain of new Set(reader.exchanges.map((each) => each.domain))) {
    const exchanges = reader.exchangesOf(domain);
    const covered = exchanges.find(({ host }) => coveringRecord(reader, host) !== undefined);
    const record = covered && coveringRecord(reader, covered.host);
    if (!covered || !record) continue;
    for (const exchange of exchanges) {
      if (!isBare(reader, exchange.host)) continue;
      const data = {
        domain: showName(domain),
        exchange: showName(exchange.host),
        covered: showName(covered.host),
      };
      yield recordFact('tlsa-missing', exchange.record, data, {
        notes: [recordNote(record, `the record of ${showName(covered.host)}`)],
      });
    }
  }
}

function coveringRecord(reader: DnsReader, host: DomainName): ZoneRecord | undefined {
  const set = tlsaSet(reader, host);
  return set === 'unknown' ? undefined : usableRecords(set)[0]?.record;
}
