import { SEVERITIES } from '../lint/severity.ts';
import { createPainter, type Painter } from './paint.ts';
import { countBySeverity, type Report } from './report.ts';
import { displayWidth } from './width.ts';

/**
 * What was found, what was repaired, and what another option would repair: in one line, or in one
 * each where that is too wide.
 */
export function renderSummary(report: Report, paint: Painter, width: number): string {
  const plain = partsOf(report, createPainter(false)).join('; ');
  return partsOf(report, paint).join(displayWidth(plain) <= width ? '; ' : ';\n');
}

function partsOf(report: Report, paint: Painter): string[] {
  const hidden = report.baseline?.hidden.length ?? 0;
  const known = hidden > 0 ? [paint('quiet', `${hidden} hidden by the baseline`)] : [];
  return [...newParts(report, paint), ...known];
}

function newParts({ findings, fixed, baseline }: Report, paint: Painter): string[] {
  const repaired = fixed > 0 ? [paint('fix', `${fixed} fixed`)] : [];
  if (findings.length === 0) {
    if (fixed > 0) return [...repaired, 'no findings left'];
    return [paint('fix', baseline ? 'no new findings' : 'no findings')];
  }
  const counts = countBySeverity(findings);
  const found = SEVERITIES.toReversed()
    .filter((severity) => counts[severity] > 0)
    .map((severity) => paint(severity, count(counts[severity], severity)));
  const left = found.join(', ') + (fixed > 0 ? ' left' : '');
  return [...repaired, left, ...fixable(findings)];
}

function fixable(findings: Report['findings']): string[] {
  const safe = findings.filter(({ fix }) => fix?.safety === 'safe').length;
  const unsafe = findings.filter(({ fix }) => fix?.safety === 'unsafe').length;
  if (safe === 0 && unsafe === 0) return [];
  if (safe === 0) return [`${unsafe} can be fixed with --unsafe-fixes`];
  const more = unsafe > 0 ? `, ${unsafe} more with --unsafe-fixes` : '';
  return [`${safe} can be fixed with --fix${more}`];
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 || noun === 'info' ? '' : 's'}`;
}
