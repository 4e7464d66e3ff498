import { dirname } from 'node:path';
import { RunFailure } from '../../host/run-failure.ts';
import type { SettingValues } from '../../host/settings/keys.ts';
import {
  partsFor,
  type RuleLevel,
  type SettingPlace,
  type SettingsFile,
  type SettingsPart,
} from '../../host/settings/settings-file.ts';
import { SettingsFiles } from '../../host/settings.ts';
import type { Level } from '../../lint/severity.ts';
import type { LintRule } from '../../workspace/rule-sets.ts';
import { findRule, rulesUnder } from '../rule-book.ts';

/** What the settings file says of some files; the command line goes before it. */
export interface Settings extends SettingValues {
  /** Levels by the id of the rule. */
  readonly levels: ReadonlyMap<string, Level>;
  /** Files of house rules, in the order given. */
  readonly houseRules: readonly string[];
  readonly origin: SettingsOrigin;
}

/** Where the settings come from. */
export interface SettingsOrigin {
  /** Absent where no settings file counts. */
  readonly path?: string;
  readonly values: ReadonlyMap<keyof SettingValues, SettingPlace>;
  /** By the id of the rule. */
  readonly levels: ReadonlyMap<string, SettingPlace>;
  readonly houseRules: readonly SettingPlace[];
}

const NONE: Settings = {
  levels: new Map(),
  houseRules: [],
  origin: { values: new Map(), levels: new Map(), houseRules: [] },
};

/** The settings of a run, for each of its files. */
export class RunSettings {
  readonly #files: SettingsFiles;
  /** By the file and the overrides in it that count. */
  readonly #known = new Map<string, Settings>();
  readonly #checked = new Map<SettingsFile, ReadonlyMap<RuleLevel, string>>();

  /** @param config the settings file of the command line. */
  constructor(config: string | undefined) {
    this.#files = new SettingsFiles(config);
  }

  /**
   * What counts for files that are one to the run: those of a server, or a single one. It is the same
   * object where it is the same.
   * @throws RunFailure in one line, for a settings file that is wrong anywhere.
   */
  for(paths: readonly string[]): Settings {
    const [first = '.'] = paths;
    return this.#in(dirname(first), paths);
  }

  /** What counts for all files of a folder. */
  forFolder(folder: string): Settings {
    return this.#in(folder, []);
  }

  #in(folder: string, paths: readonly string[]): Settings {
    const file = this.#files.of(folder);
    if (!file) return NONE;
    const ids = this.#idsOf(file);
    const parts = partsFor(file, paths);
    const key = JSON.stringify([file.path, file.overrides.map((each) => parts.includes(each))]);
    const known = this.#known.get(key);
    if (known) return known;
    const settings = joined(file, parts, ids);
    this.#known.set(key, settings);
    return settings;
  }

  /** The rules that a whole file names, also where it is about files that are not of the run. */
  #idsOf(file: SettingsFile): ReadonlyMap<RuleLevel, string> {
    const known = this.#checked.get(file);
    if (known) return known;
    const rules = rulesUnder({ houseRules: file.houseRules.map(({ path }) => path) });
    const ids = new Map<RuleLevel, string>();
    for (const { levels } of [file.common, ...file.overrides]) {
      const said = new Map<string, RuleLevel>();
      for (const level of levels) {
        const id = idAt(level, rules);
        const twin = said.get(id);
        if (twin) {
          const { path, line } = level.place;
          const same = `${level.rule} and ${twin.rule}, in line ${twin.place.line}, are one rule`;
          throw new RunFailure(`${path}:${line}: ${same}`, 'settings');
        }
        said.set(id, level);
        ids.set(level, id);
      }
    }
    this.#checked.set(file, ids);
    return ids;
  }
}

function idAt({ rule, place: { path, line } }: RuleLevel, rules: readonly LintRule[]): string {
  return findRule(rule, rules, `${path}:${line}: `).id;
}

/** What the parts say together: a later one goes before an earlier one. */
function joined(
  file: SettingsFile,
  parts: readonly SettingsPart[],
  ids: ReadonlyMap<RuleLevel, string>,
): Settings {
  let values: SettingValues = {};
  const valuePlaces = new Map<keyof SettingValues, SettingPlace>();
  const levels = new Map<string, Level>();
  const levelPlaces = new Map<string, SettingPlace>();
  for (const part of parts) {
    values = { ...values, ...part.values };
    for (const [field, place] of part.places) valuePlaces.set(field, place);
    for (const said of part.levels) {
      const id = ids.get(said) ?? said.rule;
      levels.set(id, said.level);
      levelPlaces.set(id, said.place);
    }
  }
  return {
    ...values,
    levels,
    houseRules: file.houseRules.map(({ path }) => path),
    origin: {
      path: file.path,
      values: valuePlaces,
      levels: levelPlaces,
      houseRules: file.houseRules.map(({ place }) => place),
    },
  };
}
