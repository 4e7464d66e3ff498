import { escapeText } from './escape.ts';
import { type FindingGroup, groupByMessage, hostsIn } from './fleet.ts';
import type { RenderContext } from './format.ts';
import { createPainter, type Painter } from './paint.ts';
import { countBySeverity, type Report } from './report.ts';
import { wrapWords } from './width.ts';

const INDENT = 4;
const NARROWEST = 40;

/**
 * The report of several hosts for people: what was found once with the hosts that have it, then
 * each host in a line.
 */
export function renderFleetText(
  report: Report,
  { colour, width }: Pick<RenderContext, 'colour' | 'width'>,
): string {
  const paint = createPainter(colour);
  const cells = Math.max(width, NARROWEST);
  const total = report.hosts?.length ?? 0;
  const groups = groupByMessage(report).map((group) => groupRows(group, total, paint, cells));
  const notes = report.notes.map((note) => hang(`note: ${escapeText(note)}`, cells, 6));
  const end = [...notes.flat(), ...hostRows(report, paint, cells)];
  const summary = hang(summaryOf(report), cells, 0).join('\n');
  return `${[...groups.map((rows) => rows.join('\n')), end.join('\n'), summary].join('\n\n')}\n`;
}

function summaryOf({ hosts = [], findings }: Report): string {
  const failed = hosts.filter(({ error }) => error !== undefined).length;
  const { error, warning, info } = countBySeverity(findings);
  const parts = [
    `${hostsIn(findings).length} with findings (${severities(error, warning, info)})`,
    ...(failed > 0 ? [`${failed} failed`] : []),
  ];
  return `${hosts.length} ${hosts.length === 1 ? 'host' : 'hosts'}: ${parts.join(', ')}`;
}

function severities(error: number, warning: number, info: number): string {
  return `errors ${error}, warnings ${warning}, infos ${info}`;
}

/** `error  message  rule`, then the hosts with the places there. */
function groupRows(
  { rule, severity, message, findings }: FindingGroup,
  total: number,
  paint: Painter,
  width: number,
): string[] {
  const [first = '', ...rest] = hang(`${severity}  ${escapeText(message)}`, width, INDENT);
  const hosts = hostsIn(findings);
  const share = `on ${hosts.length} of ${total} hosts`;
  const places = hosts.flatMap((host) => {
    const here = findings
      .filter((finding) => finding.host === host)
      .map(({ path, range }) => `${escapeText(path)}:${range.start.line}`);
    return hang(`${escapeText(host)}: ${here.join(', ')}`, width - INDENT, INDENT);
  });
  return [
    paint(severity, severity) + first.slice(severity.length),
    ...rest,
    `${' '.repeat(INDENT)}${paint('quiet', escapeText(rule))}  ${share}`,
    ...places.map((row) => ' '.repeat(INDENT) + row),
  ];
}

function hostRows({ hosts = [], findings }: Report, paint: Painter, width: number): string[] {
  const longest = Math.max(...hosts.map(({ host }) => escapeText(host).length), 0);
  return hosts.flatMap(({ host, error }) => {
    const name = escapeText(host).padEnd(longest);
    if (error !== undefined) {
      const [first = '', ...rest] = hang(`failed: ${escapeText(error)}`, width - longest - 2, 2);
      const rows = rest.map((row) => ' '.repeat(longest + 2) + row);
      return [`${paint('place', name)}  ${paint('error', first)}`, ...rows];
    }
    const counts = countBySeverity(findings.filter((finding) => finding.host === host));
    const { error: errors, warning: warnings, info: infos } = counts;
    const isClean = errors + warnings + infos === 0;
    const text = isClean ? paint('fix', 'no findings') : severities(errors, warnings, infos);
    return [`${paint('place', name)}  ${text}`];
  });
}

function hang(text: string, width: number, indent: number): string[] {
  const [first = '', ...rest] = wrapWords(text, Math.max(width - indent, NARROWEST / 2), width);
  return [first, ...rest.map((row) => ' '.repeat(indent) + row)];
}
