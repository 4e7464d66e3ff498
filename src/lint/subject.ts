import type { Span } from '../text/span.ts';
import type { FileEdit } from './finding.ts';
import type { Truth } from './truth.ts';

/** A place in one file. */
export interface Place {
  readonly path: string;
  readonly span: Span;
}

/** A place with what it has to do with the finding. */
export interface Note extends Place {
  readonly message: string;
}

/** Where a finding stands. */
export interface Placement extends Place {
  /**
   * Names the entry of the file that is at fault. Findings of one rule with one cause are one
   * finding; a rule silences another only about the same cause.
   */
  readonly cause: string;
  readonly notes: readonly Note[];
  /**
   * What the places of several findings have in common, such as a default that none of them
   * changes: of the findings of one rule that say the same, the others become notes of the first.
   */
  readonly group?: string;
  /**
   * How the note of a finding that is gathered calls it, where its subject would not tell it from the
   * first. Findings with such a name are one although each message tells of a thing of its own.
   */
  readonly groupedAs?: string;
}

/** What a rule is asked of; the floor of a mail server makes them. */
export interface Subject<Word, Operation> {
  /** How findings name it, such as `smtp/inet`. */
  readonly label: string;
  /** The settings that it is itself about, when a rule names none. */
  readonly settings: readonly string[];
  /** The real names of settings that a rule names. */
  resolve(settings: readonly string[]): readonly string[];
  test(word: Word): Truth;
  place(settings: readonly string[]): Placement;
  /** The text for a placeholder of a message. */
  fill(placeholder: string, settings: readonly string[]): string;
  /** The edits of all operations together; undefined when one of them is not possible here. */
  edit(operations: readonly Operation[], settings: readonly string[]): FileEdit[] | undefined;
}

/** A comment of the configuration and what stands behind it. */
export interface Comment extends Place {
  /** Without the sign that begins it. */
  readonly text: string;
  /** The bytes that a directive in it speaks of. */
  readonly covers: Span;
}

/** One configuration, ready to be asked. */
export interface Linted<Target, Word, Operation> {
  subjects(target: Target): Iterable<Subject<Word, Operation>>;
  /** Whether the release of the configuration lies in a range such as `>=3.6 <3.9`. */
  satisfies(versions: string): boolean;
  readonly comments: Iterable<Comment>;
}
