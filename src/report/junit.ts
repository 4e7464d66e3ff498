import { adviceOf } from './advice.ts';
import { findingsByFile } from './by-file.ts';
import { fileName } from './file-name.ts';
import type { RenderContext } from './format.ts';
import type { Report, ReportedFinding } from './report.ts';
import { element, escapeXml, XML_DECLARATION } from './xml.ts';

/** As a reference, since the lines of the document are indented. */
const LINE_FEED = '&#10;';

/** A suite of tests with its counts. */
interface Suite {
  readonly name: string;
  readonly cases: readonly string[];
  readonly failures: number;
  readonly errors: number;
  readonly skipped: number;
}

/**
 * The findings as failed tests, a suite for each file. A file without any has one test that passed,
 * so that a clean run does not look like none; what a comment took back is a skipped test.
 */
export function renderJUnit(report: Report, context: RenderContext): string {
  const suites = [...failedHosts(report), ...suitesOfFiles(report, context)];
  const sum = (of: (suite: Suite) => number) => suites.reduce((total, each) => total + of(each), 0);
  const counts = {
    tests: sum(({ cases }) => cases.length),
    failures: sum(({ failures }) => failures),
    errors: sum(({ errors }) => errors),
  };
  const inside = suites.map(({ name, cases, failures, errors, skipped }) =>
    element('testsuite', { name, tests: cases.length, failures, errors, skipped }, cases),
  );
  return XML_DECLARATION + element('testsuites', { name: 'mtalint', ...counts }, inside);
}

function failedHosts({ hosts = [] }: Report): Suite[] {
  return hosts.flatMap(({ host, error }) => {
    if (error === undefined) return [];
    const inside = [element('error', { type: 'failed', message: error })];
    const cases = [element('testcase', { classname: host, name: 'mtalint' }, inside)];
    return [{ name: host, cases, failures: 0, errors: 1, skipped: 0 }];
  });
}

function suitesOfFiles(report: Report, context: RenderContext): Suite[] {
  return findingsByFile(report).map(({ path, host, findings }) => {
    const name = fileName(path, host, context);
    const nameOfCase = uniqueNames();
    const skipped = report.suppressed.filter(
      ({ finding }) => finding.path === path && finding.host === host,
    );
    const cases = [
      ...findings.map((finding) =>
        element('testcase', { classname: name, name: nameOfCase(finding) }, [failure(finding)]),
      ),
      ...skipped.map(({ finding, justification }) =>
        element('testcase', { classname: name, name: nameOfCase(finding) }, [
          element('skipped', { message: justification }),
        ]),
      ),
    ];
    if (findings.length === 0)
      cases.push(element('testcase', { classname: name, name: 'mtalint' }));
    return { name, cases, failures: findings.length, errors: 0, skipped: skipped.length };
  });
}

/** Readers take tests of one name for one test. */
function uniqueNames(): (finding: ReportedFinding) => string {
  const seen = new Map<string, number>();
  return ({ rule, subject, settings }) => {
    const name = [rule, settings.join(', ') || subject].join(': ');
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  };
}

function failure(finding: ReportedFinding): string {
  const { range, severity, message } = finding;
  const advice = adviceOf(finding);
  const rows = [
    `line ${range.start.line}, column ${range.start.column}: ${message}`,
    ...(advice ? [`${advice.name}: ${advice.text}`] : []),
  ];
  return element('failure', { type: severity, message }, [rows.map(escapeXml).join(LINE_FEED)]);
}
