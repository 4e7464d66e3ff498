import { formatPatch, OMIT_HEADERS, type StructuredPatchHunk, structuredPatch } from 'diff';
import { type ByteString, encodeUtf8 } from './bytes.ts';
import { SourceText } from './source.ts';
import type { Span } from './span.ts';

/** A file with its content before and after. */
export interface FileChange {
  readonly path: string;
  /** Absent for a file that is made. */
  readonly before: ByteString | undefined;
  readonly after: ByteString;
  /** Why bytes of `after` are what they are; for a fix, the id of its rule. */
  readonly labels?: readonly ChangeLabel[];
}

/** The reason of a change, at bytes of the text after it. */
export interface ChangeLabel {
  readonly span: Span;
  readonly label: string;
}

/** A file name that a unified diff cannot carry to both `git apply` and `patch`. */
export class UnrepresentablePath extends Error {
  constructor(path: string) {
    super(
      `no diff can be made for ${JSON.stringify(path)}: its name holds a control character, a quote or a backslash`,
    );
    this.name = 'UnrepresentablePath';
  }
}

const CONTEXT = 3;

/**
 * The changes as one patch for `git apply` or `patch -p1`, sorted by path; files that stay the same
 * are left out. An absolute path loses its leading slash, so that `patch -d / -p1` applies it.
 * The section text of a hunk names the labels that touch it. The result is bytes, as the files are.
 * @throws UnrepresentablePath when a changed file has a name that the two tools quote differently.
 */
export function unifiedDiff(changes: readonly FileChange[]): ByteString {
  return changes
    .filter((change) => change.before !== change.after)
    .map((change) => ({ change, name: patchName(change.path) }))
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
    .map(({ change, name }) => `${headerOf(change, name)}${hunksOf(change)}`)
    .join('');
}

function headerOf({ before }: FileChange, name: ByteString): ByteString {
  return `--- ${before === undefined ? '/dev/null' : `a/${name}`}\n+++ b/${name}\n`;
}

function patchName(path: string): ByteString {
  if (/[\p{Cc}"\\]/u.test(path)) throw new UnrepresentablePath(path);
  const relative = path.replace(/^(?:\.?\/+)+/, '');
  // GNU patch ends a name at white space unless a TAB stands behind it.
  return encodeUtf8(relative) + (/\s/.test(path) ? '\t' : '');
}

function hunksOf(change: FileChange): ByteString {
  const { before = '', after } = change;
  const patch = structuredPatch('', '', before, after, '', '', { context: CONTEXT });
  const source = new SourceText(change.path, after);
  return patch.hunks.map((hunk) => labelled(hunk, source, change.labels ?? [])).join('');
}

/** jsdiff knows no section text, so it goes behind the second `@@`, the first that ends a line. */
function labelled(
  hunk: StructuredPatchHunk,
  source: SourceText,
  labels: readonly ChangeLabel[],
): ByteString {
  const patch = { oldFileName: '', newFileName: '', oldHeader: '', newHeader: '', hunks: [hunk] };
  const text = formatPatch(patch, OMIT_HEADERS);
  const where = hunkSpan(hunk, source);
  const touching = labels.filter(({ span }) => span.start <= where.end && where.start <= span.end);
  const inOrder = touching.toSorted((a, b) => a.span.start - b.span.start);
  const section = [...new Set(inOrder.map(({ label }) => label))].join(', ');
  return section === '' ? text : text.replace('@@\n', () => `@@ ${encodeUtf8(section)}\n`);
}

function hunkSpan(hunk: StructuredPatchHunk, source: SourceText): Span {
  const { start } = source.lineSpan(hunk.newStart);
  if (hunk.newLines === 0) return { start, end: start };
  // With the line feed, behind which a deletion at the end of the file stands.
  return { start, end: source.lineSpan(hunk.newStart + hunk.newLines - 1).end + 1 };
}
