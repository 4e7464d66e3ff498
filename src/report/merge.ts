import { DEFAULT_PROFILE } from '../lint/profile.ts';
import type { NoReport, ReadReport } from './read-json.ts';
import type { HostRun, Report } from './report.ts';

/** The report of one host, or why there is none. */
export interface HostReport {
  readonly host: string;
  readonly report: ReadReport | Pick<NoReport, 'error'>;
}

/** A report is told apart by what only it has. */
export function isReport(read: ReadReport | NoReport): read is ReadReport {
  return 'findings' in read;
}

/** Of so many hosts a note names each. */
const MOST_NAMED = 3;

/**
 * One report of the reports of several hosts; one of them that was merged itself brings its hosts
 * along. Texts of files are not in reports, so that there are no sources.
 */
export function mergeReports(reports: readonly HostReport[]): Report {
  const hosts = reports.flatMap(hostsOf);
  const made = reports.flatMap(({ host, report }) => (isReport(report) ? [{ host, report }] : []));
  const profiles = new Set(hosts.flatMap(({ profile }) => (profile ? [profile] : [])));
  const [profile = DEFAULT_PROFILE] = profiles;
  const mixed = profiles.size > 1 ? [`the hosts have several profiles: ${listed(hosts)}`] : [];
  return {
    profile,
    hosts,
    files: made.flatMap(({ host, report }) => report.files.map((file) => ({ host, ...file }))),
    findings: made.flatMap(({ host, report }) =>
      report.findings.map((each) => ({ host, ...each })),
    ),
    suppressed: made.flatMap(({ host, report }) =>
      report.suppressed.map(({ finding, justification }) => ({
        finding: { host, ...finding },
        justification,
      })),
    ),
    sources: new Map(),
    fixed: made.reduce((sum, { report }) => sum + report.fixed, 0),
    notes: [...mixed, ...notesOf(made)],
  };
}

function hostsOf({ host, report }: HostReport): readonly HostRun[] {
  if (!isReport(report)) return [{ host, error: report.error ?? 'it does not say why' }];
  return report.hosts ?? [{ host, ...(report.profile && { profile: report.profile }) }];
}

function listed(hosts: readonly HostRun[]): string {
  const named = hosts.flatMap(({ host, profile }) => (profile ? [`${host} ${profile}`] : []));
  return named.join(', ');
}

/** What several hosts note is said once. */
function notesOf(made: readonly { host: string; report: ReadReport }[]): string[] {
  const hostsByNote = new Map<string, string[]>();
  for (const { host, report } of made) {
    for (const note of report.notes) {
      // The notes of a merged report name their hosts.
      const names = hostsByNote.get(note) ?? [];
      if (!report.hosts) names.push(host);
      hostsByNote.set(note, names);
    }
  }
  return [...hostsByNote].map(([note, names]) => {
    if (names.length === 0) return note;
    const isFew = names.length <= MOST_NAMED;
    return `${note} (${isFew ? names.join(', ') : `${names.length} hosts`})`;
  });
}
