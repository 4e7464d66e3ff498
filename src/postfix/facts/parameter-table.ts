import { hasArrived, inForce, patchedTo } from './history.ts';
import {
  type EnumFact,
  PARAMETER_FACTS,
  type ParameterFact,
  type ParameterKind,
  type ValueKind,
} from './parameter-fact.ts';
import type { Release } from './release.ts';

/** What a release says against the use of a parameter. */
export interface Deprecation {
  /** The first release that calls it deprecated. */
  readonly since: string;
  /** Whether postconf of this release warns about it. */
  readonly warned: boolean;
  /** The parameter to set instead; absent when it should not be set at all. */
  readonly replacement?: string;
}

/** The keywords a parameter takes in one release. */
export interface ParameterEnum {
  readonly values: readonly string[];
  readonly caseSensitive: boolean;
  /** Whether the value is a list of these words. */
  readonly list: boolean;
  /** Whether other values are fine too. */
  readonly open: boolean;
  /** Words that are taken and mean another one. */
  readonly aliases: Readonly<Record<string, string>>;
}

/** Bounds of a value: seconds for a time, characters for a string. */
export interface Limits {
  readonly min: number | undefined;
  readonly max: number | undefined;
}

/** A built-in parameter as one release knows it. */
export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** As `postconf -d` prints it, `$name` unexpanded; null = computed at run time. */
  readonly default: string | null;
  readonly deprecated: Deprecation | undefined;
  /** The programs that read it; `all` = every one. */
  readonly readBy: readonly string[];
  /** Known to every program (`all`), or to every one that does TLS, whoever uses it. */
  readonly scope: 'all' | 'tls' | undefined;
  readonly valueKind: ValueKind | undefined;
  readonly enum: ParameterEnum | undefined;
  readonly limits: Limits;
  /** The unit of a time without one. */
  readonly defaultUnit: 's' | 'h' | 'd' | undefined;
  /** Whether other builds or hosts have another default. */
  readonly hostDependent: boolean;
  /** What the default depends on, in words. */
  readonly dependsOn: string | undefined;
  /** What the default is on other builds. */
  readonly altDefault: { readonly when: string; readonly value: string } | undefined;
  /** Whether a setting in main.cf is dropped. */
  readonly readOnly: boolean;
}

/** A name that left the tables, and still is the default of the parameter that took its place. */
export interface LegacyAlias {
  readonly name: string;
  readonly kind: ParameterKind;
  /** The first release that knows it only as an alias. */
  readonly since: string;
  readonly replacement: string;
  readonly deprecated: Deprecation | undefined;
}

/** The parameters that are built into one release. */
export interface ParameterTable {
  readonly release: Release;
  /** The parameter, when this release has it in a table. */
  get(name: string): Parameter | undefined;
  /** All built-in names, in the order of `postconf -d`. */
  names(): readonly string[];
  /** The alias, when this release honours the name only if it is set. */
  legacyAlias(name: string): LegacyAlias | undefined;
  /** What is known of a name whether or not this release has it. */
  anyRelease(name: string): ParameterFact | undefined;
}

/** From here on postconf reads the names of transports from master.cf. */
const FIRST_WITH_SERVICE_NAMES = '2.9';

const tables = new Map<string, ParameterTable>();

/** The table of a release, made once. Source: the C tables of that release (see ParameterFact). */
export function parameterTable(release: Release): ParameterTable {
  const known = tables.get(release.text);
  if (known) return known;
  const table = makeTable(release);
  tables.set(release.text, table);
  return table;
}

function makeTable(release: Release): ParameterTable {
  const parameters = new Map<string, Parameter>();
  for (const [name, fact] of PARAMETER_FACTS) {
    if (isBuiltIn(fact, release)) parameters.set(name, resolve(fact, release));
  }
  const names = [...parameters.keys()];
  return {
    release,
    get: (name) => parameters.get(name),
    names: () => names,
    legacyAlias: (name) => {
      const fact = PARAMETER_FACTS.get(name);
      return fact && resolveAlias(fact, release);
    },
    anyRelease: (name) => PARAMETER_FACTS.get(name),
  };
}

function isBuiltIn(fact: ParameterFact, release: Release): boolean {
  if (fact.onlyIn) return fact.onlyIn.includes(release.text);
  if (fact.serviceDerived && release.atLeast(FIRST_WITH_SERVICE_NAMES)) return false;
  if (fact.removedIn !== undefined && release.atLeast(fact.removedIn)) return false;
  if (fact.absentIn?.includes(release.series)) return false;
  return hasArrived(release, [fact.since, ...(fact.backports ?? [])]);
}

function resolve(fact: ParameterFact, release: Release): Parameter {
  return {
    name: fact.name,
    kind: kindIn(fact, release),
    default: defaultIn(fact, release),
    deprecated: deprecationIn(fact, release),
    readBy: fact.readBy,
    scope: fact.scope,
    valueKind: fact.valueKind,
    enum: enumIn(fact, release),
    limits: limitsIn(fact, release),
    defaultUnit: fact.defaultUnit,
    hostDependent: fact.hostDependent ?? false,
    dependsOn: fact.dependsOn,
    altDefault: fact.altDefault,
    readOnly: fact.readOnly ?? false,
  };
}

function resolveAlias(fact: ParameterFact, release: Release): LegacyAlias | undefined {
  const { removedIn, replacedBy } = fact;
  if (!fact.legacyAlias || removedIn === undefined || replacedBy === undefined) return undefined;
  if (!release.atLeast(removedIn)) return undefined;
  return {
    name: fact.name,
    kind: fact.kind,
    since: removedIn,
    replacement: replacedBy,
    deprecated: deprecationIn(fact, release),
  };
}

function kindIn(fact: ParameterFact, release: Release): ParameterKind {
  return inForce(release, fact.kindHistory ?? [])?.[1] ?? fact.kind;
}

function defaultIn(fact: ParameterFact, release: Release): string | null {
  const change = patchedTo(release, fact.patchDefaults ?? []) ?? inForce(release, fact.defaults);
  return change?.[1] ?? null;
}

function limitsIn(fact: ParameterFact, release: Release): Limits {
  const [min, max] = inForce(release, fact.limits ?? [])?.[1] ?? [null, null];
  return { min: min ?? undefined, max: max ?? undefined };
}

function enumIn(fact: ParameterFact, release: Release): ParameterEnum | undefined {
  const words = fact.enum;
  // The TLS log levels were plain numbers once.
  if (!words || kindIn(fact, release) !== fact.kind) return undefined;
  return {
    values: words.values.filter((value) => isValueOf(words, value, release)),
    caseSensitive: words.caseSensitive,
    list: words.list,
    open: words.open ?? false,
    aliases: words.aliases ?? {},
  };
}

function isValueOf(fact: EnumFact, value: string, release: Release): boolean {
  const arrivals = fact.valueSince?.[value];
  return arrivals === undefined || hasArrived(release, arrivals);
}

function deprecationIn(fact: ParameterFact, release: Release): Deprecation | undefined {
  const { deprecatedIn, warnedIn, replacedBy } = fact;
  if (deprecatedIn === undefined || !release.atLeast(deprecatedIn)) return undefined;
  return {
    since: deprecatedIn,
    warned: warnedIn !== undefined && release.atLeast(warnedIn),
    ...(replacedBy !== undefined && { replacement: replacedBy }),
  };
}
