import type { FileEdit } from '../../lint/finding.ts';
import type { Placement, Subject } from '../../lint/subject.ts';
import { fillTemplate } from '../../lint/template.ts';
import type { Truth } from '../../lint/truth.ts';
import { decodeUtf8, encodeUtf8 } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import type { SourceText } from '../../text/source.ts';
import { lineEnding } from '../edit/line-style.ts';
import type { Fact } from './facts.ts';
import { clipped } from './phrases.ts';
import type { PostfixOperation, PostfixWord } from './vocabulary.ts';

/** Something that an analyser found, to be judged by rules. */
export class FactSubject implements Subject<PostfixWord, PostfixOperation> {
  readonly #fact: Fact;
  readonly #data: Readonly<Record<string, string | boolean>>;
  readonly #source: SourceText;

  constructor(fact: Fact, source: SourceText) {
    this.#fact = fact;
    this.#data = { ...fact.data };
    this.#source = source;
  }

  get label(): string {
    return decodeUtf8(this.#fact.subject);
  }

  get settings(): readonly string[] {
    return this.#fact.settings.map(decodeUtf8);
  }

  resolve(settings: readonly string[]): readonly string[] {
    return settings;
  }

  test(word: PostfixWord): Truth {
    if ('datum' in word) {
      const value = this.#data[word.datum];
      if (value === undefined) throw new Error(`${this.#fact.name} has no datum ${word.datum}`);
      return word.oneOf.includes(value);
    }
    throw new Error('a rule asks a fact about settings');
  }

  place(): Placement {
    const { path, at, entryStart, notes } = this.#fact;
    return { path, span: at, cause: `${path}:${entryStart}`, notes };
  }

  fill(placeholder: string): string {
    const value = this.#data[placeholder];
    if (typeof value !== 'string') {
      throw new Error(`${this.#fact.name} has no text ${placeholder}`);
    }
    return clipped(value);
  }

  edit(operations: readonly PostfixOperation[]): FileEdit[] | undefined {
    const edits: FileEdit[] = [];
    for (const operation of operations) {
      const more = this.#edit(operation);
      if (!more || more.length === 0) return undefined;
      edits.push(...more.map((edit) => ({ ...edit, path: this.#fact.path })));
    }
    return edits;
  }

  #edit(operation: PostfixOperation): Edit[] | undefined {
    const { places } = this.#fact;
    if ('replacePlace' in operation) {
      const filled = fillTemplate(operation.with, (name) => String(this.#data[name] ?? ''));
      const text = encodeUtf8(filled);
      return places[operation.replacePlace]?.map(({ start, end }) => ({ start, end, text }));
    }
    if ('deletePlace' in operation) {
      return places[operation.deletePlace]?.map(({ start, end }) => ({ start, end, text: '' }));
    }
    if ('moveAbove' in operation) return this.#moveCommentAbove();
    throw new Error('a rule edits settings, but its subject is a fact');
  }

  #moveCommentAbove(): Edit[] | undefined {
    const { comment, removed, entry } = this.#fact.places;
    const [text, gap, setting] = [comment?.[0], removed?.[0], entry?.[0]];
    if (!text || !gap || !setting) return undefined;
    const line = `${this.#source.slice(text)}${lineEnding(this.#source.text)}`;
    return [
      { start: setting.start, end: setting.start, text: line },
      { start: gap.start, end: gap.end, text: '' },
    ];
  }
}
