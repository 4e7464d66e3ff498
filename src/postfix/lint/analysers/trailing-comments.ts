import type { ByteString } from '../../../text/bytes.ts';
import type { Parameter } from '../../facts/parameter-table.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/**
 * Values that end in `# text` where the text cannot be meant: Postfix has no comments behind values.
 * Free texts (banners, footers) and values with tables written out in them are left alone.
 */
export function* trailingComments(server: PostfixServer): Iterable<Fact<'trailing-comment'>> {
  const { main } = server.input;
  if (!main) return;
  for (const name of server.settingNames) {
    const parameter = server.table.get(name);
    const setting = server.settingsOf(name).at(-1);
    const consequence = parameter && consequenceOf(parameter);
    if (!setting || !consequence) continue;
    const at = commentStart(setting.value.text);
    if (at === undefined) continue;
    const value = setting.value.slice(0, at.value);
    const comment = setting.value.slice(at.sign, setting.value.length);
    const removed = { start: setting.value.offsetAt(at.value), end: comment.span.end };
    if (main.source.slice(removed).includes('\n')) continue;
    yield {
      name: 'trailing-comment',
      data: { name, comment: quoted(comment.text), value: quoted(value.text), consequence },
      path: main.source.path,
      at: comment.span,
      entryStart: setting.span.start,
      settings: [name],
      subject: 'main.cf',
      places: { comment: [comment.span], removed: [removed], entry: [setting.span] },
      notes: [],
    };
  }
}

/** Where the value ends and where the `#` stands, when one follows a blank. */
function commentStart(value: ByteString): { value: number; sign: number } | undefined {
  if (/(?:pcre|regexp|inline|pipemap|static|unionmap):\{/.test(value)) return undefined;
  const match = /^([^#]*?)[ \t]+#/.exec(value);
  return match?.[1] ? { value: match[1].length, sign: match[0].length - 1 } : undefined;
}

/** What the daemon makes of the text; undefined for parameters that may hold any text. */
function consequenceOf({ kind, enum: keywords, valueKind, name }: Parameter): string | undefined {
  switch (kind) {
    case 'bool':
    case 'nbool':
    case 'int':
    case 'nint':
    case 'long':
    case 'time':
      return 'the programs that read it end with a fatal error';
    case 'raw':
      return undefined;
    case 'string':
      break;
  }
  if (/_protocols$/.test(name)) return 'Postfix refuses the protocol list and switches TLS off';
  if (keywords && !keywords.open) return 'the words are not among the keywords that it takes';
  if (/_(?:cert|key|chain)_files?$|_CAfile$|_CApath$/.test(name)) {
    return 'Postfix looks for a file of that whole name';
  }
  switch (valueKind) {
    case 'restrictions':
      return 'smtpd takes each word for a restriction and answers 451 when it comes to one';
    case 'match-strings':
    case 'match-clients':
    case 'match-addresses':
    case 'match-domains':
      return 'Postfix takes the words for list elements, or stops reading the list there';
    case 'maps':
      return 'Postfix takes the words for lookup tables and defers mail when it cannot open them';
    default:
      return undefined;
  }
}
