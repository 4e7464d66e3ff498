import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import { splitWords } from '../syntax/words.ts';
import { isListSeparator } from './lists.ts';

/** A lookup table that a value names: `type:name`. */
export interface TableReference {
  /** Such as `hash`, in lower case as Postfix wants it. */
  readonly type: ByteString;
  readonly name: JoinedText;
  /** The element of the value, with the wrappers around the type. */
  readonly at: JoinedText;
}

/** Where the data of a table lie. */
export interface TableFiles {
  /** What people edit. */
  readonly source: ByteString;
  /** What programs read, when that is another file, made by postmap(1). */
  readonly index: ByteString | undefined;
}

/** The suffix that postmap(1) adds. Source: postmap(1), DATABASE_README. */
const INDEX_SUFFIX: ReadonlyMap<string, string> = new Map([
  ['hash', '.db'],
  ['btree', '.db'],
  ['lmdb', '.lmdb'],
  ['cdb', '.cdb'],
  ['dbm', '.pag'],
  ['sdbm', '.pag'],
]);

/** Types that read the text itself. */
const PLAIN = new Set(['texthash', 'pcre', 'regexp', 'cidr']);

/** Types whose name is a file with the settings of a database client. */
const CLIENTS = new Set(['ldap', 'mysql', 'pgsql', 'sqlite', 'memcache', 'mongodb']);

/** Types without a file of their own. */
const WITHOUT_FILE = new Set(['inline', 'static', 'randmap', 'environ', 'internal', 'fail']);

/** Types that hold other tables in braces. */
const COMBINED = new Set(['pipemap', 'unionmap']);

/** Types that stand in front of another one. */
const WRAPPERS = ['proxy', 'debug'];

/** Types that name a service or something of the system. */
const SERVICES = ['tcp', 'socketmap', 'unix', 'nis', 'nisplus', 'netinfo'];

/**
 * The table types of all releases, wherever they were built; the match is exact, also in case.
 * Source: DATABASE_README of 3.7, the release notes from 2.0 to 3.11.
 */
export const TABLE_TYPES: ReadonlySet<string> = new Set([
  ...INDEX_SUFFIX.keys(),
  ...PLAIN,
  ...CLIENTS,
  ...WITHOUT_FILE,
  ...COMBINED,
  ...WRAPPERS,
  ...SERVICES,
]);

/**
 * The tables that a value names, those inside `pipemap:{}`, `unionmap:{}` and groups in braces too;
 * `proxy:` is looked through. Words that are no table are left out.
 * Source: DATABASE_README, util/dict_open.c.
 */
export function tableReferences(value: JoinedText): TableReference[] {
  return splitWords(value, isListSeparator).flatMap((word) => {
    const inside = insideBraces(word);
    return inside ? tableReferences(inside) : referencesOf(word);
  });
}

function referencesOf(word: JoinedText): TableReference[] {
  const [prefix = '', type = ''] = /^!?(?:(?:proxy|debug):)*([a-z]+):/.exec(word.text) ?? [];
  const name = word.slice(prefix.length, word.length);
  if (COMBINED.has(type)) {
    const inside = insideBraces(name);
    return inside ? tableReferences(inside) : [];
  }
  const isTable = [INDEX_SUFFIX, PLAIN, CLIENTS, WITHOUT_FILE].some((types) => types.has(type));
  return isTable && name.length > 0 ? [{ type, name, at: word }] : [];
}

/**
 * The word without `proxy:` and the like, or the words in the braces of `pipemap:` and `unionmap:`:
 * each begins with the type of a table, or should.
 */
export function wordsForTables(word: JoinedText): JoinedText[] {
  const wrapped = /^(?:(?:proxy|debug):)+/.exec(word.text)?.[0] ?? '';
  const table = word.slice(wrapped.length, word.length);
  const combined = /^(?:pipemap|unionmap):/.exec(table.text)?.[0];
  if (combined === undefined) return [table];
  const inside = insideBraces(table.slice(combined.length, table.length));
  return inside ? splitWords(inside, isListSeparator).flatMap(wordsForTables) : [];
}

function insideBraces(text: JoinedText): JoinedText | undefined {
  return /^\{.*\}$/s.test(text.text) ? text.slice(1, text.length - 1) : undefined;
}

/** The files of a table; undefined when it has none, or when its name is no absolute path. */
export function tableFiles({ type, name }: TableReference): TableFiles | undefined {
  if (!name.text.startsWith('/')) return undefined;
  const suffix = INDEX_SUFFIX.get(type);
  if (suffix !== undefined) return { source: name.text, index: name.text + suffix };
  return PLAIN.has(type) || CLIENTS.has(type) ? { source: name.text, index: undefined } : undefined;
}

/**
 * What makes the index of a table from its source.
 * Source: postalias(1), TLS_README "SNI".
 */
export function indexProgram(setting: ByteString): 'postmap' | 'postalias' | 'postmap -F' {
  if (setting === 'alias_maps') return 'postalias';
  return setting === 'tls_server_sni_maps' ? 'postmap -F' : 'postmap';
}

/** Whether the source holds `key value` lines. */
export function holdsEntries({ type }: TableReference): boolean {
  return INDEX_SUFFIX.has(type) || type === 'texthash';
}

/** Whether the source holds the settings of a database client, written as in main.cf. */
export function holdsClientSettings({ type }: TableReference): boolean {
  return CLIENTS.has(type);
}

/**
 * What the names of the settings begin with when they stand in main.cf: `users` of `mysql:users`.
 * Source: mysql_table(5) "OBSOLETE MAIN.CF PARAMETERS", postconf/postconf_dbms.c.
 */
export function clientPrefix({ type, name }: TableReference): ByteString | undefined {
  return CLIENTS.has(type) && !/^[/.]/.test(name.text) ? name.text : undefined;
}

/** Whether the source holds patterns between slashes. */
export function holdsPatterns({ type }: TableReference): boolean {
  return type === 'pcre' || type === 'regexp';
}
