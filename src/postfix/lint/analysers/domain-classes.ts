import { enumerate } from '../../../lint/phrases.ts';
import type { ByteString } from '../../../text/bytes.ts';
import { JoinedText } from '../../../text/joined-text.ts';
import { isListSeparator } from '../../model/lists.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Setting } from '../../syntax/main-cf.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { removalOf } from './list-removal.ts';

/** The lists in the order in which trivial-rewrite(8) asks them; the first that has a domain wins. */
const CLASSES = [
  'mydestination',
  'virtual_alias_domains',
  'virtual_mailbox_domains',
  'relay_domains',
] as const;

type ClassName = (typeof CLASSES)[number];

/** What becomes of the mail. Each pair was tried on Postfix 3.7.11. */
const CONSEQUENCES: Readonly<Partial<Record<`${ClassName} ${ClassName}`, string>>> = {
  'mydestination virtual_alias_domains': 'addresses without an alias go to users of this host',
  'mydestination virtual_mailbox_domains': 'who has only a virtual mailbox is unknown here (550)',
  'virtual_alias_domains virtual_mailbox_domains': 'a mailbox without an alias is unknown (550)',
  'virtual_alias_domains relay_domains': 'an address without an alias is unknown (550)',
  'virtual_mailbox_domains relay_domains': 'the mail is delivered here, and not sent on',
};

interface Member {
  readonly list: ClassName;
  readonly word: JoinedText;
  readonly index: number;
  readonly setting: Setting | undefined;
}

/**
 * Domains that main.cf writes out in two of the lists that say what a domain is. Postfix wants each
 * in one. mydestination and relay_domains may share: the one was the default of the other.
 * Source: ADDRESS_CLASS_README, trivial-rewrite/resolve.c.
 */
export function* domainsInTwoClasses(
  server: PostfixServer,
): Iterable<Fact<'domain-in-two-classes'>> {
  const { main } = server.input;
  if (!main) return;
  const winners = new Map<ByteString, Member>();
  const pairs = new Map<string, Overlap[]>();
  for (const member of CLASSES.flatMap((list) => membersOf(list, server))) {
    const domain = nameOf(member, server);
    const winner = winners.get(domain);
    if (!winner) winners.set(domain, member);
    else {
      const key = `${winner.list} ${member.list}`;
      pairs.set(key, [...(pairs.get(key) ?? []), { winner, loser: member }]);
    }
  }
  for (const overlaps of pairs.values()) yield* factsOf(overlaps, main.source.path);
}

/** One domain that two lists name. */
interface Overlap {
  readonly winner: Member;
  readonly loser: Member;
}

/** All domains that the same two lists share are one fact. */
function* factsOf(
  overlaps: readonly Overlap[],
  path: string,
): Iterable<Fact<'domain-in-two-classes'>> {
  const [first] = overlaps;
  if (!first) return;
  const { winner, loser } = first;
  const consequence = CONSEQUENCES[`${winner.list} ${loser.list}`];
  if (!consequence || !loser.setting) return;
  const indexes = overlaps.map((overlap) => overlap.winner.index);
  const removal =
    winner.setting && winner.list === 'mydestination'
      ? removalOf(winner.setting.value, indexes)
      : [];
  yield {
    name: 'domain-in-two-classes',
    data: {
      domains: enumerate(overlaps.map((overlap) => quoted(overlap.loser.word.text))),
      winner: winner.list,
      loser: loser.list,
      consequence,
    },
    path,
    at: loser.word.span,
    entryStart: loser.setting.span.start,
    settings: [loser.list, winner.list],
    subject: 'main.cf',
    places: removal.length > 0 ? { removal } : {},
    notes: winner.setting ? [{ path, span: winner.word.span, message: 'and here' }] : [],
  };
}

function membersOf(list: ClassName, server: PostfixServer): Member[] {
  const setting = server.settingsOf(list).at(-1);
  const { raw } = server.scope.effective(list);
  if (!isKnown(raw)) return [];
  const value = setting?.value ?? JoinedText.of(raw.text, [{ start: 0, end: raw.text.length }]);
  const words = splitWords(value, isListSeparator);
  // What "!" takes out of a list is not looked into.
  if (words.some((word) => /^[!#]/.test(word.text))) return [];
  return words
    .map((word, index) => ({ list, word, index, setting }))
    .filter(
      ({ word }) =>
        !/[:/]/.test(word.text) && !/^\$\{?\w+_(?:domains|maps|destination)/.test(word.text),
    );
}

/** The domain in lower case; a reference whose value is not known stands for itself. */
function nameOf({ list, word: { text } }: Member, server: PostfixServer): ByteString {
  const value = server.scope.expand(text, list);
  return isKnown(value) ? value.text.toLowerCase() : text;
}
