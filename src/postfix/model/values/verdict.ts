import type { ByteString } from '../../../text/bytes.ts';
import type { Parameter } from '../../facts/parameter-table.ts';

/** What of a parameter decides whether a value is good. */
export type ValueRules = Pick<Parameter, 'name' | 'kind' | 'limits' | 'enum' | 'defaultUnit'>;

/** What a value is refused as. */
export type ValueForm =
  | 'bool'
  | 'int'
  | 'time'
  | 'keyword'
  | 'length'
  | 'compatibility-level'
  /** How the concurrency of a destination grows or falls. */
  | 'feedback';

/** What a program does over a value that it refuses: it ends, or goes on without the word. */
export type Effect = 'fatal' | 'ignored';

/** What a program that reads the parameter makes of a value. */
export type Verdict = Accepted | Refused;

export interface Accepted {
  readonly outcome: 'accepted';
  /** What of a time the program reads, when it leaves the rest unread. */
  readonly read?: ByteString;
}

export interface Refused {
  readonly outcome: 'refused';
  readonly form: ValueForm;
  readonly effect: Effect;
  /** What the program logs, as far as it logs it; empty when it is silent. */
  readonly message: ByteString;
  /** The part of the value that is at fault. */
  readonly word: { readonly start: number; readonly end: number };
}

export const ACCEPTED: Accepted = { outcome: 'accepted' };

/** The whole value is at fault, and the program ends. */
export function fatal(form: ValueForm, value: ByteString, message: ByteString): Refused {
  const word = { start: 0, end: value.length };
  return { outcome: 'refused', form, effect: 'fatal', message, word };
}
