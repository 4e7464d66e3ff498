import { join } from 'node:path';
import { Release } from '../../../src/postfix/facts/release.ts';
import { knownNames } from '../../../src/postfix/model/known-names.ts';
import type { PostfixServer } from '../../../src/postfix/model/server.ts';
import { type ShownServer, showServer } from '../../../src/postfix/show.ts';
import { modelOf, type ServerFacts } from '../../../src/workspace/server-model.ts';
import { readSource } from '../../testdata.ts';
import { asPostconfSees } from './as-postconf-sees.ts';
import type { Answers, View } from './postconf-answers.ts';

function releaseOf({ postfix }: Answers): Release {
  const release = Release.parse(postfix);
  if (!release) throw new Error(`no release: ${postfix}`);
  return release;
}

/** What is known of a corpus folder beside its files; an absent file was an empty one for postconf. */
export function corpusFacts(answers: Answers): ServerFacts {
  return {
    release: releaseOf(answers),
    configDirectory: '<DIR>',
    hostname: answers.hostname,
    fragment: false,
  };
}

export function corpusTexts(folder: string): Map<string, string> {
  return new Map(
    ['main.cf', 'master.cf'].map((name) => [name, readSource(join(folder, name)).text]),
  );
}

export function corpusModel(folder: string, answers: Answers): PostfixServer {
  const files = { main: 'main.cf', master: 'master.cf' };
  return modelOf(files, corpusTexts(folder), corpusFacts(answers));
}

export function show(server: PostfixServer): ShownServer {
  return asPostconfSees(showServer(server, knownNames(server), { all: false }), server);
}

/** The views of real configurations, and two more of services. */
export type Question = View | 'Mx' | 'Px';

/** What postconf prints, put together from what `show` tells. */
export const printers: Readonly<Record<Question, (shown: ShownServer) => string[]>> = {
  n: (shown) => Object.entries(shown.parameters).map(([name, { raw }]) => `${name} = ${raw}`),
  nx: (shown) => Object.entries(shown.parameters).map(([name, { value }]) => `${name} = ${value}`),
  M: (shown) => shown.services.map((service) => masterLine(service, service.arguments)),
  Mx: (shown) => shown.services.map((service) => masterLine(service, expandedArguments(service))),
  P: (shown) => overrideLines(shown, 'raw'),
  Px: (shown) => overrideLines(shown, 'value'),
};

type ShownService = ShownServer['services'][number];

function overrideLines({ services }: ShownServer, column: 'raw' | 'value'): string[] {
  return services.flatMap(({ name, type, overrides }) =>
    Object.entries(overrides)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, override]) => `${name}/${type}/${key} = ${override[column]}`),
  );
}

/** The arguments with the values of `-o` expanded. */
function expandedArguments({ arguments: words, overrides }: ShownService): string[] {
  return words.map((word, at) => {
    const name = words[at - 1] === '-o' ? word.slice(0, word.indexOf('=')) : '';
    const override = overrides[name];
    return override ? `${name}=${override.value}` : word;
  });
}

function isSince39({ postfixVersion }: ShownServer): boolean {
  return Release.parse(postfixVersion)?.atLeast('3.9') === true;
}

/** Where postconf -M begins each field. */
const COLUMNS = [0, 11, 17, 25, 33, 41, 49, 57];

function masterLine(service: ShownService, args: readonly string[]): string {
  const { name, type, fields, command } = service;
  const { private: isPrivate, unprivileged, chroot, wakeup, maxproc } = fields;
  const words = [name, type, isPrivate, unprivileged, chroot, wakeup, maxproc, command];
  const line = words.reduce((row, word, at) => `${row.padEnd((COLUMNS[at] ?? 0) - 1)} ${word}`);
  return [line, ...args.map((word) => (/[ \t\r\n]/.test(word) ? `{${word}}` : word))].join(' ');
}

/**
 * Parameters whose value only the host that ran postconf knew, so that we say null: they hold the
 * number of its process, its program name, or the addresses of its interfaces.
 */
const HOST_KNOWS = /\$\{?(?:process_id|process_name|mynetworks)\b/;

/** Where the two differ, in words; undefined when they agree. */
export function difference(view: View, shown: ShownServer, stdout: string): string | undefined {
  const hostNames = Object.entries(shown.parameters)
    .filter(([, { raw, value }]) => value === null && HOST_KNOWS.test(raw ?? ''))
    .map(([name]) => `${name} = `);
  // What was asked for the corpus left out in -n, from 3.9 on, what -c gives.
  const given = Object.entries(shown.parameters)
    .filter(([, { origin }]) => view === 'n' && origin.kind === 'runtime' && isSince39(shown))
    .map(([name]) => `${name} = `);
  const leftOut = [...hostNames, ...given];
  const counts = (line: string) => !leftOut.some((name) => line.startsWith(name));
  const ours = printers[view](shown)
    .map((line) => line.trimEnd())
    .filter(counts);
  const theirs = stdout
    .split('\n')
    .flatMap((line) => line.trimEnd() || [])
    .filter(counts);
  const at = ours.findIndex((line, index) => line !== theirs[index]);
  if (at === -1 && ours.length === theirs.length) return undefined;
  const index = at === -1 ? ours.length : at;
  return `${ours[index] ?? '(nothing)'} instead of ${theirs[index] ?? '(nothing)'}`;
}
