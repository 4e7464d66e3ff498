import type { Texts } from '../../src/lint/fixpoint.ts';

/** The same configuration in another dress, and how to dress the expected fix alike. */
export interface Variant {
  readonly name: string;
  /** Of a file of that name. */
  dress(text: string, path: string): string;
}

/** Dresses that must change nothing about what is found and fixed. */
export const VARIANTS: readonly Variant[] = [
  { name: 'as written', dress: (text) => text },
  { name: 'CRLF line ends', dress: (text) => text.replace(/\r?\n/g, '\r\n') },
  {
    name: 'a comment above',
    dress: (text, path) => `${comment(path, 'local changes')}\n${text}`,
  },
  {
    name: 'blank lines and a comment below',
    dress: (text, path) => `${text}\n\n${comment(path, 'end')}`,
  },
];

/** A comment line, in files that have comments. */
function comment(path: string, text: string): string {
  if (/\.(?:json|txt|xml)$/.test(path)) return '';
  return path.endsWith('.zone') ? `; ${text}\n` : `# ${text}\n`;
}

export function dressed(texts: Texts, variant: Variant): Map<string, string> {
  return new Map([...texts].map(([path, text]) => [path, variant.dress(text, path)]));
}

/**
 * Puts every list of main.cf on continuation lines, a comment in between. Undefined when there is
 * no such list, or a line that is not a plain setting.
 */
export function overContinuationLines(text: string): string | undefined {
  const lines = text.split('\n').filter(Boolean);
  if (!lines.every((line) => /^[a-z0-9_]+ *=/.test(line))) return undefined;
  const spread = lines.map((line) => {
    const match = /^([a-z0-9_]+ *=) *([^ ,${]+, .+)$/.exec(line);
    const elements = match?.[2]?.split(/(?<=,) /);
    return elements ? [match?.[1], ...elements].join('\n    # note\n    ') : line;
  });
  return spread.some((line) => line.includes('\n')) ? `${spread.join('\n')}\n` : undefined;
}
