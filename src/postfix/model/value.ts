import type { ByteString } from '../../text/bytes.ts';

/** A value that is known, or why it is not. */
export type Value = KnownValue | UnknownValue;

export interface KnownValue {
  readonly text: ByteString;
}

export interface UnknownValue {
  /** The reason in words that can follow "because". */
  readonly unknown: string;
}

export function known(text: ByteString): KnownValue {
  return { text };
}

export function unknown(reason: string): UnknownValue {
  return { unknown: reason };
}

/** What stands in a template where markup decides. */
export const FILLED_IN: UnknownValue = unknown('the markup of the template decides it');

export function isKnown(value: Value): value is KnownValue {
  return 'text' in value;
}
