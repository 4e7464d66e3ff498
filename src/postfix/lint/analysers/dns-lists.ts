import type { JoinedText } from '../../../text/joined-text.ts';
import { closedSince, listingReplies } from '../../facts/dns-lists.ts';
import { isListSeparator } from '../../model/lists.ts';
import type { PostfixServer } from '../../model/server.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type ExplicitValue, explicitValues } from './explicit-values.ts';
import { removalOf } from './list-removal.ts';

type DnsListFact = Fact<'dns-list'>;

const ASKS_A_LIST = /^reject_(?:rbl(?:_client)?|rhsbl_\w+)$/i;

/** DNS lists of bad clients and senders in the lists of smtpd and postscreen that are in use. */
export function* dnsLists(server: PostfixServer): Iterable<DnsListFact> {
  for (const explicit of explicitValues(server)) {
    const { value, readings } = explicit;
    // Behind a $ no single word has a place of its own.
    if (readings[0]?.read !== 'by-service' || value.text.includes('$')) continue;
    const words = splitWords(value, isListSeparator);
    const byZone = new Map<string, { own: number[]; lists: JoinedText[] }>();
    for (const own of listsIn(explicit, words)) {
      const list = words[own.at(-1) ?? -1];
      // One with a negative weight is none of bad clients.
      if (!list || /\*-/.test(list.text)) continue;
      const { zone, isFiltered } = read(list);
      const key = `${zone.toLowerCase()} ${isFiltered}`;
      const asked = byZone.get(key) ?? { own: [], lists: [] };
      byZone.set(key, { own: [...asked.own, ...own], lists: [...asked.lists, list] });
    }
    for (const { own, lists } of byZone.values()) yield* factsOf(explicit, own, lists);
  }
}

function read(list: JoinedText): { zone: string; isFiltered: boolean } {
  const [, zone = '', filter] = /^([^=*]+)(=[^*]+)?/.exec(list.text) ?? [];
  return { zone, isFiltered: filter !== undefined };
}

/** The indexes of the words that ask a DNS list; the list is the last of them. */
function listsIn({ parameter }: ExplicitValue, words: readonly JoinedText[]): number[][] {
  const comment = words.findIndex((word) => word.text.startsWith('#'));
  const used = comment === -1 ? words : words.slice(0, comment);
  if (parameter.name === 'postscreen_dnsbl_sites') return used.map((_, index) => [index]);
  if (parameter.valueKind !== 'restrictions') return [];
  return used.flatMap((word, index) =>
    ASKS_A_LIST.test(word.text) && index + 1 < used.length ? [[index, index + 1]] : [],
  );
}

function* factsOf(
  { parameter, value, source, entryStart, subject }: ExplicitValue,
  own: readonly number[],
  lists: readonly JoinedText[],
): Iterable<DnsListFact> {
  const [first] = lists;
  if (!first) return;
  const { zone, isFiltered } = read(first);
  const replies = listingReplies(zone);
  const takesErrors = replies !== undefined && !isFiltered;
  yield {
    name: 'dns-list',
    data: {
      setting: parameter.name,
      zone: quoted(zone),
      closed: closedSince(zone) ?? '',
      replies: replies === undefined ? 'no-error-codes' : takesErrors ? 'all-count' : 'filtered',
      filtered: replies === undefined ? '' : `${zone}=${replies}`,
    },
    path: source.path,
    at: first.span,
    entryStart,
    settings: [parameter.name],
    subject,
    places: {
      zone: lists.map((list) => list.slice(0, zone.length).span),
      removal: removalOf(value, own),
    },
    notes: [],
    // What one resolver does to each of them is told once.
    ...(takesErrors
      ? { group: { key: 'error codes', calledHere: `${quoted(zone)} in ${parameter.name}` } }
      : {}),
  };
}
