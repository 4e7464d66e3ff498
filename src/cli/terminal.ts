/** Where a command writes, and what it may know of the terminal. */
export interface Terminal {
  /** Reports: standard output. */
  out(text: string | Uint8Array): void;
  /** Hints and failures: standard error. */
  err(text: string): void;
  /** All of standard input. */
  readInput(): Uint8Array;
  /** Whether standard output is a terminal. */
  readonly isTTY: boolean;
  /** Whether standard error is one. */
  readonly errIsTTY: boolean;
  /** Milliseconds since some moment. */
  now(): number;
  /** Cells of a row; 80 when it is not known. */
  readonly columns: number;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The exit statuses of every command. */
export const EXIT = { clean: 0, findings: 1, failed: 2 } as const;

export type ExitStatus = (typeof EXIT)[keyof typeof EXIT];
