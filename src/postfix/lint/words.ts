import { any, not, type Truth } from '../../lint/truth.ts';
import { encodeUtf8 } from '../../text/bytes.ts';
import { isForwardSecret } from '../../tls/offered-suites.ts';
import type { CipherSuite } from '../../tls/openssl-suites.ts';
import { negotiable, PROTOCOLS, skipped } from '../../tls/protocol.ts';
import { isLoopback } from '../model/endpoint.ts';
import { splitList } from '../model/lists.ts';
import {
  hasInclusions,
  type ProtocolList,
  parseProtocolList,
  protocolGrammar,
} from '../model/protocol-list.ts';
import { everyoneIsInMynetworks, relaysForStrangers, someListHas } from '../model/relaying.ts';
import { serverTls } from '../model/server-tls.ts';
import { type OfferedCiphers, offeredCiphers, serviceCiphers } from '../model/service-ciphers.ts';
import { isKnown, type Value } from '../model/value.ts';
import { collapseBlanks } from '../syntax/whitespace.ts';
import { resolveName, type View } from './view.ts';
import type { PostfixWord } from './vocabulary.ts';

/** Whether a word holds for a service or a setting. */
export function testWord(word: PostfixWord, view: View): Truth {
  if ('is' in word) return testState(word.is, resolveName(view, word.setting), view);
  if ('isOneOf' in word) {
    return onText(view, word.setting, (text) => includesWord(word.isOneOf, text));
  }
  if ('isWritten' in word) {
    const { raw } = view.scope.effective(resolveName(view, word.setting));
    const texts = word.isWritten.map(encodeUtf8);
    return isKnown(raw) ? texts.includes(collapseBlanks(raw.text)) : 'unknown';
  }
  if ('listsOneOf' in word) {
    return onText(view, word.setting, (text) =>
      splitList(text).some((element) => includesWord(word.listsOneOf, element)),
    );
  }
  if ('setIn' in word) {
    const { kind } = view.scope.effective(resolveName(view, word.setting)).origin;
    return kind === 'template' ? 'unknown' : kind === word.setIn;
  }
  const onList = protocolTest(word);
  if (onList) return onProtocols(view, 'setting' in word ? word.setting : undefined, onList);
  if ('ciphers' in word) return testCiphers(word.ciphers, view);
  if ('someServiceSets' in word) return someServiceSets(word, view);
  if ('tls' in word) return testTls(word.tls, view);
  if ('reachable' in word) return isReachable(view);
  if ('haveWorking' in word) return someListHas(view.scope, word.restrictions, word.haveWorking);
  if ('relays' in word) return relaysForStrangers(view.scope, view.server);
  if ('mynetworks' in word) return everyoneIsInMynetworks(view.scope, view.server);
  if ('certificate' in word) return hasCertificate(view);
  throw new Error('a rule asks about the data of a fact, but its subject is no fact');
}

type State = Extract<PostfixWord, { is: unknown }>['is'];

function testState(state: State, name: string, { scope, server }: View): Truth {
  const { value, origin } = scope.effective(name);
  const explicit = origin.kind === 'main.cf' || origin.kind === 'master.cf';
  const mayBe = server.isExcerpt || origin.kind === 'template';
  const notExplicit = mayBe ? 'unknown' : true;
  switch (state) {
    case 'set':
      return explicit ? true : mayBe ? 'unknown' : false;
    case 'unset':
      return explicit ? false : notExplicit;
    case 'empty':
      return isKnown(value) ? value.text === '' : 'unknown';
    case 'default':
      return explicit ? isDefault(value, server.table.get(name)?.default) : notExplicit;
    case 'yes':
    case 'no':
      return isKnown(value) ? value.text.toLowerCase() === state : 'unknown';
  }
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

type CipherState = Extract<PostfixWord, { ciphers: unknown }>['ciphers'];

const CIPHERS: Readonly<Record<CipherState, (offered: OfferedCiphers) => boolean>> = {
  malformed: (offered) => offered === 'malformed',
  'none-left': (offered) => offered === 'empty',
  'forward-secret': (offered) => someSuite(offered, isForwardSecret),
  'without-forward-secrecy': (offered) => someSuite(offered, (suite) => !isForwardSecret(suite)),
  anonymous: (offered) => someSuite(offered, ({ authentication }) => authentication === 'None'),
};

function someSuite(offered: OfferedCiphers, test: (suite: CipherSuite) => boolean): boolean {
  return typeof offered !== 'string' && (offered?.some(test) ?? false);
}

/** Which suites count does not depend on the versions: a list that shuts TLS 1.2 out has its own rule. */
function testCiphers(state: CipherState, { service, server }: View): Truth {
  const ciphers = service && serviceCiphers(service, server);
  if (!service || !ciphers) return 'unknown';
  const offered = offeredCiphers(ciphers, service, PROTOCOLS);
  return offered === null ? 'unknown' : CIPHERS[state](offered);
}

/** Blanks make no difference. */
function isDefault(value: Value, usual: string | null | undefined): Truth {
  if (!isKnown(value) || typeof usual !== 'string') return 'unknown';
  return collapseBlanks(value.text).trim() === collapseBlanks(usual).trim();
}

function includesWord(words: readonly string[], text: string): boolean {
  const lower = text.toLowerCase();
  return words.some((word) => word.toLowerCase() === lower);
}

type SomeServiceSets = Extract<PostfixWord, { someServiceSets: unknown }>;

/**
 * What an excerpt shows of main.cf leaves open what master.cf says; that it empties a parameter for
 * one service is so rare that it is left out of account.
 */
function someServiceSets({ someServiceSets: names, to }: SomeServiceSets, view: View): Truth {
  const { services, input } = view.server;
  const found = names
    .map((name) => resolveName(view, name))
    .some((name) =>
      services.some((service) => {
        const override = service.overrides.get(name);
        return override !== undefined && (to === undefined || override.value.text === '');
      }),
    );
  return found || to || input.master || !input.fragment ? found : 'unknown';
}

function testTls(modes: readonly string[], { service, server }: View): Truth {
  if (!service) return 'unknown';
  const { mode } = serverTls(service, server);
  return typeof mode === 'string' ? modes.includes(mode) : 'unknown';
}

/**
 * An excerpt that is silent on inet_interfaces is taken for that of a server that others reach:
 * being reachable is the ordinary case, and no finding is about it.
 */
function isReachable({ service, scope, server }: View): Truth {
  if (service?.endpoint?.host) return !isLoopback(service.endpoint.host);
  if (server.isExcerpt && !scope.isExplicit('inet_interfaces')) return true;
  const { value } = scope.effective('inet_interfaces');
  if (!isKnown(value)) return 'unknown';
  const interfaces = splitList(value.text).map((name) => name.replace(/^\[|\]$/g, ''));
  return interfaces.some((name) => name !== 'loopback-only' && !isLoopback(name));
}

/** Behind postscreen the handshake is made by tlsproxy(8), which has parameters of its own. */
function hasCertificate(view: View): Truth {
  const prefix = view.service?.program === 'postscreen' ? 'tlsproxy' : 'smtpd';
  return any(
    ['chain_files', 'cert_file', 'eccert_file', 'dcert_file']
      .map((name) => `${prefix}_tls_${name}`)
      .filter((name) => view.server.table.get(name))
      .map((name) => not(testState('empty', name, view))),
  );
}
