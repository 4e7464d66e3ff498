import type { ByteString } from '../../../text/bytes.ts';
import { JoinedText } from '../../../text/joined-text.ts';
import { isListSeparator } from '../../model/lists.ts';
import {
  type Network,
  type NetworkElement,
  networkElement,
  spaceOf,
  takesInEveryone,
} from '../../model/networks.ts';
import { isReachable } from '../../model/reachable.ts';
import { someListHas } from '../../model/relaying.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Service } from '../../model/service.ts';
import { isKnown } from '../../model/value.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type ExplicitValue, explicitValues } from './explicit-values.ts';

type NetworkFact = Fact<'network-element'>;

/** The lists that decide over mail, and the word of Postfix for a lookup in them that fails. */
const LISTS = ['mynetworks', 'smtpd_authorized_xclient_hosts', 'smtpd_authorized_xforward_hosts'];

/**
 * Addresses and networks in the lists of trusted clients. Only lists that an smtpd of this server
 * which other hosts reach has a use for.
 */
export function* networkElements(server: PostfixServer): Iterable<NetworkFact> {
  for (const explicit of explicitValues(server)) {
    const { name } = explicit.parameter;
    if (!LISTS.includes(name)) continue;
    const reading = explicit.readings[0];
    if (!reading) continue;
    const users = usersOf(name, explicit, server);
    if (users.length === 0) continue;
    yield* elementsOf(explicit, reading.text, users, server);
  }
}

/** The services that take the list from this place and look into it. */
function usersOf(name: string, explicit: ExplicitValue, server: PostfixServer): Service[] {
  return server.services.filter((service) => {
    if (service.program !== 'smtpd' || service.entry.opaque) return false;
    const override = service.overrides.get(name);
    const isFromHere = override
      ? override.value === explicit.value
      : explicit.subject === 'main.cf';
    if (!isFromHere || service.isOpen(name)) return false;
    return name !== 'mynetworks' || relaysForMynetworks(service);
  });
}

function relaysForMynetworks({ scope }: Service): boolean {
  const lists = ['smtpd_relay_restrictions', 'smtpd_recipient_restrictions'];
  return someListHas(scope, lists, ['permit_mynetworks']) === true;
}

function* elementsOf(
  explicit: ExplicitValue,
  text: ByteString,
  users: readonly Service[],
  server: PostfixServer,
): Iterable<NetworkFact> {
  const isWritten = !explicit.value.text.includes('$');
  const whole = isWritten ? explicit.value : JoinedText.of(text, [{ start: 0, end: text.length }]);
  const isExposed = users.some((service) => isReachable(service, service.scope, server) === true);
  const wide = new Map<string, NetworkFact>();
  let before: ByteString[] = [];
  for (const word of splitWords(whole, isListSeparator)) {
    // Nothing behind an element that takes in everyone is looked at; a comment is no element.
    if (takesInEveryone(before.join(' ')) === true || word.text.startsWith('#')) break;
    before = [...before, word.text];
    const bangs = /^!*/.exec(word.text)?.[0].length ?? 0;
    const pattern = word.slice(bangs, word.length);
    const read = networkElement(pattern.text);
    if (!read || isOfUnusedFamily(read.network, users)) continue;
    const fact = factOf(explicit, pattern, read, bangs > 0, isExposed, isWritten);
    if (read.fault !== 'none') yield fact;
    else if (fact.data.size !== 'narrow') add(wide, fact);
  }
  yield* wide.values();
}

/** Wide elements of one list and one space have one cause: they are one fact. */
function add(wide: Map<string, NetworkFact>, fact: NetworkFact): void {
  const { space, size, element } = fact.data;
  const key = `${space} ${size}`;
  const first = wide.get(key);
  wide.set(
    key,
    first
      ? { ...first, data: { ...first.data, element: `${first.data.element}, ${element}` } }
      : fact,
  );
}

function factOf(
  { parameter: { name }, value, source, entryStart, subject }: ExplicitValue,
  pattern: JoinedText,
  { fault, network, corrected }: NetworkElement,
  isNegated: boolean,
  isExposed: boolean,
  isWritten: boolean,
): NetworkFact {
  const at = isWritten ? pattern.span : value.span;
  return {
    name: 'network-element',
    data: {
      setting: name,
      element: quoted(pattern.text),
      fault,
      corrected: isWritten ? corrected : '',
      consequence: consequenceOf(name, pattern.text),
      space: network ? spaceOf(network) : '',
      size: network && !isNegated ? sizeOf(network) : 'narrow',
      isExposed,
    },
    path: source.path,
    at,
    entryStart,
    settings: [name],
    subject,
    places: isWritten ? { element: [at] } : {},
    notes: [],
  };
}

/** An IPv6 element is compared with IPv6 clients only, and so is one of IPv4. */
function isOfUnusedFamily(network: Network | undefined, users: readonly Service[]): boolean {
  if (!network) return false;
  const other = network.family === 6 ? 'ipv4' : 'ipv6';
  return users.every(({ scope }) => {
    const { value } = scope.effective('inet_protocols');
    return isKnown(value) && value.text.trim().toLowerCase() === other;
  });
}

/** What a client meets when smtpd comes to an element that it cannot read. Seen on 3.7.11. */
function consequenceOf(name: string, pattern: ByteString): string {
  if (pattern.startsWith(':')) return 'smtpd dies when it starts';
  return name === 'mynetworks'
    ? 'clients that no earlier element matches get 451'
    : 'clients that no earlier element matches get 421 for EHLO';
}

/** `all`: every address of the family. `wide`: more than one site is likely to have for itself. */
function sizeOf(network: Network): FactData['network-element']['size'] {
  const { family, length } = network;
  if (length === 0) return 'all';
  const space = spaceOf(network);
  if (space === 'public') return length < (family === 4 ? 24 : 48) ? 'wide' : 'narrow';
  if (space !== 'private') return 'narrow';
  const isWholeBlock = length === 16 && network.first >> 16n === 0xc0a8n;
  return length < 16 || (family === 4 && isWholeBlock) ? 'wide' : 'narrow';
}
