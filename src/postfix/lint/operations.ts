import type { FileEdit } from '../../lint/finding.ts';
import { type ByteString, encodeUtf8 } from '../../text/bytes.ts';
import { applyEdits, type Edit } from '../../text/edit.ts';
import { JoinedText } from '../../text/joined-text.ts';
import type { SourceText } from '../../text/source.ts';
import { addSetting, removeSetting, renameSetting, replaceValue } from '../edit/main-edits.ts';
import {
  addOverride,
  removeOverride,
  renameOverride,
  replaceOverrideValue,
} from '../edit/master-edits.ts';
import { allowProtocol, forbidProtocols, raiseFloor } from '../edit/protocol-edits.ts';
import { type StartsLine, tokenListEdits } from '../edit/token-list-edits.ts';
import { isListSeparator } from '../model/lists.ts';
import { type ProtocolList, parseProtocolList, protocolGrammar } from '../model/protocol-list.ts';
import { splitWords } from '../syntax/words.ts';
import { resolveName, type View } from './view.ts';
import type { PostfixOperation } from './vocabulary.ts';

/**
 * The edits of all operations on settings, each where the setting has its value from.
 * @returns undefined when one of them is not possible, so that none is made.
 */
export function editSettings(
  operations: readonly PostfixOperation[],
  view: View,
  near: readonly string[],
): FileEdit[] | undefined {
  const edits: FileEdit[] = [];
  for (const operation of operations) {
    const more = new SettingEditor(view, near).edit(operation);
    if (!more) return undefined;
    edits.push(...more);
  }
  return edits;
}

class SettingEditor {
  readonly #view: View;
  readonly #near: readonly string[];

  constructor(view: View, near: readonly string[]) {
    this.#view = view;
    this.#near = near;
  }

  edit(operation: PostfixOperation): FileEdit[] | undefined {
    if ('keep' in operation) return this.#keepDefault();
    if ('rename' in operation) return this.#rename(operation.rename, operation.set);
    if ('override' in operation) return this.#override(operation.override, operation.set);
    if ('set' in operation) return this.#set(this.#name(operation.setting), operation.set);
    if ('unset' in operation) return this.#unset(this.#name(operation.setting));
    if ('addItem' in operation) {
      return this.#editItems(this.#name(operation.setting), [operation.addItem], undefined);
    }
    if ('removeItem' in operation) {
      return this.#editItems(this.#name(operation.setting), [], operation.removeItem);
    }
    if ('admitProtocol' in operation) {
      const { admitProtocol, setting } = operation;
      return this.#editList(this.#name(setting), (list, startsLine) =>
        allowProtocol(list, admitProtocol, startsLine),
      );
    }
    if ('forbidProtocols' in operation) {
      const { forbidProtocols: names, setting } = operation;
      return this.#editList(this.#name(setting), (list, startsLine) =>
        forbidProtocols(list, names, startsLine),
      );
    }
    if ('raiseFloor' in operation) {
      const { raiseFloor: floor, setting } = operation;
      return this.#editList(this.#name(setting), (list, startsLine) =>
        raiseFloor(list, floor, startsLine),
      );
    }
    throw new Error('a rule edits places of a fact, but its subject is no fact');
  }

  #name(setting: string | undefined): string {
    return resolveName(this.#view, setting);
  }

  #set(name: string, text: string): FileEdit[] | undefined {
    const { scope, server } = this.#view;
    const value = encodeUtf8(text);
    const { origin } = scope.effective(name);
    if (origin.kind === 'main.cf') {
      return inFile(server.input.main, (source) => replaceValue(source, origin.setting, value));
    }
    if (origin.kind === 'master.cf') {
      return inFile(server.input.master, () => replaceOverrideValue(origin.override, value));
    }
    if (origin.kind === 'template') return undefined;
    const { main } = server.input;
    return inFile(main, () => main && addSetting(main, name, value, this.#near));
  }

  /** A default with a dollar sign in it is written so that it means the same. */
  #keepDefault(): FileEdit[] | undefined {
    const { defaultBefore, server } = this.#view;
    if (defaultBefore === undefined || !server.input.main) return undefined;
    return this.#set(this.#name(undefined), defaultBefore.replaceAll('$', '$$$$'));
  }

  /** All settings of the name, also those that do not count: they would come to count. */
  #unset(name: string): FileEdit[] | undefined {
    const { server, scope, service } = this.#view;
    const { origin } = scope.effective(name);
    if (origin.kind === 'main.cf') {
      if (server.settings.isTouched(name)) return undefined;
      return inFile(server.input.main, (source) =>
        server.settingsOf(name).flatMap((setting) => removeSetting(source, setting)),
      );
    }
    if (origin.kind !== 'master.cf' || !service) return undefined;
    return inFile(server.input.master, (source) => {
      const edits: Edit[] = [];
      for (const option of service.entry.options) {
        if (option.kind !== 'override' || option.name !== name) continue;
        const removed = removeOverride(source, option);
        if (!removed) return undefined;
        edits.push(...removed);
      }
      return edits;
    });
  }

  #rename(to: string, set: string | undefined): FileEdit[] | undefined {
    const { scope, server } = this.#view;
    const name = encodeUtf8(resolveName(this.#view, to));
    const value = set === undefined ? undefined : encodeUtf8(set);
    const own = resolveName(this.#view, undefined);
    const { origin } = scope.effective(own);
    if (origin.kind === 'main.cf') {
      if (server.settings.isTouched(own) || server.settings.isTouched(name)) return undefined;
      return inFile(server.input.main, (source) =>
        renameSetting(source, origin.setting, name, value),
      );
    }
    if (origin.kind !== 'master.cf') return undefined;
    return inFile(server.input.master, () => renameOverride(origin.override, name, value));
  }

  #override(setting: string, text: string): FileEdit[] | undefined {
    const { service, server } = this.#view;
    if (!service?.written) return undefined;
    const name = resolveName(this.#view, setting);
    if (service.isOpen(name)) return undefined;
    const value = encodeUtf8(text);
    const present = service.overrides.get(name);
    return inFile(server.input.master, (source) =>
      present
        ? replaceOverrideValue(present, value)
        : addOverride(source, service.entry, name, value),
    );
  }

  /** Adds items to a list that is written out, or takes out all that are the one named. */
  #editItems(
    name: string,
    added: readonly string[],
    removed: string | undefined,
  ): FileEdit[] | undefined {
    const { origin } = this.#view.scope.effective(name);
    if (origin.kind !== 'main.cf' && origin.kind !== 'master.cf') return undefined;
    const { value } = origin.kind === 'main.cf' ? origin.setting : origin.override;
    if (value.text === '') return this.#set(name, added.join(', '));
    const whole = JoinedText.of(value.text, [{ start: 0, end: value.length }]);
    const words = splitWords(whole, isListSeparator);
    const gone = words.flatMap((word, index) =>
      word.text.toLowerCase() === removed?.toLowerCase() ? [index] : [],
    );
    const change = {
      text: value.text,
      tokens: words.map((word) => word.span),
      removed: new Set(gone),
      added,
    };
    const edits = tokenListEdits(change, (index) => value.startsPiece(index));
    if (edits.length === 0) return undefined;
    if (origin.kind === 'master.cf' && !origin.override.braced) {
      return this.#set(name, withoutBlanks(applyEdits(value.text, edits)));
    }
    return inFile(this.#fileOf(origin.kind), () => edits.map((edit) => inValue(value, edit)));
  }

  #fileOf(kind: 'main.cf' | 'master.cf') {
    const { main, master } = this.#view.server.input;
    return kind === 'main.cf' ? main : master;
  }

  /** Edits tokens in place when the list is written out; else writes the list anew. */
  #editList(
    name: string,
    change: (list: ProtocolList, startsLine: StartsLine) => readonly Edit[] | undefined,
  ): FileEdit[] | undefined {
    const { scope, server } = this.#view;
    const { origin } = scope.effective(name);
    if (origin.kind !== 'main.cf' && origin.kind !== 'master.cf') return undefined;
    const node = origin.kind === 'main.cf' ? origin.setting : origin.override;
    if (node.value.text.includes('$')) return undefined;
    const list = parseProtocolList(node.value.text, protocolGrammar(server.release));
    const edits = change(list, (index) => node.value.startsPiece(index));
    if (!edits) return undefined;
    if (list.text === '') return this.#set(name, applyEdits('', edits));
    if (origin.kind === 'master.cf' && !origin.override.braced) {
      return this.#set(name, withoutBlanks(applyEdits(list.text, edits)));
    }
    return inFile(this.#fileOf(origin.kind), () => edits.map((edit) => inValue(node.value, edit)));
  }
}

/** An unbraced -o holds no blanks; a comma alone separates as well. */
function withoutBlanks(list: ByteString): ByteString {
  return list.replace(/[ \t]*,[ \t]*|[ \t]+/g, ',');
}

/** An edit of a value's text as an edit of the file. */
function inValue(value: JoinedText, edit: Edit): Edit {
  const { start, end } =
    edit.start === edit.end
      ? insertionPoint(value, edit.start)
      : value.spanOf(edit.start, edit.end);
  return { start, end, text: edit.text };
}

/** Behind the byte before, so that text added at the end of a line stays on that line. */
function insertionPoint(value: JoinedText, index: number): { start: number; end: number } {
  const at = index > 0 ? value.offsetAt(index - 1) + 1 : value.offsetAt(0);
  return { start: at, end: at };
}

function inFile(
  file: { readonly source: SourceText } | undefined,
  edits: (source: SourceText) => readonly Edit[] | undefined,
): FileEdit[] | undefined {
  if (!file) return undefined;
  return edits(file.source)?.map((edit) => ({ ...edit, path: file.source.path }));
}
