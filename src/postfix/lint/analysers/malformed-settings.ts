import type { PostfixServer } from '../../model/server.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** Lines of main.cf that Postfix cannot read as `name = value`. */
export function* malformedSettings(server: PostfixServer): Iterable<Fact<'malformed-setting'>> {
  const { main } = server.input;
  for (const node of main?.nodes ?? []) {
    if (node.kind !== 'malformed' || !main) continue;
    const [first, second] = splitWords(node.line.read);
    const isParameter = first && second && server.table.get(first.text) !== undefined;
    const gap = first ? { start: first.span.end, end: first.span.end } : node.span;
    yield {
      name: 'malformed-setting',
      data: {
        problem: node.problem,
        text: quoted(node.line.read.text),
        parameter: isParameter ? first.text : '',
      },
      path: main.source.path,
      at: node.line.whole.span,
      entryStart: node.span.start,
      settings: first ? [first.text] : [],
      subject: 'main.cf',
      places: isParameter ? { gap: [gap] } : {},
      notes: [],
    };
  }
}
