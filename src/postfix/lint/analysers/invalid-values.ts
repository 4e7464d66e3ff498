import { enumerate } from '../../../lint/phrases.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import { keywordFault } from '../../facts/keyword-faults.ts';
import type { Parameter } from '../../facts/parameter-table.ts';
import { isPlaceholder } from '../../model/placeholder.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import { checkValue } from '../../model/values/check-value.ts';
import { correctedValue } from '../../model/values/corrected-value.ts';
import type { Refused } from '../../model/values/verdict.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type ExplicitValue, explicitValues, type Reading } from './explicit-values.ts';

/** Judged elsewhere, by what the services make of them. */
const JUDGED_ELSEWHERE = /_tls_(?:security_level|(?:mandatory_)?ciphers|(?:mandatory_)?protocols)$/;

/** `# text` behind the value, a matter of its own. */
const COMMENT_BEHIND = /^[^#]*?[ \t]+#/;

/** Values that a program refuses when it starts, or drops without saying so to the user. */
export function* invalidValues(server: PostfixServer): Iterable<Fact<'invalid-value'>> {
  const refused = [...refusedValues(server)];
  const names = new Set(refused.map(({ explicit }) => explicit.parameter.name));
  for (const { explicit, reading, verdict } of refused) {
    const source = wholeReference(explicit);
    if (source !== undefined && names.has(source)) continue;
    yield fact(explicit, reading, verdict, server);
  }
}

function* refusedValues(server: PostfixServer) {
  for (const explicit of explicitValues(server)) {
    if (JUDGED_ELSEWHERE.test(explicit.parameter.name)) continue;
    // `${SIZE_LIMIT}` too, which is empty for Postfix: that nothing sets it is a finding of its own.
    if (isPlaceholder(explicit.value.text)) continue;
    const found = firstRefused(explicit);
    if (found) yield { explicit, ...found };
  }
}

/** The name of `$name` where the value is nothing else: what is wrong is wrong over there. */
function wholeReference({ parameter, value }: ExplicitValue): string | undefined {
  const name = /^\$(?:\{(\w+)\}|\((\w+)\)|(\w+))$/.exec(value.text)?.slice(1).find(Boolean);
  return name === parameter.name ? undefined : name;
}

function firstRefused({ parameter, readings }: ExplicitValue) {
  for (const reading of readings) {
    if (COMMENT_BEHIND.test(reading.text) || isPlaceholder(reading.text)) continue;
    const verdict = checkValue(parameter, reading.text);
    if (isLostReference(parameter, reading)) continue;
    if (verdict.outcome === 'refused' && isLookedAt(parameter.name, reading, verdict)) {
      return { reading, verdict };
    }
  }
  return undefined;
}

/** A value that would do as postconf shows it lacks a reference, which is a finding of its own. */
function isLostReference(parameter: Parameter, { text, shown }: Reading): boolean {
  if (!isKnown(shown) || shown.text === text) return false;
  return checkValue(parameter, shown.text).outcome === 'accepted';
}

/** Some keywords count only where another setting brings them into play. */
function isLookedAt(name: string, { scope }: Reading, { form }: Refused): boolean {
  const fault = form === 'keyword' ? keywordFault(name) : undefined;
  if (fault?.onlyWithout && scope.isExplicit(fault.onlyWithout)) return false;
  const needed = fault?.onlyWith;
  if (needed === undefined) return true;
  const { value } = scope.effective(needed);
  return isKnown(value) && value.text !== '' && value.text.toLowerCase() !== 'no';
}

function fact(
  { parameter, value, source, entryStart, subject }: ExplicitValue,
  reading: Reading,
  verdict: Refused,
  server: PostfixServer,
): Fact<'invalid-value'> {
  const literal = !value.text.includes('$');
  const faulty = literal ? verdict.word : { start: 0, end: value.length };
  const span = value.spanOf(faulty.start, faulty.end);
  const corrected = literal ? correctedValue(parameter, reading.text, verdict) : '';
  const word = reading.text.slice(verdict.word.start, verdict.word.end);
  return {
    name: 'invalid-value',
    data: {
      name: parameter.name,
      value: quoted(word),
      form: verdict.form,
      effect: verdict.effect,
      read: reading.read,
      consequence: consequence(parameter, reading, verdict, server),
      log: quoted(verdict.message),
      corrected: decodeUtf8(corrected),
    },
    path: source.path,
    // An empty value has no bytes to point at: the whole setting is the place.
    at: value.length === 0 ? { start: entryStart, end: span.end } : span,
    entryStart,
    settings: [parameter.name],
    subject,
    places: { value: [span] },
    notes: [],
  };
}

function consequence(
  { name }: Parameter,
  { read, programs }: Reading,
  { effect, form }: Refused,
  server: PostfixServer,
): string {
  if (form === 'feedback') return 'the queue manager logs a warning and goes on with 1';
  if (effect === 'ignored') return 'Postfix goes on without it';
  switch (read) {
    case 'always':
      return 'every Postfix program ends with a fatal error';
    case 'by-service': {
      const transport = transportOf(name, programs, server);
      if (transport !== undefined) {
        return `${enumerate(programs)} ends, fatal, at each mail for ${transport}`;
      }
      const verb = programs.length === 1 ? 'ends' : 'end';
      return `${enumerate(programs)} ${verb} with a fatal error`;
    }
    case 'by-none':
      return 'a program that reads it would end with a fatal error';
  }
}

/** The transport of whose settings the queue manager reads this one, not before it has mail for it. */
function transportOf(
  name: string,
  programs: readonly string[],
  server: PostfixServer,
): string | undefined {
  if (server.table.get(name) || !server.serviceParameters.has(name)) return undefined;
  if (!programs.every((program) => program === 'qmgr' || program === 'oqmgr')) return undefined;
  const names = server.services.map((service) => service.name);
  const fitting = names.filter((service) => name.startsWith(`${service}_`));
  return fitting.toSorted((a, b) => b.length - a.length)[0];
}
