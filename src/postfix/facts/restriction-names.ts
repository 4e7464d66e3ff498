import type { Release } from './release.ts';

/** What must follow the name of a restriction. */
export type RestrictionArgument = 'table' | 'domain' | 'policy-service' | 'seconds';

/** A name that may stand in an smtpd_*_restrictions list. */
export interface RestrictionName {
  readonly name: string;
  readonly argument: RestrictionArgument | undefined;
  /** The first release that has it; absent when all that are covered do. */
  readonly since?: string;
  /** The first release that refuses it, and what to write instead. */
  readonly removedIn?: string;
  readonly replacement?: string;
}

const PLAIN = `
  defer defer_if_permit defer_if_reject permit permit_auth_destination permit_inet_interfaces
  permit_mx_backup permit_mynetworks permit_sasl_authenticated permit_tls_all_clientcerts
  permit_tls_clientcerts reject reject_authenticated_sender_login_mismatch
  reject_invalid_helo_hostname reject_invalid_hostname reject_multi_recipient_bounce
  reject_non_fqdn_helo_hostname reject_non_fqdn_hostname reject_non_fqdn_recipient
  reject_non_fqdn_sender reject_plaintext_session reject_sender_login_mismatch
  reject_unauth_destination reject_unauth_pipelining reject_unauthenticated_sender_login_mismatch
  reject_unknown_address reject_unknown_client reject_unknown_client_hostname
  reject_unknown_helo_hostname reject_unknown_hostname reject_unknown_recipient_domain
  reject_unknown_reverse_client_hostname reject_unknown_sender_domain reject_unlisted_recipient
  reject_unlisted_sender reject_unverified_recipient reject_unverified_sender
  check_recipient_maps warn_if_reject`;

const WITH_TABLE = `
  check_ccert_access check_client_access check_etrn_access check_helo_access check_helo_mx_access
  check_helo_ns_access check_recipient_access check_recipient_mx_access check_recipient_ns_access
  check_reverse_client_hostname_access check_sender_access check_sender_mx_access
  check_sender_ns_access`;

const WITH_DOMAIN = `
  reject_rbl reject_rbl_client reject_rhsbl_client reject_rhsbl_helo reject_rhsbl_recipient
  reject_rhsbl_sender`;

const LATER: readonly RestrictionName[] = [
  { name: 'check_client_mx_access', argument: 'table', since: '2.7' },
  { name: 'check_client_ns_access', argument: 'table', since: '2.7' },
  { name: 'check_reverse_client_hostname_mx_access', argument: 'table', since: '2.7' },
  { name: 'check_reverse_client_hostname_ns_access', argument: 'table', since: '2.7' },
  { name: 'permit_dnswl_client', argument: 'domain', since: '2.8' },
  { name: 'permit_rhswl_client', argument: 'domain', since: '2.8' },
  { name: 'reject_rhsbl_reverse_client', argument: 'domain', since: '2.8' },
  { name: 'defer_unauth_destination', argument: undefined, since: '2.10' },
  { name: 'reject_known_sender_login_mismatch', argument: undefined, since: '2.11' },
  { name: 'check_sasl_access', argument: 'table', since: '2.11' },
  { name: 'check_client_a_access', argument: 'table', since: '3.0' },
  { name: 'check_helo_a_access', argument: 'table', since: '3.0' },
  { name: 'check_recipient_a_access', argument: 'table', since: '3.0' },
  { name: 'check_reverse_client_hostname_a_access', argument: 'table', since: '3.0' },
  { name: 'check_sender_a_access', argument: 'table', since: '3.0' },
];

const REMOVED: readonly RestrictionName[] = [
  {
    name: 'check_relay_domains',
    argument: undefined,
    removedIn: '3.9',
    replacement: 'reject_unauth_destination',
  },
  {
    name: 'permit_naked_ip_address',
    argument: undefined,
    removedIn: '3.9',
    replacement: 'permit_mynetworks',
  },
  // With the domains of maps_rbl_domains, so that no single word stands for it.
  { name: 'reject_maps_rbl', argument: undefined, removedIn: '3.9' },
];

/**
 * Every name of every release. Source: postconf(5) "available in", smtpd/smtpd_check.c,
 * global/mail_params.h up to 3.11; each was tried on a real smtpd 3.7.11.
 */
const NAMES: ReadonlyMap<string, RestrictionName> = new Map(
  [
    ...namesIn(PLAIN, undefined),
    ...namesIn(WITH_TABLE, 'table'),
    ...namesIn(WITH_DOMAIN, 'domain'),
    ...namesIn('check_policy_service', 'policy-service'),
    ...namesIn('sleep', 'seconds'),
    ...LATER,
    ...REMOVED,
  ].map((entry) => [entry.name, entry]),
);

function namesIn(text: string, argument: RestrictionArgument | undefined): RestrictionName[] {
  return text
    .split(/\s+/)
    .filter(Boolean)
    .map((name) => ({ name, argument }));
}

/** The restriction of that name, which is without case; also one that the release has dropped. */
export function restrictionName(name: string, release: Release): RestrictionName | undefined {
  const entry = NAMES.get(name.toLowerCase());
  return entry && release.atLeast(entry.since ?? '2.6') ? entry : undefined;
}

/** Whether the release refuses a name that older ones took. */
export function isRemoved({ removedIn }: RestrictionName, release: Release): boolean {
  return removedIn !== undefined && release.atLeast(removedIn);
}

/** The names that a release takes. */
export function restrictionNames(release: Release): string[] {
  return [...NAMES.values()]
    .filter((entry) => release.atLeast(entry.since ?? '2.6') && !isRemoved(entry, release))
    .map(({ name }) => name);
}
