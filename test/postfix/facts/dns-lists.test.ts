import { expect, test } from 'vitest';
import { closedSince, listingReplies } from '../../../src/postfix/facts/dns-lists.ts';

test.each([
  ['dnsbl.sorbs.net', '2024-06'],
  ['SORBS.NET.', '2024-06'],
  ['ix.dnsbl.manitu.net', '2025-01'],
  ['manitu.net', undefined],
  ['notsorbs.net', undefined],
  ['bl.spamcop.net', undefined],
])('%s was closed: %s', (zone, closed) => {
  expect(closedSince(zone)).toBe(closed);
});

test.each([
  ['zen.spamhaus.org', '127.0.0.[2..11]'],
  ['Zen.Spamhaus.ORG', '127.0.0.[2..11]'],
  ['dbl.spamhaus.org', '127.0.1.[2..106]'],
  ['key.zen.dq.spamhaus.net', undefined],
])('replies of %s that mean a listing: %s', (zone, replies) => {
  expect(listingReplies(zone)).toBe(replies);
});
