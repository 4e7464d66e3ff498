import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
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

export type Verdict = Readonly<Record<(typeof QUESTIONS)[number], Printed>>;

/** Where postconf reads each configuration: what `$config_directory` stands for. */
export const CONFIG_DIRECTORY = '.';

const ASK = `for folder in "$@"; do
  cd "$folder" || exit 2
  for question in ${QUESTIONS.join(' ')}; do
    postconf -c . -$question >$question.out 2>$question.err </dev/null
    echo $? >$question.exit
  done
done`;

/** How many shells ask at the same time. */
const SHELLS = 2;

/** Asks the installed postconf about each configuration. */
export async function judge(configs: readonly NastyConfig[]): Promise<Verdict[]> {
  const work = mkdtempSync(join(tmpdir(), 'mtalint-fuzz-'));
  try {
    const folders = configs.map((config, at) => write(config, join(work, String(at))));
    const shares = Array.from({ length: SHELLS }, (_, share) =>
      folders.filter((_folder, at) => at % SHELLS === share),
    );
    await Promise.all(shares.map((share) => shell(share)));
    return folders.map(read);
  } finally {
    rmSync(work, { recursive: true });
  }
}

function write({ main, master }: NastyConfig, folder: string): string {
  mkdirSync(folder);
  for (const [name, text] of Object.entries({ 'main.cf': main, 'master.cf': master })) {
    const path = join(folder, name);
    writeFileSync(path, toBytes(text));
    // postconf waits a second before it believes a file that has just changed.
    utimesSync(path, 0, 0);
  }
  return folder;
}

function shell(folders: readonly string[]): Promise<void> {
  if (folders.length === 0) return Promise.resolve();
  return new Promise((done, failed) => {
    const child = spawn('sh', ['-c', ASK, 'sh', ...folders], { stdio: 'inherit' });
    child.once('error', failed);
    child.once('close', (status) =>
      status === 0 ? done() : failed(new Error(`sh ended with ${status}`)),
    );
  });
}

function read(folder: string): Verdict {
  const file = (name: string) => fromBytes(readFileSync(join(folder, name)));
  const lines = (name: string) => file(name).split('\n').slice(0, -1);
  const printed = (question: string): Printed => ({
    exit: Number(file(`${question}.exit`)),
    lines: lines(`${question}.out`),
    complaints: lines(`${question}.err`).map((line) => line.replace(/^postconf: /, '')),
  });
  return {
    n: printed('n'),
    nx: printed('nx'),
    M: printed('M'),
    P: printed('P'),
    Px: printed('Px'),
  };
}
