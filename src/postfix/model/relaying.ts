import { any, type Truth } from '../../lint/truth.ts';
import { takesInEveryone } from './networks.ts';
import {
  type ClassLookup,
  GUARDS_AGAINST_RELAYING,
  hasWorking,
  outcomeForStranger,
  parseRestrictions,
} from './restrictions.ts';
import type { Scope } from './scope.ts';
import type { PostfixServer } from './server.ts';
import { isKnown } from './value.ts';

/** The lists that a message passes, in the order in which smtpd asks them. */
const LISTS = [
  'smtpd_client_restrictions',
  'smtpd_helo_restrictions',
  'smtpd_sender_restrictions',
  'smtpd_relay_restrictions',
  'smtpd_recipient_restrictions',
  'smtpd_data_restrictions',
  'smtpd_end_of_data_restrictions',
] as const;

/**
 * Whether smtpd finds one of the names working in one of the lists, with `before` in front of all of
 * those; classes are followed.
 */
export function someListHas(
  scope: Scope,
  lists: readonly string[],
  names: readonly string[],
  before: readonly string[] = [],
): Truth {
  return any(
    lists.map((list) => {
      const { value } = scope.effective(list);
      if (!isKnown(value)) return 'unknown';
      return hasWorking(parseRestrictions(value.text), names, classesOf(scope), before);
    }),
  );
}

/**
 * Whether a client that no table knows may send to a domain that is not this server's. Unknown when
 * a lookup table or a policy server has a say. A server without any guard does not serve at all, so
 * it relays nothing. Source: SMTPD_ACCESS_README, postconf(5) smtpd_relay_restrictions.
 */
export function relaysForStrangers(scope: Scope, server: PostfixServer): Truth {
  return letsStrangersSend('foreign', scope, server);
}

/** Whether such a client may send to the domains that are this server's. */
export function admitsStrangers(scope: Scope, server: PostfixServer): Truth {
  return letsStrangersSend('own', scope, server);
}

function letsStrangersSend(
  recipient: 'own' | 'foreign',
  scope: Scope,
  server: PostfixServer,
): Truth {
  const guards = ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'];
  const serves = someListHas(scope, guards, GUARDS_AGAINST_RELAYING);
  if (serves !== true) return serves;
  let known = true;
  const context = {
    classOf: classesOf(scope),
    recipient,
    isInMynetworks: everyoneIsInMynetworks(scope, server),
  };
  for (const list of LISTS) {
    const { value, origin } = scope.effective(list);
    if (origin.kind === 'undefined') continue;
    if (!isKnown(value)) {
      known = false;
      continue;
    }
    const outcome = outcomeForStranger(parseRestrictions(value.text), context);
    if (outcome === 'reject') return false;
    if (outcome === 'unknown') known = false;
  }
  return known ? true : 'unknown';
}

/** Whether mynetworks takes in every client; its default, the networks of this host, does not. */
export function everyoneIsInMynetworks(scope: Scope, server: PostfixServer): Truth {
  if (!scope.isExplicit('mynetworks')) return server.isExcerpt ? 'unknown' : false;
  const { value } = scope.effective('mynetworks');
  return isKnown(value) ? takesInEveryone(value.text) : 'unknown';
}

function classesOf(scope: Scope): ClassLookup {
  const { value } = scope.effective('smtpd_restriction_classes');
  const classes = isKnown(value) ? value.text.toLowerCase().split(/[, \t\r\n]+/) : [];
  return (name) => {
    if (!classes.includes(name)) return undefined;
    const text = scope.effective(name).value;
    return isKnown(text) ? text.text : undefined;
  };
}
