import { describe, expect, test } from 'vitest';
import { parseMasterCf, type ServiceEntry } from '../../../src/postfix/syntax/master-cf.ts';
import { SourceText } from '../../../src/text/source.ts';

function parse(text: string) {
  return parseMasterCf(new SourceText('master.cf', text)).nodes;
}

function service(text: string): ServiceEntry {
  const node = parse(text).find((each) => each.kind === 'service');
  if (node?.kind !== 'service') throw new Error('no service');
  return node;
}

/** Options in the words of this test: `name=value`, `-letter`, `!problem`. */
function options(args: string): string[] {
  return service(`smtp inet n - y - - smtpd\n${args}\n`).options.map((option) => {
    if (option.kind === 'override') return `${option.name}=${option.value.text}`;
    return option.kind === 'flag' ? `-${option.letter}` : `!${option.problem}`;
  });
}

describe('options are read as the daemon reads them', () => {
  test.each([
    ['  -o a=b', ['a=b']],
    ['  -oa=b', ['a=b']],
    ['  -vo a=b -D', ['-v', 'a=b', '-D']],
    ['  -voa=b', ['-v', 'a=b']],
    ['  -o { a = b c }', ['a=b c']],
    ['  -o a=${x ? {b c} : {d}}', ['a=${x ? {b c} : {d}}']],
    ['  -o a = b', ['!missing-equals']],
    ['  -o a', ['!missing-equals']],
    ['  -o =b', ['!missing-name']],
    ['  -o', ['!missing-value']],
    ['  -- -o a=b', []],
    ['  user=x -o a=b', []],
    ['  -o { a = b', ['a=b']],
    ['  -o { a = b\v\f }', ['a=b']],
    ['  -o a=b\n# note\n  -o c=d', ['a=b', 'c=d']],
  ])('%j', (args, expected) => {
    expect(options(args)).toEqual(expected);
  });
});

describe('services', () => {
  test('the fields by name', () => {
    const { fields } = service('127.0.0.1:smtp inet n - y 60? 1 smtpd -v\n');
    expect(Object.values(fields).map((field) => field.text)).toEqual([
      '127.0.0.1:smtp',
      'inet',
      'n',
      '-',
      'y',
      '60?',
      '1',
      'smtpd',
    ]);
  });

  test.each([
    ['smtp tcp n - y - - smtpd', ['type']],
    ['smtp inet no - Y - - smtpd', ['private', 'chroot']],
    ['smtp inet n - y 5m x smtpd', ['wakeup', 'maxproc']],
    ['smtp inet n - y ? 007 smtpd', []],
    ['smtp inet n - y -? - smtpd', []],
  ])('bad fields of %j', (text, expected) => {
    expect(service(text).badFields).toEqual(expected);
  });

  test('too few fields and an indented first line are malformed', () => {
    expect(parse('smtp inet n - y - -\n')[0]).toMatchObject({ problem: 'too-few-fields' });
    expect(parse('  smtp inet n - y - - smtpd\n')[0]).toMatchObject({
      problem: 'leading-whitespace',
    });
  });

  test('an override knows its place', () => {
    const text = 'smtp inet n - y - - smtpd\n  -o { a = b c } -v\n';
    const [option] = service(text).options;
    expect(option?.span && text.slice(option.span.start, option.span.end)).toBe('-o { a = b c }');
  });
});
