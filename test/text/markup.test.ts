import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMarkup, type TemplateSyntax } from '../../src/text/markup.ts';
import { markupBlocks } from '../../src/text/markup-tags.ts';

function written(text: string, syntax: TemplateSyntax): string[] {
  return findMarkup(text, syntax).map(({ start, end }) => text.slice(start, end));
}

function blocks(text: string, syntax: TemplateSyntax): string[] {
  const spans = markupBlocks(findMarkup(text, syntax), text.length);
  return spans.map(({ start, end }) => text.slice(start, end));
}

describe('markup is found', () => {
  test.each<[string, TemplateSyntax, string, string[]]>([
    ['an expression', 'braces', 'a = {{ b }}.c', ['{{ b }}']],
    ['two on a line', 'braces', '{{a}}{{-b-}}', ['{{a}}', '{{-b-}}']],
    ['closing braces in a string', 'braces', `x {{ "}}" }} y`, [`{{ "}}" }}`]],
    ['a dictionary', 'braces', `{{ f({'a': {1: 2}}) }}}}`, [`{{ f({'a': {1: 2}}) }}`]],
    ['an apostrophe that is no quote', 'braces', `{{! don't }} {{b}} '`, [`{{! don't }}`, '{{b}}']],
    ['a comment over lines', 'braces', '{# a\n}} b #}c', ['{# a\n}} b #}']],
    ['three braces', 'braces', '{{{ a }}}', ['{{{ a }}}']],
    ['a comment of Go', 'braces', '{{/* }} */}}x', ['{{/* }} */}}']],
    ['a statement with a sign in it', 'braces', `{% if a == '%}' %}x`, [`{% if a == '%}' %}`]],
    ['raw text', 'braces', '{% raw %}{{ a }}{% endraw %}', ['{% raw %}', '{% endraw %}']],
    ['an unclosed tag, up to its line end', 'braces', 'a {{ b\nc', ['{{ b']],
    ['tags of ERB', 'angles', '<% if a -%>{{ b }}<%= c %>', ['<% if a -%>', '<%= c %>']],
    ['placeholders, everywhere', 'angles', '@HOST@ __DB_NAME__ a@b __x', ['@HOST@', '__DB_NAME__']],
    [
      'references that are no parameters',
      'any',
      '$HOST ${name} $myhostname %{x} %host %A%',
      ['$HOST', '${name}', '%{x}', '%host', '%A%'],
    ],
    ['no shell references in Jinja', 'braces', '${data_directory} $HOST %x', []],
    ['braces of Postfix', 'braces', '{ a = b } i {mail_addr} ${x?{y}:{z}}', []],
  ])('%s', (_, syntax, text, expected) => {
    expect(written(text, syntax)).toEqual(expected);
  });

  test('in any text, in order, without overlap', () => {
    const pieces = fc.constantFrom(
      ...['{{', '}}', '{%', '%}', '{#', '#}', '<%', '%>', '"', "'", '{', '}', '\n', ' ', '-'],
      ...[
        'if',
        'endif',
        'end',
        'raw',
        'endraw',
        '@A@',
        '__B__',
        '${',
        '%{',
        '$X',
        'a = b',
        '#',
        '/',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (array) => {
        const text = array.join('');
        for (const syntax of ['braces', 'angles', 'any'] as const) {
          let at = 0;
          for (const { start, end } of findMarkup(text, syntax)) {
            expect(start).toBeGreaterThanOrEqual(at);
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(at).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('in hostile text without end', () => {
    const start = performance.now();
    for (const piece of [
      '{{',
      '{% ',
      '{#',
      '<%',
      '{{ { }} ',
      '{{ "',
      '{% if a %}',
      '{% x %}{% endx %}',
    ]) {
      blocks(piece.repeat(100_000), 'any');
    }
    expect(performance.now() - start).toBeLessThan(20_000);
  }, 30_000);
});

describe('blocks', () => {
  test.each<[string, TemplateSyntax, string, string[]]>([
    [
      'of Jinja',
      'braces',
      'a{% if x %}b{% else %}c{% endif %}d',
      ['{% if x %}b{% else %}c{% endif %}'],
    ],
    [
      'inside each other',
      'braces',
      '{%if a%}{%for b in c%}{%endfor%}{%endif%}d',
      ['{%if a%}{%for b in c%}{%endfor%}{%endif%}'],
    ],
    ['not a statement without end', 'braces', '{% set x = 1 %}a{% include "b" %}', []],
    ['a set with an end', 'braces', 'a{% set x %}b{% endset %}', ['{% set x %}b{% endset %}']],
    ['of Go', 'braces', '{{ if .A }}b{{ else }}c{{ end }}d', ['{{ if .A }}b{{ else }}c{{ end }}']],
    ['of mustache', 'braces', '{{#a}}b{{/a}}{{^a}}c{{/a}}', ['{{#a}}b{{/a}}', '{{^a}}c{{/a}}']],
    ['of ERB', 'angles', '<% if a %>b<% end %>c', ['<% if a %>b<% end %>']],
    [
      'of ERB with a loop',
      'angles',
      '<% a.each do |b| -%>c<% end -%>d',
      ['<% a.each do |b| -%>c<% end -%>'],
    ],
    [
      'of EPP',
      'angles',
      '<% if $a { -%>b<% } else { -%>c<% } -%>d',
      ['<% if $a { -%>b<% } else { -%>c<% } -%>'],
    ],
    ['not plain code', 'angles', '<% a = 1 %>b<%# if c %>', []],
    ['of Terraform', 'any', '%{ if a }b%{ endif }c%{d}', ['%{ if a }b%{ endif }']],
    ['that are never closed', 'braces', 'a{% if x %}b', ['{% if x %}b']],
    ['that were never opened', 'braces', 'a{% endif %}b', ['a{% endif %}']],
  ])('%s', (_, syntax, text, expected) => {
    expect(blocks(text, syntax)).toEqual(expected);
  });
});
