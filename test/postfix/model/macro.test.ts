import { describe, expect, test } from 'vitest';
import { firstMacroError, parseMacros, referencedNames } from '../../../src/postfix/model/macro.ts';

const OPERATOR_DUE = '"==" or "!="" or "<"" or "<="" or ">="" or ">" expected at:';

describe('what cannot be parsed is told in the words of Postfix 3.7.11', () => {
  test.each([
    ['${a', 'truncated macro reference: "${a"'],
    ['$(a}', 'truncated macro reference: "$(a}"'],
    ['x $ y', 'empty macro name: "x $ y"'],
    ['${}', 'empty macro name: "${}"'],
    ['${a b}', 'attribute name syntax error at: "...a>>> b"'],
    ['${ a- b}', 'attribute name syntax error at: "... a>>>- b"'],
    ['${a?{b}c}', '":" expected at: "...b}>>>c"'],
    ['${a:{b}c}', 'unexpected input at: "...b}>>>c"'],
    ['$(a?{b)', 'unbalanced {} in attribute expression: "{b"'],
    ['${{a} = {b} ? {x}}', `${OPERATOR_DUE} "...a}>>>= {b} ? {x}"`],
    ['${{a} === {b}}', `${OPERATOR_DUE} "...a}>>>=== {b}"`],
    ['${{a} ! {0123456789012345678901234}}', `${OPERATOR_DUE} "...a}>>>! {01234567890123456"`],
    ['${{a} == b}', '"{expression}" expected at: "...{a} ==>>> b"'],
    ['${{a} <foo {b}}', 'bad operator suffix at: "...<>>>foo"'],
    ['${{a} == {b} c}', '"?" or ":" expected at: "...}>>>c"'],
  ])('%s', (value, message) => {
    expect(firstMacroError(parseMacros(value))).toBe(message);
  });

  test.each(['${ }', '${?x}', '$( :x)', '${a?b c}', '${{a}==level{b}}', '$$', '}{'])(
    '%s is no error',
    (value) => {
      expect(firstMacroError(parseMacros(value))).toBeUndefined();
    },
  );
});

describe('names count up to the first error', () => {
  test.each([
    ['$a ${b?$c:$d} $(e)', ['a', 'b', 'c', 'd', 'e']],
    ['${{$a} == {$b} ? {$c} : {$d}}', ['a', 'b', 'c', 'd']],
    ['${a?{$b}x} $c', ['a', 'b']],
    ['${a?{$}:{$b}}', ['a']],
    ['${{$} == {$b} ? {$c}}', ['b']],
    ['${{$a} == {$b} $c}', ['a', 'b']],
    ['${{$a} = {$b}}', []],
    ['${a b} $c', []],
    ['${ }', ['']],
  ])('%s', (value, names) => {
    expect(referencedNames(parseMacros(value))).toEqual(names);
  });
});

describe('functions, since 3.11', () => {
  const grammar = { functions: true };

  test('are errors before', () => {
    const value = '${domain_to_ascii{$a}}';
    expect(firstMacroError(parseMacros(value, grammar))).toBeUndefined();
    expect(referencedNames(parseMacros(value, grammar))).toEqual(['a']);
    expect(firstMacroError(parseMacros(value))).toBe(
      'attribute name syntax error at: "...domain_to_ascii>>>{$a}"',
    );
  });

  test('others are not known', () => {
    expect(firstMacroError(parseMacros('${nosuchfn{x}}', grammar))).toBe(
      'unknown function "nosuchfn" at"...>>>nosuchfn{x}"',
    );
    expect(firstMacroError(parseMacros('${domain_to_ascii{$}}', grammar))).toBe(
      'empty macro name: "$"',
    );
  });
});
