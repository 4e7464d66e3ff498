import type { Truth } from '../../lint/truth.ts';
import { encodeUtf8 } from '../../text/bytes.ts';
import { negotiable, skipped } from '../../tls/protocol.ts';
import { takesInEveryDomain } from '../model/domain-lists.ts';
import { splitList } from '../model/lists.ts';
import { parseMacros } from '../model/macro.ts';
import { takesInEveryone, takesInLoopback } from '../model/networks.ts';
import {
  hasInclusions,
  type ProtocolList,
  parseProtocolList,
  protocolGrammar,
} from '../model/protocol-list.ts';
import { isKnown, type Value } from '../model/value.ts';
import { readTime } from '../model/values/time.ts';
import { collapseBlanks } from '../syntax/whitespace.ts';
import { resolveName, type View } from './view.ts';
import type { PostfixWord } from './vocabulary.ts';

/** Whether a word about a setting holds; undefined when the word is about something else. */
export function testSettingWord(word: PostfixWord, view: View): Truth | undefined {
  if ('is' in word) return testState(word.is, resolveName(view, word.setting), view);
  const inText = textTest(word);
  if (inText) return onText(view, settingOf(word), inText);
  if ('isWritten' in word) {
    const { raw } = view.scope.effective(resolveName(view, word.setting));
    const texts = word.isWritten.map(encodeUtf8);
    return isKnown(raw) ? texts.includes(collapseBlanks(raw.text)) : 'unknown';
  }
  if ('isMoreThan' in word) {
    return compare(resolveName(view, word.setting), word.isMoreThan, view, (a, b) => a > b);
  }
  if ('isLessThan' in word) {
    return compare(resolveName(view, word.setting), word.isLessThan, view, (a, b) => a < b);
  }
  if ('takes' in word) return takesKeyword(word.takes, resolveName(view, word.setting), view);
  if ('takesIn' in word) return takesIn(word.takesIn, resolveName(view, word.setting), view);
  if ('setIn' in word) {
    const { kind } = view.scope.effective(resolveName(view, word.setting)).origin;
    return kind === 'template' ? 'unknown' : kind === word.setIn;
  }
  const onList = protocolTest(word);
  if (onList) return onProtocols(view, settingOf(word), onList);
  return undefined;
}

function settingOf(word: PostfixWord): string | undefined {
  return 'setting' in word ? word.setting : undefined;
}

/** What a word about a text asks of it; undefined for words about other things. */
function textTest(word: PostfixWord): ((text: string) => boolean) | undefined {
  if ('isOneOf' in word) return (text) => includesWord(word.isOneOf, text);
  if ('listsOneOf' in word) {
    return (text) => splitList(text).some((element) => includesWord(word.listsOneOf, element));
  }
  if ('startsWith' in word) {
    const starts = word.startsWith.map((start) => start.toLowerCase());
    return (text) => starts.some((start) => text.toLowerCase().startsWith(start));
  }
  if ('hostName' in word) return (text) => word.hostName.some((kind) => HOST_NAME[kind](text));
  return undefined;
}

type HostNameKind = Extract<PostfixWord, { hostName: unknown }>['hostName'][number];

const HOST_NAME: Readonly<Record<HostNameKind, (text: string) => boolean>> = {
  unqualified: (text) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/i.test(text) && !isLocalName(text),
  local: isLocalName,
};

function isLocalName(text: string): boolean {
  return /^localhost(?:\.localdomain)?$/i.test(text);
}

type State = Extract<PostfixWord, { is: unknown }>['is'];

/** Whether a parameter is set, or has a value of that kind. */
export function testState(state: State, name: string, { scope, server }: View): Truth {
  const { raw, value, origin } = scope.effective(name);
  const explicit = origin.kind === 'main.cf' || origin.kind === 'master.cf';
  const mayBe = server.isExcerpt || origin.kind === 'template';
  const notExplicit = mayBe ? 'unknown' : true;
  switch (state) {
    case 'set':
      return explicit ? true : mayBe ? 'unknown' : false;
    case 'unset':
      return explicit ? false : notExplicit;
    case 'empty':
      if (isKnown(value)) return value.text === '';
      return isKnown(raw) && hasLiteral(raw.text) ? false : 'unknown';
    case 'default':
      return explicit ? isDefault(value, server.table.get(name)?.default) : notExplicit;
    case 'yes':
    case 'no':
      return isKnown(value) ? value.text.toLowerCase() === state : 'unknown';
  }
}

/** Whether something besides `$` references stands in a value, so that it cannot be empty. */
function hasLiteral(raw: string): boolean {
  return parseMacros(raw).some((macro) => macro.kind === 'text' && macro.text.trim() !== '');
}

function onText(view: View, setting: string | undefined, test: (text: string) => boolean): Truth {
  const { value } = view.scope.effective(resolveName(view, setting));
  return isKnown(value) ? test(value.text) : 'unknown';
}

function onProtocols(
  view: View,
  setting: string | undefined,
  test: (list: ProtocolList) => boolean,
): Truth {
  const grammar = protocolGrammar(view.server.release);
  return onText(view, setting, (text) => test(parseProtocolList(text, grammar)));
}

/** What a word about a protocol list asks of it; undefined for words about other things. */
function protocolTest(word: PostfixWord): ((list: ProtocolList) => boolean) | undefined {
  if ('lowestProtocol' in word) {
    return ({ valid, allowed }) => {
      const lowest = allowed[0];
      return valid && lowest !== undefined && word.lowestProtocol.includes(lowest);
    };
  }
  if ('highestProtocol' in word) {
    return ({ valid, allowed }) => {
      const highest = allowed.at(-1);
      return valid && highest !== undefined && word.highestProtocol.includes(highest);
    };
  }
  if ('skipsProtocol' in word) {
    return ({ allowed }) =>
      skipped(negotiable(allowed)).some((protocol) => word.skipsProtocol.includes(protocol));
  }
  return 'protocolList' in word ? PROTOCOL_LIST[word.protocolList] : undefined;
}

type ProtocolListState = Extract<PostfixWord, { protocolList: unknown }>['protocolList'];

const PROTOCOL_LIST: Readonly<Record<ProtocolListState, (list: ProtocolList) => boolean>> = {
  invalid: ({ valid }) => !valid,
  'none-left': ({ valid, allowed }) => valid && allowed.length === 0,
  inclusions: (list) => list.valid && hasInclusions(list),
  'repeated-bound': ({ valid, tokens }) =>
    valid &&
    (['floor', 'ceiling'] as const).some((kind) => {
      const bounds = tokens.flatMap((token) => (token.kind === kind ? [token.bound] : []));
      return new Set(bounds).size > 1;
    }),
};

/** Blanks make no difference. */
function isDefault(value: Value, usual: string | null | undefined): Truth {
  if (!isKnown(value) || typeof usual !== 'string') return 'unknown';
  return collapseBlanks(value.text).trim() === collapseBlanks(usual).trim();
}

function includesWord(words: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => word.toLowerCase() === lower);
}

function compare(
  name: string,
  to: number | string,
  view: View,
  holds: (a: number, b: number) => boolean,
): Truth {
  const left = numberOf(name, view);
  const right = typeof to === 'number' ? to : numberOf(to, view);
  return left === undefined || right === undefined ? 'unknown' : holds(left, right);
}

/** The number that a parameter has, a time in seconds; undefined when that is not known. */
function numberOf(name: string, { scope, server }: View): number | undefined {
  const { value } = scope.effective(name);
  if (!isKnown(value) || !/^[0-9]/.test(value.text)) return undefined;
  const parameter = server.table.get(name);
  if (parameter?.kind === 'time') return readTime(value.text, parameter.defaultUnit).seconds;
  return /^[0-9]+$/.test(value.text) ? Number(value.text) : undefined;
}

function takesKeyword(keyword: string, name: string, { server }: View): Truth {
  const parameter = server.table.get(name);
  if (!parameter) return false;
  if (parameter.enum) return parameter.enum.values.includes(keyword);
  const isBoolean = parameter.kind === 'bool' || parameter.kind === 'nbool';
  return isBoolean && (keyword === 'yes' || keyword === 'no');
}

/** The default of mynetworks, the networks of this host, has the loopback addresses, but not all. */
function takesIn(what: 'everyone' | 'loopback' | 'every-domain', name: string, view: View): Truth {
  const { scope } = view;
  const { value, decidedBy } = scope.effective(name);
  if (
    decidedBy.name === 'mynetworks' &&
    what !== 'every-domain' &&
    !scope.isExplicit('mynetworks')
  ) {
    return view.server.isExcerpt ? 'unknown' : what === 'loopback';
  }
  if (!isKnown(value)) return 'unknown';
  switch (what) {
    case 'everyone':
      return takesInEveryone(value.text);
    case 'loopback':
      return takesInLoopback(value.text);
    case 'every-domain':
      return takesInEveryDomain(value.text);
  }
}
