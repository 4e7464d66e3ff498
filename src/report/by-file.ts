import { findingsInOrder, type Report, type ReportedFinding } from './report.ts';

/** A file of a report with what was found in it. */
export interface FileFindings {
  readonly path: string;
  readonly host: string | undefined;
  readonly findings: readonly ReportedFinding[];
}

/** The files of a run, those without findings too, and others that findings point into. */
export function findingsByFile(report: Report): FileFindings[] {
  const files = new Map<string, { path: string; host?: string; findings: ReportedFinding[] }>();
  const at = ({ path, host }: Pick<ReportedFinding, 'path' | 'host'>) => {
    const key = `${host ?? ''}\0${path}`;
    const file = files.get(key) ?? { path, ...(host === undefined ? {} : { host }), findings: [] };
    files.set(key, file);
    return file;
  };
  for (const file of report.files) at(file);
  for (const finding of findingsInOrder(report)) at(finding).findings.push(finding);
  for (const { finding } of report.suppressed) at(finding);
  return [...files.values()].map(({ path, host, findings }) => ({ path, host, findings }));
}
