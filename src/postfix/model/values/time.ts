import type { ByteString } from '../../../text/bytes.ts';
import { ACCEPTED, fatal, type ValueRules, type Verdict } from './verdict.ts';

const SECONDS: Readonly<Record<string, number>> = {
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
};

const INT_MAX = 2 ** 31 - 1;

/**
 * Reads a time as the programs do: a number, then one letter for the unit; they do not look at what
 * follows. No letter stands for the unit of the default, and no number for zero.
 * Source: global/conv_time.c, global/mail_conf_time.c.
 */
export function checkTime(rules: ValueRules, value: ByteString): Verdict {
  const { name, limits, defaultUnit } = rules;
  const { seconds, unitAt } = readTime(value, defaultUnit);
  if (value === '' || seconds === undefined) {
    return fatal('time', value, `parameter ${name}: bad time value or unit: ${value}`);
  }
  if (limits.min !== undefined && seconds < limits.min) {
    return fatal('time', value, `invalid ${name}: ${seconds} (min ${limits.min})`);
  }
  if (limits.max !== undefined && seconds > limits.max) {
    return fatal('time', value, `invalid ${name}: ${seconds} (max ${limits.max})`);
  }
  const read = value.slice(0, unitAt + 1);
  return read.length < value.length ? { ...ACCEPTED, read } : ACCEPTED;
}

/** The seconds that a time means, undefined when it means none; and where its unit stands. */
export function readTime(
  value: ByteString,
  defaultUnit: string | undefined,
): { readonly seconds: number | undefined; readonly unitAt: number } {
  const number = /^[ \t\n\v\f\r]*([+-]?)([0-9]+)/.exec(value);
  const unitAt = number?.[0].length ?? 0;
  const seconds = inSeconds(
    number?.[1] === '-' ? -Number(number[2]) : Number(number?.[2] ?? 0),
    value.charAt(unitAt) || (defaultUnit ?? 's'),
  );
  return { seconds, unitAt };
}

/** Undefined where Postfix sees an unknown unit, a negative number, or an overflow. */
function inSeconds(number: number, unit: string): number | undefined {
  const factor = Object.hasOwn(SECONDS, unit) ? SECONDS[unit] : undefined;
  if (factor === undefined || number < 0 || number > INT_MAX) return undefined;
  // The largest number of a unit above seconds is refused as well.
  if (factor > 1 && number >= Math.floor(INT_MAX / factor)) return undefined;
  // Not the -0 of "-0s".
  return Math.abs(number * factor);
}

/** Words in which people write a unit. */
const UNIT_WORDS: Readonly<Record<string, string>> = {
  s: 's|secs?|seconds?',
  m: 'm|mins?|minutes?',
  h: 'h|hrs?|hours?',
  d: 'd|days?',
  w: 'w|wks?|weeks?',
};

/** The letter of a unit as people write it: `minutes` is `m`; undefined when none is meant. */
export function unitLetter(word: string): string | undefined {
  return Object.keys(UNIT_WORDS).find((letter) =>
    new RegExp(`^(?:${UNIT_WORDS[letter]})$`).test(word),
  );
}

/**
 * What is meant by several parts such as `1h30m`, in the smallest unit that they use; undefined
 * when the text is not made of parts.
 */
export function sumOfParts(value: ByteString): ByteString | undefined {
  if (!/^(?:[0-9]{1,9}[smhdw][ ,]*){2,}$/.test(value)) return undefined;
  const parts = [...value.matchAll(/([0-9]+)([smhdw])/g)];
  const letters = ['s', 'm', 'h', 'd', 'w'];
  const smallest = letters.find((letter) => parts.some((part) => part[2] === letter)) ?? 's';
  const total = parts.reduce((sum, [, number, unit]) => {
    return sum + Number(number) * (SECONDS[unit ?? 's'] ?? 0);
  }, 0);
  return `${total / (SECONDS[smallest] ?? 1)}${smallest}`;
}
