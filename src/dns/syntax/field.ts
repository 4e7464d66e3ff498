import type { Span } from '../../text/span.ts';
import type { FieldKind } from './record-types.ts';

/** One piece of a record's data. */
export interface Field {
  readonly name: string;
  readonly kind: FieldKind;
  /**
   * In one spelling: names absolute and in lower case, numbers and times (seconds) in decimal,
   * addresses as RFC 5952 writes them, hexadecimal in upper case without gaps. Strings are bytes
   * without quotes and escapes; of several, `values` has each and `value` their concatenation.
   */
  readonly value: string;
  readonly values: readonly string[];
  readonly span: Span;
}

/** Data that the type does not allow: which field, and what was expected there. */
export interface RdataFault {
  readonly span: Span;
  readonly field: string;
  readonly problem: 'missing' | 'invalid' | 'too-much';
}
