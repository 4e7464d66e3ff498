import type { ByteString } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import type { SourceText } from '../../text/source.ts';
import type { ServiceEntry } from '../syntax/master-cf.ts';
import type { Override } from '../syntax/options.ts';
import { isBlank, isSpace } from '../syntax/whitespace.ts';
import { lineEnding } from './line-style.ts';

/**
 * Gives an `-o` another value.
 * @returns undefined when the value cannot stand there as it is written now.
 */
export function replaceOverrideValue(override: Override, value: ByteString): Edit[] | undefined {
  if (!override.braced && needsBraces(value)) return undefined;
  return [{ ...override.value.span, text: value }];
}

/**
 * Takes an `-o` out with its value; when nothing else stands on its line, the line goes too.
 * @returns undefined when other options share its word.
 */
export function removeOverride(source: SourceText, override: Override): Edit[] | undefined {
  const { text } = source;
  if (override.glued && !/^-o/.test(text.slice(override.span.start))) return undefined;
  let { start, end } = override.span;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextFeed = text.indexOf('\n', end);
  const lineEnd = nextFeed === -1 ? text.length : nextFeed;
  const aloneBefore = [...text.slice(lineStart, start)].every(isSpace);
  const aloneAfter = [...text.slice(end, lineEnd)].every(isSpace);
  if (aloneBefore && aloneAfter) {
    return [{ start: lineStart, end: nextFeed === -1 ? lineEnd : lineEnd + 1, text: '' }];
  }
  if (aloneBefore) while (end < lineEnd && isBlank(text.charAt(end))) end += 1;
  else while (start > lineStart && isBlank(text.charAt(start - 1))) start -= 1;
  return [{ start, end, text: '' }];
}

/** Gives an `-o` another name, and another value if one is given. */
export function renameOverride(
  override: Override,
  name: ByteString,
  value: ByteString | undefined,
): Edit[] | undefined {
  const renamed = { ...override.nameSpan, text: name };
  if (value === undefined) return [renamed];
  const replaced = replaceOverrideValue(override, value);
  return replaced && [renamed, ...replaced];
}

/**
 * Adds `-o name=value` to a service, on a line of its own behind its other options.
 * @returns undefined when the service has words that are no options, or the value has blanks.
 */
export function addOverride(
  source: SourceText,
  entry: ServiceEntry,
  name: ByteString,
  value: ByteString,
): Edit[] | undefined {
  const lastOption = entry.options.at(-1);
  const lastWord = entry.arguments.at(-1);
  if (lastWord && (!lastOption || lastOption.span.end < lastWord.written.span.end))
    return undefined;
  if (needsBraces(value)) return undefined;
  const lastLine = entry.line.lines.at(-1) ?? entry.span;
  let at = lastLine.end;
  while (at > lastLine.start && isSpace(source.text.charAt(at - 1))) at -= 1;
  const text = `${lineEnding(source.text)}${indentation(source, entry)}-o ${name}=${value}`;
  return [{ start: at, end: at, text }];
}

function indentation(source: SourceText, entry: ServiceEntry): ByteString {
  const continuation = entry.line.lines[1];
  const indent = continuation && /^[ \t]+/.exec(source.slice(continuation))?.[0];
  return indent ?? '  ';
}

function needsBraces(value: ByteString): boolean {
  return [...value].some(isBlank);
}
