import type { Truth } from '../../lint/truth.ts';
import { highest, lowest, type ProtocolSet } from '../../tls/protocol.ts';
import { choosesNothing, isModern, needsEcdsa } from '../model/cipher-list.ts';
import { listElements } from '../model/list.ts';
import { weakCiphers } from '../model/weak-ciphers.ts';
import { settingIn, type View } from './view.ts';
import type { IceWarpWord } from './vocabulary.ts';

/** Whether a word holds for a variable of a server. */
export function testWord(word: IceWarpWord, view: View): Truth {
  if ('datum' in word) {
    throw new Error('a rule asks about the data of a fact, but its subject is no fact');
  }
  if ('version' in word) return view.server.version?.satisfies(word.version) ?? 'unknown';
  const value = settingIn(view, word.variable)?.value;
  if ('isShown' in word) return value !== undefined && isState(word.isShown, value);
  return value === undefined ? 'unknown' : testValue(word, value.trim(), view);
}

type ValueWord = Exclude<
  IceWarpWord,
  { datum: string } | { version: string } | { isShown: string }
>;

function testValue(word: ValueWord, value: string, view: View): Truth {
  if ('is' in word) return isState(word.is, value);
  if ('isOneOf' in word) return includesWord(word.isOneOf, value);
  if ('listsOneOf' in word) {
    return listElements(value).some(({ text }) => includesWord(word.listsOneOf, text));
  }
  if ('below' in word) return onNumber(value, (number) => number < word.below);
  if ('above' in word) return onNumber(value, (number) => number > word.above);
  if ('beginsWith' in word) return value.toLowerCase().startsWith(word.beginsWith.toLowerCase());
  if ('isSameAs' in word) {
    const other = settingIn(view, word.isSameAs)?.value;
    return other === undefined ? 'unknown' : other.trim() === value;
  }
  if ('ciphers' in word) return testCiphers(word.ciphers, value);
  return testMethod(word, value, view);
}

function isState(state: 'yes' | 'no' | 'empty', value: string): boolean {
  if (state === 'empty') return value.trim() === '';
  return (state === 'yes' ? /^(?:1|true)$/i : /^(?:0|false)$/i).test(value.trim());
}

/** A value that is no number is the matter of another rule. */
function onNumber(value: string, test: (number: number) => boolean): Truth {
  return /^\d{1,9}$/.test(value) ? test(Number(value)) : 'unknown';
}

type CipherWord = Extract<IceWarpWord, { ciphers: unknown }>;

/** Of the built-in list, which an empty value stands for, nothing is known. */
function testCiphers(asked: CipherWord['ciphers'], value: string): Truth {
  if (value === '') return 'unknown';
  switch (asked) {
    case 'none-chosen':
      return choosesNothing(value);
    case 'weak':
      return weakCiphers(value).length > 0;
    case 'modern':
      return isModern(value);
    case 'needs-ecdsa':
      return needsEcdsa(value);
  }
}

type MethodWord = Extract<
  ValueWord,
  { lowestProtocol: unknown } | { highestProtocol: unknown } | { method: unknown }
>;

function testMethod(word: MethodWord, value: string, view: View): Truth {
  const method = view.server.method(value);
  if (method.kind === 'invalid') return false;
  if ('method' in word) return method.kind === 'open';
  const holds = (protocols: ProtocolSet): boolean => {
    const version = 'lowestProtocol' in word ? lowest(protocols) : highest(protocols);
    const asked = 'lowestProtocol' in word ? word.lowestProtocol : word.highestProtocol;
    return version !== undefined && asked.includes(version);
  };
  if (method.kind === 'known') return holds(method.protocols);
  const verdicts = new Set(method.readings.map(({ protocols }) => holds(protocols)));
  return verdicts.size === 1 ? verdicts.has(true) : 'unknown';
}

function includesWord(words: readonly string[], text: string): boolean {
  return words.some((word) => word.toLowerCase() === text.toLowerCase());
}
