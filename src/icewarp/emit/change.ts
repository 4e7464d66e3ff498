import type { ByteString } from '../../text/bytes.ts';
import { isObjectName } from '../syntax/names.ts';

/** A variable that is to get a value. */
export interface Change {
  readonly name: ByteString;
  readonly value: ByteString;
  /** The domain or account that it belongs to; undefined for the server. */
  readonly object?: ByteString;
}

/** Whose variable a change sets, as the tool and the HTTP interface tell objects apart. */
export interface Target {
  readonly kind: 'system' | 'domain' | 'account';
  readonly object?: ByteString;
}

/**
 * Where a change goes: `C_` names are the server's, `D_` names a domain's, all others an account's.
 * Undefined if the name is none, or the object that it needs is missing or misshapen.
 */
export function targetOf({ name, object }: Change): Target | undefined {
  if (!/^[A-Za-z]+_\w+$/.test(name)) return undefined;
  if (/^c_/i.test(name)) return object === undefined ? { kind: 'system' } : undefined;
  if (object === undefined || object.startsWith('-') || !isObjectName(object)) return undefined;
  if (/^d_/i.test(name)) return object.includes('@') ? undefined : { kind: 'domain', object };
  return object.includes('@') ? { kind: 'account', object } : undefined;
}
