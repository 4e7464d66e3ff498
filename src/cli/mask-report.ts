import type { Report } from '../report/report.ts';
import { SourceText } from '../text/source.ts';
import type { FileKind } from '../workspace/file-kind.ts';
import { blotted, secretsIn, withoutSecrets } from '../workspace/secrets.ts';

/** The report as others may see it: without passwords, keys and licences of the linted files. */
export function maskReport(report: Report, kinds: ReadonlyMap<string, FileKind>): Report {
  const secrets = new Set<string>();
  const sources = new Map<string, SourceText>();
  for (const [path, source] of report.sources) {
    const spans = secretsIn(source, kinds.get(path));
    for (const span of spans) secrets.add(source.slice(span));
    sources.set(
      path,
      spans.length > 0 ? new SourceText(path, blotted(source.text, spans)) : source,
    );
  }
  const findings = report.findings.map((finding) => withoutSecrets(finding, [...secrets]));
  return { ...report, sources, findings };
}
