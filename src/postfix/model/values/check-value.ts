import type { ByteString } from '../../../text/bytes.ts';
import { compatibilityLevel } from '../compatibility-level.ts';
import { checkFeedback, FEEDBACK } from './feedback.ts';
import { checkKeywords } from './keyword.ts';
import { checkNumber } from './number.ts';
import { checkTime } from './time.ts';
import { ACCEPTED, fatal, type ValueRules, type Verdict } from './verdict.ts';

/**
 * What a program that reads a parameter makes of its value, expanded. postconf(1) checks none of
 * this; each program does when it starts.
 * Source: global/mail_conf_*.c, global/compat_level.c; observed on Postfix 3.7.11.
 */
export function checkValue(rules: ValueRules, value: ByteString): Verdict {
  switch (rules.kind) {
    case 'bool':
    case 'nbool':
      return checkSwitch(rules, value);
    case 'int':
    case 'nint':
    case 'long':
      return checkNumber(rules, rules.kind, value);
    case 'time':
      return checkTime(rules, value);
    case 'raw':
    case 'string':
      return checkText(rules, value);
  }
}

function checkSwitch({ name }: ValueRules, value: ByteString): Verdict {
  return /^(?:yes|no)$/i.test(value)
    ? ACCEPTED
    : fatal('bool', value, `bad boolean configuration: ${name} = ${value}`);
}

function checkText(rules: ValueRules, value: ByteString): Verdict {
  const { name, limits, enum: keywords } = rules;
  const [least = 0, most = Infinity] = [limits.min, limits.max];
  const length = `bad string length ${value.length}`;
  if (value.length < least)
    return fatal('length', value, `${length} < ${least}: ${name} = ${value}`);
  if (value.length > most) return fatal('length', value, `${length} > ${most}: ${name} = ${value}`);
  if (name === 'compatibility_level' && compatibilityLevel(value) === undefined) {
    const message = `malformed compatibility level syntax: "${value}"`;
    return fatal('compatibility-level', value, message);
  }
  if (FEEDBACK.test(name)) return checkFeedback(name, value);
  return keywords ? checkKeywords(rules, keywords, value) : ACCEPTED;
}
