import { JoinedText } from '../../../text/joined-text.ts';
import type { Span } from '../../../text/span.ts';
import { tokenListEdits } from '../../edit/token-list-edits.ts';
import { isListSeparator } from '../../model/lists.ts';
import { splitWords } from '../../syntax/words.ts';

/** What of the file goes when words, by their index, are taken out of a list with their separators. */
export function removalOf(value: JoinedText, indexes: readonly number[]): readonly Span[] {
  const whole = JoinedText.of(value.text, [{ start: 0, end: value.length }]);
  const tokens = splitWords(whole, isListSeparator).map(({ span }) => span);
  const change = { text: value.text, tokens, removed: new Set(indexes), added: [] };
  return tokenListEdits(change, (at) => value.startsPiece(at)).map(({ start, end }) =>
    value.spanOf(start, end),
  );
}
