import { removeRecord, replaceField, writeName } from '../../../dns/edit/zone-edits.ts';
import { isCloudflareAddress, isPrivateAddress } from '../../../dns/model/address-range.ts';
import type { Resolved } from '../../../dns/model/dns-view.ts';
import { fieldOf, type Zone, type ZoneRecord } from '../../../dns/model/zone.ts';
import { isAbsolute, isWithin, showName } from '../../../dns/syntax/domain-name.ts';
import { readIpv4, readIpv6 } from '../../../dns/syntax/ip-address.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import type { DnsFactData } from './facts.ts';
import { recordFact, recordNote, showNames } from './make-fact.ts';
import { DnsReader, type Exchange } from './reader.ts';

type MxFact = EvidenceFact<'mx-fault'>;
type Problem = DnsFactData['mx-fault']['problem'];
type Extra = Parameters<typeof recordFact>[3];

/** Finds MX records at which mail does not arrive, or not as it should. */
export function* mailExchangers(site: Site): Iterable<MxFact> {
  const reader = DnsReader.of(site);
  yield* byHost(
    reader.exchanges.flatMap((exchange) => [
      ...(exchange.host === '.'
        ? nullExchange(reader, exchange)
        : new ExchangeJudge(reader, exchange).judge()),
    ]),
  );
  yield* strangers(reader);
}

/** What is wrong with the host itself is one fault, however many domains send their mail there. */
const OF_THE_HOST: ReadonlySet<Problem> = new Set([
  'no-address',
  'private-address',
  'in-proxy-range',
  'proxied',
  'made-up-name',
]);

/** How many domains a message names. */
const MOST_NAMES = 3;

function* byHost(facts: readonly MxFact[]): Iterable<MxFact> {
  const told = new Map<string | MxFact, MxFact[]>();
  for (const fact of facts) {
    const { problem, exchange } = fact.data;
    const key = OF_THE_HOST.has(problem) ? `${problem} ${exchange}` : fact;
    told.set(key, [...(told.get(key) ?? []), fact]);
  }
  for (const [first, ...others] of told.values()) {
    if (first) yield others.length === 0 ? first : together(first, others);
  }
}

function together(first: MxFact, others: readonly MxFact[]): MxFact {
  const domains = [...new Set([first, ...others].map(({ data }) => data.domain))];
  const more = domains.length - MOST_NAMES;
  const named = domains.slice(0, MOST_NAMES).join(', ');
  return {
    ...first,
    data: { ...first.data, domain: more > 0 ? `${named} and ${more} more` : named },
    notes: [
      ...others.map(({ path, at }) => ({ path, span: at, message: 'and this MX record' })),
      ...first.notes,
    ],
  };
}

function* nullExchange(reader: DnsReader, exchange: Exchange): Iterable<MxFact> {
  const others = reader.exchangesOf(exchange.domain);
  if (others.length === 0) return;
  const { record } = exchange;
  yield fact('null-beside', exchange, showNames(others.map(({ host }) => host)), {
    notes: others.map((other) => recordNote(other.record, 'the other MX record')),
    repairs: { remove: reader.change(record.zone, [removeRecord(record)]) },
  });
}

function fact(problem: Problem, exchange: Exchange, detail: string, extra?: Extra): MxFact {
  const { record, domain, host } = exchange;
  const data = { problem, domain: showName(domain), exchange: showName(host), detail };
  return recordFact('mx-fault', record, data, extra);
}

/** Judges one MX record. */
class ExchangeJudge {
  readonly #reader: DnsReader;
  readonly #exchange: Exchange;
  readonly #resolved: Resolved;

  constructor(reader: DnsReader, exchange: Exchange) {
    this.#reader = reader;
    this.#exchange = exchange;
    this.#resolved = reader.view.addresses(exchange.host);
  }

  *judge(): Iterable<MxFact> {
    const literal = this.#literal();
    const relative = this.#isRelative();
    if (literal !== undefined) yield this.#fact('literal', literal);
    else if (relative) yield this.#relative();
    else {
      yield* this.#names();
      yield* this.#addresses();
    }
  }

  #fact(problem: Problem, detail: string, extra?: Extra): MxFact {
    return fact(problem, this.#exchange, detail, extra);
  }

  /** The address that stands where a name is asked for. */
  #literal(): string | undefined {
    const written = this.#written()?.replace(/\.$/, '') ?? '';
    return readIpv4(written) || readIpv6(written) ? written : undefined;
  }

  /** The name as it stands in the file; undefined where the data are written as bytes. */
  #written(): string | undefined {
    const { zone, fields } = this.#exchange.record;
    const field = fields.find(({ name }) => name === 'exchange');
    const isShared = fields.filter(({ span }) => span.start === field?.span.start).length > 1;
    return field && !isShared ? zone.source.slice(field.span) : undefined;
  }

  /** Whether a final dot was surely forgotten: the name below the origin does not exist. */
  #isRelative(): boolean {
    const { record, host } = this.#exchange;
    const written = this.#written()?.toLowerCase();
    if (record.zone.form !== 'master' || written === undefined || !isAbsolute(host)) return false;
    if (!written.includes('.') || written.endsWith('.')) return false;
    const origin = host.slice(written.length + 1);
    const exists = this.#reader.view.records.some(({ owner }) => owner === host);
    if (exists) return false;
    if (isWithin(`${written}.`, origin)) return true;
    const { answer } = this.#resolved;
    return answer !== 'unknown' && answer.length === 0 && LIKELY_TLD.test(written);
  }

  #relative(): MxFact {
    const { record } = this.#exchange;
    const written = this.#written() ?? '';
    const edit = replaceField(record, 'exchange', `${written}.`);
    return this.#fact('relative', written, {
      repairs: { 'append-dot': this.#reader.change(record.zone, [edit]) },
    });
  }

  *#names(): Iterable<MxFact> {
    const { record, host } = this.#exchange;
    const { view } = this.#reader;
    if (/^_?dc-(?:mx|[0-9a-f]{8,})\./.test(host)) yield this.#fact('made-up-name', '');
    const atHost = view.records.filter(({ owner }) => owner === host);
    const involved = new Set([...atHost, ...this.#behind()]);
    const proxied = [...involved].filter((each) => each.proxied?.value === true);
    if (proxied.length > 0) {
      yield this.#fact('proxied', showNames(proxied.map(({ owner }) => owner)), {
        notes: proxied.map((each) => recordNote(each, 'proxied here')),
        repairs: { unproxy: this.#unproxy(proxied) },
      });
      return;
    }
    const alias = atHost.find(({ type }) => type === 'CNAME');
    if (!alias || isFlattened(alias)) return;
    const target = this.#resolved.aliases.at(-1) ?? alias;
    const name = writeName(fieldOf(target, 'target'), record.zone);
    const edit = name === undefined ? undefined : replaceField(record, 'exchange', name);
    yield this.#fact('alias', showName(fieldOf(target, 'target')), {
      notes: [recordNote(alias, 'the alias')],
      repairs: { 'use-target': this.#reader.change(record.zone, [edit]) },
    });
  }

  /** The records that are answered with in the end. */
  #behind(): readonly ZoneRecord[] {
    const { answer, aliases } = this.#resolved;
    return [...aliases, ...(answer === 'unknown' ? [] : answer)];
  }

  #unproxy(records: readonly ZoneRecord[]) {
    const zones = new Set(records.map(({ zone }) => zone));
    const [zone] = zones;
    if (!zone || zones.size > 1) return undefined;
    const edits = records.map(({ proxied }) => proxied && { ...proxied.span, text: 'false' });
    return this.#reader.change(zone, edits);
  }

  *#addresses(): Iterable<MxFact> {
    const { host } = this.#exchange;
    const { view } = this.#reader;
    const { answer } = this.#resolved;
    if (answer === 'unknown') return;
    if (answer.length === 0) {
      yield this.#fact('no-address', showName(this.#resolved.name));
      return;
    }
    const all = answer.map((record) => fieldOf(record, 'address'));
    const isWhole =
      view.resolve(host, 'A').answer !== 'unknown' &&
      view.resolve(host, 'AAAA').answer !== 'unknown';
    const notes = answer.map((record) => recordNote(record, 'its address'));
    if (isWhole && all.every(isPrivateAddress) && !answer.every(({ zone }) => isInternal(zone))) {
      yield this.#fact('private-address', all.join(', '), { notes });
    }
    const inRange = answer.filter(
      (record) => !record.proxied && isCloudflareAddress(fieldOf(record, 'address')),
    );
    if (inRange.length > 0 && !host.endsWith('.mx.cloudflare.net.')) {
      const addresses = inRange.map((record) => fieldOf(record, 'address'));
      yield this.#fact('in-proxy-range', addresses.join(', '), { notes });
    }
  }
}

/** The top of most names; whoever writes `mx.example.com` means the name as it is. */
const LIKELY_TLD =
  /\.(?:com|net|org|info|biz|eu|de|at|ch|nl|be|fr|uk|it|es|pt|pl|cz|se|no|dk|fi|us|ca|au|br|jp|io|dev|cloud|email)$/;

/** Cloudflare answers for an alias at the apex with the addresses of its target. */
function isFlattened({ owner, zone, proxied }: ZoneRecord): boolean {
  const isCloudflare = zone.form === 'cloudflare-list' || proxied !== undefined;
  return isCloudflare && !zone.records.some((record) => isAbove(record.owner, owner));
}

function isAbove(name: string, other: string): boolean {
  return name !== '.' && name !== other && isWithin(other, name);
}

/** A zone all of whose addresses are private is the view of an inner network. */
function isInternal({ records }: Zone): boolean {
  const addresses = records.filter(({ type }) => type === 'A' || type === 'AAAA');
  return addresses.every((record) => isPrivateAddress(fieldOf(record, 'address')));
}

/** Domains of the servers at hand whose mail goes to none of them. */
function* strangers(reader: DnsReader): Iterable<MxFact> {
  const servers = reader
    .serverNames()
    .filter(({ server }) => server.services.some(({ role }) => role === 'mx'));
  for (const domain of new Set(reader.exchanges.map((each) => each.domain))) {
    const exchanges = reader.exchangesOf(domain);
    const ours = servers.filter(({ name }) => isWithin(name, domain));
    const [first] = exchanges;
    if (!first || ours.length === 0) continue;
    const reached = exchanges.some(({ host }) =>
      ours.some(({ name }) => name === host || sharesAddress(reader, name, host)),
    );
    if (reached) continue;
    yield fact('not-ours', first, showNames(ours.map(({ name }) => name)), {
      notes: exchanges.slice(1).map(({ record }) => recordNote(record, 'another MX record')),
    });
  }
}

/** Also where we cannot tell. */
function sharesAddress({ view }: DnsReader, name: string, host: string): boolean {
  const [left, right] = [view.addresses(name).answer, view.addresses(host).answer];
  if (left === 'unknown' || right === 'unknown') return true;
  const addresses = new Set(left.map((record) => fieldOf(record, 'address')));
  return right.some((record) => addresses.has(fieldOf(record, 'address')));
}
