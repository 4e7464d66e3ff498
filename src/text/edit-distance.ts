/**
 * The number of insertions, deletions, replacements and swaps of neighbours that turn one word
 * into the other (Damerau-Levenshtein); Infinity when there are more than `limit`.
 */
export function damerauLevenshtein(a: string, b: string, limit = Infinity): number {
  if (a === b) return 0;
  if (Math.abs(a.length - b.length) > limit) return Infinity;
  const width = b.length + 2;
  // Row and column 0 hold a sum that no path can reach; a word begins at row or column 1.
  const cells = new Uint32Array((a.length + 2) * width).fill(a.length + b.length);
  const cell = (row: number, column: number) => cells[row * width + column] ?? 0;
  for (let row = 1; row <= a.length + 1; row += 1) cells[row * width + 1] = row - 1;
  for (let column = 1; column <= b.length + 1; column += 1) cells[width + column] = column - 1;

  const lastRowOf = new Map<string, number>();
  for (let row = 1; row <= a.length; row += 1) {
    let lastMatch = 0;
    for (let column = 1; column <= b.length; column += 1) {
      const swapRow = lastRowOf.get(b.charAt(column - 1)) ?? 0;
      const swap = cell(swapRow, lastMatch) + (row - swapRow - 1) + 1 + (column - lastMatch - 1);
      const same = a[row - 1] === b[column - 1];
      if (same) lastMatch = column;
      cells[(row + 1) * width + column + 1] = Math.min(
        cell(row, column) + (same ? 0 : 1),
        cell(row + 1, column) + 1,
        cell(row, column + 1) + 1,
        swap,
      );
    }
    lastRowOf.set(a.charAt(row - 1), row);
  }
  const distance = cell(a.length + 1, b.length + 1);
  return distance <= limit ? distance : Infinity;
}

/**
 * The candidate that a misspelt word most likely means: the one nearest to it within `limit`
 * edits, undefined when there is none or when several are equally near. All differences in case
 * together count as half an edit, so that a word wrong in case alone finds its right form.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit: number,
): string | undefined {
  let best: string | undefined;
  let bestDistance = limit;
  let tied = false;
  for (const candidate of candidates) {
    if (candidate === best) continue;
    const distance = distanceWithCase(word, candidate, bestDistance);
    if (distance > bestDistance) continue;
    tied = best !== undefined && distance === bestDistance;
    best = candidate;
    bestDistance = distance;
  }
  return tied ? undefined : best;
}

function distanceWithCase(a: string, b: string, limit: number): number {
  const folded = damerauLevenshtein(a.toLowerCase(), b.toLowerCase(), limit);
  if (folded === Infinity) return Infinity;
  return Math.min(damerauLevenshtein(a, b, limit), folded + 0.5);
}
