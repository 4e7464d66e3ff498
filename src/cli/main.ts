#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { systemReason } from '../host/run-failure.ts';
import { run } from './run.ts';
import { EXIT, type Terminal } from './terminal.ts';

const STANDARD_INPUT = 0;

/** What a shell says of a program that a signal has ended. */
const INTERRUPTED = { SIGINT: 130, SIGTERM: 143 } as const;
type Interrupt = keyof typeof INTERRUPTED;

// The reader has gone (`mtalint | head`): that is the end, and no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`mtalint: cannot write the report: ${systemReason(error)}\n`);
  process.exit(EXIT.failed);
});
// Nobody hears hints and failures; the report and the status still count.
process.stderr.on('error', () => {});

function end(signal: Interrupt): void {
  process.exit(INTERRUPTED[signal]);
}

function hearInterrupts(): void {
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
}

/** Reading waits without hearing anyone; unheard, the system ends the program by itself. */
function readInput(): Uint8Array {
  process.off('SIGINT', end);
  process.off('SIGTERM', end);
  try {
    return readFileSync(STANDARD_INPUT);
  } finally {
    hearInterrupts();
  }
}

hearInterrupts();

const terminal: Terminal = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readInput,
  isTTY: process.stdout.isTTY === true,
  errIsTTY: process.stderr.isTTY === true,
  now: () => performance.now(),
  columns: process.stdout.columns || 80,
  env: process.env,
};

// Not process.exit: that would cut off what a pipe has not taken yet.
process.exitCode = await run(process.argv.slice(2), terminal);
