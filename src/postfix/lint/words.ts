import { any, not, type Truth } from '../../lint/truth.ts';
import { isForwardSecret } from '../../tls/offered-suites.ts';
import type { CipherSuite } from '../../tls/openssl-suites.ts';
import { PROTOCOLS } from '../../tls/protocol.ts';
import { isReachable } from '../model/reachable.ts';
import {
  admitsStrangers,
  everyoneIsInMynetworks,
  relaysForStrangers,
  someListHas,
} from '../model/relaying.ts';
import { serverTls } from '../model/server-tls.ts';
import { type OfferedCiphers, offeredCiphers, serviceCiphers } from '../model/service-ciphers.ts';
import { testClientWord } from './client-words.ts';
import { testSettingWord, testState } from './setting-words.ts';
import { resolveName, type View } from './view.ts';
import type { PostfixWord } from './vocabulary.ts';

/** Whether a word holds for a service or a setting. */
export function testWord(word: PostfixWord, view: View): Truth {
  const truth = testSettingWord(word, view) ?? testClientWord(word, view);
  if (truth !== undefined) return truth;
  if ('ciphers' in word) return testCiphers(word.ciphers, view);
  if ('someServiceSets' in word) return someServiceSets(word, view);
  if ('tls' in word) return testTls(word.tls, view);
  if ('reachable' in word) return isReachable(view.service, view.scope, view.server);
  if ('hasService' in word) return hasService(word.hasService, view);
  if ('column' in word) return testColumn(word, view);
  if ('haveWorking' in word) {
    return someListHas(view.scope, word.restrictions, word.haveWorking, word.before);
  }
  if ('relays' in word) return relaysForStrangers(view.scope, view.server);
  if ('admits' in word) return admitsStrangers(view.scope, view.server);
  if ('mynetworks' in word) return everyoneIsInMynetworks(view.scope, view.server);
  if ('certificate' in word) return hasCertificate(view);
  throw new Error('a rule asks about the data of a fact, but its subject is no fact');
}
/** What an excerpt or a missing master.cf does not show may be there. */
function hasService(roles: readonly string[], { server }: View): Truth {
  const found = server.services.some((service) => service.written && roles.includes(service.role));
  return found || (server.input.master && !server.isExcerpt) ? found : 'unknown';
}

function testColumn(
  { column, holds }: Extract<PostfixWord, { column: unknown }>,
  { service }: View,
): Truth {
  if (!service || service.entry.opaque) return 'unknown';
  return holds.includes(service.entry.fields[column].text);
}

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
