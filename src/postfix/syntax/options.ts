import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { Span } from '../../text/span.ts';
import { splitNameValue } from './name-value.ts';

/** A word behind the command, as written and as the daemon receives it. */
export interface Argument {
  readonly written: JoinedText;
  /** Without the braces that protect blanks. */
  readonly text: JoinedText;
  readonly braces: 'none' | 'balanced' | 'unclosed' | 'text-after';
}

/** `-o name=value`: this daemon process sees the value instead of that in main.cf. */
export interface Override {
  readonly kind: 'override';
  /** From the word with the `-o` to the end of the value. */
  readonly span: Span;
  readonly name: ByteString;
  readonly nameSpan: Span;
  readonly value: JoinedText;
  /** Whether the value may hold blanks because braces stand around `name = value`. */
  readonly braced: boolean;
  /** Whether the `-o` shares its word with other options or with the value. */
  readonly glued: boolean;
  /** In a template: markup decides the value, or whether the option is there at all. */
  readonly opaque?: boolean;
}

/**
 * An `-o` without a usable `name=value`: the daemon ends with a fatal error each time that it is
 * started. `missing-value`: the `-o` is the last word.
 */
export interface BrokenOverride {
  readonly kind: 'broken-override';
  readonly span: Span;
  readonly problem: 'missing-value' | 'missing-name' | 'missing-equals';
  /** What stands where `name=value` is due. */
  readonly text: JoinedText | undefined;
  /** The words that follow it on the line. */
  readonly following: readonly Argument[];
}

/** Any other option letter, such as `-v`. */
export interface Flag {
  readonly kind: 'flag';
  readonly span: Span;
  readonly letter: string;
}

export type Option = Override | BrokenOverride | Flag;

/**
 * Reads arguments as the daemon's getopt(3) does: options end at `--`, at `-`, or at the first word
 * without a dash.
 */
export function parseOptions(args: readonly Argument[]): Option[] {
  const options: Option[] = [];
  for (let at = 0; at < args.length; ) {
    const word = args[at]?.text;
    if (!word || !/^-[^-]/.test(word.text)) break;
    const read = parseOptionWord(word, args, at);
    options.push(...read.options);
    at = read.next;
  }
  return options;
}

/**
 * The arguments as postconf -M prints them: each `-o` a word of its own, and its value without
 * braces and blanks around the `=`.
 */
export function plainArguments(args: readonly Argument[]): ByteString[] {
  const words = args.map(({ text }) => text.text);
  const plain: ByteString[] = [];
  let at = 0;
  for (; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!/^-[^-]/.test(word)) break;
    const taker = [...word].findIndex((letter, index) => index > 0 && takesValue(letter));
    const glued = taker !== -1 && taker + 1 < word.length;
    if (word[taker] !== 'o') plain.push(word);
    else plain.push(...(taker > 1 ? [word.slice(0, taker)] : []), '-o');
    if (word[taker] === 'o' && glued) plain.push(word.slice(taker + 1));
    if (taker === -1 || glued || at + 1 === words.length) continue;
    at += 1;
    const value = args[at];
    if (value) plain.push(word[taker] === 'o' ? plainValue(value) : value.text.text);
  }
  return [...plain, ...words.slice(at)];
}

function plainValue({ text, braces }: Argument): ByteString {
  const parsed = braces === 'none' ? undefined : splitNameValue(text);
  return !parsed || 'problem' in parsed ? text.text : `${parsed.name}=${parsed.value.text}`;
}

/** Reads the letters of one word, and the next word when the last letter takes a value. */
function parseOptionWord(
  word: JoinedText,
  args: readonly Argument[],
  at: number,
): { options: Option[]; next: number } {
  const letters = [...word.text];
  const taker = letters.findIndex((letter, index) => index > 0 && takesValue(letter));
  const flags = letters
    .slice(1, taker === -1 ? undefined : taker)
    .map((letter): Flag => ({ kind: 'flag', span: word.span, letter }));
  if (taker === -1) return { options: flags, next: at + 1 };
  const glued = taker + 1 < word.length;
  const argument = glued ? undefined : args[at + 1];
  const next = glued ? at + 1 : at + 2;
  const letter = word.text.charAt(taker);
  if (letter !== 'o') {
    return { options: [...flags, { kind: 'flag', span: word.span, letter }], next };
  }
  const override = parseOverride(
    taker === 1 ? word.span : word.spanOf(taker, word.length),
    glued ? word.slice(taker + 1, word.length) : argument?.text,
    {
      braced: argument !== undefined && argument.braces !== 'none',
      glued: glued || taker > 1,
      last: glued ? word.span : argument?.written.span,
      following: args.slice(next),
    },
  );
  return { options: [...flags, override], next };
}

/** Source: getopt string `cdDi:lm:n:o:r:s:St:uvVz` of master/single_server.c and its siblings. */
function takesValue(letter: string): boolean {
  return 'imnorst'.includes(letter);
}

interface OverrideContext {
  readonly braced: boolean;
  readonly glued: boolean;
  readonly last: Span | undefined;
  readonly following: readonly Argument[];
}

function parseOverride(
  flag: Span,
  text: JoinedText | undefined,
  { braced, glued, last, following }: OverrideContext,
): Override | BrokenOverride {
  const span = { start: flag.start, end: last?.end ?? flag.end };
  if (!text) return { kind: 'broken-override', span, problem: 'missing-value', text, following };
  const parsed = splitNameValue(text);
  if ('problem' in parsed) {
    return { kind: 'broken-override', span, problem: parsed.problem, text, following };
  }
  return { kind: 'override', span, ...parsed, braced, glued };
}
