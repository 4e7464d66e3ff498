import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  allowProtocol,
  forbidProtocols,
  raiseFloor,
} from '../../../src/postfix/edit/protocol-edits.ts';
import { Release } from '../../../src/postfix/facts/release.ts';
import {
  type ProtocolGrammar,
  type ProtocolList,
  parseProtocolList,
  protocolGrammar,
} from '../../../src/postfix/model/protocol-list.ts';
import { applyEdits, conflict, type Edit } from '../../../src/text/edit.ts';
import { negotiable, PROTOCOLS, type Protocol } from '../../../src/tls/protocol.ts';

function grammarOf(text: string): ProtocolGrammar {
  const release = Release.parse(text);
  if (!release) throw new Error(`not a release: ${text}`);
  return protocolGrammar(release);
}

const WITH_BOUNDS = grammarOf('3.7');
const WITHOUT_BOUNDS = grammarOf('3.5');

type Change = (list: ProtocolList) => readonly Edit[] | undefined;

function edited(text: string, change: Change, grammar = WITH_BOUNDS): string | undefined {
  const edits = change(parseProtocolList(text, grammar));
  return edits && applyEdits(text, edits);
}

describe('allowProtocol', () => {
  test.each([
    ['!SSLv2, !SSLv3, !TLSv1.3', '!SSLv2, !SSLv3'],
    ['!TLSv1.3:!SSLv3', '!SSLv3'],
    ['!TLSv1.3', ''],
    ['!TLSv1.3 !SSLv3 !tlsv1.3', '!SSLv3'],
    ['TLSv1.2', 'TLSv1.2, TLSv1.3'],
    ['TLSv1.1:TLSv1.2', 'TLSv1.1:TLSv1.2:TLSv1.3'],
    ['TLSv1.2 !TLSv1.3', 'TLSv1.2 TLSv1.3'],
    ['<=TLSv1.2', ''],
    ['>=TLSv1, <=TLSv1.2', '>=TLSv1'],
    ['<=0302 <=TLSv1.2', '<=0302 <=TLSv1.3'],
    ['<=TLSv1.1', '!TLSv1.2'],
    ['>=TLSv1.2 !TLSv1.3', '>=TLSv1.2'],
    ['>=TLSv1.2', '>=TLSv1.2'],
    ['', ''],
  ])('TLSv1.3 in %j: %j', (text, result) => {
    expect(edited(text, (list) => allowProtocol(list, 'TLSv1.3'))).toBe(result);
  });

  test.each([
    ['>=TLSv1.2', '>=TLSv1'],
    ['>=0303, <=TLSv1.2', '>=TLSv1, <=TLSv1.2'],
    ['!TLSv1, !TLSv1.1', '!TLSv1.1'],
  ])('TLSv1 in %j: at least %j', (text, start) => {
    expect(edited(text, (list) => allowProtocol(list, 'TLSv1'))).toMatch(start);
  });

  test('a version in between stays out', () => {
    expect(edited('>=TLSv1.2', (list) => allowProtocol(list, 'TLSv1'))).toBe('>=TLSv1, !TLSv1.1');
  });
});

describe('forbidProtocols', () => {
  const forbid: Change = (list) => forbidProtocols(list, ['SSLv2', 'SSLv3']);

  test.each([
    ['', '>=TLSv1'],
    [', ,', '>=TLSv1'],
    ['!SSLv2', '!SSLv2, !SSLv3'],
    ['!TLSv1:!SSLv2', '!TLSv1:!SSLv2:!SSLv3'],
    ['>=SSLv3', '>=TLSv1'],
    ['>=none', '>=TLSv1'],
    ['>=, <=TLSv1.2', '>=TLSv1, <=TLSv1.2'],
    ['<=TLSv1.2', '<=TLSv1.2, >=TLSv1'],
    ['SSLv3 TLSv1', 'TLSv1'],
    ['!SSLv3', '!SSLv3'],
    ['>=TLSv1', '>=TLSv1'],
  ])('with bounds, %j: %j', (text, result) => {
    expect(edited(text, forbid)).toBe(result);
  });

  test.each([
    ['', '!SSLv2, !SSLv3'],
    ['!SSLv2', '!SSLv2, !SSLv3'],
    ['!SSLv3', '!SSLv3, !SSLv2'],
    ['!SSLv3 !TLSv1', '!SSLv3 !TLSv1 !SSLv2'],
    ['SSLv3:SSLv2:TLSv1.2', 'TLSv1.2'],
    ['TLSv1', 'TLSv1'],
  ])('without bounds, %j: %j', (text, result) => {
    expect(edited(text, forbid, WITHOUT_BOUNDS)).toBe(result);
  });

  test.each(['SSLv3', '!TLSv1 !TLSv1.1 !TLSv1.2 !TLSv1.3', 'TLSv1.0'])(
    'leaves %j, which would have nothing left or is invalid',
    (text) => {
      expect(edited(text, forbid)).toBeUndefined();
    },
  );

  test('a version in the middle is excluded by name', () => {
    expect(edited('>=TLSv1', (list) => forbidProtocols(list, ['TLSv1.1']))).toBe(
      '>=TLSv1, !TLSv1.1',
    );
  });
});

describe('raiseFloor', () => {
  test.each([
    ['', '>=TLSv1.2'],
    ['!SSLv2, !SSLv3', '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1'],
    ['TLSv1,TLSv1.1,TLSv1.2', 'TLSv1.2'],
    ['>=TLSv1', '>=TLSv1.2'],
    ['>=0301, !TLSv1.1', '>=TLSv1.2, !TLSv1.1'],
    ['>=TLSv1.3 >=TLSv1', '>=TLSv1.3 >=TLSv1.2'],
    ['!SSLv2,\n    !SSLv3', '!SSLv2,\n    !SSLv3, !TLSv1, !TLSv1.1'],
    ['>=TLSv1.3', '>=TLSv1.3'],
  ])('to TLSv1.2, with bounds, %j: %j', (text, result) => {
    expect(edited(text, (list) => raiseFloor(list, 'TLSv1.2'))).toBe(result);
  });

  test('to TLSv1.2, without bounds, an empty list', () => {
    expect(edited('', (list) => raiseFloor(list, 'TLSv1.2'), WITHOUT_BOUNDS)).toBe(
      '!SSLv2, !SSLv3, !TLSv1, !TLSv1.1',
    );
  });

  test('touches no more than the version of the bound', () => {
    expect(raiseFloor(parseProtocolList('>=TLSv1.1, !SSLv3', WITH_BOUNDS), 'TLSv1.2')).toEqual([
      { start: 2, end: 9, text: 'TLSv1.2' },
    ]);
  });

  test('leaves a list that would have nothing left', () => {
    expect(edited('TLSv1', (list) => raiseFloor(list, 'TLSv1.2'))).toBeUndefined();
  });
});

const name = fc.constantFrom('SSLv2', ...PROTOCOLS);
const exclusion = name.map((each) => `!${each}`);
const version = fc.constantFrom(...PROTOCOLS, 'None', '', '0302', '303', '0305', 'tlsv1.2');
const bound = fc.tuple(fc.constantFrom('>=', '<='), version).map(([sign, each]) => sign + each);
const separator = fc.constantFrom(
  ',',
  ' ',
  ':',
  ', ',
  '\t',
  ' , ',
  '\n',
  '\r\n  ',
  ',\n    ',
  ' : ',
);

/** Lists of one style or of several mixed, with any separators, also at the ends. */
function lists(...styles: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  const tokens = fc.oneof(
    ...styles.map((style) => fc.array(style, { maxLength: 5 })),
    fc.array(fc.oneof(...styles), { maxLength: 6 }),
  );
  const ends = fc.constantFrom('', '', ' ', ', ');
  return fc
    .tuple(tokens, fc.array(separator, { minLength: 6, maxLength: 6 }), ends, ends)
    .map(
      ([words, gaps, start, end]) =>
        start +
        words.map((word, index) => (index === 0 ? word : gaps[index] + word)).join('') +
        end,
    );
}

const parsed = fc.oneof(
  lists(exclusion, name, bound).map((text) => parseProtocolList(text, WITH_BOUNDS)),
  lists(exclusion, name).map((text) => parseProtocolList(text, WITHOUT_BOUNDS)),
);

/** Makes the change, and checks that it does what was asked and nothing when asked again. */
function expectMeaning(
  list: ProtocolList,
  change: Change,
  admits: (protocol: Protocol) => boolean,
): void {
  const wanted = PROTOCOLS.filter(admits);
  const edits = change(list);
  if (!edits) {
    expect(negotiable(wanted)).toEqual([]);
    return;
  }
  const conflicts = edits.some((a, index) => edits.slice(index + 1).some((b) => conflict(a, b)));
  expect(conflicts).toBe(false);
  const after = parseProtocolList(applyEdits(list.text, edits), list.grammar);
  expect({ text: after.text, valid: after.valid, allowed: after.allowed }).toEqual({
    text: after.text,
    valid: true,
    allowed: wanted,
  });
  expect(change(after)).toEqual([]);
}

describe('for lists of every style', () => {
  const runs = { numRuns: 3000 };

  test('allowProtocol admits one version more', () => {
    fc.assert(
      fc.property(parsed, fc.constantFrom(...PROTOCOLS), (list, protocol) => {
        expect(allowProtocol(list, protocol)).toBeDefined();
        expectMeaning(
          list,
          (each) => allowProtocol(each, protocol),
          (each) => each === protocol || list.allowed.includes(each),
        );
      }),
      runs,
    );
  });

  test('forbidProtocols takes the names away', () => {
    fc.assert(
      fc.property(parsed, fc.subarray(['SSLv2', ...PROTOCOLS] as const), (list, names) => {
        expectMeaning(
          list,
          (each) => forbidProtocols(each, names),
          (each) => list.allowed.includes(each) && !names.includes(each),
        );
      }),
      runs,
    );
  });

  test('raiseFloor takes what is below away', () => {
    fc.assert(
      fc.property(parsed, fc.constantFrom(...PROTOCOLS), (list, floor) => {
        expectMeaning(
          list,
          (each) => raiseFloor(each, floor),
          (each) =>
            list.allowed.includes(each) && PROTOCOLS.indexOf(each) >= PROTOCOLS.indexOf(floor),
        );
      }),
      runs,
    );
  });

  test('an invalid list is left alone', () => {
    const list = parseProtocolList('!SSLv2, TLSv1.0', WITH_BOUNDS);
    expect(allowProtocol(list, 'TLSv1')).toBeUndefined();
    expect(forbidProtocols(list, ['SSLv3'])).toBeUndefined();
    expect(raiseFloor(list, 'TLSv1.2')).toBeUndefined();
  });
});
