import { basename } from 'node:path';
import { SETTING_KEYS } from '../../host/settings/keys.ts';
import { escapeText } from '../../report/escape.ts';
import type { Painter } from '../../report/paint.ts';
import type { Origin, ShownSettings, ShownValue } from './shown-settings.ts';

/** What is the same for several is told once. */
export function renderSettings(all: readonly ShownSettings[], paint: Painter): string {
  const blocks = new Map<string, string[]>();
  for (const { paths, ...shown } of all) {
    const block = rowsOf(shown, paint).join('\n');
    blocks.set(block, [...(blocks.get(block) ?? []), headOf(paths)]);
  }
  return [...blocks]
    .map(([block, heads]) => `${heads.map((head) => paint('place', head)).join('\n')}\n${block}\n`)
    .join('\n');
}

/** `mx1/main.cf, master.cf`. */
function headOf([first = '', ...others]: readonly string[]): string {
  return escapeText([first, ...others.map((path) => basename(path))].join(', '));
}

function rowsOf(
  { settingsFile, settings, houseRules, rules }: Omit<ShownSettings, 'paths'>,
  paint: Painter,
): string[] {
  const file: Row = ['settings file', settingsFile ?? paint('quiet', 'none')];
  const keys = Object.entries(settings).map(([name, shown]) => rowOf(name, shown, paint));
  const houses = houseRules.map((shown) => rowOf('house-rules', shown, paint));
  const levels = Object.entries(rules).map(([name, shown]) => rowOf(name, shown, paint));
  return [...aligned([file, ...keys, ...houses]), ...aligned(levels)];
}

/** A name, its value, and who says so where that is told beside the value. */
type Row = readonly [name: string, value: string, origin?: string];

function rowOf(name: string, { value, origin }: ShownValue, paint: Painter): Row {
  const otherwise = SETTING_KEYS.find((key) => key.name === name)?.otherwise;
  if (value === null && otherwise && 'words' in otherwise) {
    return [name, paint('quiet', otherwise.words)];
  }
  return [name, escapeText(value ?? ''), paint('quiet', escapeText(originText(origin)))];
}

function aligned(rows: readonly Row[]): string[] {
  const names = Math.max(...rows.map(([name]) => name.length));
  const values = Math.max(...rows.map(([, value, origin]) => (origin ? value.length : 0)));
  return rows.map(([name, value, origin]) =>
    origin === undefined
      ? `  ${name.padEnd(names)}  ${value}`
      : `  ${name.padEnd(names)}  ${value.padEnd(values)}  ${origin}`,
  );
}

function originText(origin: Origin): string {
  if (origin.kind === 'file') return `${origin.path}:${origin.line} [${origin.section}]`;
  return origin.kind === 'option' ? 'command line' : 'default';
}
