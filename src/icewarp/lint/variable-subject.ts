import type { FileEdit } from '../../lint/finding.ts';
import { clipped, enumerate } from '../../lint/phrases.ts';
import type { Note, Placement, Subject } from '../../lint/subject.ts';
import type { Truth } from '../../lint/truth.ts';
import type { Span } from '../../text/span.ts';
import { secretKind } from '../model/secrets.ts';
import type { Setting } from '../model/server.ts';
import { methodInWords } from '../model/ssl-method.ts';
import { weakCiphers } from '../model/weak-ciphers.ts';
import type { VariableEntry } from '../syntax/dump.ts';
import { editVariables } from './operations.ts';
import { settingIn, type View } from './view.ts';
import type { IceWarpOperation, IceWarpWord } from './vocabulary.ts';
import { testWord } from './words.ts';

/** What the messages of rules about variables may ask for. */
export type IceWarpPlaceholder =
  /** The variable, as the vendor spells it. */
  | 'variable'
  /** Its value; of a secret never more than `***`. */
  | 'value'
  /** What its number means as an SSL method, such as `TLS 1.2 and newer`. */
  | 'protocols'
  /** The weak ciphers that it admits. */
  | 'weak-ciphers'
  /** The version of the server, or `an unknown version`. */
  | 'version'
  /** The domain that it is about, with a preposition: ` of example.com`; empty for the server. */
  | 'of-domain';

/** One variable of a server or of one of its domains. */
export class VariableSubject implements Subject<IceWarpWord, IceWarpOperation> {
  readonly #view: View;

  constructor(view: View) {
    this.#view = view;
  }

  get label(): string {
    return this.#view.own.object || 'server';
  }

  get settings(): readonly string[] {
    return [this.#view.own.name];
  }

  resolve(settings: readonly string[]): readonly string[] {
    return settings;
  }

  test(word: IceWarpWord): Truth {
    return testWord(word, this.#view);
  }

  place(settings: readonly string[]): Placement {
    const { path } = this.#view.server.input.dump.source;
    const [first = this.#view.own, ...others] = settings.flatMap(
      (name) => settingIn(this.#view, name) ?? [],
    );
    const notes = others.map(
      (setting): Note => ({ path, span: this.#spanOf(setting.entry), message: 'and this' }),
    );
    const cause = `${path}:${first.entry.valueSpan.start}`;
    return { path, span: this.#spanOf(first.entry), cause, notes };
  }

  fill(placeholder: string, settings: readonly string[]): string {
    const setting = settingIn(this.#view, settings[0]) ?? this.#view.own;
    const value = setting.value ?? '';
    switch (placeholder) {
      case 'variable':
        return setting.name;
      case 'value':
        return shownValue(setting);
      case 'protocols':
        return methodInWords(this.#view.server.method(value));
      case 'weak-ciphers':
        return enumerate(weakCiphers(value));
      case 'version':
        return this.#view.server.version?.text ?? 'an unknown version';
      case 'of-domain':
        return setting.object ? ` of ${clipped(setting.object)}` : '';
      default:
        throw new Error(`a rule asks for {{${placeholder}}}, which no subject has`);
    }
  }

  edit(operations: readonly IceWarpOperation[]): FileEdit[] | undefined {
    return editVariables(operations, this.#view);
  }

  #spanOf(entry: VariableEntry): Span {
    return entrySpan(entry, this.#view.server.input.dump.source.text);
  }
}

/** A value for messages. */
function shownValue({ entry, value = '' }: Setting): string {
  return secretKind(entry) ? '***' : clipped(value);
}

/** From the name to the end of the value where both stand on one line; else the name alone. */
export function entrySpan({ nameSpan, valueSpan }: VariableEntry, text: string): Span {
  const hasName = nameSpan.end > nameSpan.start;
  if (!hasName) return valueSpan;
  const whole = { start: nameSpan.start, end: valueSpan.end };
  const isOneLine =
    whole.start < whole.end &&
    whole.end - whole.start < 10_000 &&
    !/[\r\n]/.test(text.slice(whole.start, whole.end));
  return isOneLine ? whole : nameSpan;
}
