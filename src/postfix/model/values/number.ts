import type { ByteString } from '../../../text/bytes.ts';
import { ACCEPTED, fatal, type ValueRules, type Verdict } from './verdict.ts';

const BITS = { int: 31n, nint: 31n, long: 63n } as const;

/** More digits than any number that fits has. */
const MOST_DIGITS = 19;

/**
 * Whether strtol(3) reads the whole value as a decimal number that fits, and whether that is within
 * the bounds. Suffixes such as `10M` are refused.
 * Source: global/mail_conf_int.c, global/mail_conf_long.c.
 */
export function checkNumber(
  { name, limits }: ValueRules,
  kind: keyof typeof BITS,
  value: ByteString,
): Verdict {
  const number = readNumber(value, kind);
  if (number === undefined) {
    return fatal('int', value, `bad numerical configuration: ${name} = ${value}`);
  }
  const bounds = `invalid ${name} parameter value ${number}`;
  if (limits.min !== undefined && number < limits.min) {
    return fatal('int', value, `${bounds} < ${limits.min}`);
  }
  if (limits.max !== undefined && number > limits.max) {
    return fatal('int', value, `${bounds} > ${limits.max}`);
  }
  return ACCEPTED;
}

function readNumber(value: ByteString, kind: keyof typeof BITS): bigint | undefined {
  const [, sign, digits] = /^[ \t\n\v\f\r]*([+-]?)0*([0-9]+)$/.exec(value) ?? [];
  if (digits === undefined || digits.length > MOST_DIGITS) return undefined;
  const number = sign === '-' ? -BigInt(digits) : BigInt(digits);
  const limit = 2n ** BITS[kind];
  return number >= -limit && number < limit ? number : undefined;
}
