import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TESTDATA } from '../../testdata.ts';

/** What one call of postconf printed; `stderr` holds its lines, each once, sorted. */
export interface Printed {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: readonly string[];
}

/** The four views of a configuration, by postconf's option. */
export const VIEWS = ['n', 'nx', 'M', 'P'] as const;

export type View = (typeof VIEWS)[number];

/** What the postconf of one release says of each real configuration. */
export interface Answers {
  readonly postfix: string;
  readonly hostname: string;
  readonly configs: Readonly<Record<string, Readonly<Record<View, Printed>>>>;
}

/** Releases whose answers are at hand. */
export const ANSWERED = ['2.11', '3.4', '3.7', '3.9', '3.11', '3.12'] as const;

export function readAnswers(series: (typeof ANSWERED)[number]): Answers {
  const file = join(TESTDATA ?? '', 'corpus', `postconf-${series}.json`);
  return JSON.parse(readFileSync(file, 'utf8'));
}
