import type { ByteString } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import type { IceWarpDump, VariableEntry } from '../syntax/dump.ts';

/** Gives a variable another value by the smallest edit; undefined if the form cannot hold it. */
export function setValue(
  _dump: IceWarpDump,
  _entry: VariableEntry,
  _value: ByteString,
): Edit | undefined {
  return undefined;
}

/** Adds a variable of the server; undefined where the form has no place for it. */
export function addVariable(
  _dump: IceWarpDump,
  _name: ByteString,
  _value: ByteString,
): Edit | undefined {
  return undefined;
}
