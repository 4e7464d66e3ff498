import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { commentEffect } from './comment-effects.ts';

/**
 * Values with `# text` behind them where the text cannot be meant: Postfix has no comments behind
 * values. Free texts (banners, footers) and values with tables written out in them are left alone.
 */
export function* trailingComments(server: PostfixServer): Iterable<Fact<'trailing-comment'>> {
  const { main } = server.input;
  if (!main) return;
  const { source } = main;
  for (const name of server.settingNames) {
    const parameter = server.table.get(name);
    const setting = server.settingsOf(name).at(-1);
    if (!parameter || !setting || setting.opaque) continue;
    const { value } = setting;
    if (/(?:pcre|regexp|inline|pipemap|static|unionmap):\{/.test(value.text)) continue;
    for (const { from, sign, end } of comments(value, source.text)) {
      const before = value.text.slice(0, from);
      const goesOn = end < value.length;
      const effect = commentEffect(server, { parameter, text: value.text, before, goesOn });
      if (!effect) break;
      const comment = value.slice(sign, end);
      const start = source.text.lastIndexOf('\n', comment.span.start) + 1;
      yield {
        name: 'trailing-comment',
        data: { name, comment: quoted(comment.text), value: quoted(before), ...effect },
        path: source.path,
        at: comment.span,
        entryStart: setting.span.start,
        settings: [name],
        subject: 'main.cf',
        places: {
          comment: [comment.span],
          removed: [{ start: value.offsetAt(from - 1) + 1, end: comment.span.end }],
          entry: [{ start, end: start }],
        },
        notes: [],
      };
    }
  }
}

/** A comment behind a value, or a part of it: where the value ends, the `#` stands, the line ends. */
interface TrailingComment {
  readonly from: number;
  readonly sign: number;
  readonly end: number;
}

/** At most one comment a line. A line that begins with `#` is not part of the value. */
function* comments(value: JoinedText, source: ByteString): Iterable<TrailingComment> {
  let end = 0;
  for (const { index: from, 0: found } of value.text.matchAll(/[ \t]+#/g)) {
    if (from < end) continue;
    const sign = from + found.length - 1;
    const at = value.offsetAt(sign);
    const lineFeed = source.indexOf('\n', at);
    const length = lineFeed === -1 ? value.length : lineFeed - at;
    end = sign + value.text.slice(sign, sign + length).replace(/[ \t\r\v\f]+$/, '').length;
    yield { from, sign, end };
  }
}
