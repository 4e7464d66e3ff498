import { showName } from '../../../dns/syntax/domain-name.ts';
import type { Site } from '../site.ts';
import { domainOf } from './policies.ts';
import { DnsReader } from './reader.ts';
import { servedChains } from './served-chains.ts';
import { tlsaSets, usableRecords } from './tlsa-sets.ts';

/** What was not judged about DNS, and which input it would take; a line each. */
export function* missingInputs(site: Site): Iterable<string> {
  const reader = DnsReader.of(site);
  for (const { source, form, apex, records } of reader.view.zones) {
    if (records.length === 0) yield `${source.path}: no records were found in it`;
    else if (apex === undefined && !site.isLookedUp(source.path)) {
      const what = form === 'answer' ? 'answers of dig' : 'not the whole of a zone';
      yield `${source.path}: ${what}; nothing rests on what is absent from it`;
    }
  }
  yield* leavingAliases(reader);
  const bare = new Set<string>();
  for (const set of tlsaSets(reader)) {
    const isBare = usableRecords(set).length > 0 && servedChains(reader, set.host).length === 0;
    if (isBare) bare.add(showName(set.host));
  }
  for (const host of bare) {
    yield `${host}: no certificate that it presents is at hand; its TLSA records were compared with none`;
  }
  for (const policy of reader.policies) {
    if (domainOf(reader, policy) !== undefined) continue;
    const { path } = policy.source;
    yield `${path}: no record at _mta-sts tells its domain; MX records were not compared with it`;
  }
}

/** TLSA records behind an alias into a zone that is not at hand. */
function* leavingAliases({ view, exchanges }: DnsReader): Iterable<string> {
  for (const host of new Set(exchanges.map((each) => each.host))) {
    const { aliases, answer, name } = view.resolve(`_25._tcp.${host}`, 'TLSA');
    if (host === '.' || answer !== 'unknown' || aliases.length === 0) continue;
    const target = showName(name);
    yield `${showName(host)}: its TLSA records stand behind an alias at ${target}, which no file given tells of; they were not judged`;
  }
}
