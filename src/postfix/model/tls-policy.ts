import type { ByteString } from '../../text/bytes.ts';
import type { JoinedText } from '../../text/joined-text.ts';
import type { Release } from '../facts/release.ts';
import { splitNameValue } from '../syntax/name-value.ts';
import { splitWords, unbrace } from '../syntax/words.ts';
import { CLIENT_LEVELS, type ClientLevel } from './client-tls.ts';
import { isListSeparator } from './lists.ts';
import { attributeProblem, type PolicyAttribute, sessionProblem } from './tls-policy-attributes.ts';

/**
 * What is wrong with a policy, in the words that Postfix logs. Stage `policy`: the policy is void,
 * and no mail leaves for the destination. Stage `session`: it is read, but each TLS handshake fails.
 */
export interface TlsPolicyFault {
  readonly stage: 'policy' | 'session';
  readonly problem: string;
  readonly at: JoinedText;
}

/** One value of a TLS policy table as the SMTP client reads it. */
export interface TlsPolicy {
  readonly level: ClientLevel | undefined;
  /** The level and each attribute as written. */
  readonly words: readonly JoinedText[];
  /** The first fault; Postfix looks no further. */
  readonly fault: TlsPolicyFault | undefined;
}

export interface TlsPolicyContext {
  readonly release: Release;
  /** Whether main.cf names fingerprints to match where a policy does not; undefined: not known. */
  readonly hasFingerprints: boolean | undefined;
}

/**
 * Reads the result of a lookup in smtp_tls_policy_maps.
 * Source: postconf(5) smtp_tls_policy_maps, smtp/smtp_tls_policy.c `tls_policy_lookup_one`.
 */
export function parseTlsPolicy(value: JoinedText, context: TlsPolicyContext): TlsPolicy {
  const words = policyWords(value, context.release);
  const [first, ...rest] = words;
  if (!first) return { level: undefined, words, fault: refused('invalid empty policy', value) };
  const level = levelOf(first.text, context.release);
  if (!level) {
    const fault = refused(`invalid security level "${first.text}"`, first);
    return { level, words, fault };
  }
  // With TLS off the attributes are not looked at.
  const fault = level === 'none' ? undefined : attributesFault(rest, first, level, context);
  return { level, words, fault };
}

/** The words of a policy. Before 3.10 braces have no meaning. */
function policyWords(value: JoinedText, release: Release): JoinedText[] {
  if (release.atLeast('3.10')) return splitWords(value, isListSeparator);
  return Array.from(value.text.matchAll(/[^, \t\r\n]+/g), (match) =>
    value.slice(match.index, match.index + match[0].length),
  );
}

/** The security levels of a release: dane(-only) came with 2.11. */
export function policyLevels(release: Release): ClientLevel[] {
  return CLIENT_LEVELS.filter((level) => !level.startsWith('dane') || release.atLeast('2.11'));
}

function levelOf(text: ByteString, release: Release): ClientLevel | undefined {
  const lower = text.toLowerCase();
  return policyLevels(release).find((level) => level === lower);
}

function attributesFault(
  words: readonly JoinedText[],
  first: JoinedText,
  level: ClientLevel,
  context: TlsPolicyContext,
): TlsPolicyFault | undefined {
  const seen: PolicyAttribute[] = [];
  for (const word of words) {
    const attribute = parseAttribute(word, context.release);
    if (typeof attribute === 'string') return refused(attribute, word);
    const problem = attributeProblem(attribute, level, seen, context.release);
    if (problem !== undefined) return refused(problem, word);
    seen.push(attribute);
  }
  const missing = whatIsMissing(seen, level, context);
  if (missing !== undefined) return refused(missing, first);
  for (const attribute of seen) {
    const problem = sessionProblem(attribute, context.release);
    if (problem !== undefined) return { stage: 'session', problem, at: attribute.word };
  }
  return undefined;
}

function parseAttribute(word: JoinedText, release: Release): PolicyAttribute | string {
  const malformed = (text: string, error: string): string =>
    `malformed attribute/value pair "${text}": ${error}`;
  const braced = release.atLeast('3.10') ? unbrace(word) : { text: word, braces: 'none' };
  if (braced.braces === 'unclosed') return malformed(word.text, `missing '}' in "${word.text}"`);
  if (braced.braces === 'text-after') {
    return malformed(word.text, `syntax error after '}' in "${word.text}"`);
  }
  const pair = splitNameValue(braced.text);
  if (!('problem' in pair)) return { word, name: pair.name, value: pair.value };
  const error =
    pair.problem === 'missing-name' ? 'missing attribute name' : "missing '=' after attribute name";
  return malformed(braced.text.text, error);
}

/** What Postfix finds only when it has read all attributes. */
function whatIsMissing(
  attributes: readonly PolicyAttribute[],
  level: ClientLevel,
  { release, hasFingerprints }: TlsPolicyContext,
): string | undefined {
  const has = (...names: string[]): boolean =>
    attributes.some(({ name }) => names.includes(name.toLowerCase()));
  const external = ['policy_ttl', 'policy_domain', 'policy_string', 'mx_host_pattern'];
  if (has(...external, 'policy_failure') && !has('policy_type')) {
    return (
      'built-in policy has unexpected attribute policy_ttl, policy_domain, policy_string, ' +
      'mx_host_pattern or policy_failure'
    );
  }
  if (level !== 'fingerprint' || !release.atLeast('2.11')) return undefined;
  const written = attributes.filter(({ name }) => name.toLowerCase() === 'match');
  const prints = written.flatMap(({ value }) => value.text.split('|'));
  const none = written.length > 0 ? !prints.some(isFingerprint) : hasFingerprints === false;
  return none
    ? 'configured at fingerprint security level, but with no fingerprints to match.'
    : undefined;
}

function isFingerprint(text: ByteString): boolean {
  return /^[0-9a-f]{2}(?::?[0-9a-f]{2})*$/i.test(text);
}

function refused(problem: string, at: JoinedText): TlsPolicyFault {
  return { stage: 'policy', problem, at };
}
