import { raiseSerial } from '../../../dns/edit/zone-edits.ts';
import { DnsView } from '../../../dns/model/dns-view.ts';
import { parseStsPolicy, type StsPolicy } from '../../../dns/model/mta-sts.ts';
import { fieldOf, readZone, type Zone, type ZoneRecord } from '../../../dns/model/zone.ts';
import { type DomainName, readName } from '../../../dns/syntax/domain-name.ts';
import type { FileEdit } from '../../../lint/finding.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import type { Edit } from '../../../text/edit.ts';
import { SourceText } from '../../../text/source.ts';
import { templateSyntax } from '../../file-kind.ts';
import type { Site } from '../site.ts';

/** An MX record that names a host. */
export interface Exchange {
  readonly record: ZoneRecord;
  readonly domain: DomainName;
  readonly host: DomainName;
}

const readers = new WeakMap<Site, DnsReader>();

/** The records and policies of a run; read once. */
export class DnsReader {
  readonly site: Site;
  readonly view: DnsView;
  readonly policies: readonly StsPolicy[];
  /** MX records, the null MX among them, whose host is the root. */
  readonly exchanges: readonly Exchange[];

  private constructor(site: Site) {
    this.site = site;
    this.view = new DnsView(
      site
        .given('zone')
        .map((source, index) => readZone(source, { template: templateSyntax(source.path), index })),
    );
    this.policies = site.given('mta-sts-policy').map(parseStsPolicy);
    this.exchanges = this.view.records
      .filter(({ type }) => type === 'MX')
      .map((record) => ({
        record,
        domain: record.owner,
        host: fieldOf(record, 'exchange'),
      }));
  }

  static of(site: Site): DnsReader {
    const reader = readers.get(site) ?? new DnsReader(site);
    readers.set(site, reader);
    return reader;
  }

  /** MX records of a domain that name a host. */
  exchangesOf(domain: DomainName): Exchange[] {
    return this.exchanges.filter((each) => each.domain === domain && each.host !== '.');
  }

  /** What the servers of the run call themselves, where that is known. */
  serverNames(): { readonly server: PostfixServer; readonly name: DomainName }[] {
    return this.site.servers.flatMap((server) => {
      const { value } = server.scope.effective('myhostname');
      const read = isKnown(value) ? readName(value.text, '.') : undefined;
      return read && 'name' in read ? [{ server, name: read.name }] : [];
    });
  }

  /**
   * Edits of a zone with its serial raised; nothing where one of them is not possible. The serial is
   * raised once, however many passes the fixes of a run take.
   */
  change(zone: Zone, edits: readonly (Edit | undefined)[]): FileEdit[] | undefined {
    const { path } = zone.source;
    const possible = edits.filter((edit) => edit !== undefined);
    if (possible.length < edits.length || possible.length === 0) return undefined;
    const serial = this.#isRaised(zone) ? [] : raiseSerial(zone, this.site.facts.now);
    return [...possible, ...serial].map((edit) => ({ ...edit, path }));
  }

  #isRaised(zone: Zone): boolean {
    const { path } = zone.source;
    const before = this.site.facts.before?.get(path);
    if (before === undefined) return false;
    const serials = [readZone(new SourceText(path, before)), zone].map(serialOf);
    return serials[0] !== serials[1];
  }
}

function serialOf({ records }: Zone): string {
  const soa = records.find(({ type }) => type === 'SOA');
  return soa ? fieldOf(soa, 'serial') : '';
}
