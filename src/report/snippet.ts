import type { Finding, Related } from '../lint/finding.ts';
import type { Range } from '../text/span.ts';
import { escapeText } from './escape.ts';
import { type FrameOptions, type Mark, renderFrame } from './frame.ts';
import type { Painter } from './paint.ts';
import type { Report } from './report.ts';

export interface Snippet {
  readonly rows: readonly string[];
  /** The column of the bar between line numbers and code, for what is said below. */
  readonly bar: number;
}

/**
 * The frames of a finding: the file that it is in, with the related places there, then one frame
 * for each other file. The bars of all stand in one column. A place in a file whose text is not at
 * hand is named in words.
 */
export function renderSnippet(
  finding: Finding,
  sources: Report['sources'],
  paint: Painter,
  width: number,
): Snippet {
  const digits = Math.max(...[finding, ...finding.related].map(({ range }) => digitsOf(range)));
  const bar = digits + 2;
  const margin: FrameOptions['margin'] = (line, rail) => {
    const number = String(line ?? '').padStart(bar - 1);
    return `${rail ? `${paint('quiet', number)} ${paint(rail, '>')}` : paint('quiet', `${number} |`)} `;
  };
  const options = { paint, margin, width: width - bar - 2 };
  const rows: string[] = [];
  for (const [path, marks] of marksByFile(finding)) {
    const source = sources.get(path);
    if (source === undefined) continue;
    rows.push(margin().trimEnd());
    if (path !== finding.path) rows.push(title(path, finding.related, bar, paint));
    rows.push(...renderFrame(source, marks, options));
  }
  for (const { path, range, message } of finding.related) {
    if (sources.has(path)) continue;
    const place = `${escapeText(path)}:${range.start.line}:${range.start.column}`;
    rows.push(`${' '.repeat(bar)}${paint('quiet', '=')} ${place}: ${escapeText(message)}`);
  }
  return { rows, bar };
}

/** Each file with its marks, that of the finding first. */
function marksByFile(finding: Finding): Map<string, Mark[]> {
  const primary: Mark = { span: spanOf(finding.range), underline: '^', style: finding.severity };
  const files = new Map<string, Mark[]>([[finding.path, [primary]]]);
  for (const { path, range, message } of finding.related) {
    const label = escapeText(message);
    const mark: Mark = { span: spanOf(range), underline: '-', style: 'related', label };
    files.set(path, [...(files.get(path) ?? []), mark]);
  }
  return files;
}

function title(path: string, related: readonly Related[], bar: number, paint: Painter): string {
  const start = related.find((other) => other.path === path)?.range.start;
  const place = `${escapeText(path)}:${start?.line ?? 1}:${start?.column ?? 1}`;
  return `${' '.repeat(bar - 1)}${paint('quiet', ':::')} ${place}`;
}

function spanOf({ start, end }: Range) {
  return { start: start.offset, end: end.offset };
}

function digitsOf({ end }: Range): number {
  return String(end.line).length;
}
