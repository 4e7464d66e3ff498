import { conflict } from '../text/edit.ts';
import type { FileEdit, Finding, Fix, Related } from './finding.ts';

/**
 * Makes one finding of those of one group that say the same of several subjects: the first stays,
 * with the others as notes, and its fix does what each of their fixes does.
 */
export function gather(findings: readonly Finding[]): Finding[] {
  const gathered = new Map<string | Finding, Finding>();
  for (const finding of findings) {
    const { group, groupedAs, ...alone } = finding;
    const key = group === undefined ? finding : `${sameness(finding)}\0${group}`;
    const first = gathered.get(key);
    gathered.set(key, first ? together(first, alone, groupedAs ?? alone.subject) : alone);
  }
  return [...gathered.values()];
}

/**
 * Findings that differ in more than the name of the subject are told one by one, but for those with
 * a name of their own to be noted by.
 */
function sameness(finding: Finding): string {
  const { rule, severity, message, subject, path, fix, help, groupedAs } = finding;
  if (groupedAs !== undefined) return [rule, severity, path, fix?.safety].join('\0');
  const texts = [message, help, fix?.description].map((text = '') => text.replaceAll(subject, ''));
  return [rule, severity, path, fix?.safety, ...texts].join('\0');
}

function together(first: Finding, other: Finding, called: string): Finding {
  const { path, range } = other;
  const same: Related = { path, range, message: `the same for ${called}` };
  const fix = first.fix && other.fix && both(first.fix, other.fix);
  return {
    ...first,
    settings: [...new Set([...first.settings, ...other.settings])],
    related: [...first.related, same, ...other.related],
    ...(fix ? { fix } : {}),
  };
}

/** A change that both fixes make, such as one of main.cf, is made once. */
function both(first: Fix, other: Fix): Fix {
  const made = new Set(first.edits.map(editKey));
  const more = other.edits.filter((edit) => !made.has(editKey(edit)));
  const isInTheWay = more.some((edit) =>
    first.edits.some((before) => before.path === edit.path && conflict(before, edit)),
  );
  // What does not go together is left to the next pass.
  return isInTheWay ? first : { ...first, edits: [...first.edits, ...more] };
}

function editKey({ path, start, end, text }: FileEdit): string {
  return `${path}:${start}-${end}:${text}`;
}
