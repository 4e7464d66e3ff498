import { escapeText } from './escape.ts';
import { shownPath } from './file-name.ts';
import { findingsInOrder, type Report } from './report.ts';

/** One line a finding, as editors and grep read them: `path:line:col: severity: message [rule]`. */
export function renderCompact(report: Report): string {
  const failed = (report.hosts ?? []).flatMap(({ host, error }) =>
    error === undefined ? [] : [`${escapeText(host)}: failed: ${escapeText(error)}`],
  );
  const lines = findingsInOrder(report).map(({ path, host, range, severity, message, rule }) => {
    const place = `${shownPath(path, host)}:${range.start.line}:${range.start.column}`;
    return `${place}: ${severity}: ${escapeText(message)} [${escapeText(rule)}]`;
  });
  return [...failed, ...lines].map((line) => `${line}\n`).join('');
}
