import { readFileSync } from 'node:fs';
import { run } from './run.ts';
import type { Terminal } from './terminal.ts';

const STANDARD_INPUT = 0;

/** Ends quietly when the reader has gone (`mtalint | head`). */
function endOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit();
    throw error;
  });
}

endOnClosedPipe(process.stdout);
endOnClosedPipe(process.stderr);
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput: () => readFileSync(STANDARD_INPUT),
  isTTY: process.stdout.isTTY === true,
  columns: process.stdout.columns || 80,
  env: process.env,
};

// Not process.exit: that would cut off what a pipe has not taken yet.
process.exitCode = await run(process.argv.slice(2), terminal);
