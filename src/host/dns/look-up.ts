import type { ByteString } from '../../text/bytes.ts';
import type { NamesToLookUp } from '../../workspace/names-to-look-up.ts';
import type { MailResolver } from './mail-resolver.ts';
import { nameText, recordText, textData, tlsaData } from './record-text.ts';

/** The answers, as texts of records in the form of zone files, and a line for each obstacle. */
export interface LookedUp {
  /** By the name that was asked about; those without a record are left out. */
  readonly zones: ReadonlyMap<string, ByteString>;
  readonly notes: readonly string[];
}

/** How many names are asked about at the same time. */
const AT_ONCE = 8;

/** Resolvers follow no longer chain either. */
const LONGEST_ALIAS_CHAIN = 8;

/** Answers that say for sure that there is no such record. */
const NOTHING = new Set(['ENODATA', 'ENOTFOUND']);

/**
 * Looks up the records that mail servers look at: MX, the addresses of the servers, MTA-STS, TLSRPT,
 * TLSA where Node can. It does not fail: a name for which one answer is missing is left out as a
 * whole, since half of its records would tell something else, and a note says so.
 */
export async function lookUpMail(names: NamesToLookUp, resolver: MailResolver): Promise<LookedUp> {
  const answers: Answered[] = [
    ...names.domains.map((name) => ({ name, isDomain: true })),
    ...names.hosts.map((name) => ({ name, isDomain: false })),
  ].map((each) => ({ ...each, lookup: new Lookup(resolver, names) }));
  await allOf(answers.map((each) => () => ask(each)));
  const notes = [
    ...failures(answers),
    ...answers.flatMap(({ failure, lookup }) => (failure === undefined ? lookup.notes : [])),
    ...withoutTlsa(names, resolver),
  ];
  return { zones: zonesOf(answers), notes };
}

/** A name and what came of asking about it. */
interface Answered {
  readonly name: string;
  readonly isDomain: boolean;
  readonly lookup: Lookup;
  failure?: string;
}

async function ask(answered: Answered): Promise<void> {
  const { name, isDomain, lookup } = answered;
  try {
    await (isDomain ? lookup.domain(name) : lookup.host(name));
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    answered.failure = error.message;
  }
}

/** The resolver did not answer, or refused to. */
class NoAnswer extends Error {}

/** The records of one name and of what it leads to. */
class Lookup {
  readonly records: ByteString[] = [];
  readonly notes: string[] = [];
  readonly #resolver: MailResolver;
  readonly #names: NamesToLookUp;

  constructor(resolver: MailResolver, names: NamesToLookUp) {
    this.#resolver = resolver;
    this.#names = names;
  }

  async domain(name: string): Promise<void> {
    const exchanges = await answer(this.#resolver.resolveMx(name));
    for (const { priority, exchange } of exchanges) {
      this.#add(name, 'MX', `${priority} ${nameText(exchange)}`);
    }
    // Without MX records mail goes to the name itself: RFC 5321 section 5.1.
    if (exchanges.length === 0) await this.host(name);
    for (const host of new Set(exchanges.map(({ exchange }) => exchange.replace(/\.$/, '')))) {
      if (host === '' || this.#names.isShown(host) || (await this.host(host))) continue;
      this.notes.push(`--dns: ${name} has the MX ${host}, which has no address`);
    }
    if (await this.#texts(`_mta-sts.${name}`)) await this.#addresses(`mta-sts.${name}`);
    await this.#texts(`_smtp._tls.${name}`);
  }

  /** Whether it has an address. */
  async host(name: string): Promise<boolean> {
    const isThere = await this.#addresses(name);
    const { resolveTlsa } = this.#resolver;
    if (!resolveTlsa) return isThere;
    const owner = await this.#behindAliases(`_25._tcp.${name}`);
    for (const record of await answer(resolveTlsa.call(this.#resolver, owner))) {
      this.#add(owner, 'TLSA', tlsaData(record));
    }
    return isThere;
  }

  async #addresses(name: string): Promise<boolean> {
    const owner = await this.#behindAliases(name);
    const [v4, v6] = await Promise.all([
      answer(this.#resolver.resolve4(owner)),
      answer(this.#resolver.resolve6(owner)),
    ]);
    for (const address of v4) this.#add(owner, 'A', address);
    for (const address of v6) this.#add(owner, 'AAAA', address);
    return v4.length + v6.length > 0;
  }

  /** Whether there is one. */
  async #texts(name: string): Promise<boolean> {
    const owner = await this.#behindAliases(name);
    const found = await answer(this.#resolver.resolveTxt(owner));
    for (const strings of found) this.#add(owner, 'TXT', textData(strings));
    return found.length > 0;
  }

  async #behindAliases(name: string): Promise<string> {
    let at = name;
    for (let hops = 0; hops < LONGEST_ALIAS_CHAIN; hops += 1) {
      const [target] = await answer(this.#resolver.resolveCname(at));
      if (target === undefined) break;
      this.#add(at, 'CNAME', nameText(target));
      at = target;
    }
    return at;
  }

  #add(owner: string, type: string, data: ByteString): void {
    this.records.push(recordText(owner, type, data));
  }
}

/** @throws NoAnswer unless the answer is there, or that there is none. */
async function answer<T>(asked: Promise<readonly T[]>): Promise<readonly T[]> {
  try {
    return await asked;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined) throw error;
    if (NOTHING.has(code)) return [];
    throw new NoAnswer(code);
  }
}

async function allOf(work: readonly (() => Promise<void>)[]): Promise<void> {
  const waiting = [...work];
  const run = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, run));
}

/** Each record once, whichever names led to it. */
function zonesOf(answers: readonly Answered[]): Map<string, ByteString> {
  const seen = new Set<ByteString>();
  const zones = new Map<string, ByteString>();
  for (const { name, lookup, failure } of answers) {
    if (failure !== undefined) continue;
    const fresh = [...new Set(lookup.records)].filter((record) => !seen.has(record));
    for (const record of fresh) seen.add(record);
    if (fresh.length > 0) zones.set(name, `${fresh.join('\n')}\n`);
  }
  return zones;
}

/** One line for each reason. */
function* failures(answers: readonly Answered[]): Iterable<string> {
  const byReason = new Map<string, string[]>();
  for (const { name, failure } of answers) {
    if (failure === undefined) continue;
    byReason.set(failure, [...(byReason.get(failure) ?? []), name]);
  }
  for (const [reason, names] of byReason) {
    const shown = names.slice(0, 3).join(', ');
    const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
    yield `--dns: no answer (${reason}) about ${shown}${more}; nothing of it was judged`;
  }
}

function* withoutTlsa({ domains, hosts }: NamesToLookUp, resolver: MailResolver): Iterable<string> {
  if (resolver.resolveTlsa || domains.length + hosts.length === 0) return;
  yield '--dns: this Node cannot look up TLSA records (22.15 can); give what dig prints as a file';
}
