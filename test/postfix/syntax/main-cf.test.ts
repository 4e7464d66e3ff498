import { describe, expect, test } from 'vitest';
import { parseMainCf } from '../../../src/postfix/syntax/main-cf.ts';
import { SourceText } from '../../../src/text/source.ts';

/** Settings as `name=value`, malformed lines as `!problem`; comments and blank lines left out. */
function read(text: string): string[] {
  return parseMainCf(new SourceText('main.cf', text)).nodes.flatMap((node) => {
    if (node.kind === 'setting') return [`${node.name}=${node.value.text}`];
    return node.kind === 'malformed' ? [`!${node.problem}`] : [];
  });
}

// What the installed Postfix does with each of these was seen with postconf -n.
describe('main.cf is read as Postfix reads it', () => {
  test.each([
    ['a comment between continuation lines is dropped', 'a = b\n# c\n  d\n', ['a=b  d']],
    ['a blank line between them too', 'a = b\n\n  d\n', ['a=b  d']],
    ['an indented setting is a continuation', 'a = b\n  c = d\n', ['a=b  c = d']],
    ['an indented first line is dropped', '  a = b\n  c\nd = e\n', ['!leading-whitespace', 'd=e']],
    ['a comment is never continued', '# a\n  b\nc = d\n', ['!leading-whitespace', 'c=d']],
    ['an empty value is a value', 'a =\n', ['a=']],
    ['a value may hold =', 'a = b = c\n', ['a=b = c']],
    ['a second = belongs to the value', 'a == b\n', ['a== b']],
    ['CRLF is trimmed', 'a = b\r\nc = d\r\n', ['a=b', 'c=d']],
    ['a lone CR ends no line', 'a = b\rc = d\r', ['a=b\rc = d']],
    ['NUL ends the entry', 'a = b\0c\n  d\ne = f\n', ['a=b', 'e=f']],
    ['no final line feed', 'a = b', ['a=b']],
    ['a line without =', 'a b\n', ['!missing-equals']],
    ['a line without a name', '= b\n', ['!missing-name']],
    ['a byte order mark is part of the name', '\xef\xbb\xbfa = b\n', ['\xef\xbb\xbfa=b']],
    ['a no-break space is no white space', 'a =\xa0b\n', ['a=\xa0b']],
    ['a backslash is nothing special', 'a = b \\\nc = d\n', ['a=b \\', 'c=d']],
    ['a # behind a value is part of it', 'a = b # c\n', ['a=b # c']],
    ['form feed and vertical tab are white space', 'a\v=\fb\n', ['a=b']],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });
});
