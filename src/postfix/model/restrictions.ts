import type { ByteString } from '../../text/bytes.ts';
import { splitList } from './lists.ts';

/** One restriction of an smtpd_*_restrictions list with the words that belong to it. */
export interface Restriction {
  /** In lower case: Postfix compares names without regard to case. */
  readonly name: string;
  readonly argument: ByteString | undefined;
  /** Whether `warn_if_reject` stands before it: it only logs. */
  readonly onlyWarns: boolean;
}

const WITH_ARGUMENT =
  /^(?:check_(?!relay_domains$|sender_login)\w+|reject_rbl_client|reject_rhsbl_\w+|permit_dnswl_client|permit_rhswl_client|sleep)$/;

/** Restrictions of which one must stand in a list, or smtpd refuses to serve. */
export const GUARDS_AGAINST_RELAYING: readonly string[] = [
  'reject_unauth_destination',
  'defer_unauth_destination',
  'reject',
  'defer',
  'defer_if_permit',
  'check_relay_domains',
];

/** Reads a restriction list. Source: SMTPD_ACCESS_README, smtpd/smtpd_check.c. */
export function parseRestrictions(text: ByteString): Restriction[] {
  const restrictions: Restriction[] = [];
  const words = splitList(text);
  let onlyWarns = false;
  for (let at = 0; at < words.length; at += 1) {
    const name = (words[at] ?? '').toLowerCase();
    if (name === 'warn_if_reject') {
      onlyWarns = true;
      continue;
    }
    const takesArgument = WITH_ARGUMENT.test(name);
    if (takesArgument) at += 1;
    restrictions.push({ name, argument: takesArgument ? words[at] : undefined, onlyWarns });
    onlyWarns = false;
  }
  return restrictions;
}

/** Finds the text of a restriction class; undefined when the name is no class. */
export type ClassLookup = (name: string) => ByteString | undefined;

/**
 * Whether smtpd's check at start-up finds one of the names, also inside classes; it does not look
 * behind `permit`. With `before`: whether it finds one in front of all of those.
 * Source: smtpd/smtpd_check.c `has_required`.
 */
export function hasWorking(
  list: readonly Restriction[],
  names: readonly string[],
  classOf: ClassLookup,
  before: readonly string[] = [],
): boolean {
  return firstOf(list, [...names, ...before], classOf, 0, names) === true;
}

/** Whether the first of all names in a list is one of those wanted; undefined when it has none. */
function firstOf(
  list: readonly Restriction[],
  all: readonly string[],
  classOf: ClassLookup,
  depth: number,
  wanted: readonly string[],
): boolean | undefined {
  for (const { name, onlyWarns } of list) {
    if (onlyWarns) continue;
    if (name === 'permit') return all.includes(name) ? wanted.includes(name) : undefined;
    if (all.includes(name)) return wanted.includes(name);
    const inner = depth < 10 ? classOf(name) : undefined;
    const found =
      inner === undefined
        ? undefined
        : firstOf(parseRestrictions(inner), all, classOf, depth + 1, wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What a list says to a client that nobody knows. */
export type StrangerOutcome = 'permit' | 'reject' | 'continue' | 'unknown';

export interface StrangerContext {
  readonly classOf: ClassLookup;
  /** Whether the recipient is in a domain of this server, or in one of others. */
  readonly recipient: 'own' | 'foreign';
  /** Whether mynetworks takes in every client. */
  readonly isInMynetworks: boolean | 'unknown';
}

const REJECTS_ALL = new Set(['reject', 'defer']);

const REJECTS_FOREIGN = new Set([
  'reject_unauth_destination',
  'defer_unauth_destination',
  'check_relay_domains',
]);

/** Restrictions that let some strangers pass, so that a relay behind them is still open. */
const LETS_STRANGERS_PASS =
  /^(?:reject_(?!maps_rbl)\w+|permit_(?:sasl_authenticated|tls_clientcerts|tls_all_clientcerts|inet_interfaces|dnswl_client|rhswl_client)|sleep|defer_if_reject)$/;

/** Walks a list as smtpd does; what a table or a policy server answers is unknown. */
export function outcomeForStranger(
  list: readonly Restriction[],
  context: StrangerContext,
  depth = 0,
): StrangerOutcome {
  let permitMeansDefer = false;
  for (const { name, onlyWarns } of list) {
    if (onlyWarns) continue;
    if (name === 'defer_if_permit') permitMeansDefer = true;
    else {
      const outcome = oneForStranger(name, context, depth);
      if (outcome === 'permit') return permitMeansDefer ? 'reject' : 'permit';
      if (outcome !== 'continue') return outcome;
    }
  }
  return permitMeansDefer ? 'reject' : 'continue';
}

function oneForStranger(name: string, context: StrangerContext, depth: number): StrangerOutcome {
  if (name === 'permit') return 'permit';
  if (REJECTS_ALL.has(name)) return 'reject';
  const isForeign = context.recipient === 'foreign';
  if (REJECTS_FOREIGN.has(name)) return isForeign ? 'reject' : 'continue';
  if (name === 'permit_auth_destination') return isForeign ? 'continue' : 'permit';
  if (name === 'permit_mynetworks') {
    if (context.isInMynetworks === 'unknown') return 'unknown';
    return context.isInMynetworks ? 'permit' : 'continue';
  }
  if (LETS_STRANGERS_PASS.test(name)) return 'continue';
  const inner = depth < 10 ? context.classOf(name) : undefined;
  return inner === undefined
    ? 'unknown'
    : outcomeForStranger(parseRestrictions(inner), context, depth + 1);
}
