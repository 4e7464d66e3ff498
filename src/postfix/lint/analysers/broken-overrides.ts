import type { PostfixServer } from '../../model/server.ts';
import type { BrokenOverride } from '../../syntax/options.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** `-o` options that end the daemon with a fatal error. */
export function* brokenOverrides(server: PostfixServer): Iterable<Fact<'broken-override'>> {
  const { master } = server.input;
  if (!master) return;
  for (const service of server.services) {
    for (const option of service.entry.options) {
      if (option.kind !== 'broken-override') continue;
      const joined = joinWords(option);
      yield {
        name: 'broken-override',
        data: {
          problem: option.problem,
          text: quoted(option.text?.text ?? ''),
          joined: joined?.text ?? '',
        },
        path: master.source.path,
        at: joined ? { start: option.span.start, end: joined.end } : option.span,
        entryStart: service.entry.span.start,
        settings: option.text ? [option.text.text] : [],
        subject: service.label,
        places: joined ? { assignment: [{ start: joined.start, end: joined.end }] } : {},
        notes: [],
      };
    }
  }
}

/** `-o name = value` and `-o name =value`: what was meant, when nothing else can have been. */
function joinWords({ problem, text, following }: BrokenOverride) {
  if (problem !== 'missing-equals' || !text || !/^[a-z0-9_]+$/.test(text.text)) return undefined;
  const [first, second, third] = following;
  if (!first?.text.text.startsWith('=')) return undefined;
  const glued = first.text.text.length > 1;
  const value = glued ? first.text.text.slice(1) : second?.text.text;
  const next = glued ? second : third;
  if (value === undefined || value.startsWith('-') || /[ \t{]/.test(value)) return undefined;
  if (next && !next.text.text.startsWith('-')) return undefined;
  const last = glued ? first : second;
  return {
    text: `${text.text}=${value}`,
    start: text.span.start,
    end: last?.written.span.end ?? first.written.span.end,
  };
}
