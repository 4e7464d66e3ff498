import type { ByteString } from '../../text/bytes.ts';

/** A value as one argument for sh, in single quotes if it needs any; undefined if it holds NUL. */
export function quoteForSh(value: ByteString): ByteString | undefined {
  if (value.includes('\0')) return undefined;
  return isPlainForSh(value) ? value : `'${value.replaceAll("'", "'\\''")}'`;
}

/** Whether sh reads a value as it stands, without quotes. */
export function isPlainForSh(value: ByteString): boolean {
  return /^[A-Za-z0-9_@%+:,./-]+$/.test(value);
}

/**
 * A value as one argument for a program that a batch file calls; undefined where there is no way that
 * all programs agree on: quotes, line ends, control characters, and `!` where cmd.exe expands it.
 * `%` is doubled, as batch files want it. The quote closes before backslashes at the end, because
 * some programs take `\"` for a quote. A program by Delphi may not see an empty argument.
 */
export function quoteForCmd(
  value: ByteString,
  expandsExclamation: boolean,
): ByteString | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: cmd.exe ends or changes the line at these
  if (/[\x00-\x08\x0a-\x1f"\x7f]/.test(value)) return undefined;
  if (expandsExclamation && value.includes('!')) return undefined;
  if (isPlainForCmd(value)) return value;
  let end = value.length;
  while (value[end - 1] === '\\') end -= 1;
  return `"${value.slice(0, end).replaceAll('%', '%%')}"${value.slice(end)}`;
}

/** Whether cmd.exe and every program read a value as it stands, without quotes. */
export function isPlainForCmd(value: ByteString): boolean {
  return /^[A-Za-z0-9_.:/@+\\-]+$/.test(value);
}
