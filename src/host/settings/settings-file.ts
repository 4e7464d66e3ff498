import { dirname, relative, resolve, sep } from 'node:path';
import type { Level } from '../../lint/severity.ts';
import { escapeText } from '../../report/escape.ts';
import { nearest } from '../../text/edit-distance.ts';
import { Glob } from '../../text/glob.ts';
import { RunFailure } from '../run-failure.ts';
import { type IniEntry, readIni } from './ini-entries.ts';
import {
  COMMAND_LINE_ONLY,
  LEVELS,
  oneOfText,
  SETTING_KEYS,
  type SettingKey,
  type SettingValues,
} from './keys.ts';

/** Where a settings file says something. */
export interface SettingPlace {
  readonly path: string;
  readonly line: number;
  /** `mtalint`, `rules` or `override.NAME`. */
  readonly section: string;
}

/** The level of a rule, by the name that the file gives the rule. */
export interface RuleLevel {
  readonly rule: string;
  readonly level: Level;
  readonly place: SettingPlace;
}

/** What one part of a settings file says. */
export interface SettingsPart {
  readonly values: SettingValues;
  readonly places: ReadonlyMap<keyof SettingValues, SettingPlace>;
  readonly levels: readonly RuleLevel[];
}

/** A part that counts for some files only. */
export interface SettingsOverride extends SettingsPart {
  readonly name: string;
  readonly globs: readonly Glob[];
}

/** A file of house rules that the settings name. */
export interface NamedHouseRules {
  readonly path: string;
  readonly place: SettingPlace;
}

/** A settings file, read and checked but for the names of the rules. */
export interface SettingsFile {
  readonly path: string;
  /** What counts for all files. */
  readonly common: SettingsPart;
  /** In the order of the file: a later one goes before an earlier one. */
  readonly overrides: readonly SettingsOverride[];
  readonly houseRules: readonly NamedHouseRules[];
}

const HOUSE_RULES = 'house-rules';
const FILES = 'files';
const RULE_PREFIX = 'rules.';
const SECTIONS = ['mtalint', 'rules', 'override'];
const NAMES = SETTING_KEYS.map(({ name }) => name);
const OVERRIDDEN = SETTING_KEYS.flatMap(({ name, isForAll }) => (isForAll ? [] : [name]));
const FOR_ALL = [HOUSE_RULES, ...NAMES.filter((name) => !OVERRIDDEN.includes(name))];

/**
 * Reads the text of a settings file.
 * @throws RunFailure in one line with the place, at the first line that says what no one knows.
 */
export function readSettingsFile(path: string, text: string): SettingsFile {
  return new Reading(path, text).file();
}

/** The parts that count for a server, a dump or any other group of files, the weakest first. */
export function partsFor(file: SettingsFile, paths: readonly string[]): SettingsPart[] {
  const folder = dirname(resolve(file.path));
  const names = paths.flatMap((path) => {
    const absolute = resolve(path);
    return [absolute, relative(folder, absolute)].map((name) => name.split(sep).join('/'));
  });
  const isMeant = ({ globs }: SettingsOverride): boolean =>
    globs.some((glob) => names.some((name) => glob.matches(name)));
  return [file.common, ...file.overrides.filter(isMeant)];
}

/** A part while it is read. */
interface Draft {
  values: SettingValues;
  readonly places: Map<keyof SettingValues, SettingPlace>;
  readonly levels: RuleLevel[];
  readonly globs: Glob[];
  readonly line: number;
}

class Reading {
  readonly #path: string;
  readonly #text: string;
  readonly #common: Draft = newDraft(0);
  readonly #overrides = new Map<string, Draft>();
  readonly #houseRules: NamedHouseRules[] = [];

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
  }

  file(): SettingsFile {
    const { headings, entries, problems } = readIni(this.#text);
    const lines = [
      ...problems.map(({ line, problem }) => ({ line, read: () => this.#fail(line, problem) })),
      ...headings.map(({ line, section }) => ({ line, read: () => this.#open(line, section) })),
      ...entries.map((entry) => ({ line: entry.line, read: () => this.#take(entry) })),
    ];
    // The first line that is wrong is the one that is told.
    for (const { read } of lines.toSorted((a, b) => a.line - b.line)) read();
    for (const [name, { globs, line }] of this.#overrides) {
      if (globs.length === 0) this.#fail(line, `[override.${name}] says nowhere ${FILES}[] = GLOB`);
    }
    return {
      path: this.#path,
      common: this.#common,
      overrides: [...this.#overrides].map(([name, draft]) => ({ name, ...draft })),
      houseRules: this.#houseRules,
    };
  }

  #fail(line: number, problem: string): never {
    throw new RunFailure(`${this.#path}:${line}: ${escapeText(problem)}`, 'settings');
  }

  readonly #opened = new Map<string, number>();

  #open(line: number, section: readonly string[]): void {
    const text = section.join('.');
    const [first = '', name, ...more] = section;
    if (!SECTIONS.includes(first) || (first !== 'override' && name !== undefined)) {
      const meant = nearest(first, SECTIONS, 3);
      const rest = meant === 'override' ? `.${name ?? 'NAME'}` : '';
      const isGlob = /[*?/]/.test(text) ? '; globs stand in files[] of [override.NAME]' : '';
      const close = meant === undefined ? isGlob : `; did you mean ${meant}${rest}?`;
      this.#fail(line, `unknown section ${text}${close}`);
    }
    if (first === 'override' && (name === undefined || name === '')) {
      this.#fail(line, 'an override has a name: [override.NAME]');
    }
    if (more.length > 0) this.#fail(line, `[${text}]: the name of an override has no dots`);
    const before = this.#opened.get(text);
    if (before !== undefined) this.#fail(line, `[${text}] is there already, in line ${before}`);
    this.#opened.set(text, line);
    if (name !== undefined) this.#overrides.set(name, newDraft(line));
  }

  readonly #seen = new Map<string, IniEntry>();

  #take(entry: IniEntry): void {
    const { line, key, section, isListed } = entry;
    const [kind, name = ''] = section;
    if (kind === undefined) this.#fail(line, `${key} stands in no section; begin with [mtalint]`);
    const id = JSON.stringify([section, key]);
    const before = this.#seen.get(id);
    const isList = key === (kind === 'mtalint' ? HOUSE_RULES : FILES) && kind !== 'rules';
    if (before && isList && !(before.isListed && isListed)) {
      this.#fail(line, `several files are written ${key}[] = … each, line ${before.line} too`);
    }
    if (before && !isList) this.#fail(line, `${key} is set already, in line ${before.line}`);
    this.#seen.set(id, entry);
    if (kind === 'rules') this.#takeLevel(this.#common, key, entry);
    else if (kind === 'mtalint') this.#takeCommon(entry);
    else {
      const draft = this.#overrides.get(name);
      if (draft) this.#takeOverride(draft, entry);
    }
  }

  #takeCommon(entry: IniEntry): void {
    const { line, key, value } = entry;
    if (key === HOUSE_RULES) {
      const path = resolve(dirname(this.#path), value);
      this.#houseRules.push({ path, place: this.#placeOf(entry) });
      return;
    }
    if (key === FILES) this.#fail(line, `${FILES} stands in [override.NAME]`);
    if (key.includes('/')) this.#fail(line, `${key}: rules stand in [rules]`);
    this.#takeValue(this.#common, entry, [...NAMES, HOUSE_RULES]);
  }

  #takeOverride(draft: Draft, entry: IniEntry): void {
    const { line, key, value } = entry;
    if (key === FILES) {
      if (/,\s/.test(value)) this.#fail(line, `${FILES} = ${value}: a line for each glob`);
      const glob = Glob.parse(value);
      if (!(glob instanceof Glob)) this.#fail(line, `${FILES} = ${value}: ${glob.problem}`);
      draft.globs.push(glob);
      return;
    }
    if (key.startsWith(RULE_PREFIX)) {
      this.#takeLevel(draft, key.slice(RULE_PREFIX.length), entry);
      return;
    }
    if (FOR_ALL.includes(key)) this.#fail(line, `${key} stands in [mtalint], for all files`);
    if (key.includes('/')) this.#fail(line, `unknown key ${key}; did you mean rules.${key}?`);
    this.#takeValue(draft, entry, [...OVERRIDDEN, FILES]);
  }

  #takeValue(draft: Draft, entry: IniEntry, known: readonly string[]): void {
    const { line, key, value } = entry;
    const setting = SETTING_KEYS.find(({ name }) => name === key);
    if (!setting) this.#fail(line, unknownKey(key, known));
    this.#refuseList(entry);
    const read: ReturnType<SettingKey['read']> = setting.read(value, dirname(this.#path));
    if ('problem' in read) this.#fail(line, `${key} = ${value}: ${read.problem}`);
    draft.values = { ...draft.values, ...read };
    draft.places.set(setting.field, this.#placeOf(entry));
  }

  #takeLevel(draft: Draft, rule: string, entry: IniEntry): void {
    this.#refuseList(entry);
    const level = LEVELS.find((name) => name === entry.value);
    if (!level) {
      this.#fail(entry.line, `${rule} = ${entry.value}: ${oneOfText(entry.value, LEVELS)}`);
    }
    draft.levels.push({ rule, level, place: this.#placeOf(entry) });
  }

  #refuseList({ line, key, isListed, value }: IniEntry): void {
    if (isListed) this.#fail(line, `${key} has one value: write ${key} = ${value}`);
  }

  #placeOf({ line, section }: IniEntry): SettingPlace {
    return { path: this.#path, line, section: section.join('.') };
  }
}

function newDraft(line: number): Draft {
  return { values: {}, places: new Map(), levels: [], globs: [], line };
}

function unknownKey(key: string, known: readonly string[]): string {
  const why = Object.hasOwn(COMMAND_LINE_ONLY, key) ? COMMAND_LINE_ONLY[key] : undefined;
  if (why !== undefined) return `${key} is for the command line alone: ${why}`;
  // Of a short word, three letters say nothing.
  const meant = nearest(key, known, Math.min(3, Math.floor(key.length / 2)));
  return `unknown key ${key}${meant === undefined ? '' : `; did you mean ${meant}?`}`;
}
