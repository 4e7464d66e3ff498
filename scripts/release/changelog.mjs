/** A heading of CHANGELOG.md: `## 1.2.3, unreleased`, `## 1.2.3, 2026-01-31` or `## Unreleased`. */
const HEADING = /^## (?:(Unreleased)|(\S+), (unreleased|\d{4}-\d\d-\d\d))[ \t]*$/gim;

/**
 * The changelog as the release has it: what was unreleased stands below the version and the day.
 * @param {string} text @param {string} version @param {string} day such as 2026-01-31
 * @returns {{ text: string } | { problem: string }}
 */
export function changelogOf(text, version, day) {
  const headings = [...text.matchAll(HEADING)];
  const own = headings.find(([, , named]) => named === version);
  const loose = headings.find(([, unreleased]) => unreleased !== undefined);
  if (own && loose) {
    return { problem: `CHANGELOG.md has entries below "${loose[0]}" beside those of ${version}` };
  }
  const heading = own ?? loose;
  if (!heading) {
    return { problem: `CHANGELOG.md has neither "## ${version}, unreleased" nor "## Unreleased"` };
  }
  const [line, , , state] = heading;
  const rest = text.slice(heading.index + line.length);
  const entries = rest.split(/^## /m)[0] ?? '';
  if (entries.trim() === '') return { problem: `CHANGELOG.md says nothing below "${line}"` };
  const date = state === undefined || state === 'unreleased' ? day : state;
  return { text: `${text.slice(0, heading.index)}## ${version}, ${date}${rest}` };
}
