import type { FileEdit } from '../../lint/finding.ts';
import type { Placement, Subject } from '../../lint/subject.ts';
import { fillTemplate } from '../../lint/template.ts';
import type { Truth } from '../../lint/truth.ts';
import { encodeUtf8 } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import type { Fact } from './facts.ts';
import { clipped } from './phrases.ts';
import type { IceWarpOperation, IceWarpWord } from './vocabulary.ts';

/** Something that an analyser found, to be judged by rules. */
export class FactSubject implements Subject<IceWarpWord, IceWarpOperation> {
  readonly #fact: Fact;
  readonly #data: Readonly<Record<string, string | boolean>>;
  readonly #path: string;

  constructor(fact: Fact, path: string) {
    this.#fact = fact;
    this.#data = { ...fact.data };
    this.#path = path;
  }

  get label(): string {
    return this.#fact.object || 'server';
  }

  get settings(): readonly string[] {
    return this.#fact.settings;
  }

  resolve(settings: readonly string[]): readonly string[] {
    return settings;
  }

  test(word: IceWarpWord): Truth {
    if ('datum' in word) {
      const value = this.#data[word.datum];
      if (value === undefined) throw new Error(`${this.#fact.name} has no datum ${word.datum}`);
      return word.oneOf.includes(value);
    }
    throw new Error('a rule asks a fact about variables');
  }

  place(): Placement {
    const { at, causeStart, notes } = this.#fact;
    const path = this.#path;
    return {
      path,
      span: at,
      cause: `${path}:${causeStart}`,
      notes: notes.map((note) => ({ ...note, path })),
    };
  }

  fill(placeholder: string): string {
    const value = this.#data[placeholder];
    if (typeof value !== 'string') {
      throw new Error(`${this.#fact.name} has no text ${placeholder}`);
    }
    return clipped(value);
  }

  edit(operations: readonly IceWarpOperation[]): FileEdit[] | undefined {
    const edits: FileEdit[] = [];
    for (const operation of operations) {
      const more = this.#edit(operation);
      if (!more || more.length === 0) return undefined;
      edits.push(...more.map((edit) => ({ ...edit, path: this.#path })));
    }
    return edits;
  }

  #edit(operation: IceWarpOperation): Edit[] | undefined {
    const { places } = this.#fact;
    if ('replacePlace' in operation) {
      const filled = fillTemplate(operation.with, (name) => String(this.#data[name] ?? ''));
      const text = encodeUtf8(filled);
      return places[operation.replacePlace]?.map(({ start, end }) => ({ start, end, text }));
    }
    if ('deletePlace' in operation) {
      return places[operation.deletePlace]?.map(({ start, end }) => ({ start, end, text: '' }));
    }
    throw new Error('a rule edits variables, but its subject is a fact');
  }
}
