import { decodeUtf8 } from '../../../text/bytes.ts';
import type { PostfixServer } from '../../model/server.ts';
import { checkValue } from '../../model/values/check-value.ts';
import { sumOfParts, unitLetter } from '../../model/values/time.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { explicitValues } from './explicit-values.ts';

/** Times of which Postfix reads only the beginning; words such as `5min` mean what they say. */
export function* ignoredTimeTails(server: PostfixServer): Iterable<Fact<'ignored-time-tail'>> {
  for (const { parameter, value, source, entryStart, subject, readings } of explicitValues(
    server,
  )) {
    const text = readings[0]?.text;
    if (parameter.kind !== 'time' || text === undefined) continue;
    const verdict = checkValue(parameter, text);
    if (verdict.outcome !== 'accepted' || verdict.read === undefined) continue;
    const tail = text.slice(verdict.read.length);
    if (isHarmless(verdict.read, tail)) continue;
    const literal = !value.text.includes('$');
    yield {
      name: 'ignored-time-tail',
      data: {
        name: parameter.name,
        value: quoted(text),
        counts: quoted(verdict.read),
        tail: quoted(tail),
        meant: literal ? decodeUtf8(sumOfParts(text) ?? '') : '',
      },
      path: source.path,
      at: value.span,
      entryStart,
      settings: [parameter.name],
      subject,
      places: { value: [value.span] },
      notes: [],
    };
  }
}

/** The unit written as a word, punctuation, or a comment, which is a matter of its own. */
function isHarmless(read: string, tail: string): boolean {
  if (/^[ \t]*#/.test(tail) || !/[A-Za-z0-9]/.test(tail)) return true;
  const unit = read.slice(-1);
  return unitLetter(`${unit}${tail}`.replace(/[;,. ]+$/, '')) === unit;
}
