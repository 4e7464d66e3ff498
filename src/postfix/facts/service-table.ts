import type { ParameterKind } from './parameter-fact.ts';
import { type Parameter, parameterTable } from './parameter-table.ts';
import type { Release } from './release.ts';
import data from './services.json' with { type: 'json' };

/** An entry of the master.cf that comes with the source of Postfix. */
export interface StockService {
  readonly name: string;
  readonly type: string;
  readonly private: string;
  readonly unprivileged: string;
  readonly chroot: string;
  readonly wakeup: string;
  readonly maxproc: string;
  readonly command: string;
  readonly arguments: readonly string[];
}

/** A parameter that exists because master.cf has a service of that name. */
export interface ServiceParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** The parameter that `$` refers to in its default. */
  readonly defaultFrom: string;
}

interface ServiceFact extends StockService {
  /** The first and the last series with this entry; no last one = still there. */
  readonly from: string;
  readonly to?: string;
}

interface SuffixFact {
  readonly suffix: string;
  readonly kind: ParameterKind;
  readonly defaultFrom: string;
  /** The first release whose postconf derives the name from master.cf. */
  readonly since: string;
  readonly programs: readonly string[];
}

type DatabaseFact = readonly (readonly [suffix: string, since: string])[];

interface Facts {
  readonly services: readonly ServiceFact[];
  readonly suffixes: readonly SuffixFact[];
  readonly databases: Readonly<Record<string, DatabaseFact>>;
}

// JSON carries no unions or tuples, so the shape is stated here; the generator keeps to it.
const FACTS = data as unknown as Facts;

/**
 * The services of the master.cf in the source of a release, in file order, without those that are
 * commented out. Distributions change it: Debian turns chroot on.
 */
export function stockServices(release: Release): readonly StockService[] {
  return FACTS.services
    .filter(({ from, to }) => release.atLeast(from) && (!to || release.satisfies(`<=${to}`)))
    .map(({ from: _from, to: _to, ...service }) => service);
}

/**
 * The names that postconf registers for an entry of master.cf: `<service><suffix>`, by the program
 * of the entry (its command word) and not by what qmgr would read, so none for discard(8). A name
 * that is built in keeps its own default and is not listed. Source: postconf_service.c, 2.9 on.
 */
export function serviceParameters(
  service: string,
  program: string,
  release: Release,
): readonly ServiceParameter[] {
  const table = parameterTable(release);
  return FACTS.suffixes
    .filter(({ programs, since }) => programs.includes(program) && release.atLeast(since))
    .map(({ suffix, kind, defaultFrom }) => ({ name: `${service}${suffix}`, kind, defaultFrom }))
    .filter(({ name }) => table.get(name) === undefined);
}

/** Names of which the old queue manager knows nothing: its scheduler has neither slots nor a refill. */
const UNKNOWN_TO_OLD_QUEUE_MANAGER =
  /_(?:(?:extra_)?recipient_limit|recipient_refill_(?:limit|delay)|delivery_slot_(?:cost|loan|discount)|minimum_delivery_slots|transport_rate_delay)$/;

/**
 * Such a parameter with what decides whether a value is good: the bounds and the unit are those of
 * its default. The program of the service reads its time limit, the queue manager all others.
 * Source: qmgr/qmgr_transport.c, qmgr/qmgr_queue.c, pipe/pipe.c, spawn/spawn.c; observed on 3.7.11.
 */
export function describeServiceParameter(
  { name, kind, defaultFrom }: ServiceParameter,
  program: string,
  release: Release,
): Parameter | undefined {
  const parent = parameterTable(release).get(defaultFrom);
  if (!parent) return undefined;
  const isOfDestination = name.endsWith('_destination_recipient_limit');
  const managers =
    isOfDestination || !UNKNOWN_TO_OLD_QUEUE_MANAGER.test(name) ? ['qmgr', 'oqmgr'] : ['qmgr'];
  const readBy = defaultFrom === 'command_time_limit' ? [program] : managers;
  return { ...parent, name, kind, default: `$${defaultFrom}`, scope: undefined, readBy };
}

/**
 * Whether the queue manager reads the name for a transport of that name: for one of discard(8) too,
 * although postconf calls it unused.
 * Source: qmgr/qmgr_transport.c; observed on 3.7.11 with `discard_destination_rate_delay`.
 */
export function isOfTransport(name: string, transport: string): boolean {
  return FACTS.suffixes.some(
    ({ suffix, defaultFrom }) =>
      defaultFrom !== 'command_time_limit' && name === `${transport}${suffix}`,
  );
}

/** The service whose entry in master.cf would make the name a parameter; undefined for other names. */
export function serviceNamedBy(name: string): string | undefined {
  const suffixes = FACTS.suffixes.map(({ suffix }) => suffix).filter((each) => name.endsWith(each));
  const [longest] = suffixes.toSorted((a, b) => b.length - a.length);
  return longest === undefined ? undefined : name.slice(0, -longest.length) || undefined;
}

/**
 * The suffixes of a lookup table type: `mysql:foo` makes `foo_<suffix>` a parameter name where
 * postconf finds it set in main.cf. None for a type without client settings, and before 2.11.
 * Source: postconf_dbms.c.
 */
export function databaseParameters(type: string, release: Release): readonly string[] {
  const suffixes = Object.hasOwn(FACTS.databases, type) ? FACTS.databases[type] : undefined;
  return (suffixes ?? []).filter(([, since]) => release.atLeast(since)).map(([suffix]) => suffix);
}

/** The first release whose postconf knows the suffix for the type; undefined when none does. */
export function databaseParameterSince(type: string, name: string): string | undefined {
  const suffixes = Object.hasOwn(FACTS.databases, type) ? FACTS.databases[type] : undefined;
  return suffixes?.find(([suffix]) => suffix === name)?.[1];
}
