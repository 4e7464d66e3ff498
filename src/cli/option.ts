import type { Options } from 'yargs';

/**
 * An option as yargs takes it. `argument` is what the man page calls its value; completion offers
 * files for FILE, folders for FOLDER, rules for RULE, rules with a level for RULE=LEVEL, formats and
 * then files for FORMAT:FILE, nothing for other words, and files where there is no word.
 */
export type Option = Options & { readonly argument?: string };

/** How an option is given: what holds unless it is denied, by its denial. */
export function usefulName(name: string, { type, default: byDefault }: Option): string {
  return type === 'boolean' && byDefault === true ? `no-${name}` : name;
}
