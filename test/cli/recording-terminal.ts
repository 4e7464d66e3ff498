import type { Terminal } from '../../src/cli/terminal.ts';

/** A terminal that remembers what was written to it. */
export interface RecordingTerminal extends Terminal {
  stdout(): string;
  stderr(): string;
}

export function recordingTerminal(
  options: Partial<Terminal> & { input?: string } = {},
): RecordingTerminal {
  let stdout = '';
  let stderr = '';
  return {
    out: (text) => {
      stdout += typeof text === 'string' ? text : Buffer.from(text).toString('latin1');
    },
    err: (text) => {
      stderr += text;
    },
    readInput: () => Buffer.from(options.input ?? '', 'latin1'),
    isTTY: false,
    errIsTTY: false,
    now: () => 0,
    columns: 80,
    env: {},
    ...options,
    stdout: () => stdout,
    stderr: () => stderr,
  };
}
