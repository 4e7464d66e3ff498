import type { ByteString } from '../../../text/bytes.ts';
import { ACCEPTED, type Verdict } from './verdict.ts';

/** The parameters that say by how much a delivery changes the concurrency of its destination. */
export const FEEDBACK = /_destination_concurrency_(?:positive|negative)_feedback$/;

/** A number, and what it is divided by: a number, or the concurrency of the moment. */
const FORM = /^\s*([+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)\s*(?:(\/)\s*(\S{0,30}))?/;

/**
 * Whether the queue manager can use a feedback: from 0 to 1, or such a number over `concurrency`,
 * `sqrt_concurrency` or another number. With others it logs a warning and takes 1.
 * Source: qmgr/qmgr_feedback.c; observed on Postfix 3.7.11.
 */
export function checkFeedback(name: string, value: ByteString): Verdict {
  if (isUsable(value)) return ACCEPTED;
  return {
    outcome: 'refused',
    form: 'feedback',
    effect: 'ignored',
    message: `${name}: ignoring malformed or unreasonable feedback: ${value}`,
    word: { start: 0, end: value.length },
  };
}

function isUsable(value: ByteString): boolean {
  // What else strtod(3) reads is nothing that people write here.
  if (/^\s*[+-]?(?:0x|inf|nan)/i.test(value)) return true;
  const [whole, number, slash, divisor = ''] = FORM.exec(value) ?? [];
  if (whole === undefined) return false;
  if (slash === undefined) return isShare(Number(number));
  if (divisor === '' || whole.length < value.length) return false;
  if (/^(?:sqrt_)?concurrency$/i.test(divisor)) return isShare(Number(number));
  return /[0-9]/.test(divisor) && isShare(Number(number) / Number(divisor));
}

function isShare(number: number): boolean {
  return number >= 0 && number <= 1;
}
