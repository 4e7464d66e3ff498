/** A value as JSON with two spaces of indent, or in one line, safe to print and to read on a terminal. */
export function jsonText(value: unknown, layout: 'indented' | 'one line' = 'indented'): string {
  return escapeInvisible(JSON.stringify(value, null, layout === 'indented' ? 2 : 0));
}

/**
 * JSON.stringify leaves C1 controls and bidi overrides raw, which a terminal would obey. They only
 * occur inside strings, where an escape means the same.
 */
function escapeInvisible(json: string): string {
  return json.replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
