import fc from 'fast-check';
import type { Finding } from '../../src/lint/finding.ts';
import type { Report, ReportedFinding } from '../../src/report/report.ts';
import { SourceText } from '../../src/text/source.ts';

/** Texts that have broken reports of other programs. */
const NASTY = [
  ']]>',
  '<!--',
  '&amp;',
  '"\'<>&',
  '%0A::error::',
  '\r\n::warning::',
  '\0\x01\x1b[31m\x7f\x85',
  '\u202e\u2028\ufeff\ufffe\uffff',
  '\ud800',
  '\udc00x',
  '😀𐐀é',
  '{0} [a](http://b) }',
  ' a\t ',
  '',
];

/** Any text that can get into a message: what people write, what breaks, and every character. */
const text: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.constantFrom(...NASTY), fc.string({ unit: 'binary', maxLength: 8 })), {
    maxLength: 4,
  })
  .map((pieces) => pieces.join(''));

/** The bytes of a file, one character for each. */
const bytes: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.nat(255), fc.constantFrom(0x0a, 0x0d, 0x20, 0xc3, 0xa9)), { maxLength: 60 })
  .map((codes) => String.fromCharCode(...codes));

const path = text.filter((name) => name !== '').map((name) => `etc/${name}`);

function findingIn(source: SourceText): fc.Arbitrary<Finding> {
  const end = source.text.length;
  const span = fc
    .tuple(fc.nat(end), fc.nat(end))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  const fix = fc.record({
    safety: fc.constantFrom('safe' as const, 'unsafe' as const),
    description: text,
    edits: fc.array(fc.record({ path: fc.constantFrom(source.path, 'new'), span, text: bytes }), {
      minLength: 1,
      maxLength: 2,
    }),
  });
  return fc
    .record({
      severity: fc.constantFrom('error' as const, 'warning' as const, 'info' as const),
      message: text,
      span,
      subject: text,
      settings: fc.array(text, { maxLength: 2 }),
      related: fc.array(fc.record({ span, message: text }), { maxLength: 2 }),
      fix: fc.option(fix, { nil: undefined }),
    })
    .map(({ span: where, related, fix: repair, ...rest }) => ({
      ...rest,
      rule: 'postfix/some-rule',
      path: source.path,
      range: source.rangeOf(where),
      related: related.map((other) => ({
        path: source.path,
        range: source.rangeOf(other.span),
        message: other.message,
      })),
      ...(repair && {
        fix: {
          ...repair,
          edits: repair.edits.map((edit) => ({
            path: edit.path,
            text: edit.text,
            ...(edit.path === source.path ? edit.span : { start: 0, end: 0 }),
          })),
        },
      }),
    }));
}

/** A report whose every text is hostile, of one host or of several. */
export const hostileReport: fc.Arbitrary<Report> = fc
  .tuple(
    path,
    bytes,
    fc.option(
      text.filter((name) => name !== ''),
      { nil: undefined },
    ),
  )
  .chain(([name, content, host]) => {
    const source = new SourceText(name, content);
    const finding: fc.Arbitrary<ReportedFinding> = findingIn(source).map((found) => ({
      ...found,
      ...(host !== undefined && { host }),
    }));
    return fc
      .record({
        findings: fc.array(finding, { maxLength: 4 }),
        suppressed: fc.array(fc.record({ finding, justification: text }), { maxLength: 2 }),
        notes: fc.array(text, { maxLength: 2 }),
        error: text,
      })
      .map(({ error, ...rest }) => ({
        ...rest,
        profile: 'standard' as const,
        files: [
          { path: name, kind: 'postfix-main', ...(host !== undefined && { host }) },
          { path: 'clean', kind: 'postfix-main', ...(host !== undefined && { host }) },
        ],
        sources: new Map(host === undefined ? [[name, source] as const] : []),
        fixed: 0,
        ...(host !== undefined && { hosts: [{ host }, { host: 'broken', error }] }),
      }));
  });
