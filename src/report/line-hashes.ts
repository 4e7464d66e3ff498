const WINDOW = 100;
const MULTIPLIER = 37n;
const END = 0xffff;

/** What leaves the window was multiplied this often. */
const OLDEST = BigInt.asUintN(64, MULTIPLIER ** BigInt(WINDOW));

/**
 * The hash of each line as GitHub's upload of SARIF computes it (github/codeql-action,
 * fingerprints.ts): a polynomial over the 100 characters from the line's first on, blanks left out
 * and line ends made one, with the number of its occurrence. The upload warns of any other value.
 * @param text the file, read as UTF-8.
 * @returns the hash of the first line, of the second, and so on.
 */
export function lineHashes(text: string): string[] {
  const window: number[] = new Array(WINDOW).fill(0);
  const begins: boolean[] = new Array(WINDOW).fill(false);
  const hashes: string[] = [];
  const counts = new Map<string, number>();
  let hash = 0n;
  let index = 0;
  const emit = (): void => {
    if (!begins[index]) return;
    begins[index] = false;
    const digits = hash.toString(16);
    const count = (counts.get(digits) ?? 0) + 1;
    counts.set(digits, count);
    hashes.push(`${digits}:${count}`);
  };
  const push = (code: number): void => {
    const leaving = BigInt(window[index] ?? 0);
    window[index] = code;
    hash = BigInt.asUintN(64, hash * MULTIPLIER + BigInt(code) - OLDEST * leaving);
    index = (index + 1) % WINDOW;
  };
  let isLineStart = true;
  for (const code of codesOf(text)) {
    emit();
    begins[index] = isLineStart;
    isLineStart = code === LINE_FEED;
    push(code);
  }
  for (let rest = 0; rest < WINDOW; rest += 1) {
    emit();
    push(0);
  }
  return hashes;
}

const LINE_FEED = 0x0a;

/** The characters that count, and the sign of the end. */
function* codesOf(text: string): Iterable<number> {
  const counted = text.replace(/\r\n?/g, '\n').replace(/[\t ]+/g, '');
  for (let at = 0; at < counted.length; at += 1) yield counted.charCodeAt(at);
  yield END;
}
