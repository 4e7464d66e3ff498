import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { COMMAND_LINE_ONLY, SETTING_KEYS } from '../../src/host/settings/keys.ts';
import { recordingTerminal } from './recording-terminal.ts';

const PAGE = readFileSync(
  fileURLToPath(new URL('../../docs/settings.md', import.meta.url)),
  'utf8',
);

/** The rows of the table under a heading, without its head. */
function rowsUnder(heading: string): string[] {
  const [, part = ''] = PAGE.split(`\n## ${heading}`);
  const [section = ''] = part.split('\n## ');
  return section.split('\n').filter((line) => line.startsWith('| `'));
}

test('the table of keys is the one that the program reads by', () => {
  expect(rowsUnder('`[mtalint]`')).toEqual([
    ...SETTING_KEYS.map(({ name, meaning, values, otherwise }) => {
      const fallback = 'value' in otherwise ? otherwise.value : otherwise.words;
      return `| \`${name}\` | ${meaning} | ${values} | ${fallback} |`;
    }),
    '| `house-rules` | Rules of your own, see [house rules](house-rules.md). | a JSON file; several as `house-rules[]`, a line each | none |',
  ]);
});

test('so is the table of options that no file gives', () => {
  const options = Object.entries(COMMAND_LINE_ONLY);
  expect(rowsUnder('What no file says')).toEqual(
    options.map(([name, why]) => `| \`--${name}\` | ${why} |`),
  );
});

test('its example is one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-page-'));
  const [, example = ''] = /```ini\n([\s\S]*?)```/.exec(PAGE) ?? [];
  writeFileSync(join(folder, '.mtalint.ini'), example);
  writeFileSync(join(folder, 'house-rules.json'), '{"rules": []}');
  const terminal = recordingTerminal({});
  expect(await run(['show', '--settings', folder], terminal)).toBe(0);
  expect(terminal.stdout()).toContain('interop');
  rmSync(folder, { recursive: true });
});
