import type { Setting } from '../syntax/main-cf.ts';
import type { ServiceEntry } from '../syntax/master-cf.ts';
import type { Override } from '../syntax/options.ts';

/** Where a value comes from. */
export type Origin =
  | { readonly kind: 'main.cf'; readonly setting: Setting }
  | { readonly kind: 'master.cf'; readonly entry: ServiceEntry; readonly override: Override }
  /** Built into the release, or derived for a transport of master.cf. */
  | { readonly kind: 'default' }
  /** Known only to the running process or given with the run: its name, its host, its folder. */
  | { readonly kind: 'runtime' }
  /** A template: whether the name is set, or to what, shows when its markup is filled in. */
  | { readonly kind: 'template'; readonly setting?: Setting }
  /** No one defines the name: it expands to nothing. */
  | { readonly kind: 'undefined' };
