/** What a database client checks when it opens a table; the first failure ends the program. */
export interface ClientSettings {
  /** Settings without which the table cannot be opened, in the order of the checks. */
  readonly required: readonly string[];
  /** Settings that may be absent, but not empty. */
  readonly filled: readonly string[];
  /** When none of the first is set and not empty, all of the second must be. */
  readonly query?: { readonly oneOf: readonly string[]; readonly orAllOf: readonly string[] };
  readonly switches: readonly string[];
  /** Whole numbers, with the least value that is taken. */
  readonly numbers: Readonly<Record<string, number>>;
  readonly templates: Readonly<Record<string, 'query' | 'result'>>;
  /** Settings that take one of some words, without case. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** Settings of which another value is replaced with a warning, and by what. */
  readonly replaced: Readonly<Record<string, { readonly values: RegExp; readonly by: string }>>;
}

const NONE = {
  required: [],
  filled: [],
  switches: [],
  numbers: {},
  templates: {},
  words: {},
  replaced: {},
} as const;

const SQL = {
  ...NONE,
  filled: ['result_format'],
  numbers: { expansion_limit: -Infinity },
  templates: { query: 'query', result_format: 'result' },
} as const;

const BUILT_QUERY = ['table', 'select_field', 'where_field'];

/**
 * The checks of each client that could be tried: postmap -q of Postfix 3.7.11 was given each of them.
 * Source: mysql_table(5), pgsql_table(5), sqlite_table(5), ldap_table(5), memcache_table(5).
 */
const CLIENTS: Readonly<Record<string, ClientSettings>> = {
  mysql: {
    ...SQL,
    required: ['dbname'],
    query: { oneOf: ['query'], orAllOf: BUILT_QUERY },
    switches: ['tls_verify_cert', 'require_result_set'],
  },
  pgsql: {
    ...SQL,
    required: ['dbname'],
    query: { oneOf: ['query', 'select_function'], orAllOf: BUILT_QUERY },
  },
  sqlite: {
    ...SQL,
    required: ['dbpath'],
    query: { oneOf: ['query'], orAllOf: BUILT_QUERY },
  },
  ldap: {
    ...NONE,
    filled: ['server_host', 'scope', 'bind', 'result_filter'],
    switches: ['chase_referrals', 'start_tls', 'tls_require_cert'],
    numbers: {
      server_port: -Infinity,
      timeout: -Infinity,
      expansion_limit: -Infinity,
      size_limit: -Infinity,
      recursion_limit: 1,
      version: 2,
      dereference: -Infinity,
      debuglevel: -Infinity,
      cache_expiry: -Infinity,
      cache_size: -Infinity,
    },
    templates: {
      query_filter: 'query',
      search_base: 'query',
      result_format: 'result',
      result_filter: 'result',
    },
    words: { bind: ['yes', 'no', 'none', 'simple', 'sasl'] },
    replaced: {
      scope: { values: /^(?:sub|base|one)$/i, by: 'sub' },
      version: { values: /^[+]?0*[23]$/, by: '3' },
      dereference: { values: /^[+]?0*[0-3]$/, by: '0' },
    },
  },
  memcache: {
    ...NONE,
    numbers: {
      ttl: -Infinity,
      flags: -Infinity,
      timeout: -Infinity,
      retry_pause: 1,
      max_try: 1,
      line_size_limit: 1,
      data_size_limit: 1,
    },
    templates: { key_format: 'query' },
  },
};

/** The checks of a type of table; undefined when nothing is known of them. */
export function clientSettings(type: string): ClientSettings | undefined {
  return Object.hasOwn(CLIENTS, type) ? CLIENTS[type] : undefined;
}
