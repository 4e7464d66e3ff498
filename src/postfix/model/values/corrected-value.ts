import { nearest } from '../../../text/edit-distance.ts';
import { checkValue } from './check-value.ts';
import { unitLetter } from './time.ts';
import type { Refused, ValueRules } from './verdict.ts';

const YES = ['true', 'on', '1', 'y', 't', 'enable', 'enabled'];
const NO = ['false', 'off', '0', 'n', 'f', 'disable', 'disabled'];

/**
 * What was meant by a value that Postfix refuses, or by its faulty word; empty when that is not
 * plain. Sizes such as `10M` are left to people: some mean 1000 by it and some 1024.
 */
export function correctedValue(rules: ValueRules, value: string, verdict: Refused): string {
  const faulty = value.slice(verdict.word.start, verdict.word.end);
  const meant = guess(rules, faulty, verdict);
  if (meant === undefined || meant === '') return '';
  const whole = value.slice(0, verdict.word.start) + meant + value.slice(verdict.word.end);
  const again = checkValue(rules, whole);
  // In a list with several faulty words each has its turn.
  const moved = again.outcome === 'refused' && again.word.start > verdict.word.start;
  return again.outcome === 'accepted' || moved ? meant : '';
}

function guess(rules: ValueRules, faulty: string, { form }: Refused): string | undefined {
  const bare = faulty.replace(/^["']+|["';,]+$/g, '').trim();
  switch (form) {
    case 'bool': {
      const lower = bare.toLowerCase();
      if (YES.includes(lower)) return 'yes';
      return NO.includes(lower) ? 'no' : bare;
    }
    case 'time': {
      const [, number, word] = /^([0-9]+)[ \t]*([A-Za-z]*)$/.exec(bare) ?? [];
      if (number === undefined || word === undefined) return undefined;
      // A capital M may stand for months.
      const letter = word === 'M' ? undefined : unitLetter(word.toLowerCase());
      return word === '' ? number : letter && `${number}${letter}`;
    }
    case 'keyword':
      return nearestKeyword(rules, bare);
    case 'feedback':
    case 'int':
    case 'length':
    case 'compatibility-level':
      return bare === faulty ? undefined : bare;
  }
}

function nearestKeyword({ enum: keywords }: ValueRules, word: string): string | undefined {
  const values = keywords?.values ?? [];
  const same = values.find((value) => value.toLowerCase() === word.toLowerCase());
  if (same) return same;
  return word.length > 4 ? nearest(word, values, 2) : undefined;
}
