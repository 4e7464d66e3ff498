import { encodeUtf8 } from '../text/bytes.ts';
import { fileName } from './file-name.ts';
import type { RenderContext } from './format.ts';
import { allInOrder, type Report, type ReportedFinding } from './report.ts';

/**
 * Names for the findings of a report that stay the same when lines move: a hash of the rule, the
 * file, the settings, the subject and the text that it points at, which is masked where it is
 * secret. Findings alike in all that are told apart by their order.
 */
export function fingerprintsOf(
  report: Report,
  context: Pick<RenderContext, 'nameOf'>,
): ReadonlyMap<ReportedFinding, string> {
  const seen = new Map<string, number>();
  const fingerprints = new Map<ReportedFinding, string>();
  for (const finding of allInOrder(report)) {
    const { rule, path, host, settings, subject, range } = finding;
    const span = { start: range.start.offset, end: range.end.offset };
    const value = host === undefined ? (report.sources.get(path)?.slice(span) ?? '') : '';
    const name = fileName(path, host, context);
    const parts = [rule, name, settings.join(' '), subject, value.replace(/\s+/g, ' ').trim()];
    const key = parts.join('\0');
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    fingerprints.set(finding, hash(`${key}\0${occurrence}`));
  }
  return fingerprints;
}

const OFFSET_BASIS = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a over 64 bits, in hexadecimal: it tells findings apart and hides nothing. */
function hash(text: string): string {
  let value = OFFSET_BASIS;
  for (const byte of encodeUtf8(text)) {
    value = BigInt.asUintN(64, (value ^ BigInt(byte.charCodeAt(0))) * PRIME);
  }
  return value.toString(16).padStart(16, '0');
}
