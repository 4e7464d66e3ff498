// Turns the collected facts about Postfix releases into the two tables the program reads.
//
//   node scripts/generate-facts.mjs           writes src/postfix/facts/{parameters,services}.json
//   node scripts/generate-facts.mjs --check   writes nothing; exit 1 when a file on disk differs
//
// The collected facts live outside the repository: MTALINT_TESTDATA names the folder.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** @typedef {Record<string, any>} Json */
/** @typedef {[release: string, value: unknown]} Change */

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PARAMETERS = 'src/postfix/facts/parameters.json';
const SERVICES = 'src/postfix/facts/services.json';

/** How the collected facts name the form of a value -> how the program names it. */
const VALUE_KINDS = new Map([
  ['maps (type:table list)', 'maps'],
  ['match list (strings)', 'match-strings'],
  ['match list (names, addresses, networks)', 'match-clients'],
  ['match list (addresses)', 'match-addresses'],
  ['match list (domains)', 'match-domains'],
  ['match/policy list', 'match-policies'],
  ['restriction list', 'restrictions'],
  ['restriction-like list', 'rewrite-clients'],
  ['attribute list (transport:endpoint, braces with overrides 3.0+)', 'milters'],
  ['list of NAME or NAME=value, braces (3.0+)', 'environment'],
  ['list of host names/addresses', 'hosts'],
  ['list of files', 'files'],
  ['list of names', 'names'],
  ['keyword list', 'keywords'],
]);

/**
 * Since when a program takes a value, where a real one contradicts what was collected: smtpd of
 * 3.7.11 dies of `smtpd_forbid_bare_newline = note`, so that the backports had no such value.
 */
const SEEN_SINCE = new Map([['smtpd_forbid_bare_newline', { note: ['3.9'] }]]);

const SCOPES = new Map([
  ['all programs (mail_params_init)', 'all'],
  ['every TLS-using program', 'tls'],
]);

/** Up to 2.8 postconf had the names of the stock transports built in; 2.9 reads master.cf. */
const FIRST_WITH_SERVICE_NAMES = '2.9';

process.exitCode = main(process.argv.slice(2), process.env.MTALINT_TESTDATA);

/**
 * @param {string[]} options
 * @param {string | undefined} testdata
 * @returns {number} exit status
 */
function main(options, testdata) {
  const check = options.includes('--check');
  if (!testdata) {
    console.log(`${check ? 'skipped: ' : ''}MTALINT_TESTDATA does not name the folder of facts`);
    return check ? 0 : 2;
  }
  try {
    const files = generate(join(testdata, 'facts', 'postfix'));
    return check ? compare(files) : write(files);
  } catch (error) {
    console.error(`generate-facts: ${error instanceof Error ? error.message : error}`);
    return 2;
  }
}

/**
 * @param {string} folder
 * @returns {Map<string, string>} path in the repository -> text
 */
function generate(folder) {
  const { params } = readJson(join(folder, 'params.json'));
  const master = readJson(join(folder, 'masterdefaults.json'));
  const services = serviceFacts(master);
  return new Map([
    [PARAMETERS, `${list(parameterFacts(params, master, services.suffixes), '')}\n`],
    [SERVICES, serviceText(services)],
  ]);
}

/**
 * @param {Map<string, string>} files
 * @returns {number} exit status
 */
function write(files) {
  for (const [path, text] of files) {
    writeFileSync(join(ROOT, path), text);
    console.log(`wrote ${path}`);
  }
  return 0;
}

/**
 * @param {Map<string, string>} files
 * @returns {number} exit status
 */
function compare(files) {
  const stale = [...files].filter(([path, text]) => readIfThere(join(ROOT, path)) !== text);
  for (const [path] of stale) console.log(`stale: ${path}; run node scripts/generate-facts.mjs`);
  return stale.length === 0 ? 0 : 1;
}

// ---- parameters

/**
 * @param {Json[]} params
 * @param {Json} master
 * @param {Json[]} suffixes
 * @returns {Json[]} ordered by name
 */
function parameterFacts(params, master, suffixes) {
  const names = new Set(params.map((param) => param.name));
  const facts = params.map((param) => parameterFact(param, names));
  const rest = master.serviceParameterFamilies.stockInstances.filter(
    (/** @type {Json} */ instance) =>
      !names.has(instance.name) && isBefore(instance.firstListed, FIRST_WITH_SERVICE_NAMES),
  );
  for (const instance of rest) facts.push(stockInstanceFact(instance, suffixes));
  return facts.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/**
 * @param {Json} param
 * @param {Set<string>} names every name there is
 * @returns {Json}
 */
function parameterFact(param, names) {
  return defined({
    name: param.name,
    kind: param.kind,
    kindHistory: param.kindHistory,
    defaults: param.defaults,
    patchDefaults: patchDefaults(param),
    since: param.since,
    backports: param.backports,
    absentIn: param.absentIn,
    onlyIn: param.patchReleasesOnly,
    removedIn: removedIn(param),
    legacyAlias: param.legacyAlias,
    serviceDerived: param.serviceDerived,
    ...deprecation(param),
    // One entry of the collected facts names a restriction, not a parameter.
    replacedBy: names.has(param.replacedBy) ? param.replacedBy : undefined,
    readBy: param.readBy.map((/** @type {string} */ page) => page.replace(/\(\d\)$/, '')),
    scope: param.scope && translate(SCOPES, param.scope),
    valueKind: param.valueKind && translate(VALUE_KINDS, param.valueKind),
    enum: param.enum && enumFact(param.enum, SEEN_SINCE.get(param.name)),
    limits: limits(param),
    defaultUnit: param.defaultUnit,
    hostDependent: param.hostDependent || undefined,
    dependsOn: param.dependsOn,
    altDefault: param.altDefault,
    readOnly: param.readOnly,
    undocumented: param.undocumented,
  });
}

/**
 * A name that postconf derives from the stock master.cf since 2.9, and had built in before.
 * @param {Json} instance
 * @param {Json[]} suffixes
 * @returns {Json}
 */
function stockInstanceFact(instance, suffixes) {
  const [, value] = instance.defaults[0];
  const family = suffixes.find(({ defaultFrom }) => value === `$${defaultFrom}`);
  if (!family) throw new Error(`no family for ${instance.name}`);
  return {
    name: instance.name,
    kind: family.kind,
    defaults: instance.defaults,
    since: instance.firstListed,
    serviceDerived: true,
    readBy: ['qmgr'],
  };
}

/**
 * The first release whose tables lack the name for good. A legacy alias that was renamed before
 * it ever was in a table counts as removed then.
 * @param {Json} param
 * @returns {string | undefined}
 */
function removedIn(param) {
  if (param.patchReleasesOnly) return undefined;
  const withdrawn = changes(param.patchDefaults).find(([, value]) => isAbsent(value));
  if (withdrawn) return withdrawn[0];
  return param.removedFromTablesIn ?? param.removedIn ?? param.renamedIn;
}

/**
 * @param {Json} param
 * @returns {Change[] | undefined}
 */
function patchDefaults(param) {
  if (param.patchReleasesOnly) return undefined;
  const kept = changes(param.patchDefaults).filter(([, value]) => !isAbsent(value));
  return kept.length === 0 ? undefined : kept;
}

/**
 * `deprecatedIn` is the first release whose documentation or programs call the name deprecated,
 * `warnedIn` the first one whose postconf warns about it.
 * @param {Json} param
 * @returns {Json}
 */
function deprecation(param) {
  // "obsolete-algorithm" is an opinion on DSA, not a release.
  if (!/^\d/.test(param.deprecatedIn ?? '')) return {};
  return {
    deprecatedIn: param.documentedDeprecatedIn ?? param.deprecatedIn,
    warnedIn: param.deprecationSource === 'postconf' ? param.deprecatedIn : undefined,
  };
}

/**
 * Bounds as changes [release, [lowest, highest]], in seconds for a time, in characters for a
 * string; null = no bound.
 * @param {Json} param
 * @returns {Change[] | undefined}
 */
function limits(param) {
  if (param.limitsHistory) {
    return param.limitsHistory.map(
      (/** @type {[string, number, number]} */ [release, min, max]) => [
        release,
        [min || null, max || null],
      ],
    );
  }
  const min = param.min ?? param.minSeconds ?? param.minLength ?? null;
  const max = param.max ?? param.maxSeconds ?? param.maxLength ?? null;
  if (min === null && max === null) return undefined;
  const becameTime = changes(param.kindHistory).find(([, kind]) => kind === 'time');
  return [
    // The bounds of a time mean nothing for the plain string it was before.
    ...(becameTime ? [[param.since, [null, null]]] : []),
    [becameTime?.[0] ?? param.since, [min, max]],
  ];
}

/**
 * @param {Json} source
 * @param {Record<string, string[]>} [seen]
 * @returns {Json}
 */
function enumFact(source, seen) {
  return defined({
    values: source.values,
    caseSensitive: source.caseSensitive,
    list: source.list,
    open: source.open || undefined,
    aliases: source.aliases,
    valueSince: seen ? { ...valueSince(source), ...seen } : valueSince(source),
  });
}

/**
 * Reads notes such as "2.10 (2.9.2, 2.8.10)" for "TLSv1.1" or "3.9, 3.8.5" for "note/reject".
 * A remark in parentheses that is not only a list of releases says something else.
 * @param {Json} source
 * @returns {Record<string, string[]> | undefined}
 */
function valueSince(source) {
  /** @type {Record<string, string[]>} */
  const result = {};
  for (const [words, note] of Object.entries(source.valueSince ?? {})) {
    const plain = note.replace(/\((?!(?:and |[\d., ])+\)).*?\)/g, '');
    const releases = (plain.match(/\d+\.\d+(?:\.\d+)?/g) ?? []).sort(newestFirst);
    for (const value of words.split('/')) {
      if (source.values.includes(value)) result[value] = releases;
    }
  }
  return Object.keys(result).length === 0 ? undefined : result;
}

// ---- services

/**
 * @param {Json} master
 * @returns {{services: Json[], suffixes: Json[], databases: Record<string, [string, string][]>}}
 */
function serviceFacts(master) {
  const newest = master.releases.at(-1);
  const { programs, suffixes } = master.serviceParameterFamilies;
  return {
    services: inFileOrder(master.stockServices).flatMap((entry) =>
      entry.definitions.map((/** @type {Json} */ definition) =>
        stockService(entry, definition, newest),
      ),
    ),
    suffixes: suffixes.map((/** @type {Json} */ family) => suffixFact(family, programs)),
    databases: Object.fromEntries(
      Object.entries(master.otherDynamicNames.dbClientPrefixes.suffixes).map(([type, known]) => [
        type,
        known.map((/** @type {Json} */ { suffix, since }) => [suffix, since]),
      ]),
    ),
  };
}

/**
 * An entry that took over from one of the same name takes its place in the file too.
 * @param {Json[]} entries
 * @returns {Json[]}
 */
function inFileOrder(entries) {
  const place = (/** @type {Json} */ entry) =>
    entries.findIndex(
      (other) =>
        other === entry ||
        (other.service === entry.service &&
          isBefore(other.definitions.at(-1).to, entry.definitions[0].from)),
    );
  return [...entries].sort(
    (a, b) => place(a) - place(b) || entries.indexOf(a) - entries.indexOf(b),
  );
}

/**
 * @param {Json} entry
 * @param {Json} definition
 * @param {string} newest the newest release there is: an entry that reaches it has no end yet
 * @returns {Json}
 */
function stockService(entry, definition, newest) {
  const [command, ...words] = definition.command.split(' ');
  return defined({
    name: entry.service,
    type: entry.type,
    from: definition.from,
    to: definition.to === newest ? undefined : definition.to,
    private: definition.private,
    unprivileged: definition.unpriv,
    chroot: definition.chroot,
    wakeup: definition.wakeup,
    maxproc: definition.maxproc,
    command,
    arguments: words,
  });
}

/**
 * @param {Json} family
 * @param {Record<string, string>} programs
 * @returns {Json}
 */
function suffixFact(family, programs) {
  const isTime = family.suffix === '_time_limit';
  return {
    suffix: family.suffix,
    kind: family.kind.replace(/\(.*/, ''),
    defaultFrom: family.defaultFrom,
    since: family.postconfRecognizesSince.split(' ')[0],
    programs: Object.keys(programs).filter((program) =>
      programs[program]?.includes(isTime ? '_time_limit' : 'queue suffixes'),
    ),
  };
}

// ---- text

/**
 * @param {{services: Json[], suffixes: Json[], databases: Record<string, [string, string][]>}} facts
 * @returns {string}
 */
function serviceText({ services, suffixes, databases }) {
  const types = Object.keys(databases).sort();
  const databaseLines = types.map((type) => `${quote(type)}: ${quote(databases[type])}`);
  return [
    '{',
    `  "services": ${list(services, '  ')},`,
    `  "suffixes": ${list(suffixes, '  ')},`,
    `  "databases": {\n    ${databaseLines.join(',\n    ')}\n  }`,
    '}\n',
  ].join('\n');
}

/**
 * An array with one item per line, so that a change of one fact is a change of one line.
 * @param {Json[]} items
 * @param {string} indent
 * @returns {string}
 */
function list(items, indent) {
  return `[\n${items.map((item) => `${indent}  ${quote(item)}`).join(',\n')}\n${indent}]`;
}

/** @param {unknown} value */
function quote(value) {
  return JSON.stringify(value);
}

// ---- small words

/**
 * @param {string} path
 * @returns {Json}
 */
function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}

/**
 * @param {string} path
 * @returns {string | undefined}
 */
function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * @param {Json} object
 * @returns {Json} the same without the keys that have no value
 */
function defined(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/**
 * @param {Map<string, string>} names
 * @param {string} name
 * @returns {string}
 */
function translate(names, name) {
  const translated = names.get(name);
  if (translated === undefined) throw new Error(`unknown word in the facts: "${name}"`);
  return translated;
}

/**
 * @param {Change[] | undefined} history
 * @returns {Change[]}
 */
function changes(history) {
  return history ?? [];
}

/** @param {unknown} value */
function isAbsent(value) {
  return typeof value === 'object' && value !== null && 'absent' in value;
}

/**
 * @param {string} a a release, `2.9`
 * @param {string} b a release
 * @returns {boolean}
 */
function isBefore(a, b) {
  return newestFirst(a, b) > 0;
}

/**
 * @param {string} a a release, `2.9` or `2.9.14`
 * @param {string} b a release
 * @returns {number} for sorting
 */
function newestFirst(a, b) {
  const [major = 0, minor = 0, patch = 0] = a.split('.').map(Number);
  const [otherMajor = 0, otherMinor = 0, otherPatch = 0] = b.split('.').map(Number);
  return otherMajor - major || otherMinor - minor || otherPatch - patch;
}
