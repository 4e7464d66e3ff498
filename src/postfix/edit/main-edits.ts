import type { ByteString } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import type { SourceText } from '../../text/source.ts';
import type { LogicalLine } from '../syntax/logical-lines.ts';
import type { MainCf, Setting } from '../syntax/main-cf.ts';
import { isSpace } from '../syntax/whitespace.ts';
import { lineEnding } from './line-style.ts';

/**
 * Gives a setting another value. Comments that stand between the lines of the old value stay; its
 * continuation lines go.
 */
export function replaceValue(source: SourceText, setting: Setting, value: ByteString): Edit[] {
  const { start, end } = setting.value.span;
  const [first, ...rest] = setting.line.lines.filter(
    (line) => line.end > start || line.end === end,
  );
  if (!first) return [];
  const firstEnd = Math.min(end, trimmedEnd(source, first.start, first.end));
  const blank = start === end && source.text[start - 1] === '=' ? ' ' : '';
  const replaced = { start, end: Math.max(start, firstEnd), text: `${blank}${value}` };
  return [replaced, ...rest.map((line) => removeLine(source, line))];
}

/** Takes a setting out: all its lines, but not the comments between them. */
export function removeSetting(source: SourceText, setting: Setting): Edit[] {
  return setting.line.lines.map((line) => removeLine(source, line));
}

/** Gives a setting another name, and another value if one is given. */
export function renameSetting(
  source: SourceText,
  setting: Setting,
  name: ByteString,
  value: ByteString | undefined,
): Edit[] {
  const renamed = { ...setting.nameSpan, text: name };
  return value === undefined ? [renamed] : [renamed, ...replaceValue(source, setting, value)];
}

/**
 * Adds `name = value` behind the setting that is its nearest kin, else at the end, in the manner of
 * the lines around.
 */
export function addSetting(
  tree: MainCf,
  name: ByteString,
  value: ByteString,
  near: readonly ByteString[],
): Edit[] {
  const { source } = tree;
  const ending = lineEnding(source.text);
  const anchor = nearestSetting(tree, name, near);
  const equals = anchor && /^[^=\s]*=\S/.test(source.slice(anchor.line.span)) ? '=' : ' = ';
  const line = `${name}${equals}${value}`;
  const at = anchor ? anchor.span.end : source.text.length;
  const afterLineFeed = at === 0 || source.text[at - 1] === '\n';
  const text = afterLineFeed ? `${line}${ending}` : `${ending}${line}`;
  return [{ start: at, end: at, text }];
}

function nearestSetting(
  tree: MainCf,
  name: ByteString,
  near: readonly ByteString[],
): Setting | undefined {
  const settings = tree.nodes
    .filter((node) => node.kind === 'setting')
    .filter(({ opaque }) => !opaque);
  for (const wanted of near) {
    const found = settings.findLast((setting) => setting.name === wanted);
    if (found) return found;
  }
  const family = name.split('_').slice(0, 2).join('_');
  return settings.findLast((setting) => setting.name.startsWith(`${family}_`));
}

function removeLine(source: SourceText, line: LogicalLine['lines'][number]): Edit {
  const hasLineFeed = source.text[line.end] === '\n';
  return { start: line.start, end: line.end + (hasLineFeed ? 1 : 0), text: '' };
}

function trimmedEnd(source: SourceText, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(source.text.charAt(at - 1))) at -= 1;
  return at;
}
