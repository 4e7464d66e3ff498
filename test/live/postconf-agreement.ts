import { hostname } from 'node:os';
import fc from 'fast-check';
import { isRefused } from '../../src/postfix/model/expansion.ts';
import { classList, type KnownNames, knownNames } from '../../src/postfix/model/known-names.ts';
import type { Scope } from '../../src/postfix/model/scope.ts';
import { PostfixServer } from '../../src/postfix/model/server.ts';
import type { Service } from '../../src/postfix/model/service.ts';
import { isKnown } from '../../src/postfix/model/value.ts';
import { type ShownServer, showServer } from '../../src/postfix/show.ts';
import { parseMainCf } from '../../src/postfix/syntax/main-cf.ts';
import { type MasterCf, parseMasterCf } from '../../src/postfix/syntax/master-cf.ts';
import { type ByteString, decodeUtf8 } from '../../src/text/bytes.ts';
import { SourceText } from '../../src/text/source.ts';
import { asPostconfSees } from '../postfix/parity/as-postconf-sees.ts';
import { type NastyConfig, nastyConfig } from './nasty-config.ts';
import {
  CONFIG_DIRECTORY,
  judge,
  QUESTIONS,
  type Question,
  type Verdict,
} from './postconf-judge.ts';
import { asPostconfReads } from './postconf-reading.ts';
import { installedRelease } from './server-in.ts';

/** A configuration that postconf and our model read differently, as small as it could be made. */
export interface Disagreement {
  readonly seed: number;
  readonly config: NastyConfig;
  readonly difference: string;
}

/** How many configurations postconf is asked about at once. */
const BATCH = 500;

/** Looks for a disagreement among so many configurations; undefined when there is none. */
export async function findDisagreement(
  seed: number,
  count: number,
): Promise<Disagreement | undefined> {
  const property = fc.asyncProperty(nastyConfig, async (config) => {
    const [verdict] = await judge([config]);
    const difference = verdict && differenceOf(config, verdict);
    if (difference) throw new Error(difference);
  });
  const configs = fc.sample(nastyConfig, { seed, numRuns: count });
  for (let start = 0; start < count; start += BATCH) {
    const batch = configs.slice(start, start + BATCH);
    const verdicts = await judge(batch);
    const at = verdicts.findIndex((verdict, index) => {
      const config = batch[index];
      return config && differenceOf(config, verdict) !== undefined;
    });
    if (at === -1) continue;
    const found = await fc.check(property, { seed, path: `${start + at}`, numRuns: 1 });
    const config = found.counterexample?.[0] ?? batch[at] ?? { main: '', master: '' };
    const [verdict] = await judge([config]);
    return { seed, config, difference: (verdict && differenceOf(config, verdict)) ?? 'unstable' };
  }
  return undefined;
}

/** What postconf and our model do not agree on, in words. */
export function differenceOf(config: NastyConfig, verdict: Verdict): string | undefined {
  const written = parseMasterCf(new SourceText('master.cf', config.master));
  const master = asPostconfReads(written);
  const server = new PostfixServer({
    main: parseMainCf(new SourceText('main.cf', config.main)),
    master,
    release: installedRelease(),
    configDirectory: CONFIG_DIRECTORY,
    hostname: hostname(),
    fragment: false,
  });
  const names = knownNames(server);
  const shown = withWords(
    asPostconfSees(showServer(server, names, { all: false }), server),
    written,
    master,
  );
  for (const question of QUESTIONS) {
    const answer = verdict[question];
    if (!answer) continue;
    const { exit, lines, complaints } = answer;
    const fatal = fatalReason(question, server, names, master);
    if (exit !== 0 && (fatal || dependsOnHost(server))) continue;
    if (exit !== 0) return `postconf -${question} ends with ${exit}: ${complaints.at(-1)}`;
    if (fatal) return `postconf -${question} ends well in spite of ${fatal}`;
    const difference = linesDifference(printed(question, shown, server), lines.map(decodeUtf8));
    if (difference) return `postconf -${question}: ${difference}`;
  }
  return verdict.n?.exit === 0 ? warningDifference(server, names, verdict.n.complaints) : undefined;
}

/**
 * Why postconf ends with a fatal error, undefined if it does not: it reads both files, evaluates the
 * classes, and the values of all parameters that are built in or belong to a service, in search of
 * database names. What it is to show evaluated comes after that.
 */
function fatalReason(
  question: Question,
  server: PostfixServer,
  names: KnownNames,
  master: MasterCf,
): string | undefined {
  const malformed = syntaxError(server, master);
  if (malformed) return malformed;
  // These defaults are made at once: of what is set, or of the compatibility level.
  const needsStyle = !server.scope.isExplicit('mynetworks');
  for (const name of ['myhostname', 'mydomain', ...(needsStyle ? ['mynetworks_style'] : [])]) {
    const { raw, value } = server.scope.effective(name);
    const made = name === 'mynetworks_style' ? value : raw;
    if (!server.scope.isExplicit(name) && isRefused(made)) return `the default of ${name}`;
  }
  for (const service of [undefined, ...server.services]) {
    const classes = classList(server, service);
    if (classes && isRefused(classes)) return 'the restriction classes';
  }
  const global = [...server.settingNames].map((name) => ({ name, scope: server.scope }));
  const local = server.services.flatMap((service) =>
    [...service.overrides.keys()].map((name) => ({ name, scope: service.postconfScope })),
  );
  const isRaw = (name: ByteString) => server.table.get(name)?.kind === 'raw';
  const evaluated = [...global, ...local].filter(
    ({ name }) => (server.table.get(name) || server.serviceParameters.has(name)) && !isRaw(name),
  );
  // In `-o` postconf expands a raw parameter too, which no daemon does.
  const shown = {
    nx: global.filter(({ name }) => names.inMain(name) && !isRaw(name)),
    Px: local,
  }[question as string];
  const refused = [...evaluated, ...(shown ?? [])].find(
    ({ name, scope }) => !server.table.get(name)?.readOnly && isUnexpandable(name, scope),
  );
  return refused && `the value of ${refused.name}`;
}

function syntaxError({ input }: PostfixServer, master: MasterCf): string | undefined {
  for (const node of [...(input.main?.nodes ?? []), ...master.nodes]) {
    if (node.kind === 'malformed' && node.problem !== 'leading-whitespace') return node.problem;
    if (node.kind === 'service' && node.badFields.length > 0) return 'a bad field';
  }
  return undefined;
}

/** Whether it takes a value that only the host knows to tell if a value can be expanded. */
function dependsOnHost(server: PostfixServer): boolean {
  const settings = [...server.settingNames].map((name) => ({ name, scope: server.scope }));
  const overrides = server.services.flatMap(({ overrides, postconfScope }) =>
    [...overrides.keys()].map((name) => ({ name, scope: postconfScope })),
  );
  return [...settings, ...overrides].some(({ name, scope }) => {
    const { raw, value } = scope.effective(name);
    return isKnown(raw) && !isKnown(value);
  });
}

function isUnexpandable(name: ByteString, scope: Scope): boolean {
  const { raw } = scope.effective(name);
  return isKnown(raw) && isRefused(scope.expand(raw.text, name));
}

/** For an entry that only postconf reads so, its arguments are those of postconf. */
function withWords(shown: ShownServer, written: MasterCf, read: MasterCf): ShownServer {
  const entries = read.nodes.filter((node) => node.kind === 'service');
  const services = shown.services.map((service, at) => {
    const entry = entries[at];
    if (!entry || written.nodes.includes(entry)) return service;
    return { ...service, arguments: entry.arguments.map(({ text }) => decodeUtf8(text.text)) };
  });
  return { ...shown, services };
}

/** What postconf would print of what `show` tells; null where only the host knows a value. */
function printed(
  question: Question,
  shown: ShownServer,
  server: PostfixServer,
): (string | RegExp)[] {
  switch (question) {
    case 'n':
    case 'nx':
      return Object.entries(shown.parameters).map(([name, parameter]) =>
        line(name, question === 'n' ? parameter.raw : parameter.value),
      );
    case 'M':
      return shown.services.map(masterLine);
    case 'P':
    case 'Px':
      return shown.services.flatMap(({ name, type, overrides }) =>
        Object.entries(overrides).map(([key, { raw, value }]) =>
          line(
            `${name}/${type}/${key}`,
            question === 'P' ? raw : server.table.get(key)?.kind === 'raw' ? null : value,
          ),
        ),
      );
  }
}

function line(name: string, value: string | null): string | RegExp {
  const begin = `${name} = `;
  return value === null
    ? new RegExp(`^${begin.trimEnd().replace(/[^A-Za-z0-9_]/gu, '\\$&')}`, 's')
    : `${begin}${value}`.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');
}

/** Where postconf -M begins each field. */
const COLUMNS = [0, 11, 17, 25, 33, 41, 49, 57];

function masterLine(service: ShownServer['services'][number]): string {
  const { name, type, fields, command } = service;
  const { private: isPrivate, unprivileged, chroot, wakeup, maxproc } = fields;
  const words = [name, type, isPrivate, unprivileged, chroot, wakeup, maxproc, command];
  const bytes = (text: string) => Buffer.byteLength(text.replaceAll('\ufffd', '?'));
  const row = words.reduce((text, word, at) => {
    const pad = Math.max((COLUMNS[at] ?? 0) - bytes(text), 1);
    return `${text}${' '.repeat(pad)}${word}`;
  });
  const parts = [row];
  const { arguments: args } = service;
  let at = 0;
  for (; at < args.length; at += 1) {
    const word = args[at] ?? '';
    parts.push(word);
    // The word that ends the options is printed like one of them, without braces around blanks.
    if (!word.startsWith('-') || word === '--') break;
    const value = args[at + 1];
    if (word.charAt(1) !== 'o' || value === undefined) continue;
    parts.push(protect(value));
    at += 1;
  }
  return [...parts, ...args.slice(at + 1).map(protect)].join(' ');
}

function protect(word: string): string {
  return /[ \t\r\n]/.test(word) ? `{${word}}` : word;
}

function linesDifference(ours: (string | RegExp)[], theirs: string[]): string | undefined {
  const left = [...theirs];
  for (const mine of ours) {
    const at = left.findIndex((other) =>
      typeof mine === 'string' ? mine === other : mine.test(other),
    );
    if (at === -1) return `we say ${JSON.stringify(String(mine))}, it says ${JSON.stringify(left)}`;
    left.splice(at, 1);
  }
  return left.length > 0 ? `we do not say ${JSON.stringify(left)}` : undefined;
}

/** Which names postconf calls unused, and which undefined. */
function warningDifference(
  server: PostfixServer,
  names: KnownNames,
  complaints: readonly ByteString[],
): string | undefined {
  const isReadOnly = (name: ByteString) => server.table.get(name)?.readOnly === true;
  const unusedIn = (
    file: string,
    of: Iterable<ByteString>,
    isUsed: (name: ByteString) => boolean,
  ) =>
    [...of]
      .filter((name) => !isReadOnly(name) && !isUsed(name))
      .map((name) => `${file}: unused parameter: ${printable(name)}`);
  const ours = new Set([
    ...unusedIn('main.cf', server.settingNames, names.inMain),
    ...server.services.flatMap((service) =>
      unusedIn('master.cf', service.overrides.keys(), (name) => names.inService(service, name)),
    ),
    ...[undefined, ...server.services].flatMap((service) => undefinedClasses(server, service)),
    ...names.undefinedReferences.map(
      ({ name, service }) =>
        `${service ? 'master.cf' : 'main.cf'}: undefined parameter: ${printable(name)}`,
    ),
  ]);
  const theirs = new Set(
    complaints.flatMap((text) => {
      const match =
        /^warning: \.\/((?:main|master)\.cf: (?:undefined parameter: .*|unused parameter: [^=]*))/.exec(
          text,
        );
      return match?.[1] ?? [];
    }),
  );
  const missing = [...theirs].filter((text) => !ours.has(text));
  const extra = [...ours].filter((text) => !theirs.has(text));
  if (missing.length === 0 && extra.length === 0) return undefined;
  return `warnings: we do not say ${JSON.stringify(missing)}, it does not say ${JSON.stringify(extra)}`;
}

/** Restriction classes that are named and not defined; to postconf they are references too. */
function undefinedClasses(server: PostfixServer, service: Service | undefined): string[] {
  const value = classList(server, service);
  if (!value || !isKnown(value)) return [];
  const file = service ? 'master.cf' : 'main.cf';
  const scopes = service
    ? [service.scope]
    : [server.scope, ...server.services.map(({ scope }) => scope)];
  return value.text
    .split(/[, \t\r\n]+/)
    .filter((name) => name !== '')
    .filter((name) => scopes.every((scope) => scope.effective(name).origin.kind === 'undefined'))
    .map((name) => `${file}: undefined parameter: ${printable(name)}`);
}

/** As Postfix writes a name to the log. */
function printable(name: ByteString): string {
  return name.replace(/[^\x20-\x7e]/g, '?');
}
