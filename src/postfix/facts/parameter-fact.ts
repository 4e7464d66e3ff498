import type { Change } from './history.ts';
import data from './parameters.json' with { type: 'json' };

/**
 * How a program reads a value: `raw` is a string without `$name` expansion at start-up, `long` an
 * integer of file sizes, `nint` and `nbool` an integer and a boolean whose default is an expression.
 */
export type ParameterKind = 'string' | 'raw' | 'int' | 'long' | 'nint' | 'time' | 'bool' | 'nbool';

/** The form of a string value that is a list or names tables. */
export type ValueKind =
  | 'maps'
  | 'match-strings'
  | 'match-clients'
  | 'match-addresses'
  | 'match-domains'
  | 'match-policies'
  | 'restrictions'
  | 'rewrite-clients'
  | 'milters'
  | 'environment'
  | 'hosts'
  | 'files'
  | 'names'
  | 'keywords';

/** Lowest and highest value, null = none: seconds for a time, characters for a string. */
type LimitFact = readonly [min: number | null, max: number | null];

/** The keywords a parameter takes, over all releases. */
export interface EnumFact {
  readonly values: readonly string[];
  readonly caseSensitive: boolean;
  /** Whether the value is a list of these words. */
  readonly list: boolean;
  /** Whether other values are fine too. */
  readonly open?: boolean;
  /** Words that are taken and mean another one. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** The releases a word came with, newest first; a word without an entry has always been there. */
  readonly valueSince?: Readonly<Record<string, readonly string[]>>;
}

/** What every release has to say about one name, from the tables in the source of Postfix. */
export interface ParameterFact {
  readonly name: string;
  /** The kind in the newest release that has the name. */
  readonly kind: ParameterKind;
  readonly kindHistory?: readonly Change<ParameterKind>[];
  /** Along the first releases of each series; null = computed at run time. */
  readonly defaults: readonly Change<string | null>[];
  /** Changes inside a series after its first release. */
  readonly patchDefaults?: readonly Change<string | null>[];
  readonly since: string;
  /** The first patch level of each older series that has the name too. */
  readonly backports?: readonly string[];
  /** Series between that lack the name. */
  readonly absentIn?: readonly string[];
  /** The name was in these patch levels and no others. */
  readonly onlyIn?: readonly string[];
  /** The first release that no longer has the name in a table. */
  readonly removedIn?: string;
  /** Removed from the tables, but still honoured through the default of `replacedBy`. */
  readonly legacyAlias?: boolean;
  /** Built in up to 2.8; from 2.9 on a name of the service in master.cf (serviceParameters). */
  readonly serviceDerived?: boolean;
  readonly deprecatedIn?: string;
  /** The first release whose postconf warns about the name. */
  readonly warnedIn?: string;
  /** The parameter to set instead. */
  readonly replacedBy?: string;
  /** The programs that read it, in any release; `all` = every one. */
  readonly readBy: readonly string[];
  /** Known to every program (`all`), or to every one that does TLS, whoever uses it. */
  readonly scope?: 'all' | 'tls';
  readonly valueKind?: ValueKind;
  readonly enum?: EnumFact;
  readonly limits?: readonly Change<LimitFact>[];
  /** The unit of a time without one. */
  readonly defaultUnit?: 's' | 'h' | 'd';
  /** The default differs between builds or hosts. */
  readonly hostDependent?: boolean;
  readonly dependsOn?: string;
  /** What the default is on other builds. */
  readonly altDefault?: { readonly when: string; readonly value: string };
  /** A setting in main.cf is dropped. */
  readonly readOnly?: boolean;
  /** No entry in postconf(5). */
  readonly undocumented?: boolean;
}

// JSON carries no unions, so the shape is stated here; the generator is what keeps to it.
const facts = data as unknown as readonly ParameterFact[];

/** Every name of every release, in the order of the names. */
export const PARAMETER_FACTS: ReadonlyMap<string, ParameterFact> = new Map(
  facts.map((fact) => [fact.name, fact]),
);
