import {
  type DomainName,
  isAbsolute,
  isWithin,
  labelsOf,
  parentOf,
} from '../syntax/domain-name.ts';
import { fieldOf, type Zone, type ZoneRecord } from './zone.ts';

/** Records that answer a question; `unknown` where more may be in DNS than the files show. */
export type Answer = readonly ZoneRecord[] | 'unknown';

/** What is to be found at the end of a chain of aliases. */
export interface Resolved {
  /** The name that bears the records, behind all aliases that the files show. */
  readonly name: DomainName;
  readonly aliases: readonly ZoneRecord[];
  readonly answer: Answer;
}

/** The most aliases that are followed; resolvers give up too. */
const LONGEST_CHAIN = 8;

/** All records of a run, asked as a resolver would ask. */
export class DnsView {
  readonly zones: readonly Zone[];
  readonly records: readonly ZoneRecord[];
  readonly #byOwner = new Map<DomainName, ZoneRecord[]>();
  /** Every name at or below which there is a record. */
  readonly #existing = new Set<DomainName>();

  constructor(zones: readonly Zone[]) {
    this.zones = zones;
    this.records = zones.flatMap((zone) => zone.records);
    for (const record of this.records) {
      const known = this.#byOwner.get(record.owner);
      if (known) known.push(record);
      else this.#byOwner.set(record.owner, [record]);
      this.#noteName(record.owner);
    }
  }

  /** The records of a type at a name, without regard to aliases; a wildcard answers too. */
  lookUp(name: DomainName, type: string): Answer {
    const own = this.#at(name).filter((record) => record.type === type);
    if (own.length > 0) return own;
    // An alias has no other records: RFC 2181 section 10.1.
    if (this.#at(name).some((record) => record.type === 'CNAME')) return [];
    if (!this.#isKnown(name) || this.#isComputed(name)) return 'unknown';
    if (this.#existing.has(name)) return [];
    const wildcard = this.#wildcardFor(name);
    return wildcard ? this.#at(wildcard).filter((record) => record.type === type) : [];
  }

  /** The same behind aliases. */
  resolve(name: DomainName, type: string): Resolved {
    const aliases: ZoneRecord[] = [];
    let at = name;
    while (aliases.length < LONGEST_CHAIN) {
      const answer = this.lookUp(at, type);
      if (answer === 'unknown' || answer.length > 0) return { name: at, aliases, answer };
      const alias = this.lookUp(at, 'CNAME');
      const [first] = alias === 'unknown' ? [] : alias;
      if (!first) return { name: at, aliases, answer };
      aliases.push(first);
      at = fieldOf(first, 'target');
    }
    return { name: at, aliases, answer: 'unknown' };
  }

  /** Addresses of a host behind aliases. */
  addresses(name: DomainName): Resolved {
    const v4 = this.resolve(name, 'A');
    const v6 = this.resolve(name, 'AAAA');
    const known = [v4, v6].flatMap(({ answer }) => (answer === 'unknown' ? [] : answer));
    if (known.length > 0) return { ...(v4.aliases.length > 0 ? v4 : v6), answer: known };
    return v4.answer === 'unknown' ? v4 : v6;
  }

  #at(name: DomainName): readonly ZoneRecord[] {
    return this.#byOwner.get(name) ?? [];
  }

  #noteName(owner: DomainName): void {
    for (let name = owner; !this.#existing.has(name); name = parentOf(name)) {
      this.#existing.add(name);
    }
  }

  /** Whether a file holds all that DNS has at a name: within its zone, above any delegation. */
  #isKnown(name: DomainName): boolean {
    const zone = this.zones
      .filter(({ apex }) => apex !== undefined && isAbsolute(apex) === isAbsolute(name))
      .filter(({ apex }) => isWithin(name, apex ?? ''))
      .sort((a, b) => labelsOf(b.apex ?? '').length - labelsOf(a.apex ?? '').length)[0];
    if (!zone?.apex) return false;
    for (let at = name; at !== zone.apex && at !== parentOf(at); at = parentOf(at)) {
      const cut = at === name ? ['NS'] : ['NS', 'DNAME'];
      if (this.#at(at).some(({ type }) => cut.includes(type))) return false;
    }
    return !this.#at(zone.apex).some(({ type }) => type === 'DNAME');
  }

  /** Records that some name servers answer with the addresses of another name. */
  #isComputed(name: DomainName): boolean {
    return this.#at(name).some(({ type }) => type === 'ALIAS' || type === 'ANAME');
  }

  #wildcardFor(name: DomainName): DomainName | undefined {
    let encloser = parentOf(name);
    while (!this.#existing.has(encloser) && encloser !== parentOf(encloser)) {
      encloser = parentOf(encloser);
    }
    const wildcard = encloser === '.' ? '*.' : `*.${encloser}`;
    return this.#byOwner.has(wildcard) ? wildcard : undefined;
  }
}
