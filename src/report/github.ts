import type { Severity } from '../lint/severity.ts';
import { adviceOf } from './advice.ts';
import { escapeText } from './escape.ts';
import { fileName } from './file-name.ts';
import type { RenderContext } from './format.ts';
import { findingsInOrder, type Report, type ReportedFinding } from './report.ts';

/** GitHub's words for our severities, the severest first. */
const LEVELS: readonly { readonly severity: Severity; readonly command: string }[] = [
  { severity: 'error', command: 'error' },
  { severity: 'warning', command: 'warning' },
  { severity: 'info', command: 'notice' },
];

/** GitHub shows this many annotations of each level of one step, and drops the others. */
const MOST = 10;

/** Workflow commands that annotate the lines of a pull request. */
export function renderGitHub(report: Report, context: RenderContext): string {
  const findings = findingsInOrder(report);
  const lines = (report.hosts ?? []).flatMap(({ host, error }) =>
    error === undefined ? [] : [command('error', { title: `${host}: the run failed` }, error)],
  );
  let left = 0;
  for (const { severity, command: name } of LEVELS) {
    const ofLevel = findings.filter((finding) => finding.severity === severity);
    // What is left out takes the place of a notice.
    const most = severity === 'info' && left + Math.max(0, ofLevel.length - MOST) > 0;
    const shown = ofLevel.slice(0, most ? MOST - 1 : MOST);
    lines.push(...shown.map((finding) => annotation(name, finding, context)));
    left += ofLevel.length - shown.length;
  }
  if (left > 0) {
    const what = left === 1 ? '1 more finding' : `${left} more findings`;
    const text = `${what}: GitHub shows ${MOST} of each level; --format text shows all`;
    lines.push(command('notice', { title: 'mtalint' }, text));
  }
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(name: string, finding: ReportedFinding, context: RenderContext): string {
  const { path, host, range, message, rule } = finding;
  const { start, end } = range;
  const advice = adviceOf(finding);
  // GitHub wants columns of one line only.
  const columns = start.line === end.line ? { col: start.column, endColumn: end.column } : {};
  const place = { file: fileName(path, host, context), line: start.line, endLine: end.line };
  const text = advice ? `${message}\n${advice.name}: ${advice.text}` : message;
  return command(name, { ...place, ...columns, title: rule }, text);
}

/** `::name key=value,…::message`, escaped as actions/toolkit does. */
function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(
    ([key, value]) => `${key}=${escapeProperty(escapeText(String(value)))}`,
  );
  const lines = message.split('\n').map((line) => escapeData(escapeText(line)));
  return `::${name} ${list.join(',')}::${lines.join('%0A')}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
