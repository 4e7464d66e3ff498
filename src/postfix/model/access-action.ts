import type { ByteString } from '../../text/bytes.ts';
import { nearest } from '../../text/edit-distance.ts';
import type { Release } from '../facts/release.ts';
import { restrictionFaults } from './restriction-faults.ts';

/** What smtpd can make of the answer of an access table. */
export type AccessProblem =
  /** Neither an action nor a restriction: 451 for whoever it is about. */
  | 'unknown'
  /** A colon in what would be restrictions: no lookup table may stand there. 451 too. */
  | 'table'
  /** A reply code without a text is a number, and numbers mean OK. */
  | 'code-alone';

export interface AccessFault {
  readonly problem: AccessProblem;
  /** The word at fault. */
  readonly word: ByteString;
  /** The action that was probably meant; empty when several or none. */
  readonly suggestion: string;
}

/** Actions; DELAY and the like are of header_checks or of no release. Source: access(5). */
const ACTIONS = [
  ...['OK', 'RELAY', 'PERMIT', 'REJECT', 'DEFER', 'DEFER_IF_REJECT', 'DEFER_IF_PERMIT', 'DUNNO'],
  ...['BCC', 'DISCARD', 'FILTER', 'HOLD', 'PREPEND', 'REDIRECT', 'INFO', 'WARN', 'HANGUP'],
];

/** Words that people take for actions. */
const MEANT: Readonly<Record<string, string>> = {
  ACCEPT: 'OK',
  ALLOW: 'OK',
  PASS: 'OK',
  BLOCK: 'REJECT',
  DENY: 'REJECT',
  DROP: 'DISCARD',
  IGNORE: 'DUNNO',
};

/**
 * Reads what an access table answers as smtpd does; undefined when it can work with it.
 * Source: smtpd/smtpd_check.c `check_table_result`; observed on Postfix 3.7.11.
 */
export function accessFault(
  answer: ByteString,
  release: Release,
  isClass: (name: ByteString) => boolean,
): AccessFault | undefined {
  const [first = ''] = answer.split(/[ \t,]/, 1);
  if (answer === '' || ACTIONS.includes(first.toUpperCase())) return undefined;
  if (/^\d+$/.test(answer)) {
    return /^[45]\d\d$/.test(answer)
      ? { problem: 'code-alone', word: answer, suggestion: '' }
      : undefined;
  }
  if (/^[45]\d\d[ \t]/.test(answer)) return undefined;
  if (answer.includes(':')) {
    const bare = first.replace(/:+$/, '').toUpperCase();
    const suggestion = ACTIONS.includes(bare) ? bare : '';
    return { problem: 'table', word: first, suggestion };
  }
  const faults = restrictionFaults(answer, release, isClass);
  const unknown = [...faults].find(({ problem }) => problem === 'unknown-name');
  if (!unknown) return undefined;
  const { name } = unknown;
  return { problem: 'unknown', word: name, suggestion: suggest(name) || unknown.suggestion };
}

function suggest(word: ByteString): string {
  const upper = word.toUpperCase();
  return MEANT[upper] ?? (upper.length > 4 ? nearest(upper, ACTIONS, 2) : undefined) ?? '';
}
