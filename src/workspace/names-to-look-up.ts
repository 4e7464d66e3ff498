import { fieldOf, readZone } from '../dns/model/zone.ts';
import { type DomainName, isAbsolute, isWithin, showName } from '../dns/syntax/domain-name.ts';
import type { Texts } from '../lint/fixpoint.ts';
import { splitList } from '../postfix/model/lists.ts';
import type { PostfixServer } from '../postfix/model/server.ts';
import { isKnown } from '../postfix/model/value.ts';
import { decodeUtf8 } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';
import { templateSyntax } from './file-kind.ts';
import type { SiteToLint } from './lint-site.ts';
import { modelOf } from './server-model.ts';

/** Parameters that list domains, beside tables of them. */
const LISTS = ['mydestination', 'virtual_mailbox_domains', 'relay_domains'];

/** What DNS is to be asked about: domains that mail is for, and mail servers. */
export interface NamesToLookUp {
  readonly domains: readonly string[];
  readonly hosts: readonly string[];
  /** Whether files of the run show what there is at a name, which is not asked for then. */
  isShown(name: string): boolean;
}

/**
 * The names of a site that DNS can tell more of. What a file of records shows of a name counts: DNS is
 * not asked about that name, so that nothing is there twice.
 */
export function namesToLookUp({ servers, files }: SiteToLint, texts: Texts): NamesToLookUp {
  const zones = files
    .filter(({ kind }) => kind === 'zone')
    .map(({ path }) => new SourceText(path, texts.get(path) ?? ''))
    .map((source) => readZone(source, { template: templateSyntax(source.path) }));
  const isShown = (name: string): boolean => {
    const owner: DomainName = `${name.toLowerCase()}.`;
    return zones.some(
      ({ apex, records }) =>
        (apex !== undefined && isWithin(owner, apex)) ||
        records.some((record) => record.owner === owner),
    );
  };
  const domains = mailDomains(servers.map((server) => modelOf(server.files, texts, server.facts)));
  const hosts = zones
    .flatMap(({ records }) => records.filter(({ type }) => type === 'MX'))
    .map((record) => fieldOf(record, 'exchange'))
    .filter(isAbsolute)
    .map(showName)
    .filter((host) => isPublicName(host) && !isShown(host) && !domains.includes(host));
  return {
    domains: domains.filter((domain) => !isShown(domain)),
    hosts: [...new Set(hosts)],
    isShown,
  };
}

/**
 * The domains that the settings of servers show mail for, and the servers' own names; tables are not
 * looked into. Lower case, without a final dot, each once.
 */
function mailDomains(servers: readonly PostfixServer[]): string[] {
  const found = new Set<string>();
  for (const { scope } of servers) {
    for (const name of ['mydomain', 'myhostname', ...LISTS]) {
      const { value } = scope.effective(name);
      if (!isKnown(value)) continue;
      for (const element of splitList(value.text)) {
        const domain = decodeUtf8(element).toLowerCase().replace(/\.$/, '');
        if (isPublicName(domain)) found.add(domain);
      }
    }
  }
  return [...found];
}

/** Whether a list element is a name that DNS can know: no table, no pattern, no name of one host. */
function isPublicName(text: string): boolean {
  return (
    /^(?=.{3,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]+)$/.test(
      text,
    ) && !/(?:^|\.)(?:localhost|localdomain|local|invalid|lan|internal)$/.test(text)
  );
}
