import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { VariableEntry } from '../../syntax/dump.ts';

/**
 * Where stretches of a value stand in the file; none when the file holds the value in another
 * spelling (quotes inside, character references).
 */
export function placesInValue(
  source: SourceText,
  { value, valueSpan }: VariableEntry,
  stretches: readonly Span[],
): Span[] {
  const at = source.slice(valueSpan).indexOf(value);
  if (at === -1 || value === '') return [];
  const base = valueSpan.start + at;
  return stretches.map(({ start, end }) => ({ start: base + start, end: base + end }));
}
