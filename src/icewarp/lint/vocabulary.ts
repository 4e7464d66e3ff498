import type { DatumWord } from '../../lint/fact-subject.ts';
import type { PlaceOperation } from '../../lint/placed-fact-subject.ts';
import type { Protocol } from '../../tls/protocol.ts';
import type { DumpFactName } from './facts.ts';

/**
 * What a rule about IceWarp is asked of.
 * `variable`: each of these variables that the dump gives a value, once for the server or for each
 * domain; of several places the one that counts. `dumpFact`: each fact of that name.
 */
export type IceWarpTarget =
  | { readonly variable: readonly string[] }
  | { readonly dumpFact: DumpFactName };

/** Names a variable; absent where the subject has one of its own. */
interface OfVariable {
  readonly variable?: string;
}

/**
 * A word of the conditions of IceWarp rules. A dump holds what was asked of the server: a variable
 * that is not in it is unknown, never at its default.
 */
export type IceWarpWord =
  | (OfVariable & { readonly is: 'yes' | 'no' | 'empty' })
  /** Like `is`, but what the dump does not show counts as not so. */
  | (OfVariable & { readonly isShown: 'yes' | 'no' })
  /** The value is one of these, upper and lower case alike. */
  | (OfVariable & { readonly isOneOf: readonly string[] })
  /** The value, a list, has one of these elements, upper and lower case alike. */
  | (OfVariable & { readonly listsOneOf: readonly string[] })
  /** The value is a number below or above this one. */
  | (OfVariable & { readonly below: number })
  | (OfVariable & { readonly above: number })
  /** The value begins so, upper and lower case alike. */
  | (OfVariable & { readonly beginsWith: string })
  /** The value is that of another variable. */
  | (OfVariable & { readonly isSameAs: string })
  /** The lowest, or highest, protocol version of an SSL method is one of these. */
  | (OfVariable & { readonly lowestProtocol: readonly Protocol[] })
  | (OfVariable & { readonly highestProtocol: readonly Protocol[] })
  /** The number of an SSL method means one thing in one version and another in the next. */
  | (OfVariable & { readonly method: 'depends-on-version' })
  /** What OpenSSL makes of a cipher list. */
  | (OfVariable & {
      readonly ciphers: 'none-chosen' | 'weak' | 'modern' | 'needs-ecdsa';
    })
  /** The version lies in a range such as `>=13.0`. */
  | { readonly version: string }
  | DatumWord;

/** A way to change a variable where the dump has it. */
export type IceWarpOperation =
  /** Gives it a value. */
  | (OfVariable & { readonly set: string })
  /** Takes elements out of a list; not possible when none would be left. */
  | (OfVariable & { readonly removeElements: readonly string[] })
  /** Adds an exclusion for each kind of weak cipher that the list admits. */
  | (OfVariable & { readonly exclude: 'weak-ciphers' })
  | PlaceOperation;
