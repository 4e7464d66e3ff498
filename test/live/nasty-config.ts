import fc from 'fast-check';
import { type ByteString, encodeUtf8 } from '../../src/text/bytes.ts';

/** The two files of a configuration, made to be misread. */
export interface NastyConfig {
  readonly main: ByteString;
  readonly master: ByteString;
}

type Text = fc.Arbitrary<ByteString>;

const NO_BREAK_SPACE = encodeUtf8('\u00a0');
const BYTE_ORDER_MARK = encodeUtf8('\ufeff');

/**
 * Names that Postfix knows: strings, lists, raw ones, aliases, computed ones. Those whose defaults
 * refer to others come first.
 */
const BUILT_IN = [
  ...['smtpd_recipient_restrictions', 'smtpd_relay_restrictions', 'smtpd_restriction_classes'],
  ...['smtpd_banner', 'relay_domains', 'mydestination', 'myorigin', 'virtual_alias_maps'],
  ...['canonical_maps', 'default_rbl_reply', 'mailbox_command', 'local_transport'],
];

/** Built-in names whose defaults refer to nothing. */
const LEAVES = [
  ...['default_destination_concurrency_limit', 'queue_directory', 'soft_bounce', 'virtual_maps'],
  ...['fallback_relay', 'smtp_tls_security_level', 'smtp_bind_address', 'mynetworks'],
  ...['mail_version', 'config_directory', 'mydomain', 'myhostname', 'mail_name'],
];

/** Names that only a running process has; a setting is dropped. */
const READ_ONLY = ['process_id', 'process_name', 'service_name'];

/** Names of the user's own, which count only if something refers to them. */
const OWN = ['a', 'b', 'c', 'class1', 'class2', 'foo', 'o', '_', '5'];

/** Names that exist because of a service in master.cf, or of a table named by its prefix. */
const DERIVED = [
  ...['foo_destination_concurrency_limit', 'b_destination_recipient_limit', 'foo_time_limit'],
  ...[
    'smtp_transport_rate_delay',
    'smtp_destination_rate_delay',
    'c_initial_destination_concurrency',
  ],
  ...['db_hosts', 'db_user', 'db_server_host', 'db_query', 'other_hosts', 'other_dbpath', '_hosts'],
];

/** Names that trip a program up: no parameter, or no name for `$`. */
const ODD = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'smtpd_helo_require'],
  ...[
    'a-b',
    '$a',
    '"a"',
    'Mail_Name',
    'a.b',
    'a{',
    '}',
    `${NO_BREAK_SPACE}a`,
    `${BYTE_ORDER_MARK}a`,
  ],
];

const referable = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...BUILT_IN, ...LEAVES) },
  { weight: 5, arbitrary: fc.constantFrom(...OWN) },
  { weight: 1, arbitrary: fc.constantFrom(...DERIVED, ...READ_ONLY) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'undefined_name'),
  },
);

const settable = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...BUILT_IN, ...LEAVES) },
  { weight: 8, arbitrary: fc.constantFrom(...OWN) },
  { weight: 4, arbitrary: fc.constantFrom(...DERIVED) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.constantFrom(...READ_ONLY) },
);

/** A name refers to names further on only, so that few values refer to themselves. */
const ORDER = [...BUILT_IN, ...DERIVED, ...OWN, ...LEAVES];

function withoutLoops(name: ByteString, text: ByteString): ByteString {
  const rank = ORDER.indexOf(name);
  if (rank === -1) return text;
  return text.replace(/(\$[({]?[ \t\r]*)([A-Za-z0-9_]+)/g, (whole, open, other) => {
    const at = ORDER.indexOf(other);
    if (at === -1 || at > rank) return whole;
    return `${open}${ORDER[rank + 1 + (at % (ORDER.length - rank))] ?? 'undefined_name'}`;
  });
}

const blanks = fc.constantFrom('', '', '', ' ', ' ', '\t', '  ', ' \t', '\r');
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
const anyLevel = fc.oneof(
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

const settingValue = fc.oneof(
  { weight: 60, arbitrary: value },
  {
    weight: 16,
    arbitrary: fc
      .array(fc.oneof(table, fc.constantFrom('class1', 'class2', 'x', '$a')), { maxLength: 4 })
      .map((words) => words.join(' ')),
  },
  { weight: 1, arbitrary: damaged },
);

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
function continued(text: Text): Text {
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

const levelSetting = anyLevel
  .filter((text) => !text.includes('$'))
  .map((text) => `compatibility_level = ${text}`);

const plainSetting = fc
  .tuple(settable, blanks, blanks, continued(settingValue), fc.nat(40))
  .map(([name, before, after, text, loop]) => {
    const sound = loop === 1 ? text : withoutLoops(name, text);
    return `${name}${before}=${after}${sound}`;
  });

const setting = fc.oneof(
  { weight: 30, arbitrary: plainSetting },
  { weight: 1, arbitrary: levelSetting },
);

const brokenSetting = fc.oneof(
  fc.tuple(settable, blanks, settingValue).map(([name, gap, text]) => `${name}${gap}${text}`),
  setting.map((text) => ` ${text}`),
  setting.map((text) => `\f${text}`),
  setting.map((text) => `=${text}`),
  setting.map((text) => `x ${text}`),
  fc.tuple(setting, fc.nat(40)).map(([text, at]) => `${text.slice(0, at)}\0${text.slice(at)}`),
);

const mainLine = fc.oneof(
  { weight: 400, arbitrary: setting },
  { weight: 1, arbitrary: brokenSetting },
);

function fileOf(line: Text, maxLength: number): Text {
  return fc
    .tuple(
      fc.constantFrom('', '', '', '# head\n', '\n', '  # head\n', '\r\n'),
      fc.array(fc.tuple(line, lineEnd), { maxLength }),
      fc.constantFrom('', '', '', '#', ' ', '\n', '# tail', '\n#tail\n'),
    )
    .map(([head, lines, tail]) => head + lines.map(([text, end]) => text + end).join('') + tail);
}

const gap = fc.constantFrom(' ', ' ', '\t', '   ', '\r');
const serviceName = fc.constantFrom(
  'smtp',
  'foo',
  'b',
  'c',
  'lmtp',
  '127.0.0.1:25',
  '[::1]:smtp',
  'a/b',
  'constructor',
  '2525',
  'f\xff',
);
const program = fc.constantFrom(
  'smtpd',
  'smtp',
  'lmtp',
  'pipe',
  'spawn',
  'local',
  'error',
  'virtual',
  'discard',
  'cleanup',
  'postscreen',
  '/usr/bin/smtp',
  'constructor',
  '{smtp}',
);

const plain = fc.constantFrom(
  'x',
  'yes',
  '$a',
  '${a}',
  '${a?b}',
  '$class1',
  'mysql:db',
  'class1,class2',
  '=',
  '{x',
  '$$',
  '$service_name',
  '$process_name',
  'a#b',
  '"q',
  '$constructor',
  '${mail_name}',
);
const flagLetters = fc.constantFrom('-v', '-vv', '-D', '-vD', '--', '-u', '-z', '--x');
const takers = fc.constantFrom('-s', '-n', '-r', '-i', '-m', '-t', '-nx', '-vn', '-sx');
const braced = fc
  .tuple(blanks, settable, blanks, blanks, settingValue, blanks)
  .map(([a, name, b, c, text, d]) => `${a}${name}${b}=${c}${withoutLoops(name, text)}${d}`);
const pair = fc.tuple(settable, plain).map(([name, text]) => `${name}=${withoutLoops(name, text)}`);

const argument = fc.oneof(
  { weight: 10, arbitrary: fc.tuple(gap, pair).map(([between, text]) => `-o${between}${text}`) },
  { weight: 6, arbitrary: fc.tuple(gap, braced).map(([between, text]) => `-o${between}{${text}}`) },
  { weight: 3, arbitrary: pair.map((text) => `-o${text}`) },
  { weight: 2, arbitrary: braced.map((text) => `-o{${text}}`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('-vo', '-vvo', '-Dvo'), gap, pair)
      .map((words) => words.join('')),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom('-vo', '-vvo', '-no'), pair).map((words) => words.join('')),
  },
  { weight: 3, arbitrary: flagLetters },
  { weight: 1, arbitrary: takers },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      'flags=DRhu',
      'user=x',
      'argv=/bin/x',
      '{a b}',
      '{}',
      '{ a\v}',
      '{a}b',
      '{a b',
      '#c',
      'x{y z}w',
      '-v{a b}',
      '-o{}',
      '-o {}',
      '-o {=x}',
      '-o {a}',
      '-o a',
      '-o =x',
      '-o',
      '-o {a = b}c',
      '-o {a = b',
      '-o {a = {b}} ',
      '-o { a = b c }',
      '-o a = b',
      '-o -v',
      '-oo',
      '-ooa=b',
    ),
  },
  { weight: 1, arbitrary: settingValue },
);

const flag = fc.constantFrom('-', '-', 'y', 'n');
const fields = fc.oneof(
  {
    weight: 300,
    arbitrary: fc.tuple(
      serviceName,
      fc.constantFrom('unix', 'unix', 'inet', 'pass', 'fifo', 'unix-dgram'),
      flag,
      flag,
      flag,
      fc.constantFrom('-', '-', '?', '-?', '1000?', '60'),
      fc.constantFrom('-', '0', '100'),
      program,
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      serviceName,
      fc.constantFrom('unix', 'INET', 'tcp'),
      flag,
      fc.constantFrom('-', 'Y', 'yy'),
      flag,
      fc.constantFrom('-', '-?', '1?2', '-1', '5m'),
      fc.constantFrom('-', '-5', '5?'),
      program,
    ),
  },
  { weight: 1, arbitrary: fc.array(flag, { minLength: 1, maxLength: 8 }) },
);

const service = fc
  .tuple(
    fields,
    fc.array(gap, { minLength: 8, maxLength: 8 }),
    continued(
      fc.array(argument, { maxLength: 5 }).map((words) => words.map((word) => ` ${word}`).join('')),
    ),
  )
  .map(
    ([words, gaps, args]) =>
      words.map((word, at) => (at === 0 ? word : `${gaps[at]}${word}`)).join('') + args,
  );

const masterLine = fc.oneof(
  { weight: 200, arbitrary: service },
  { weight: 1, arbitrary: service.map((text) => ` ${text}`) },
);

/** Configurations biased to what is read in more than one way. */
export const nastyConfig: fc.Arbitrary<NastyConfig> = fc.record({
  main: fileOf(mainLine, 8),
  master: fileOf(masterLine, 4),
});
