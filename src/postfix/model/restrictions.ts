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
 * behind `permit`. Source: smtpd/smtpd_check.c `has_required`.
 */
export function hasWorking(
  list: readonly Restriction[],
  names: readonly string[],
  classOf: ClassLookup,
  depth = 0,
): boolean {
  for (const { name, onlyWarns } of list) {
    if (onlyWarns) continue;
    if (name === 'permit') return false;
    if (names.includes(name)) return true;
    const inner = depth < 10 ? classOf(name) : undefined;
    if (inner !== undefined && hasWorking(parseRestrictions(inner), names, classOf, depth + 1)) {
      return true;
    }
  }
  return false;
}

/** What a list says to a client that nobody knows, with a recipient in a domain of others. */
export type StrangerOutcome = 'permit' | 'reject' | 'continue' | 'unknown';

export interface StrangerContext {
  readonly classOf: ClassLookup;
  /** Whether mynetworks takes in every client. */
  readonly isInMynetworks: boolean | 'unknown';
}

const REJECTS_STRANGERS = new Set([
  'reject',
  'defer',
  'reject_unauth_destination',
  'defer_unauth_destination',
  'check_relay_domains',
]);

/** Restrictions that let some strangers pass, so that a relay behind them is still open. */
const LETS_STRANGERS_PASS =
  /^(?:reject_(?!maps_rbl)\w+|permit_(?:sasl_authenticated|tls_clientcerts|tls_all_clientcerts|auth_destination|inet_interfaces|dnswl_client|rhswl_client)|sleep|defer_if_reject)$/;

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
  if (REJECTS_STRANGERS.has(name)) return 'reject';
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
