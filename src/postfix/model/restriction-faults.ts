import type { ByteString } from '../../text/bytes.ts';
import { nearest } from '../../text/edit-distance.ts';
import { JoinedText } from '../../text/joined-text.ts';
import type { Release } from '../facts/release.ts';
import {
  isRemoved,
  type RestrictionArgument,
  type RestrictionName,
  restrictionName,
  restrictionNames,
} from '../facts/restriction-names.ts';
import { splitWords, unbrace } from '../syntax/words.ts';
import { isListSeparator } from './lists.ts';

/**
 * What is wrong with a word of a restriction list. `unknown-name`, `removed`: smtpd answers 451 when
 * it comes to it. `in-braces`: likewise, for a table or a restriction between braces.
 * `missing-argument`: likewise, or it skips the restriction. `unreachable`: smtpd never comes to it.
 * `undefined-class`: a class without a value. `class-loop`: a class that uses itself.
 */
export type RestrictionProblem =
  | 'unknown-name'
  | 'in-braces'
  | 'missing-argument'
  | 'unreachable'
  | 'removed'
  | 'undefined-class'
  | 'class-loop';

/** What smtpd does when it comes to the word. */
export type RestrictionEffect = 'defers' | 'fatal' | 'dies' | 'skipped' | 'swallows' | 'none';

export interface RestrictionFault {
  readonly problem: RestrictionProblem;
  readonly effect: RestrictionEffect;
  /** The restriction that the fault is about. */
  readonly name: ByteString;
  /** What stands where an argument is due; or the word that ends the list. */
  readonly other: ByteString;
  /** The name that was meant, when only one can have been. */
  readonly suggestion: string;
  readonly start: number;
  readonly end: number;
}

/** Restrictions behind which smtpd does not look any further. */
const ENDS = ['permit', 'reject', 'defer', 'check_relay_domains'];

/**
 * Reads a list as smtpd does when a client comes, and finds what it complains of.
 * @param endsAsClass whether smtpd never comes to what stands behind a class
 * Source: smtpd/smtpd_check.c `generic_checks`; observed on Postfix 3.7.11.
 */
export function* restrictionFaults(
  list: ByteString,
  release: Release,
  isClass: (name: ByteString) => boolean,
  endsAsClass: (name: ByteString) => boolean = () => false,
): Iterable<RestrictionFault> {
  for (const { word, known, argument, onlyWarns, rest } of entriesOf(list, release)) {
    if (word.text.startsWith('{')) yield inBraces(word);
    else if (!known && !word.text.includes(':') && !isClass(word.text)) {
      const suggestion = suggest(word.text, release);
      yield { ...fault('unknown-name', word), effect: 'defers', suggestion };
    }
    if (known && isRemoved(known, release)) {
      const suggestion = known.replacement ?? '';
      yield { ...fault('removed', word), effect: 'defers', suggestion };
    }
    if (known) yield* faultOfArgument(known, word, argument, release);
    const [first, last] = [rest[0], rest.at(-1)];
    const ends =
      endsList(word.text.toLowerCase(), onlyWarns) ||
      (!onlyWarns && isClass(word.text) && endsAsClass(word.text));
    if (first && last && ends) {
      yield { ...fault('unreachable', first, word), start: first.span.start, end: last.span.end };
      return;
    }
  }
}

/** The restrictions of a list up to the one that ends it. */
export function* reachableNames(
  list: ByteString,
  release: Release,
): Iterable<{ readonly name: ByteString; readonly ends: boolean }> {
  for (const { word, onlyWarns } of entriesOf(list, release)) {
    const ends = endsList(word.text.toLowerCase(), onlyWarns);
    yield { name: word.text, ends };
    if (ends) return;
  }
}

function* faultOfArgument(
  known: RestrictionName,
  word: JoinedText,
  argument: JoinedText | undefined,
  release: Release,
): Iterable<RestrictionFault> {
  if (!known.argument) return;
  if (known.argument === 'table' && argument?.text.startsWith('{')) {
    yield inBraces(argument);
    return;
  }
  const effect = argumentFault(known.argument, argument?.text, release);
  if (effect) yield { ...fault('missing-argument', word, argument), effect };
}

/** A restriction with the words that belong to it. */
interface Entry {
  readonly word: JoinedText;
  readonly known: RestrictionName | undefined;
  readonly argument: JoinedText | undefined;
  readonly onlyWarns: boolean;
  /** What follows it in the list. */
  readonly rest: readonly JoinedText[];
}

function* entriesOf(list: ByteString, release: Release): Iterable<Entry> {
  const whole = JoinedText.of(list, [{ start: 0, end: list.length }]);
  const all = splitWords(whole, isListSeparator);
  // `# text` behind a value is a matter of its own.
  const comment = all.findIndex((word) => word.text.startsWith('#'));
  const words = comment === -1 ? all : all.slice(0, comment);
  let onlyWarns = false;
  for (let at = 0; at < words.length; ) {
    const word = words[at];
    if (!word) return;
    const known = restrictionName(word.text, release);
    const argument = known?.argument ? words[at + 1] : undefined;
    at += known?.argument ? 2 : 1;
    if (known?.name === 'warn_if_reject') {
      onlyWarns = true;
      continue;
    }
    yield { word, known, argument, onlyWarns, rest: words.slice(at) };
    onlyWarns = false;
  }
}

function endsList(name: string, onlyWarns: boolean): boolean {
  return ENDS.includes(name) && (name === 'permit' || !onlyWarns);
}

function fault(
  problem: RestrictionProblem,
  word: JoinedText,
  other?: JoinedText,
): RestrictionFault {
  const { start, end } = word.span;
  return {
    problem,
    effect: 'none',
    name: word.text,
    other: other?.text ?? '',
    suggestion: '',
    start,
    end,
  };
}

/** smtpd opens what stands there by its whole text, and finds no table of that name. */
function inBraces(word: JoinedText): RestrictionFault {
  const inside = unbrace(word).text.text;
  const suggestion = /^[^{}\s,]+$/.test(inside) ? inside : '';
  return { ...fault('in-braces', word), effect: 'defers', suggestion };
}

/** What comes of an argument that is not there or not of its kind; undefined when it is fine. */
function argumentFault(
  kind: RestrictionArgument,
  argument: ByteString | undefined,
  release: Release,
): RestrictionEffect | undefined {
  switch (kind) {
    case 'table':
      return argument?.includes(':') ? undefined : 'defers';
    case 'seconds':
      return argument !== undefined && /^[0-9]+$/.test(argument) ? undefined : 'defers';
    case 'policy-service':
      if (argument === undefined) return 'defers';
      return argument.includes(':') ? undefined : 'fatal';
    case 'domain':
      if (argument === undefined) return 'skipped';
      return restrictionName(argument, release) ? 'swallows' : undefined;
  }
}

function suggest(word: ByteString, release: Release): string {
  const bare = word.replace(/^["']+|["';]+$/g, '').toLowerCase();
  const names = restrictionNames(release);
  if (names.includes(bare)) return bare;
  return bare.length > 4 ? (nearest(bare, names, 2) ?? '') : '';
}
