import type { FileEdit } from '../../lint/finding.ts';
import { encodeUtf8 } from '../../text/bytes.ts';
import { addVariable, setValue } from '../edit/variable-edits.ts';
import { withoutElements } from '../model/list.ts';
import { withoutWeakCiphers } from '../model/weak-ciphers.ts';
import { settingIn, type View } from './view.ts';
import type { IceWarpOperation } from './vocabulary.ts';

/**
 * The edits of all operations on variables, each where the dump has the variable.
 * @returns undefined when one of them is not possible, so that none is made.
 */
export function editVariables(
  operations: readonly IceWarpOperation[],
  view: View,
): FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  for (const operation of operations) {
    if ('replacePlace' in operation || 'deletePlace' in operation) {
      throw new Error('a rule edits places of a fact, but its subject is no fact');
    }
    const setting = settingIn(view, operation.variable);
    const value = newValue(operation, setting?.value);
    const edit = value === undefined ? undefined : editOf(view, operation.variable, value);
    if (!edit) return undefined;
    edits.push(edit);
  }
  return edits;
}

type VariableOperation = Exclude<
  IceWarpOperation,
  { replacePlace: string } | { deletePlace: string }
>;

function newValue(operation: VariableOperation, old: string | undefined): string | undefined {
  if ('set' in operation) return operation.set;
  if (old === undefined) return undefined;
  if ('exclude' in operation) return withoutWeakCiphers(old);
  return withoutElements(old, operation.removeElements);
}

function editOf(view: View, variable: string | undefined, value: string): FileEdit | undefined {
  const { dump } = view.server.input;
  const setting = settingIn(view, variable);
  const text = encodeUtf8(value);
  const edit = setting
    ? setValue(dump, setting.entry, text)
    : variable && addVariable(dump, variable, text);
  return edit ? { ...edit, path: dump.source.path } : undefined;
}
