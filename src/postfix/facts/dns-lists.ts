import type { ByteString } from '../../text/bytes.ts';

/** A DNS list that its operator has closed. */
interface ClosedList {
  /** Its zone; those below it too. */
  readonly zone: ByteString;
  /** Year, and month where known. */
  readonly closed: string;
}

/**
 * Lists that are closed for good. Some answer nothing, some no longer resolve; others have answered
 * "listed" to everything, by will of their operator (AHBL in January 2015) or of a later owner of the
 * domain (NJABL in January 2024). Sources, looked up in November 2026: statement of Proofpoint on
 * SORBS of June 2024, heise.de on Nixspam of January 2025, Validity on AHBL of March 2014, Vamsoft on
 * DSBL of March 2009, dnsbl.com on dnsbl.inps.de of May 2020, Wikipedia on NJABL and ORDB.
 */
const CLOSED_LISTS: readonly ClosedList[] = [
  { zone: 'sorbs.net', closed: '2024-06' },
  { zone: 'njabl.org', closed: '2013-03' },
  { zone: 'dsbl.org', closed: '2008-05' },
  { zone: 'ahbl.org', closed: '2015-01' },
  { zone: 'ordb.org', closed: '2006-12' },
  { zone: 'dnsbl.inps.de', closed: '2020-05' },
  { zone: 'ix.dnsbl.manitu.net', closed: '2025-01' },
];

/** When the list of a zone was closed; undefined when it is not known to be. */
export function closedSince(zone: ByteString): string | undefined {
  const name = zone.toLowerCase().replace(/\.$/, '');
  return CLOSED_LISTS.find((list) => name === list.zone || name.endsWith(`.${list.zone}`))?.closed;
}

/**
 * The replies of Spamhaus that mean a listing, by zone. Replies 127.255.255.x are errors: the zone is
 * misspelt, the query came through an open resolver, or there were too many.
 * Source: Spamhaus "Using our public mirrors? Check your return codes now", DNSBL usage FAQ.
 */
const SPAMHAUS_REPLIES: ReadonlyMap<string, string> = new Map([
  ['zen.spamhaus.org', '127.0.0.[2..11]'],
  ['sbl.spamhaus.org', '127.0.0.[2..9]'],
  ['xbl.spamhaus.org', '127.0.0.[4..7]'],
  ['sbl-xbl.spamhaus.org', '127.0.0.[2..9]'],
  ['pbl.spamhaus.org', '127.0.0.[10..11]'],
  ['dbl.spamhaus.org', '127.0.1.[2..106]'],
]);

/** The replies that mean a listing, for a list that gives error codes too. */
export function listingReplies(zone: ByteString): string | undefined {
  return SPAMHAUS_REPLIES.get(zone.toLowerCase().replace(/\.$/, ''));
}
