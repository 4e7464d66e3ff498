import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import { type RestrictionFault, restrictionFaults } from '../../model/restriction-faults.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type ExplicitValue, explicitValues } from './explicit-values.ts';
import {
  alwaysEnds,
  classesIn,
  classNames,
  loopsIn,
  undefinedClasses,
} from './restriction-classes.ts';

/**
 * Words of restriction lists that smtpd cannot work with, or never comes to. Only lists that some
 * smtpd of this server uses; ETRN has nothing to do with the flow of mail.
 */
export function* restrictionListFaults(server: PostfixServer): Iterable<Fact<'restriction-fault'>> {
  yield* undefinedClasses(server);
  const seen = new Set<string>();
  for (const explicit of explicitValues(server)) {
    const { name, valueKind } = explicit.parameter;
    const reading = explicit.readings[0];
    if (valueKind !== 'restrictions' || name === 'smtpd_etrn_restrictions') continue;
    if (!reading || reading.read === 'by-none') continue;
    yield* factsOf(name, reading.text, reading.scope, explicit, server);
    yield* loopsIn(explicit, reading, server.release);
    for (const used of classesIn(reading.text, reading.scope)) {
      const setting = server.settingsOf(used).at(-1);
      const { value } = reading.scope.effective(used);
      const { main } = server.input;
      if (!main || !setting || !isKnown(value) || seen.has(used)) continue;
      seen.add(used);
      const place = {
        value: setting.value,
        source: main.source,
        entryStart: setting.span.start,
        subject: 'main.cf',
      };
      yield* factsOf(used, value.text, reading.scope, place, server);
    }
  }
}

type Place = Pick<ExplicitValue, 'value' | 'source' | 'entryStart' | 'subject'>;

function* factsOf(
  name: ByteString,
  text: ByteString,
  scope: Scope,
  { value, source, entryStart, subject }: Place,
  server: PostfixServer,
): Iterable<Fact<'restriction-fault'>> {
  const names = classNames(scope);
  if (!names) return;
  const { release } = server;
  const isClass = (word: ByteString) => names.includes(word);
  const ends = (word: ByteString) => alwaysEnds(word, scope, release);
  for (const fault of restrictionFaults(text, release, isClass, ends)) {
    const { span, suggestion } = written(fault, value);
    yield {
      name: 'restriction-fault',
      data: {
        list: name,
        problem: fault.problem,
        effect: fault.effect,
        restriction: quoted(fault.name),
        other: quoted(fault.other),
        suggestion,
      },
      path: source.path,
      at: span,
      entryStart,
      settings: [name],
      subject,
      places: { word: [span] },
      notes: [],
    };
  }
}

/** Where the fault stands; with `$` in the value only the value as a whole is certain. */
function written({ start, end, suggestion }: RestrictionFault, value: JoinedText) {
  return value.text.includes('$')
    ? { span: value.span, suggestion: '' }
    : { span: value.spanOf(start, end), suggestion };
}
