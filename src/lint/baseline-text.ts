import type { BaselineEntry } from './baseline.ts';

const VERSION = 1;

/** A baseline as its file holds it: one line for each problem, so that diffs are small. */
export function printBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ path, rule, subject, settings, value, count }) => {
    const times = count > 1 ? { count } : {};
    return `    ${JSON.stringify({ path, rule, subject, settings, value, ...times })}`;
  });
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": ${VERSION},\n  "problems": ${list}\n}\n`;
}

/** Reads what `printBaseline` prints, or says in a few words why the text is no baseline. */
export function readBaseline(text: string): readonly BaselineEntry[] | { problem: string } {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { problem: 'it is not JSON' };
  }
  const version = field(document, 'version');
  if (typeof version === 'number' && version > VERSION) {
    return { problem: `a later release made it (version ${version})` };
  }
  const problems = field(document, 'problems');
  if (version !== VERSION || !Array.isArray(problems)) {
    return { problem: `it has no "version": ${VERSION} and "problems"` };
  }
  const entries: BaselineEntry[] = [];
  for (const [index, item] of problems.entries()) {
    const entry = entryOf(item);
    if (!entry) return { problem: `problem ${index + 1} lacks a part, or has a wrong one` };
    entries.push(entry);
  }
  return entries;
}

function entryOf(item: unknown): BaselineEntry | undefined {
  const text = (name: string): string | undefined => {
    const value = field(item, name);
    return typeof value === 'string' ? value : undefined;
  };
  const [path, rule, subject, value] = [text('path'), text('rule'), text('subject'), text('value')];
  const settings = field(item, 'settings');
  const count = field(item, 'count') ?? 1;
  if (path === undefined || rule === undefined) return undefined;
  if (subject === undefined || value === undefined || !isTexts(settings)) return undefined;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count < 1) return undefined;
  return { path, rule, subject, settings, value, count };
}

function isTexts(value: unknown): value is string[] {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
