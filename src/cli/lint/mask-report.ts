import type { Finding } from '../../lint/finding.ts';
import type { Report } from '../../report/report.ts';
import { SourceText } from '../../text/source.ts';
import type { FileKind } from '../../workspace/file-kind.ts';
import { blotted, masked, secretsIn, withoutSecrets } from '../../workspace/secrets.ts';

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
  const secretsAbout = (finding: Finding): readonly string[] => {
    const paths = new Set([finding.path, ...finding.related.map(({ path }) => path)]);
    return [...paths].flatMap((path) => secrets.get(path) ?? []);
  };
  const withoutItsSecrets = (finding: Finding): Finding =>
    withoutSecrets(finding, secretsAbout(finding));
  const suppressed = report.suppressed.map(({ finding, justification }) => ({
    finding: withoutItsSecrets(finding),
    justification: masked(justification, secretsAbout(finding)),
  }));
  const { baseline } = report;
  return {
    ...report,
    sources,
    findings: report.findings.map(withoutItsSecrets),
    suppressed,
    ...(baseline
      ? { baseline: { ...baseline, hidden: baseline.hidden.map(withoutItsSecrets) } }
      : {}),
  };
}
