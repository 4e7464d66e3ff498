import { isUsableForSmtp, readTlsa, type Tlsa } from '../../../dns/model/tlsa.ts';
import type { ZoneRecord } from '../../../dns/model/zone.ts';
import type { DomainName } from '../../../dns/syntax/domain-name.ts';
import type { DnsReader } from './reader.ts';

/** A TLSA record of a set. */
export interface SetRecord {
  readonly record: ZoneRecord;
  readonly tlsa: Tlsa;
}

/** The TLSA records that mail servers find for one host, behind aliases. */
export interface TlsaSet {
  readonly host: DomainName;
  /** Where they stand in the end. */
  readonly owner: DomainName;
  readonly records: readonly SetRecord[];
  /** Records on the way there. */
  readonly aliases: readonly ZoneRecord[];
}

const PREFIX = '_25._tcp.';

/** The sets that are at hand, one a host. */
export function tlsaSets(reader: DnsReader): TlsaSet[] {
  const { view, exchanges } = reader;
  const hosts = new Set<DomainName>();
  for (const { host } of exchanges) if (host !== '.') hosts.add(host);
  for (const { name } of reader.serverNames()) hosts.add(name);
  for (const { owner, type } of view.records) {
    const isSmtp = owner.startsWith(PREFIX) && (type === 'TLSA' || type === 'CNAME');
    if (isSmtp) hosts.add(owner.slice(PREFIX.length));
  }
  return [...hosts].flatMap((host) => {
    const set = tlsaSet(reader, host);
    return set === 'unknown' || set.records.length === 0 ? [] : [set];
  });
}

/** The set of a host; unknown where DNS may hold more than the files. */
export function tlsaSet({ view }: DnsReader, host: DomainName): TlsaSet | 'unknown' {
  const { name, aliases, answer } = view.resolve(`${PREFIX}${host}`, 'TLSA');
  if (answer === 'unknown') return 'unknown';
  const records = answer.map((record) => ({ record, tlsa: readTlsa(record.fields) }));
  return { host, owner: name, records, aliases };
}

/** The records of a set that mail servers use. */
export function usableRecords({ records }: TlsaSet): SetRecord[] {
  return records.filter(({ tlsa }) => isUsableForSmtp(tlsa));
}

/** The three numbers of a record. */
export function numbersOf({ usage, selector, matchingType }: Tlsa): string {
  return `${usage} ${selector} ${matchingType}`;
}

/** Whether the data of a record stand in words of their own, so that they can be changed. */
export function isWritable({ zone, fields }: ZoneRecord): boolean {
  const places = new Set(fields.map(({ span }) => span.start));
  return zone.form === 'master' && places.size === fields.length;
}
