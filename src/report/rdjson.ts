import type { Severity } from '../lint/severity.ts';
import { decodeUtf8, isUtf8 } from '../text/bytes.ts';
import type { SourceText } from '../text/source.ts';
import type { Position, Range } from '../text/span.ts';
import { adviceOf } from './advice.ts';
import { escapeText } from './escape.ts';
import { fileName } from './file-name.ts';
import type { RenderContext } from './format.ts';
import { jsonText } from './json-text.ts';
import { findingsInOrder, type Report, type ReportedFinding } from './report.ts';

const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'ERROR',
  warning: 'WARNING',
  info: 'INFO',
};

/** The Reviewdog Diagnostic Format; its columns count the bytes of UTF-8. */
export function renderRdjson(report: Report, context: RenderContext): string {
  const failed = (report.hosts ?? []).flatMap(({ host, error }) =>
    error === undefined
      ? []
      : [
          {
            message: `the run failed: ${escapeText(error)}`,
            location: { path: escapeText(host) },
            severity: SEVERITY.error,
          },
        ],
  );
  const diagnostics = findingsInOrder(report).map((finding) =>
    diagnostic(finding, report, context),
  );
  return `${jsonText({ source: { name: 'mtalint' }, diagnostics: [...failed, ...diagnostics] })}\n`;
}

function diagnostic(finding: ReportedFinding, report: Report, context: RenderContext) {
  const { path, host, range, severity, message, rule } = finding;
  const source = host === undefined ? report.sources.get(path) : undefined;
  const advice = adviceOf(finding);
  const suggestion = source && suggestionOf(finding, source);
  return {
    message: escapeText(advice ? `${message}; ${advice.name}: ${advice.text}` : message),
    location: { path: fileName(path, host, context), range: rangeOf(range, source) },
    severity: SEVERITY[severity],
    code: { value: rule },
    ...(suggestion && { suggestions: [suggestion] }),
  };
}

/** A suggestion is one change of the file that the finding is in; others cannot be said. */
function suggestionOf({ fix, path }: ReportedFinding, source: SourceText) {
  const [edit, ...others] = fix?.edits ?? [];
  if (!edit || others.length > 0 || edit.path !== path || fix?.masked || !isUtf8(edit.text)) {
    return undefined;
  }
  return { range: rangeOf(source.rangeOf(edit), source), text: decodeUtf8(edit.text) };
}

function rangeOf({ start, end }: Range, source: SourceText | undefined) {
  return { start: positionOf(start, source), end: positionOf(end, source) };
}

function positionOf({ line, column, offset }: Position, source: SourceText | undefined) {
  // Without the text there is only the column that the run told, the same where all is ASCII.
  return { line, column: source ? offset - source.lineSpan(line).start + 1 : column };
}
