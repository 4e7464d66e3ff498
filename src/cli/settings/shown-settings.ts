import type { SettingPlace } from '../../host/settings/settings-file.ts';

/** Who says a setting; no place for the command line and for what holds by default. */
export type Origin =
  | ({ readonly kind: 'file' } & SettingPlace)
  | { readonly kind: 'option' | 'default' };

export interface ShownValue {
  /** Null where nothing is known. */
  readonly value: string | null;
  readonly origin: Origin;
}

/** What applies to files that are one to a run. */
export interface ShownSettings {
  readonly paths: readonly string[];
  readonly settingsFile: string | null;
  readonly settings: Readonly<Record<string, ShownValue>>;
  readonly houseRules: readonly ShownValue[];
  readonly rules: Readonly<Record<string, ShownValue>>;
}
