import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ByteString, fromBytes, toBytes } from '../../src/text/bytes.ts';
import type { NastyConfig } from './nasty-config.ts';

/** What one run of postconf printed. */
export interface Printed {
  readonly exit: number;
  readonly lines: readonly ByteString[];
  /** Its warnings and its last words, without `postconf: `. */
  readonly complaints: readonly ByteString[];
}

/** The questions that are put to postconf. */
export const QUESTIONS = ['n', 'nx', 'M', 'P', 'Px'] as const;

export type Question = (typeof QUESTIONS)[number];

/** The answers, without those that go without saying. */
export type Verdict = Readonly<Partial<Record<Question, Printed | undefined>>>;

/** Where postconf reads each configuration: what `$config_directory` stands for. */
export const CONFIG_DIRECTORY = '.';

/** What is fatal to the first question is so to all: the files are read in the same way for each. */
const ASK = `while [ $# -gt 0 ]; do
  cd "$1" || exit 2
  for question in $2; do
    postconf -c . -$question >$question.out 2>$question.err </dev/null
    echo $? >$question.exit
    [ -s n.out ] || break
  done
  shift 2
done`;

/** How many shells ask at the same time: postconf sleeps a second before it ends with an error. */
const SHELLS = 24;

/** A configuration on disk, and what postconf is asked about it. */
interface Case {
  readonly folder: string;
  readonly questions: readonly Question[];
}

/** Asks the installed postconf about each configuration. */
export async function judge(configs: readonly NastyConfig[]): Promise<Verdict[]> {
  const work = mkdtempSync(join(tmpdir(), 'mtalint-fuzz-'));
  try {
    const cases = configs.map((config, at) => ({
      folder: write(config, join(work, String(at))),
      questions: QUESTIONS.filter((question) => isWorthwhile(question, config, at)),
    }));
    const shares = Array.from({ length: SHELLS }, (_, share) =>
      cases.filter((_case, at) => at % SHELLS === share),
    );
    await Promise.all(shares.map(ask));
    return cases.map(({ folder }) => read(folder));
  } finally {
    rmSync(work, { recursive: true });
  }
}

function write(config: NastyConfig, folder: string): string {
  mkdirSync(folder);
  for (const [name, text] of [
    ['main.cf', config.main],
    ['master.cf', config.master],
  ] as const) {
    const path = join(folder, name);
    writeFileSync(path, toBytes(text));
    // postconf waits a second before it believes a file that has just changed.
    utimesSync(path, 0, 0);
  }
  return folder;
}

/** Whether the answer can be other than empty, or than that to `-n`; the last question costs most. */
function isWorthwhile(question: Question, { main, master }: NastyConfig, at: number): boolean {
  switch (question) {
    case 'n':
      return true;
    case 'nx':
      return main.includes('$');
    case 'M':
      return master !== '';
    case 'P':
      return master.includes('o');
    case 'Px':
      return master.includes('$') && at % 3 === 0;
  }
}

function ask(cases: readonly Case[]): Promise<void> {
  if (cases.length === 0) return Promise.resolve();
  const words = cases.flatMap(({ folder, questions }) => [folder, questions.join(' ')]);
  return new Promise((done, failed) => {
    const child = spawn('sh', ['-c', ASK, 'sh', ...words], { stdio: 'inherit' });
    child.once('error', failed);
    child.once('close', (status) =>
      status === 0 ? done() : failed(new Error(`sh ended with ${status}`)),
    );
  });
}

function read(folder: string): Verdict {
  const file = (name: string) => {
    const path = join(folder, name);
    return existsSync(path) ? fromBytes(readFileSync(path)) : '';
  };
  const lines = (name: string) => file(name).split('\n').slice(0, -1);
  const printed = (question: Question): Printed | undefined => {
    const exit = file(`${question}.exit`);
    if (exit === '') return undefined;
    return {
      exit: Number(exit),
      lines: lines(`${question}.out`),
      complaints: lines(`${question}.err`).map((line) => line.replace(/^postconf: /, '')),
    };
  };
  return Object.fromEntries(QUESTIONS.map((question) => [question, printed(question)]));
}
