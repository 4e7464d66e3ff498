import { applyEdits, type Edit } from '../../text/edit.ts';
import {
  isProtocol,
  negotiable,
  PROTOCOLS,
  type Protocol,
  type ProtocolSet,
} from '../../tls/protocol.ts';
import {
  hasInclusions,
  type ListedName,
  type ProtocolList,
  parseProtocolList,
} from '../model/protocol-list.ts';
import { type StartsLine, tokenListEdits } from './token-list-edits.ts';

/** A change to a list in terms of its tokens. */
interface Plan {
  /** Indexes of tokens to drop. */
  readonly removed?: ReadonlySet<number>;
  /** New versions of bounds that are there. */
  readonly bounds?: readonly Edit[];
  /** Tokens to add at the end. */
  readonly added?: readonly string[];
}

/**
 * The edits after which a version is admitted too, and no other version comes or goes: drops its
 * exclusion, names it in a list of inclusions, moves the bound that shuts it out. Where moving a
 * bound would admit versions in between, these are excluded by name. The offsets are those of
 * the list text. None when it is admitted already; undefined when the list is invalid.
 */
export function allowProtocol(
  list: ProtocolList,
  protocol: Protocol,
  startsLine?: StartsLine,
): Edit[] | undefined {
  if (!list.valid) return undefined;
  if (list.allowed.includes(protocol)) return [];
  const opening = planToAllow(list, protocol);
  const wanted = PROTOCOLS.filter((each) => each === protocol || list.allowed.includes(each));
  const opened = apply(list, edits(list, opening, startsLine));
  const surplus = opened.allowed.filter((each) => !wanted.includes(each));
  const added = [...(opening.added ?? []), ...surplus.map((each) => `!${each}`)];
  return firstThatMeans(list, wanted, [edits(list, { ...opening, added }, startsLine)]);
}

/**
 * The edits after which none of the names is admitted, and all else is as before. In the style of
 * the list: a list of inclusions loses the names, the lower bound of a list of bounds rises, any
 * other list gets the exclusions that it lacks. An empty list becomes a bound where the release
 * knows bounds (`>=TLSv1`), else exclusions (`!SSLv2, !SSLv3`). The offsets are those of the list
 * text. None when all is forbidden already; undefined when the list is invalid, or when nothing
 * would be left to negotiate.
 */
export function forbidProtocols(
  list: ProtocolList,
  names: readonly ListedName[],
  startsLine?: StartsLine,
): Edit[] | undefined {
  if (!list.valid) return undefined;
  const missing = names.filter((name) => !isForbidden(list, name));
  if (missing.length === 0) return [];
  const wanted = list.allowed.filter((protocol) => !names.includes(protocol));
  if (negotiable(wanted).length === 0) return undefined;
  const plans = [
    planToDropNames(list, missing),
    planToRaiseFloor(list, names),
    { added: missing.map((name) => `!${name}`) },
  ];
  return firstThatMeans(
    list,
    wanted,
    plans.flatMap((plan) => (plan ? [edits(list, plan, startsLine)] : [])),
    missing,
  );
}

/**
 * The edits after which no version below one is admitted, and all else is as before. The styles,
 * the offsets and the result are those of forbidProtocols.
 */
export function raiseFloor(
  list: ProtocolList,
  floor: Protocol,
  startsLine?: StartsLine,
): Edit[] | undefined {
  const below = PROTOCOLS.slice(0, PROTOCOLS.indexOf(floor));
  return forbidProtocols(list, ['SSLv2', ...below], startsLine);
}

function planToAllow(list: ProtocolList, protocol: Protocol): Plan {
  const index = PROTOCOLS.indexOf(protocol);
  const excluded = indexesWhere(
    list,
    (token) => token.kind === 'exclude' && token.name === protocol,
  );
  const included = list.tokens.some((token) => token.kind === 'include' && token.name === protocol);
  const bounds: Edit[] = [];
  const { floor, ceiling } = list;
  if (floor && isProtocol(floor.bound) && PROTOCOLS.indexOf(floor.bound) > index) {
    bounds.push({ ...floor.version, text: protocol });
  }
  if (ceiling && isProtocol(ceiling.bound) && PROTOCOLS.indexOf(ceiling.bound) < index) {
    const ceilings = indexesWhere(list, (token) => token.kind === 'ceiling');
    // Nothing is above the newest version, and without a bound those to come are admitted too.
    if (ceilings.length === 1 && index === PROTOCOLS.length - 1) excluded.push(...ceilings);
    else bounds.push({ ...ceiling.version, text: protocol });
  }
  const added = hasInclusions(list) && !included ? [protocol] : [];
  return { removed: new Set(excluded), bounds, added };
}

function planToDropNames(list: ProtocolList, names: readonly ListedName[]): Plan | undefined {
  const named = indexesWhere(
    list,
    (token) => token.kind === 'include' && names.includes(token.name),
  );
  return named.length > 0 ? { removed: new Set(named) } : undefined;
}

/** Raises the lower bound to just above the names, in a list that holds bounds or nothing. */
function planToRaiseFloor(list: ProtocolList, names: readonly ListedName[]): Plan | undefined {
  const highestIndex = Math.max(...names.map((name) => indexOf(name)));
  const floor = PROTOCOLS[highestIndex + 1];
  if (floor === undefined || !list.grammar.bounds) return undefined;
  if (list.floor) return { bounds: [{ ...list.floor.version, text: floor }] };
  return list.ceiling || list.tokens.length === 0 ? { added: [`>=${floor}`] } : undefined;
}

/**
 * Whether a list keeps a name from being admitted. A release that knows bounds needs an OpenSSL
 * without SSLv2; with an older one SSLv2 has to be excluded, or left out of the inclusions.
 */
function isForbidden(list: ProtocolList, name: ListedName): boolean {
  if (name !== 'SSLv2') return !list.allowed.includes(name);
  const listed = (kind: 'exclude' | 'include') =>
    list.tokens.some((token) => token.kind === kind && token.name === name);
  return list.grammar.bounds || listed('exclude') || (hasInclusions(list) && !listed('include'));
}

function edits(list: ProtocolList, plan: Plan, startsLine?: StartsLine): Edit[] {
  const { removed = new Set(), bounds = [], added = [] } = plan;
  const change = { text: list.text, tokens: list.tokens, removed, added };
  return [...bounds, ...tokenListEdits(change, startsLine)];
}

function apply(list: ProtocolList, changes: readonly Edit[]): ProtocolList {
  return parseProtocolList(applyEdits(list.text, changes), list.grammar);
}

/** The first proposal that leaves a valid list with exactly the meaning asked for. */
function firstThatMeans(
  list: ProtocolList,
  wanted: ProtocolSet,
  proposals: readonly Edit[][],
  forbidden: readonly ListedName[] = [],
): Edit[] | undefined {
  return proposals.find((proposal) => {
    const changed = apply(list, proposal);
    return (
      changed.valid &&
      PROTOCOLS.every((each) => changed.allowed.includes(each) === wanted.includes(each)) &&
      forbidden.every((name) => isForbidden(changed, name))
    );
  });
}

function indexesWhere(
  list: ProtocolList,
  matches: (token: ProtocolList['tokens'][number]) => boolean,
): number[] {
  return list.tokens.flatMap((token, index) => (matches(token) ? [index] : []));
}

/** Where a name stands among the versions; SSLv2 before the first. */
function indexOf(name: ListedName): number {
  return name === 'SSLv2' ? -1 : PROTOCOLS.indexOf(name);
}
