import type { Span } from '../../../text/span.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { MalformedLine } from '../../syntax/main-cf.ts';
import { splitNameValue } from '../../syntax/name-value.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** Lines of main.cf that Postfix cannot read as `name = value`. */
export function* malformedSettings(server: PostfixServer): Iterable<Fact<'malformed-setting'>> {
  const { main } = server.input;
  for (const node of main?.nodes ?? []) {
    if (node.kind !== 'malformed' || !main) continue;
    const { read } = node.line;
    const [first] = splitWords(read);
    const meant = meantSetting(server, node);
    yield {
      name: 'malformed-setting',
      data: {
        problem: node.problem,
        text: quoted(read.text),
        parameter: meant?.parameter ?? '',
      },
      path: main.source.path,
      at: node.line.whole.span,
      entryStart: node.span.start,
      settings: meant ? [meant.parameter] : first ? [first.text] : [],
      subject: 'main.cf',
      places: meant?.places ?? {},
      notes: [],
    };
  }
}

interface Meant {
  readonly parameter: string;
  readonly places: Readonly<Record<string, readonly Span[]>>;
}

/** The setting that the line would be with one thing put right; undefined when that is a guess. */
function meantSetting(server: PostfixServer, { problem, line }: MalformedLine): Meant | undefined {
  switch (problem) {
    case 'missing-name':
      return undefined;
    case 'missing-equals': {
      const [first, second] = splitWords(line.read);
      // Behind `name :` or `name :=` no value of Postfix begins.
      if (!first || !second || /^[:=+-]/.test(second.text)) return undefined;
      if (!server.table.get(first.text)) return undefined;
      const { end } = first.span;
      return { parameter: first.text, places: { gap: [{ start: end, end }] } };
    }
    case 'leading-whitespace': {
      const parsed = splitNameValue(line.read);
      if ('problem' in parsed || !server.table.get(parsed.name)) return undefined;
      const indent = { start: line.span.start, end: parsed.nameSpan.start };
      return { parameter: parsed.name, places: { indent: [indent] } };
    }
  }
}
