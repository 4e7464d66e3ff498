import type { DescribedRule } from './rule-text.ts';

/** What a report needs to know that a run does not find out. */
export interface RenderContext {
  readonly colour: boolean;
  /** Cells of a row of the terminal. */
  readonly width: number;
  /** The version of mtalint. */
  readonly version: string;
  /** What is known of a rule, of the house's own too; undefined for one that another run knew. */
  readonly ruleOf: (id: string) => DescribedRule | undefined;
  /** The group of a rule that ships, such as `postfix/tls`. */
  readonly groupOf: (id: string) => string | undefined;
  /** The name of a file for other programs: from the working folder, with forward slashes. */
  readonly nameOf: (path: string) => string;
}
