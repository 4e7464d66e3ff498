import fc from 'fast-check';
import { continued } from './nasty-lines.ts';
import { settable, withoutLoops } from './nasty-names.ts';
import { blanks, settingValue } from './nasty-values.ts';

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

/** A service of master.cf, or what its writer took for one. */
export const masterLine = fc.oneof(
  { weight: 200, arbitrary: service },
  { weight: 1, arbitrary: service.map((text) => ` ${text}`) },
);
