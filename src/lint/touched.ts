import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';

/** A stretch of a text that was changed, and for which rule. */
export interface Labelled {
  readonly span: Span;
  readonly label: string;
}

/** Edits that belong to one rule. */
export interface RuleEdits {
  readonly rule: string;
  readonly edits: readonly (Edit & { readonly path: string })[];
}

/**
 * Carries the stretches that earlier passes changed through the edits of one more pass, and adds
 * the stretches that this pass changes.
 */
export function moveThrough(
  touched: ReadonlyMap<string, readonly Labelled[]>,
  pass: readonly RuleEdits[],
): Map<string, Labelled[]> {
  const moved = new Map<string, Labelled[]>();
  const paths = new Set([
    ...touched.keys(),
    ...pass.flatMap(({ edits }) => edits.map(({ path }) => path)),
  ]);
  for (const path of paths) {
    const all = pass
      .flatMap(({ rule, edits }) => edits.map((edit) => ({ rule, edit })))
      .filter(({ edit }) => edit.path === path)
      .sort((a, b) => a.edit.start - b.edit.start);
    const edits = all.map(({ edit }) => edit);
    const old = (touched.get(path) ?? []).map(({ span, label }) => ({
      label,
      span: { start: moveOffset(span.start, edits), end: moveOffset(span.end, edits) },
    }));
    const fresh = all.map(({ rule, edit }) => {
      const start = edit.start + growthBefore(edit.start, edits, edit);
      return { label: rule, span: { start, end: start + edit.text.length } };
    });
    moved.set(path, [...old, ...fresh]);
  }
  return moved;
}

function moveOffset(offset: number, edits: readonly Edit[]): number {
  let moved = offset;
  for (const edit of edits) {
    if (edit.end <= offset) moved += edit.text.length - (edit.end - edit.start);
    else if (edit.start < offset) moved += edit.start - offset;
  }
  return moved;
}

function growthBefore(offset: number, edits: readonly Edit[], self: Edit): number {
  let growth = 0;
  for (const edit of edits) {
    if (edit === self || edit.start > offset) break;
    growth += edit.text.length - (edit.end - edit.start);
  }
  return growth;
}
