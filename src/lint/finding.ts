import type { Edit } from '../text/edit.ts';
import type { Range } from '../text/span.ts';
import type { Severity } from './severity.ts';

/**
 * `safe`: the server accepts and relays exactly as before or strictly better, no one is locked out.
 * `unsafe`: right, but changes who can connect or what is accepted.
 */
export type Safety = 'safe' | 'unsafe';

/** An edit of one file of the run. */
export interface FileEdit extends Edit {
  readonly path: string;
}

/** A place with a sentence, beside the primary one of a finding. */
export interface Related {
  readonly path: string;
  readonly range: Range;
  readonly message: string;
}

/** A repair; its edits are made all together or not at all. */
export interface Fix {
  readonly safety: Safety;
  readonly description: string;
  readonly edits: readonly FileEdit[];
  /** The edits hold `***` where a secret stands: they are there to be read, not to be made. */
  readonly masked?: true;
}

/** What a rule says of one place. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly path: string;
  readonly range: Range;
  /** What the finding is about, such as the service `smtp/inet` or the file's settings as a whole. */
  readonly subject: string;
  readonly settings: readonly string[];
  readonly related: readonly Related[];
  /** What the message says of the configuration, by placeholder: it outlives a new wording. */
  readonly told?: Readonly<Record<string, string>>;
  /** What to do by hand where the program offers no fix. */
  readonly help?: string;
  readonly fix?: Fix;
  /** What it has in common with findings that say the same; gone once they are gathered. */
  readonly group?: string;
  /** What its note is to call it once it is gathered; the subject where it is absent. */
  readonly groupedAs?: string;
}
