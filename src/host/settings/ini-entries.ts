import { parse } from 'ini';

/** A line of an INI file that says something. */
export interface IniEntry {
  /** Counted from 1. */
  readonly line: number;
  /** The heading it stands under, as `ini` splits it at its dots; empty above the first one. */
  readonly section: readonly string[];
  readonly key: string;
  /** Whether it is `key[] = …`, one of several. */
  readonly isListed: boolean;
  readonly value: string;
}

/** A heading, which counts with nothing below it too. */
export interface IniHeading {
  readonly line: number;
  readonly section: readonly string[];
}

/** What keeps a line from being read. */
export interface IniProblem {
  readonly line: number;
  readonly problem: string;
}

/** All that an INI file says, with its lines. */
export interface IniText {
  readonly headings: readonly IniHeading[];
  readonly entries: readonly IniEntry[];
  readonly problems: readonly IniProblem[];
}

/**
 * Reads an INI text with `ini`, line by line: that gives every entry its line, and shows what `ini`
 * by itself would merge, drop or change without a word (a heading with a comment behind it, a key
 * without a value, `__proto__`, a value cut at `#`, `'3.10'` made a number).
 */
export function readIni(text: string): IniText {
  const headings: IniHeading[] = [];
  const entries: IniEntry[] = [];
  const problems: IniProblem[] = [];
  let section: readonly string[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .entries()) {
    const line = index + 1;
    const ink = raw.trim();
    if (ink === '' || /^[;#]/.test(ink)) continue;
    const heading = headingOf(ink);
    if (heading) {
      section = heading;
      headings.push({ line, section });
      continue;
    }
    const entry = entryOf(ink);
    if ('problem' in entry) problems.push({ line, ...entry });
    else entries.push({ line, section, ...entry });
  }
  return { headings, entries, problems };
}

/** A heading may be indented, and a comment may follow it; `ini` would take either for a key. */
function headingOf(ink: string): string[] | undefined {
  const [, heading] = /^(\[[^\]]*\])\s*(?:[;#].*)?$/.exec(ink) ?? [];
  if (heading === undefined) return undefined;
  const path: string[] = [];
  for (let at: unknown = parse(heading); ; ) {
    const [inner] = typeof at === 'object' && at !== null ? Object.entries(at) : [];
    // A name that `ini` drops is one that no section has.
    if (!inner) return path.length > 0 ? path : [heading.slice(1, -1)];
    path.push(inner[0]);
    at = inner[1];
  }
}

type Entry = Pick<IniEntry, 'key' | 'isListed' | 'value'>;

function entryOf(ink: string): Entry | { problem: string } {
  if (ink.startsWith('['))
    return { problem: `${ink} is no heading: [NAME] stands alone on its line` };
  const equals = ink.indexOf('=');
  if (equals < 0) return { problem: `${ink} has no value: write ${ink} = …` };
  const name = ink.slice(0, equals).trim();
  const [read] = Object.entries(parse(ink));
  if (!read || /[;#]/.test(name)) return { problem: `${name || '='} is no key` };
  const [key, found] = read;
  const isListed = Array.isArray(found);
  const written = ink.slice(equals + 1).trim();
  const value = textOf(written, isListed ? found[0] : found);
  if (typeof value !== 'string') return { problem: `${key}: ${value.problem}` };
  return value === '' ? { problem: `${key} has no value` } : { key, isListed, value };
}

const QUOTED = /^(["'])(.*)\1$/s;

/** The text that a value is; `ini` makes numbers and truth values of some. */
function textOf(written: string, found: unknown): string | { problem: string } {
  const [, , inner] = (written.length > 1 && QUOTED.exec(written)) || [];
  if (inner !== undefined) {
    if (typeof found !== 'string') return inner;
    return found === written ? { problem: 'a backslash in quotes stands before \\ or "' } : found;
  }
  if (/^["']/.test(written)) {
    return { problem: 'a quoted value ends its line; a comment stands on a line of its own' };
  }
  return isCutShort(written)
    ? { problem: `${written}: ; or # begins a comment; write the value in quotes` }
    : String(found);
}

/** Whether what `ini` takes for a comment is joined to what stands before it. */
function isCutShort(written: string): boolean {
  const plain = written.replace(/\\[\\;#]/g, '__');
  return /\S/.test(plain.charAt(plain.search(/[;#]/) - 1));
}
