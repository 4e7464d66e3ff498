import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Release } from '../../../src/postfix/facts/release.ts';
import { printed } from '../../../src/postfix/model/scope.ts';
import { type ByteString, decodeUtf8, fromBytes } from '../../../src/text/bytes.ts';
import { modelOf, type ServerFacts } from '../../../src/workspace/server-model.ts';
import { TESTDATA } from '../../testdata.ts';
import { printers, type Question, show } from './shown-as-postconf.ts';

/** A small configuration that is hard to read, and how postconf was called for it. */
export interface TrickyCase {
  readonly id: string;
  readonly options: string;
  /** main.cf and master.cf. */
  readonly texts: ReadonlyMap<string, ByteString>;
  /** Other files, by the path that the configuration gives them. */
  readonly files: ReadonlyMap<string, ByteString>;
}

/** What postconf answered; `stdout` and `stderr` without empty lines. */
export interface TrickyAnswer {
  readonly exit: number;
  readonly stdout: readonly string[];
  readonly stderr: readonly string[];
}

/** The releases that were asked. */
export const TRICKY_RELEASES = ['3.7.11', '3.12-20260821'] as const;

export type TrickyRelease = (typeof TRICKY_RELEASES)[number];

const FOLDER = join(TESTDATA ?? '', 'samples', 'postfix-tricky');

/** The configuration directory, as all files of the folder write it. */
const DIRECTORY = 'DIR';

/** All cases of the index; none without the folder. */
export function trickyCases(): TrickyCase[] {
  if (!TESTDATA) return [];
  const names = readdirSync(FOLDER);
  return bytesOf('INDEX.tsv')
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((row) => {
      const [id = '', options = '', master] = row.split('\t');
      const texts = new Map([['main.cf', bytesOf(`${id}.cf`)]]);
      if (master === 'own') texts.set('master.cf', bytesOf(`${id}.master.cf`));
      if (master === 'stock') texts.set('master.cf', bytesOf('stock-master.cf'));
      const prefix = `${id}.file.`;
      const files = names
        .filter((name) => name.startsWith(prefix))
        .map((name) => [`${DIRECTORY}/${name.slice(prefix.length)}`, bytesOf(name)] as const);
      return { id, options, texts, files: new Map(files) };
    });
}

/** The case with an absolute path for the configuration directory, as real ones have. */
export function withAbsolutePaths(each: TrickyCase): TrickyCase {
  const absolute = (text: ByteString): ByteString => text.replace(/(?<![\w/])DIR\//g, '/DIR/');
  const moved = (texts: ReadonlyMap<string, ByteString>) =>
    new Map([...texts].map(([path, text]) => [absolute(path), absolute(text)]));
  return { ...each, texts: moved(each.texts), files: moved(each.files) };
}

/** What a release answered; where 3.12 said the same as 3.7 it has no file of its own. */
export function trickyAnswer({ id }: TrickyCase, release: TrickyRelease): TrickyAnswer {
  const own = `${id}.expected-3.12`;
  const isOwn = release.startsWith('3.12') && existsSync(join(FOLDER, own));
  const text = bytesOf(isOwn ? own : `${id}.expected`);
  const part = (from: string, to: string) =>
    text.slice(text.indexOf(from) + from.length).split(to)[0] ?? '';
  const exit = part('[exit] ', '\n');
  const stdout = part('\n[stdout]\n', '[stderr]\n');
  const stderr = part('[stderr]\n', '\n[file ');
  return { exit: Number(exit), stdout: linesOf(stdout), stderr: linesOf(stderr) };
}

/** What is known of a case beside its configuration. */
export function trickyFacts({ files }: TrickyCase, release: TrickyRelease): ServerFacts {
  const parsed = Release.parse(release);
  if (!parsed) throw new Error(`no release: ${release}`);
  return {
    release: parsed,
    configDirectory: DIRECTORY,
    hostname: 'HOST.DOMAIN',
    fragment: false,
    readFile: (path) => files.get(path),
    statFile: (path) => ({ exists: files.has(path), path }),
  };
}

/** Our answer to the same call; undefined where the value that is asked for has no expansion. */
export function ourAnswer(each: TrickyCase, release: TrickyRelease): string[] | undefined {
  const [flags = '', ...words] = each.options.replaceAll('"', '').split(' ');
  const lines = /^-(?:n|nx|M|Mx|P|Px)$/.test(flags)
    ? listed(each, release, flags.slice(1) as Question, words)
    : values(each, release, flags, words);
  return lines?.flatMap((line) => line.trimEnd() || []);
}

/** `-n`, `-M`, `-P` and the like: with `-C classes`, or with one pattern. */
function listed(
  each: TrickyCase,
  release: TrickyRelease,
  question: Question,
  [first, second]: readonly string[],
): string[] {
  const server = model(each, release);
  const shown = show(server);
  if (first === '-C') {
    if (second !== 'user,service') throw new Error(`of no known class: ${second}`);
    const parameters = Object.entries(shown.parameters).filter(([name]) => !server.table.get(name));
    return printers[question]({ ...shown, parameters: Object.fromEntries(parameters) });
  }
  const [service = '*', type = '*', parameter = '*'] = first?.split('/') ?? [];
  const matches = (pattern: string, text: string) => pattern === '*' || pattern === text;
  const services = shown.services
    .filter(({ name, type: ofType }) => matches(service, name) && matches(type, ofType))
    .map((entry) => ({
      ...entry,
      overrides: Object.fromEntries(
        Object.entries(entry.overrides).filter(([name]) => matches(parameter, name)),
      ),
    }));
  return printers[question]({ ...shown, services });
}

/** `NAME...`, with `-x` expanded, with `-d` by default, with `-H` without their values. */
function values(
  each: TrickyCase,
  release: TrickyRelease,
  flags: string,
  words: readonly string[],
): string[] | undefined {
  const letters = flags.startsWith('-') ? flags : '';
  const asked = letters ? words : [flags, ...words];
  const { scope } = letters.includes('d')
    ? model({ ...each, texts: new Map([...each.texts, ['main.cf', '']]) }, release)
    : model(each, release);
  const lines = asked.map((name) => {
    const { raw, value } = scope.effective(name);
    const text = printed(letters.includes('x') ? value : raw);
    if (text === undefined || letters.includes('H')) return text === undefined ? text : name;
    return `${name} = ${decodeUtf8(text)}`;
  });
  return lines.every((line) => line !== undefined) ? lines : undefined;
}

function model({ texts, ...each }: TrickyCase, release: TrickyRelease) {
  const facts = trickyFacts({ texts, ...each }, release);
  return modelOf({ main: 'main.cf', master: 'master.cf' }, texts, facts);
}

function linesOf(text: ByteString): string[] {
  return text.split('\n').flatMap((line) => decodeUtf8(line).trimEnd() || []);
}

function bytesOf(name: string): ByteString {
  return fromBytes(readFileSync(join(FOLDER, name)));
}
