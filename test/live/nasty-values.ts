import fc from 'fast-check';
import type { ByteString } from '../../src/text/bytes.ts';
import { BYTE_ORDER_MARK, NO_BREAK_SPACE, referable } from './nasty-names.ts';

/** What may stand around a sign. */
export const blanks = fc.constantFrom('', '', '', ' ', ' ', '\t', '  ', ' \t', '\r');
const literal = fc.constantFrom(
  ...[
    'x',
    'class1',
    'class2',
    'yes',
    '10',
    '3.6',
    '010',
    '99999999999999999999',
    '$$',
    '=',
    '==',
    '?',
  ],
  ...[
    ':',
    ',',
    ' ',
    '  ',
    '\t',
    '\v',
    '\f',
    '\r',
    '#',
    '#x',
    '"',
    "'",
    '\\',
    ';',
    '/',
    '.',
    '!',
    '@',
  ],
  ...[NO_BREAK_SPACE, BYTE_ORDER_MARK, '\xff', '(', ')', 'o', '-o', 'a=b', ', '],
);
const table = fc.constantFrom(
  ...[
    'mysql:db',
    'ldap:db',
    'pgsql:other',
    'sqlite:other',
    'proxy:mysql:db',
    'proxy:proxy:ldap:other',
  ],
  ...[
    'memcache:db',
    'mongodb:db',
    'mysql:/etc/db.cf',
    'mysql:./db',
    'mysql:',
    'hash:db',
    'debug:mysql:db',
  ],
  ...[
    '{ mysql:db }',
    '{mysql:db',
    '{mysql:db}x',
    'inline:{ {a = mysql:db} }',
    'pcre:{mysql:other}',
  ],
  ...[
    'mysql:{mysql:other}',
    'mysql:db:x',
    'MYSQL:db',
    ',mysql:db,',
    '#mysql:db',
    'x {y {mysql:db} z}',
  ],
);
const operator = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom('==', '!=', '<', '<=', '>', '>=') },
  { weight: 3, arbitrary: fc.constantFrom('==level', '!=level', '<level', '<=level', '>=level') },
);
const level = fc.constantFrom('0', '1', '2', '3', '3.6', '3.10', '3.6.1', '$compatibility_level');
/** Compatibility levels, sound ones and others. */
export const anyLevel = fc.oneof(
  { weight: 8, arbitrary: level },
  { weight: 1, arbitrary: fc.constantFrom('', '-1', '3.1024', 'x', '1.2.3.4') },
);

/** The `$` grammar, nested; balanced, and mostly right. */
const { value } = fc.letrec<{ value: ByteString; piece: ByteString; macro: ByteString }>((tie) => ({
  value: fc.array(tie('piece'), { maxLength: 5 }).map((pieces) => pieces.join('')),
  piece: fc.oneof(
    { withCrossShrink: true, depthSize: 'small' },
    { weight: 8, arbitrary: literal },
    { weight: 5, arbitrary: tie('macro') },
    { weight: 1, arbitrary: tie('value').map((text) => `{${text}}`) },
  ),
  macro: fc.oneof(
    { depthSize: 'small' },
    { weight: 4, arbitrary: referable.map((name) => `$${name}`) },
    {
      weight: 2,
      arbitrary: fc.tuple(blanks, referable, blanks).map(([a, name, b]) => `\${${a}${name}${b}}`),
    },
    { weight: 1, arbitrary: referable.map((name) => `$(${name})`) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(
          blanks,
          fc.oneof({ weight: 9, arbitrary: referable }, { weight: 1, arbitrary: fc.constant('') }),
          blanks,
          fc.constantFrom('?', ':'),
          tie('value'),
        )
        .map(([a, name, b, test, text]) => `\${${a}${name}${b}${test}${text}}`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(referable, fc.constantFrom('?', ':'), blanks, tie('value'), blanks)
        .map(([name, test, a, text, b]) => `\${${name}${test}${a}{${text}}${b}}`),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(referable, blanks, tie('value'), blanks, tie('value'), fc.boolean())
        .map(
          ([name, a, yes, b, no, braced]) =>
            `\${${name}?${a}{${yes}}${b}:${braced ? `{${no}}` : no}}`,
        ),
    },
    {
      weight: 3,
      arbitrary: fc
        .tuple(blanks, tie('value'), blanks, operator, blanks, tie('value'), tie('value'))
        .map(([a, left, b, op, c, right, yes]) =>
          op.endsWith('level')
            ? `\${${a}{3}${b}${op}${c}{3.6}?{${yes}}}`
            : `\${${a}{${left}}${b}${op}${c}{${right}}${b}?${c}{${yes}}}`,
        ),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          anyLevel,
          operator,
          anyLevel,
          fc.constantFrom('', ':x', '?x', '?{x}:{y}', '?{$a}:$b'),
        )
        .map(([left, op, right, rest]) => `\${{${left}} ${op} {${right}}${rest}}`),
    },
  ),
}));

/** A byte too much or too little somewhere, as typing makes it. */
const damaged = fc
  .tuple(
    value,
    fc.nat(30),
    fc.constantFrom('', '$', '{', '}', '${', '$(', '${a', '?', '=', '\0', '${{a}'),
  )
  .map(([text, at, piece]) => {
    const index = Math.min(at, text.length);
    return piece === ''
      ? text.slice(0, index) + text.slice(index + 1)
      : text.slice(0, index) + piece + text.slice(index);
  });

/** The text behind a `=`. */
export const settingValue = fc.oneof(
  { weight: 60, arbitrary: value },
  {
    weight: 16,
    arbitrary: fc
      .array(fc.oneof(table, fc.constantFrom('class1', 'class2', 'x', '$a')), { maxLength: 4 })
      .map((words) => words.join(' ')),
  },
  { weight: 1, arbitrary: damaged },
);
