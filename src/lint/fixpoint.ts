import type { ByteString } from '../text/bytes.ts';
import { applyEdits, smallestEdit, sortEdits } from '../text/edit.ts';
import { Claims } from './claims.ts';
import type { FileEdit, Finding, Fix } from './finding.ts';
import { type Labelled, moveThrough } from './touched.ts';

/** Texts by path. */
export type Texts = ReadonlyMap<string, ByteString>;

export interface FixResult {
  readonly texts: Texts;
  /** What is left to say of the fixed texts. */
  readonly findings: readonly Finding[];
  /** How many findings were repaired. */
  readonly fixed: number;
  /** Which stretches of the fixed texts were changed for which rule. */
  readonly touched: ReadonlyMap<string, readonly Labelled[]>;
}

/** Two or more fixes undo each other, or one leaves its own finding in place again and again. */
export class FixDoesNotConverge extends Error {
  readonly rules: readonly string[];

  constructor(rules: readonly string[]) {
    super(`the fixes of ${rules.join(', ')} do not come to an end; nothing was changed`);
    this.name = 'FixDoesNotConverge';
    this.rules = rules;
  }
}

/** More passes than any chain of fixes needs; a cycle is found long before. */
const MAX_PASSES = 100;

/**
 * Applies accepted fixes pass by pass until none is left. Fixes that claim the same bytes wait for
 * the next pass; every pass looks at the texts anew.
 * @throws FixDoesNotConverge when a text comes back that was there before.
 */
export function fixToFixpoint(
  before: Texts,
  analyse: (texts: Texts) => readonly Finding[],
  accepts: (fix: Fix, finding: Finding) => boolean,
): FixResult {
  let texts = before;
  let fixed = 0;
  let touched: ReadonlyMap<string, readonly Labelled[]> = new Map();
  const seen: { texts: Texts; rules: readonly string[] }[] = [];
  for (let pass = 0; ; pass += 1) {
    const findings = analyse(texts);
    const chosen = choose(findings, accepts, texts);
    if (chosen.length === 0) return { texts, findings, fixed, touched };
    const rules = [...new Set(chosen.map(({ rule }) => rule))].sort();
    seen.push({ texts, rules });
    const next = applyAll(texts, chosen);
    const loop = seen.findIndex((earlier) => sameTexts(earlier.texts, next));
    if (loop !== -1 || pass >= MAX_PASSES) {
      const guilty = seen.slice(Math.max(loop, 0)).flatMap((earlier) => earlier.rules);
      throw new FixDoesNotConverge([...new Set(guilty)].sort());
    }
    touched = moveThrough(touched, chosen);
    texts = next;
    fixed += chosen.length;
  }
}

/** A fix that was chosen in one pass, its edits shrunk to what really changes. */
export interface ChosenFix {
  readonly rule: string;
  readonly edits: readonly FileEdit[];
}

function choose(
  findings: readonly Finding[],
  accepts: (fix: Fix, finding: Finding) => boolean,
  texts: Texts,
): ChosenFix[] {
  const chosen: ChosenFix[] = [];
  const claims = new Map<string, Claims>();
  for (const finding of findings) {
    if (!finding.fix || !accepts(finding.fix, finding)) continue;
    const edits = finding.fix.edits.flatMap((edit) => shrink(edit, texts));
    if (edits.length === 0 || edits.some((edit) => claims.get(edit.path)?.conflicts(edit)))
      continue;
    for (const edit of edits) {
      const ofFile = claims.get(edit.path) ?? new Claims();
      ofFile.add(edit);
      claims.set(edit.path, ofFile);
    }
    chosen.push({ rule: finding.rule, edits });
  }
  return chosen;
}

function shrink(edit: FileEdit, texts: Texts): FileEdit[] {
  const text = texts.get(edit.path) ?? '';
  if (edit.end > text.length) throw new Error(`a fix edits ${edit.path}, which was not read`);
  const smallest = smallestEdit(text, edit);
  return smallest ? [{ ...smallest, path: edit.path }] : [];
}

function applyAll(texts: Texts, chosen: readonly ChosenFix[]): Texts {
  const edits = chosen.flatMap((fix) => fix.edits);
  const next = new Map(texts);
  for (const path of new Set(edits.map((edit) => edit.path))) {
    const ofFile = sortEdits(edits.filter((edit) => edit.path === path));
    next.set(path, applyEdits(texts.get(path) ?? '', ofFile));
  }
  return next;
}

function sameTexts(a: Texts, b: Texts): boolean {
  return a.size === b.size && [...a].every(([path, text]) => b.get(path) === text);
}
