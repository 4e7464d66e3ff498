import type { Finding } from '../lint/finding.ts';
import type { Report } from '../report/report.ts';
import { SourceText } from '../text/source.ts';
import type { FileKind } from '../workspace/file-kind.ts';
import { blotted, secretsIn, withoutSecrets } from '../workspace/secrets.ts';

/** The report as others may see it: without passwords, keys and licences of the linted files. */
export function maskReport(report: Report, kinds: ReadonlyMap<string, FileKind>): Report {
  const secrets = new Map<string, readonly string[]>();
  const sources = new Map<string, SourceText>();
  for (const [path, source] of report.sources) {
    const spans = secretsIn(source, kinds.get(path));
    secrets.set(
      path,
      spans.map((span) => source.slice(span)),
    );
    sources.set(
      path,
      spans.length > 0 ? new SourceText(path, blotted(source.text, spans)) : source,
    );
  }
  // A secret of another file may be a common word, and no finding quotes what it does not point to.
  const masked = (finding: Finding): Finding => {
    const paths = new Set([finding.path, ...finding.related.map(({ path }) => path)]);
    return withoutSecrets(
      finding,
      [...paths].flatMap((path) => secrets.get(path) ?? []),
    );
  };
  const { baseline } = report;
  return {
    ...report,
    sources,
    findings: report.findings.map(masked),
    ...(baseline ? { baseline: { ...baseline, hidden: baseline.hidden.map(masked) } } : {}),
  };
}
