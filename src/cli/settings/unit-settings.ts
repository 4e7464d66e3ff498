import type { Inputs } from '../../host/discover.ts';
import { RunFailure } from '../../host/run-failure.ts';
import type { FailOn } from '../../host/settings/keys.ts';
import type { LintPolicy } from '../../lint/lint.ts';
import { DEFAULT_PROFILE, type Profile } from '../../lint/profile.ts';
import type { Level } from '../../lint/severity.ts';
import type { LintRule } from '../../workspace/rule-sets.ts';
import { findRule, rulesUnder } from '../rule-book.ts';
import type { RunSettings, Settings } from './settings-of-run.ts';

/** What the command line says that a settings file may say too. */
interface CommandLine {
  readonly profile: Profile | undefined;
  /** Levels of single rules, by the names that the user gives them. */
  readonly levels: ReadonlyMap<string, Level>;
  readonly settings: RunSettings;
}

/**
 * The settings of files that are linted together. They may come from several settings files, and a
 * server counts as one: what is said of its main.cf or its master.cf is said of both.
 */
export class UnitSettings {
  /** The rules that ship and those of all houses. */
  readonly rules: readonly LintRule[];
  readonly policy: LintPolicy;
  readonly #first: Settings;
  readonly #byPath = new Map<string, Settings>();

  constructor(inputs: Inputs, commandLine: CommandLine) {
    const all = groupsOf(inputs).map((paths) => {
      const settings = commandLine.settings.for(paths);
      for (const path of paths) this.#byPath.set(path, settings);
      return settings;
    });
    this.#first = all[0] ?? commandLine.settings.forFolder('.');
    this.rules = rulesUnder({ houseRules: [...new Set(all.flatMap((each) => each.houseRules))] });
    const policies = new Map(
      [...new Set(all)].map((each) => [each, policyOf(each, commandLine, this.rules)]),
    );
    const byPath = new Map<string, LintPolicy>();
    for (const [path, settings] of this.#byPath) {
      const policy = policies.get(settings);
      if (policy) byPath.set(path, policy);
    }
    this.policy = { ...policyOf(this.#first, commandLine, this.rules), byPath };
  }

  /** Whether a file is one of the unit, and not only named there. */
  holds(path: string): boolean {
    return this.#byPath.has(path);
  }

  /** What counts for a file; for one that the unit only names, what counts for its first one. */
  of(path: string | undefined): Settings {
    return this.#byPath.get(path ?? '') ?? this.#first;
  }
}

/** The paths that are one to the settings. */
function groupsOf({ servers, dumps, evidence }: Inputs): string[][] {
  return [
    ...servers.map(({ main, master }) => [main, master].flatMap((file) => file?.path ?? [])),
    ...[...dumps, ...evidence].map(({ path }) => [path]),
  ];
}

/**
 * The baseline that the settings of a run name.
 * @throws RunFailure when they name several.
 */
export function baselineIn(inputs: Inputs, settings: RunSettings): string | undefined {
  const named = groupsOf(inputs).flatMap((paths) => settings.for(paths).baseline ?? []);
  const [first, second] = new Set(named);
  if (second === undefined) return first;
  throw new RunFailure(
    `the settings name two baselines, ${first} and ${second}: lint their files one by one`,
    'settings',
  );
}

/** The mildest severity that fails a run where neither command line nor settings say one. */
export const DEFAULT_FAIL_ON: FailOn = 'warning';

/** The mildest severity that fails a run, by the file of a finding. */
export function failOnIn(
  units: readonly UnitSettings[],
  given: FailOn | undefined,
): (path: string) => FailOn {
  if (given !== undefined) return () => given;
  return (path) => {
    const settings = (units.find((unit) => unit.holds(path)) ?? units[0])?.of(path);
    return settings?.failOn ?? DEFAULT_FAIL_ON;
  };
}

/** The command line goes before the settings, and no house judges the files of another. */
function policyOf(
  settings: Settings,
  { profile, levels }: CommandLine,
  rules: readonly LintRule[],
): LintPolicy {
  const own = new Set(rulesUnder(settings).map(({ id }) => id));
  const foreign = rules.filter(({ id }) => !own.has(id));
  const given = [...levels].map(([id, level]) => [findRule(id, rules).id, level] as const);
  return {
    profile: profile ?? settings.profile ?? DEFAULT_PROFILE,
    levels: new Map([
      ...settings.levels,
      ...given,
      ...foreign.map(({ id }) => [id, 'off'] as const),
    ]),
  };
}
