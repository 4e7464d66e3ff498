import fc from 'fast-check';
import type { ByteString } from '../../src/text/bytes.ts';

type Text = fc.Arbitrary<ByteString>;

/** What stands between two pieces of a value that goes on over lines. */
const lineBreak = fc.constantFrom(
  '\n ',
  '\n\t',
  '\r\n ',
  '\n# c\n ',
  '\n\n \n  ',
  '\n#\n\n\t',
  '\n \v\n ',
  '\n\r\n ',
  '\n  # c\n  ',
);

/** Breaks a text over lines at some of its blanks. */
export function continued(text: Text): Text {
  return fc.oneof(
    { weight: 3, arbitrary: text },
    {
      weight: 1,
      arbitrary: fc
        .tuple(text, fc.array(lineBreak, { minLength: 1, maxLength: 3 }))
        .map(([line, breaks]) => {
          let used = 0;
          return line.replace(/ /g, (blank) => breaks[used++] ?? blank);
        }),
    },
  );
}

const lineEnd = fc.constantFrom(
  '\n',
  '\n',
  '\n',
  '\n',
  '\n',
  '\r\n',
  '\n\n',
  ' \n',
  '\n# comment\n',
  '\n#\n  # x\n',
  '\n\r\n',
);

/** A file of such lines, with comments and empty lines between them. */
export function fileOf(line: Text, maxLength: number): Text {
  return fc
    .tuple(
      fc.constantFrom('', '', '', '# head\n', '\n', '  # head\n', '\r\n'),
      fc.array(fc.tuple(line, lineEnd), { maxLength }),
      fc.constantFrom('', '', '', '#', ' ', '\n', '# tail', '\n#tail\n'),
    )
    .map(([head, lines, tail]) => head + lines.map(([text, end]) => text + end).join('') + tail);
}
