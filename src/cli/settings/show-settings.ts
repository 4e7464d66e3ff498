import { findConfigs, loadInputs } from '../../host/discover.ts';
import { type FailOn, SETTING_KEYS, type SettingValues } from '../../host/settings/keys.ts';
import type { SettingPlace } from '../../host/settings/settings-file.ts';
import type { Profile } from '../../lint/profile.ts';
import type { Level } from '../../lint/severity.ts';
import { createPainter } from '../../report/paint.ts';
import { filesOfServer } from '../lint/lint-run.ts';
import { findRule, rulesUnder } from '../rule-book.ts';
import { EXIT, type ExitStatus, type Terminal } from '../terminal.ts';
import { RunSettings, type Settings } from './settings-of-run.ts';
import { renderSettings } from './show-settings-text.ts';
import type { Origin, ShownSettings, ShownValue } from './shown-settings.ts';

/** The options of `show --settings`. */
export interface ShowSettingsOptions {
  readonly paths: readonly string[];
  readonly config: string | undefined;
  readonly format: 'text' | 'json';
  readonly colour: boolean;
  readonly profile: Profile | undefined;
  readonly postfixVersion: string | undefined;
  readonly icewarpVersion: string | undefined;
  readonly hostname: string | undefined;
  readonly fragment: boolean | undefined;
  readonly root: string | undefined;
  readonly failOn: FailOn | undefined;
  readonly baseline: string | undefined;
  /** Levels of single rules, by the names that the user gives them. */
  readonly levels: ReadonlyMap<string, Level>;
}

/** Prints the settings of mtalint itself that apply to each path, and who says them. */
export function runShowSettings(options: ShowSettingsOptions, terminal: Terminal): ExitStatus {
  const settings = new RunSettings(options.config);
  const paths = options.paths.length > 0 ? options.paths : ['.'];
  const shown = paths.flatMap(groupsOf).map((group) => {
    const found = group.isFolder
      ? settings.forFolder(group.paths[0] ?? '.')
      : settings.for(group.paths);
    return showOne(group.paths, found, options);
  });
  terminal.out(
    options.format === 'json'
      ? `${JSON.stringify({ version: 1, paths: shown }, undefined, 2)}\n`
      : renderSettings(shown, createPainter(options.colour)),
  );
  return EXIT.clean;
}

interface Group {
  readonly paths: readonly string[];
  readonly isFolder: boolean;
}

/** A folder without any configuration yet has settings too. */
function groupsOf(path: string): Group[] {
  if (findConfigs(path).length === 0) return [{ paths: [path], isFolder: true }];
  const { servers, dumps, evidence } = loadInputs([path]);
  return [
    ...servers.map((server) => filesOfServer(server).map((file) => file.path)),
    ...[...dumps, ...evidence].map((file) => [file.path]),
  ].map((paths) => ({ paths, isFolder: false }));
}

function showOne(
  paths: readonly string[],
  found: Settings,
  options: ShowSettingsOptions,
): ShownSettings {
  const { origin } = found;
  const given = valuesOf(options);
  const settings: Record<string, ShownValue> = {};
  for (const { name, field, otherwise } of SETTING_KEYS) {
    const place = origin.values.get(field);
    if (given[field] !== undefined) {
      settings[name] = { value: asText(given[field]), origin: { kind: 'option' } };
    } else if (place) settings[name] = { value: asText(found[field]), origin: inFile(place) };
    else {
      const value = 'value' in otherwise ? otherwise.value : null;
      settings[name] = { value, origin: { kind: 'default' } };
    }
  }
  const known = rulesUnder(found);
  const rules = new Map<string, ShownValue>();
  for (const [rule, level] of found.levels) {
    const place = origin.levels.get(rule);
    if (place) rules.set(rule, { value: level, origin: inFile(place) });
  }
  for (const [rule, level] of options.levels) {
    rules.set(findRule(rule, known).id, { value: level, origin: { kind: 'option' } });
  }
  return {
    paths,
    settingsFile: origin.path ?? null,
    settings,
    houseRules: origin.houseRules.map((place, index) => ({
      value: found.houseRules[index] ?? null,
      origin: inFile(place),
    })),
    rules: Object.fromEntries(rules),
  };
}

/** What the command line says, in the terms of the settings. */
function valuesOf(options: ShowSettingsOptions): SettingValues {
  const { profile, postfixVersion, icewarpVersion, hostname, fragment, root, failOn } = options;
  const { baseline } = options;
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(postfixVersion === undefined ? {} : { postfixVersion }),
    ...(icewarpVersion === undefined ? {} : { iceWarpVersion: icewarpVersion }),
    ...(hostname === undefined ? {} : { hostname }),
    ...(fragment === undefined ? {} : { fragment }),
    ...(root === undefined ? {} : { root }),
    ...(failOn === undefined ? {} : { failOn }),
    ...(baseline === undefined ? {} : { baseline }),
  };
}

function asText(value: unknown): string {
  return typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
}

function inFile(place: SettingPlace): Origin {
  return { kind: 'file', ...place };
}
