import type { Severity } from '../lint/severity.ts';
import { escapeText } from './escape.ts';
import { fileName } from './file-name.ts';
import { fingerprintsOf } from './fingerprint.ts';
import type { RenderContext } from './format.ts';
import { jsonText } from './json-text.ts';
import { findingsInOrder, type Report } from './report.ts';

/** GitLab's words, of which `blocker` is left for what we do not have. */
const SEVERITY: Readonly<Record<Severity, string>> = {
  error: 'critical',
  warning: 'major',
  info: 'info',
};

/** A Code Quality report of GitLab, which shows findings with one fingerprint once. */
export function renderGitLab(report: Report, context: RenderContext): string {
  const fingerprints = fingerprintsOf(report, context);
  const failed = (report.hosts ?? []).flatMap(({ host, error }) =>
    error === undefined
      ? []
      : [
          {
            description: `the run on ${escapeText(host)} failed: ${escapeText(error)}`,
            check_name: 'mtalint',
            fingerprint: `failed-${host}`,
            severity: 'critical',
            location: { path: escapeText(host), lines: { begin: 1 } },
          },
        ],
  );
  const issues = findingsInOrder(report).map((finding) => ({
    description: escapeText(finding.message),
    check_name: finding.rule,
    fingerprint: fingerprints.get(finding),
    severity: SEVERITY[finding.severity],
    location: {
      path: fileName(finding.path, finding.host, context),
      lines: { begin: finding.range.start.line, end: finding.range.end.line },
    },
  }));
  return `${jsonText([...failed, ...issues])}\n`;
}
