import type { Finding } from '../lint/finding.ts';
import { adviceOf } from './advice.ts';
import { escapeText } from './escape.ts';
import { createPainter, type Painter } from './paint.ts';
import { findingsInOrder, type Report } from './report.ts';
import { renderSnippet } from './snippet.ts';
import { renderSummary } from './summary.ts';
import { displayWidth, wrapWords } from './width.ts';

export interface TextOptions {
  readonly colour: boolean;
  /** Cells of a row of the terminal. */
  readonly width: number;
}

const INDENT = 4;
const NARROWEST = 40;

/** The report for people: every finding with the lines that it is about, then a summary. */
export function renderText(report: Report, { colour, width }: TextOptions): string {
  const paint = createPainter(colour);
  const cells = Math.max(width, NARROWEST);
  const findings = findingsInOrder(report).map((finding) => {
    const snippet = renderSnippet(finding, report.sources, paint, cells);
    const advice = adviceRows(finding, snippet.bar, paint, cells);
    return [...headerRows(finding, paint, cells), ...snippet.rows, ...advice].join('\n');
  });
  const notes = report.notes.map((note) => hang(`note: ${escapeText(note)}`, cells, 0, 6));
  const end = [...notes.flat(), renderSummary(report, paint, cells)].join('\n');
  return `${[...findings, end].join('\n\n')}\n`;
}

/** `path:line:col  severity  message  rule-id`, the message wrapped. */
function headerRows(finding: Finding, paint: Painter, width: number): string[] {
  const { severity, range } = finding;
  const place = `${escapeText(finding.path)}:${range.start.line}:${range.start.column}`;
  const rule = escapeText(finding.rule);
  const taken = displayWidth(place) + severity.length + 4;
  const rows = hang(escapeText(finding.message), width, taken, INDENT);
  const used = displayWidth(rows.at(-1) ?? '') + (rows.length === 1 ? taken : 0);
  const end = used + 2 + displayWidth(rule) <= width ? `${rows.pop()}  ` : ' '.repeat(INDENT);
  const [first = '', ...rest] = [...rows, end + paint('quiet', rule)];
  return [`${paint('place', place)}  ${paint(severity, severity)}  ${first}`.trimEnd(), ...rest];
}

/** What the program would do about the finding, or what people have to do. */
function adviceRows(finding: Finding, bar: number, paint: Painter, width: number): string[] {
  const advice = adviceOf(finding);
  if (!advice) return [];
  const { name, text } = advice;
  const sign = `${' '.repeat(bar)}${paint('quiet', '=')} `;
  const taken = bar + 2;
  const [first = '', ...rest] = hang(`${name}: ${escapeText(text)}`, width, taken, taken + 2);
  const painted = first.startsWith(name) ? paint('fix', name) + first.slice(name.length) : first;
  return [sign + painted, ...rest];
}

/** Wraps a text whose first row has `taken` cells before it and whose others are indented. */
function hang(text: string, width: number, taken: number, indent: number): string[] {
  const [first = '', ...rest] = wrapWords(text, width - indent, Math.max(0, width - taken));
  return [first, ...rest.map((row) => ' '.repeat(indent) + row)];
}
