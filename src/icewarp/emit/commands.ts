import type { ByteString } from '../../text/bytes.ts';
import { quoteForCmd, quoteForSh } from '../syntax/shell-quoting.ts';
import { type Change, targetOf } from './change.ts';

/** A script, and the changes that it cannot express. */
export interface CommandScript {
  readonly text: ByteString;
  readonly refused: readonly Change[];
}

/**
 * A script for sh that sets variables with the vendor's tool and stops where the tool reports a
 * failure. Never `modify`, which only prints help on 14.3.
 */
export function emitShScript(
  changes: readonly Change[],
  tool: ByteString = '/opt/icewarp/tool.sh',
): CommandScript {
  const { lines, refused } = commandLines(changes, tool, quoteForSh);
  return { text: ['#!/bin/sh', 'set -e', ...lines, ''].join('\n'), refused };
}

/** The same for cmd.exe; a value with a quote or a line end cannot be given there and is refused. */
export function emitCmdScript(
  changes: readonly Change[],
  tool: ByteString = 'C:\\Program Files\\IceWarp\\tool.exe',
): CommandScript {
  const { lines, refused } = commandLines(changes, tool, (value) => quoteForCmd(value, false));
  const head = ['@echo off', 'setlocal DisableDelayedExpansion'];
  // The bytes of the script are UTF-8, which cmd.exe reads so only on this code page.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is the whole of ASCII
  if (lines.some((line) => /[^\x00-\x7f]/.test(line))) head.push('chcp 65001 >nul');
  const stopping = lines.map((line) => `${line} || exit /b 1`);
  return { text: [...head, ...stopping, ''].join('\r\n'), refused };
}

function commandLines(
  changes: readonly Change[],
  tool: ByteString,
  quote: (value: ByteString) => ByteString | undefined,
): { readonly lines: ByteString[]; readonly refused: Change[] } {
  const lines: ByteString[] = [];
  const refused: Change[] = [];
  for (const change of changes) {
    const target = targetOf(change);
    const place = target?.object === undefined ? [] : [target.object];
    const words = target && [tool, 'set', target.kind, ...place, change.name, change.value];
    const quoted = words?.map(quote);
    if (!quoted || quoted.includes(undefined)) refused.push(change);
    else lines.push(quoted.join(' '));
  }
  return { lines, refused };
}
