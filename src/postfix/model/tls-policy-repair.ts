import type { ByteString } from '../../text/bytes.ts';
import { nearest } from '../../text/edit-distance.ts';
import { JoinedText } from '../../text/joined-text.ts';
import {
  parseTlsPolicy,
  policyLevels,
  type TlsPolicy,
  type TlsPolicyContext,
} from './tls-policy.ts';
import { policyAttributes } from './tls-policy-attributes.ts';

/** Other text for a part of a policy. */
export interface PolicyRepair {
  readonly at: JoinedText;
  readonly text: ByteString;
}

/** The words of smtp_tls_per_site, and the levels that they stand for. Source: TLS_README. */
const PER_SITE_LEVELS: Readonly<Record<string, string>> = {
  must: 'verify',
  must_nopeermatch: 'encrypt',
};

/**
 * What was meant by a policy with a fault, when that is plain, and when nothing else is wrong with
 * the policy then.
 */
export function repairOfPolicy(
  value: JoinedText,
  policy: TlsPolicy,
  context: TlsPolicyContext,
): PolicyRepair | undefined {
  const candidates = [
    joinedList(value, policy),
    withoutBlanks(value, policy),
    withoutQuotes(policy),
    rightName(policy, context),
    rightLevel(policy, context),
  ];
  return candidates.find((repair) => repair !== undefined && isSound(value, repair, context));
}

function isSound(
  value: JoinedText,
  { at, text }: PolicyRepair,
  context: TlsPolicyContext,
): boolean {
  const { start, end } = at.span;
  // Over several lines a comment may stand in between, which an edit must not touch.
  if (end - start !== at.length) return false;
  const from = indexIn(value, at);
  const fixed = value.text.slice(0, from) + text + value.text.slice(from + at.length);
  return !parseTlsPolicy(JoinedText.of(fixed, [{ start: 0, end: fixed.length }]), context).fault;
}

/** `protocols=!SSLv2,!SSLv3` and `exclude=a b`: inside a value only a colon separates. */
function joinedList(value: JoinedText, { words, fault }: TlsPolicy): PolicyRepair | undefined {
  const at = fault ? words.indexOf(fault.at) : -1;
  const owner = words[at - 1];
  if (at < 1 || !owner || !/^(?:protocols|exclude)=./i.test(owner.text)) return undefined;
  const from = words.slice(at);
  const end = from.findIndex((word) => /^[a-z_]+=/i.test(word.text));
  const pieces = [owner, ...(end === -1 ? from : from.slice(0, end))];
  const last = pieces.at(-1) ?? owner;
  const text = pieces.map((piece) => piece.text.replaceAll('"', '')).join(':');
  const start = indexIn(value, owner);
  return { at: value.slice(start, indexIn(value, last) + last.length), text };
}

/** `protocols = TLSv1.2`. */
function withoutBlanks(value: JoinedText, { fault }: TlsPolicy): PolicyRepair | undefined {
  if (!fault) return undefined;
  const start = indexIn(value, fault.at);
  const [match, name = '', rest = ''] =
    /^([a-z_]+)[ \t]*=[ \t]*([^ ,\t=]+)/i.exec(value.text.slice(start)) ?? [];
  if (!match) return undefined;
  return { at: value.slice(start, start + match.length), text: `${name}=${rest}` };
}

function withoutQuotes({ fault }: TlsPolicy): PolicyRepair | undefined {
  return fault?.at.text.includes('"')
    ? { at: fault.at, text: fault.at.text.replaceAll('"', '') }
    : undefined;
}

function rightName({ fault }: TlsPolicy, { release }: TlsPolicyContext): PolicyRepair | undefined {
  const name = /^([a-z_]+)=/i.exec(fault?.at.text ?? '')?.[1];
  if (!fault || !name || name.length < 4) return undefined;
  const meant = nearest(name.toLowerCase(), policyAttributes(release), 2);
  return meant === undefined ? undefined : { at: fault.at.slice(0, name.length), text: meant };
}

function rightLevel(
  { level, fault }: TlsPolicy,
  { release }: TlsPolicyContext,
): PolicyRepair | undefined {
  if (level || !fault || fault.at.text.length < 4) return undefined;
  const word = fault.at.text.toLowerCase();
  const meant = PER_SITE_LEVELS[word] ?? nearest(word, policyLevels(release), 2);
  return meant === undefined ? undefined : { at: fault.at, text: meant };
}

/** Where a part of the value begins in it. */
function indexIn(value: JoinedText, part: JoinedText): number {
  const offset = part.offsetAt(0);
  for (let at = 0; at < value.length; at += 1) if (value.offsetAt(at) === offset) return at;
  return value.length;
}
