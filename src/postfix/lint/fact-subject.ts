import type { FileEdit } from '../../lint/finding.ts';
import { PlacedFactSubject } from '../../lint/placed-fact-subject.ts';
import type { Truth } from '../../lint/truth.ts';
import { decodeUtf8 } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import { lineEnding } from '../edit/line-style.ts';
import type { Fact } from './facts.ts';
import type { PostfixOperation, PostfixWord } from './vocabulary.ts';

/** A fact about a configuration of Postfix. */
export class PostfixFactSubject extends PlacedFactSubject<PostfixWord, PostfixOperation> {
  readonly #source: SourceText;

  /** @param source the file that the fact points into */
  constructor(fact: Fact, source: SourceText) {
    super({
      ...fact,
      subject: decodeUtf8(fact.subject),
      settings: fact.settings.map(decodeUtf8),
    });
    this.#source = source;
  }

  test(word: PostfixWord): Truth {
    if ('datum' in word) return this.holds(word);
    throw new Error('a rule asks a fact about settings');
  }

  protected editsFor(operation: PostfixOperation): readonly FileEdit[] | undefined {
    if ('replacePlace' in operation || 'deletePlace' in operation) {
      return this.placeEdits(operation);
    }
    if ('moveAbove' in operation) return this.#moveCommentAbove();
    throw new Error('a rule edits settings, but its subject is a fact');
  }

  #moveCommentAbove(): FileEdit[] | undefined {
    const { comment, removed, entry } = this.fact.places;
    const [text, gap, setting] = [comment?.[0], removed?.[0], entry?.[0]];
    if (!text || !gap || !setting) return undefined;
    const { path } = this.fact;
    const line = `${this.#source.slice(text)}${lineEnding(this.#source.text)}`;
    return [
      { path, start: setting.start, end: setting.start, text: line },
      { path, start: gap.start, end: gap.end, text: '' },
    ];
  }
}
