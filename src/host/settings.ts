import { readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'ini';
import { PROFILES, type Profile } from '../lint/profile.ts';
import { type Level, SEVERITIES } from '../lint/severity.ts';
import { nearest } from '../text/edit-distance.ts';
import { RunFailure, systemReason } from './run-failure.ts';

/** What a settings file says; the command line goes before it. */
export interface Settings {
  readonly profile?: Profile;
  readonly postfixVersion?: string;
  readonly iceWarpVersion?: string;
  readonly hostname?: string;
  /** Severities by rule, as the file names the rules. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Files of house rules, in the order given. */
  readonly houseRules: readonly string[];
}

const FILE_NAME = '.mtalint.ini';
const SECTIONS = ['mtalint', 'rules'];
const KEYS = ['profile', 'postfix-version', 'icewarp-version', 'hostname', 'house-rules'];

/**
 * Reads the settings file that counts for a folder: the one given, else the nearest `.mtalint.ini`
 * upwards, as far as the root of the repository or /etc.
 * @throws RunFailure in one line, with the place, when it cannot be read or says what no one knows.
 */
export function readSettings(directory: string, given: string | undefined): Settings {
  const path = given ?? findUpwards(resolve(directory));
  if (path === undefined) return { levels: new Map(), houseRules: [] };
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
    refuseForeign(path);
  } catch (error) {
    if (error instanceof RunFailure) throw error;
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`);
  }
  return interpret(path, text);
}

function findUpwards(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    const path = join(folder, FILE_NAME);
    if (statSync(path, { throwIfNoEntry: false })?.isFile()) return path;
    const isRepository = statSync(join(folder, '.git'), { throwIfNoEntry: false });
    if (isRepository || folder === '/etc' || folder === dirname(folder)) return undefined;
  }
}

/**
 * Reads a file that the settings name.
 * @throws RunFailure in one line, when it cannot be read or others than root could write it.
 */
export function readSettingsPart(path: string): string {
  try {
    refuseForeign(path);
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof RunFailure) throw error;
    throw new RunFailure(`cannot read ${path}: ${systemReason(error)}`);
  }
}

/** Root does not take orders from a file that others can write. */
function refuseForeign(path: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, mode } = statSync(path);
  if (uid !== 0 || (mode & 0o022) !== 0) {
    throw new RunFailure(`${path} can be written by others than root; settings not read`);
  }
}

function interpret(path: string, text: string): Settings {
  const parsed: Record<string, unknown> = parse(text);
  const fail = (key: string, problem: string): never => {
    throw new RunFailure(`${path}:${lineOf(text, key)}: ${problem}`);
  };
  for (const section of Object.keys(parsed)) {
    if (typeof parsed[section] !== 'object') fail(section, `${section} stands in no section`);
    if (!SECTIONS.includes(section)) fail(section, unknownText('section', section, SECTIONS));
  }
  const main = texts(parsed['mtalint']);
  for (const key of main.keys()) {
    if (!KEYS.includes(key)) fail(key, unknownText('key', key, KEYS));
  }
  const profileText = main.get('profile');
  const profile = PROFILES.find((name) => name === profileText);
  if (profileText !== undefined && !profile) {
    fail('profile', `profile = ${profileText}: the profiles are ${PROFILES.join(', ')}`);
  }
  const houseRules = [parsed['mtalint']].flatMap(listOf('house-rules'));
  const levels = new Map<string, Level>();
  for (const [rule, text] of texts(parsed['rules'])) {
    const level = [...SEVERITIES, 'off' as const].find((name) => name === text);
    if (level) levels.set(rule, level);
    else fail(rule, `${rule} = ${text}: say error, warning, info or off`);
  }
  const [postfixVersion, hostname] = [main.get('postfix-version'), main.get('hostname')];
  const iceWarpVersion = main.get('icewarp-version');
  return {
    levels,
    houseRules: houseRules.map((name) => resolve(dirname(path), name)),
    ...(profile ? { profile } : {}),
    ...(postfixVersion === undefined ? {} : { postfixVersion }),
    ...(iceWarpVersion === undefined ? {} : { iceWarpVersion }),
    ...(hostname === undefined ? {} : { hostname }),
  };
}

function texts(section: unknown): Map<string, string> {
  const entries = typeof section === 'object' && section !== null ? Object.entries(section) : [];
  return new Map(entries.map(([key, value]) => [key, String(value)]));
}

/** `house-rules = FILE`, or `house-rules[] = FILE` once for each file. */
function listOf(key: string): (section: unknown) => string[] {
  return (section) => {
    const value: unknown =
      typeof section === 'object' && section !== null ? Reflect.get(section, key) : undefined;
    return value === undefined ? [] : [value].flat().map(String);
  };
}

function unknownText(what: string, name: string, known: readonly string[]): string {
  const close = nearest(name, known, 3);
  return `unknown ${what} ${name}${close ? `; did you mean ${close}?` : ''}`;
}

/** ini keeps no places: the first line that begins with the name, in brackets or not. */
function lineOf(text: string, name: string): number {
  const lines = text.split('\n').map((line) => line.trim().replace(/^\[/, ''));
  return lines.findIndex((line) => line.startsWith(name)) + 1;
}
