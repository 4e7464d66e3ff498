import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type MainCf, parseMainCf, printMainCf } from '../../../src/postfix/syntax/main-cf.ts';
import { parseMasterCf, printMasterCf } from '../../../src/postfix/syntax/master-cf.ts';
import { fromBytes } from '../../../src/text/bytes.ts';
import type { TemplateSyntax } from '../../../src/text/markup.ts';
import { SourceText } from '../../../src/text/source.ts';

function main(text: string, syntax: TemplateSyntax = 'braces'): MainCf {
  return parseMainCf(new SourceText('main.cf.j2', text), syntax);
}

/** The settings that come out as they stand, and with a `?` those that markup decides. */
function settings(text: string, syntax?: TemplateSyntax): string[] {
  return main(text, syntax).nodes.flatMap((node) =>
    node.kind === 'setting' ? [`${node.name}=${node.value.text}${node.opaque ? ' ?' : ''}`] : [],
  );
}

function openNames(text: string, syntax?: TemplateSyntax): string[] {
  return (main(text, syntax).template?.openNames ?? []).map(
    ({ prefix, suffix }) => `${prefix}*${suffix}`,
  );
}

function services(text: string, syntax: TemplateSyntax = 'braces') {
  const source = new SourceText('master.cf.j2', text);
  const tree = parseMasterCf(source, { braces: true, unixDgram: true, template: syntax });
  const shown = tree.nodes.flatMap((node) => {
    if (node.kind !== 'service') return [];
    const options = node.options.map((option) =>
      option.kind === 'override'
        ? ` ${option.name}=${option.value.text}${option.opaque ? '?' : ''}`
        : ` ${option.kind}`,
    );
    return [`${node.fields.name.text}${node.opaque ? ' ?' : ''}${options.join('')}`];
  });
  return { shown, openEnded: tree.template?.openEnded, kinds: tree.nodes.map(({ kind }) => kind) };
}

describe('a template of main.cf', () => {
  test.each<[string, string, string[]]>([
    ['markup in a value', 'a = {{ b }}:25\nc = d\n', ['a={{ b }}:25 ?', 'c=d']],
    ['blanks and signs in markup', 'a = {{ b == "#" }}\n', ['a={{ b == "#" }} ?']],
    ['markup over lines in a value', 'a = {{ b |\nc }}\nd = e\n', ['a={{ b |\nc }} ?', 'd=e']],
    ['a comment over lines', '{# a = b\nc = d\n#}\ne = f\n', ['e=f']],
    ['a block', 'a = 1\n{% if x %}\nb = 2\n{% endif %}\nc = 3\n', ['a=1', 'b=2 ?', 'c=3']],
    [
      'a block inside a value',
      'a = b,\n{% if x %}\n  c,\n{% endif %}\n  d\ne = f\n',
      ['a=b,  c,  d ?', 'e=f'],
    ],
    [
      'an indented expression, which continues the value',
      'a = b,\n  {{ c }}\nd = e\n',
      ['a=b,  {{ c }} ?', 'd=e'],
    ],
    [
      'an entry that a block may leave to the one before',
      'a = b\n{% if x %}\nc = d\n{% endif %}\n  e\n',
      ['a=b ?', 'c=d  e ?'],
    ],
    [
      'indented statements, whose blanks Ansible leaves to the next line',
      'a = b\n  {% set x = 1 %}\nc = d\ne = f\n',
      ['a=b ?', 'c=d ?', 'e=f'],
    ],
    [
      'a line that ends in a statement, behind which Ansible drops the line feed',
      'a = b{% if x %}c{% endif %}\nd = e\nf = g\n',
      ['a=b{% if x %}c{% endif %} ?', 'd=e ?', 'f=g'],
    ],
    [
      'a tag that takes the line feed before it',
      'a = b\n{%- set x = 1 %}\n\nc = d\n',
      ['a=b ?', 'c=d'],
    ],
    ['changed delimiters', "#jinja2: variable_start_string: '[%'\na = b\n", ['a=b ?']],
    ['macros and braces of Postfix', 'a = ${b?{c}:{d}} { e = f }\n', ['a=${b?{c}:{d}} { e = f }']],
  ])('%s', (_, text, expected) => {
    expect(settings(text)).toEqual(expected);
    expect(
      settings(text.replaceAll('\n', '\r\n')).map((line) => line.replaceAll('\r', '')),
    ).toEqual(expected);
  });

  test.each<[string, TemplateSyntax, string, string[]]>([
    [
      'ERB',
      'angles',
      'a = <%= @b %>\n<% if c -%>\nd = e\n<% end -%>\nf = g\n',
      ['a=<%= @b %> ?', 'd=e ?', 'f=g'],
    ],
    [
      'indented ERB that leaves nothing',
      'angles',
      'a = b\n  <%- x = 1 -%>\nc = d\n',
      ['a=b', 'c=d'],
    ],
    [
      'placeholders',
      'any',
      'a = @B@\nc = $HOST\nd = $myhostname\ne = %f\n',
      ['a=@B@ ?', 'c=$HOST ?', 'd=$myhostname', 'e=%f ?'],
    ],
  ])('%s', (_, syntax, text, expected) => {
    expect(settings(text, syntax)).toEqual(expected);
  });

  test.each<[string, TemplateSyntax, string, string[]]>([
    [
      'a name from a loop',
      'braces',
      '{% for k in s %}\n{{ k }} = {{ s[k] }}\n{% endfor %}\n',
      ['*'],
    ],
    ['a part of a name', 'braces', 'smtp{{ d }}_tls = {{ x }}\n', ['smtp*_tls']],
    ['a setting behind a switch', 'any', '%{off}relayhost = a\n', ['*relayhost']],
    ['an include', 'braces', '{% include "more.cf" %}\n', ['*']],
    ['an expression on a line of its own', 'braces', 'a = b\n{{ extra }}\n', ['*']],
    ['no comment', 'braces', '{{ ansible_managed | comment }}\n# {{ x }}\na = b\n', []],
    ['no bare line feed', 'braces', '{{- "\\n" }}\n', []],
  ])('%s: which names may be set', (_, syntax, text, expected) => {
    expect(openNames(text, syntax)).toEqual(expected);
  });

  test('a line behind a switch may continue the entry before, and is no entry', () => {
    expect(settings('a = b\n%{off}   c\nd = e\n', 'any')).toEqual(['a=b ?', 'd=e']);
    expect(openNames('a = b\n%{off}   c\nd = e\n', 'any')).toEqual([]);
  });
});

describe('a template of master.cf', () => {
  const smtpd = 'smtp inet n - y - - smtpd';
  test.each<[string, string, string[]]>([
    ['markup in an override', `${smtpd} -o a={{ b c }} -o d=e\n`, ['smtp a={{ b c }}? d=e']],
    [
      'an override in a block',
      `${smtpd}\n{% if x %}\n  -o a=b\n{% endif %}\n  -o c=d\n`,
      ['smtp a=b? c=d'],
    ],
    ['markup in a field', 'smtp inet n - y - {{ n }} smtpd\n', ['smtp']],
    ['markup in the name', '{{ a }}:25 inet n - y - - smtpd\n', ['{{ a }}:25 ?']],
    ['markup in the command', 'smtp inet n - y - - {{ c }}\n', ['smtp ?']],
    ['markup among the options', `${smtpd} {{ more }} -o a=b\n`, ['smtp ?']],
    [
      'a service in a block',
      `{% if x %}\n${smtpd}\n{% endif %}\n25${smtpd.slice(4)}\n`,
      ['smtp ?', '25'],
    ],
  ])('%s', (_, text, expected) => {
    expect(services(text).shown).toEqual(expected);
    expect(services(text).kinds).not.toContain('malformed');
  });

  test('services that only markup prints', () => {
    expect(services(`{{ services }}\n${smtpd}\n`).openEnded).toBe(true);
    expect(services(`smtp {{ fields }}\n`)).toMatchObject({ openEnded: true, kinds: ['markup'] });
    expect(services(`${smtpd}\n`).openEnded).toBe(false);
  });

  test('switched options make the service before them unsure', () => {
    expect(services(`${smtpd}\n%{off}  -o a=b\n`, 'any').shown).toEqual(['smtp ?']);
  });
});

test('print(parse(text)) is the text, and parts stand where their places say', () => {
  const pieces = fc.array(
    fc.oneof(
      fc.constantFrom(
        '\n',
        '\r\n',
        ' ',
        '#',
        '=',
        '{',
        '}',
        '-o',
        '\0',
        '\n  ',
        'a = b\n',
        'smtp inet n - y - - smtpd',
      ),
      fc.constantFrom(
        '{{ x }}',
        '{{',
        '}}',
        '{% if x %}',
        '{%- endif -%}',
        '{# \n #}',
        '<% if x -%>',
        '<% end %>',
        '@A@',
        '%{x}',
        '${',
      ),
      fc.uint8Array({ maxLength: 3 }).map(fromBytes),
    ),
    { maxLength: 30 },
  );
  fc.assert(
    fc.property(
      pieces,
      fc.constantFrom<TemplateSyntax>('braces', 'angles', 'any'),
      (array, syntax) => {
        const text = array.join('');
        const tree = main(text, syntax);
        expect(printMainCf(tree)).toBe(text);
        const source = new SourceText('master.cf', text);
        expect(
          printMasterCf(parseMasterCf(source, { braces: true, unixDgram: true, template: syntax })),
        ).toBe(text);
        for (const node of tree.nodes) {
          if (node.kind !== 'setting') continue;
          expect(text.slice(node.nameSpan.start, node.nameSpan.end)).toBe(node.name);
          for (let at = 0; at < node.value.length; at += 1) {
            expect(text[node.value.offsetAt(at)]).toBe(node.value.text[at]);
          }
        }
      },
    ),
    { numRuns: 2000 },
  );
});
