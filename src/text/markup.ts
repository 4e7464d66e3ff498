import type { ByteString } from './bytes.ts';
import { type TagMeaning, tagMeaning } from './markup-tags.ts';
import type { Span } from './span.ts';

/**
 * Whose markup a template may hold. `braces`: Jinja, Go, mustache. `angles`: ERB, EPP. `any`: the
 * file name does not tell, so all of them, and the placeholders that sed, envsubst and the like fill
 * in. Placeholders that nothing else looks like (`@NAME@`, `__NAME__`) count everywhere.
 */
export type TemplateSyntax = 'braces' | 'angles' | 'any';

/** A stretch of a template that rendering replaces. */
export interface Markup extends Span, TagMeaning {
  /** A bare placeholder such as `@NAME@`, which is no tag of a language. */
  readonly isPlaceholder: boolean;
  /** Rendering may take away the blanks before it on its line. */
  readonly eatsIndent: boolean;
  /** Rendering takes away all white space before it, line feeds too. */
  readonly eatsBefore: boolean;
  /** Rendering may take away the line feed behind it (`-%}`, or Jinja's `trim_blocks`). */
  readonly eatsAfter: boolean;
  /** Rendering takes away all white space behind it, also that before the next line's text. */
  readonly eatsSpaceAfter: boolean;
}

const PLACEHOLDER = '@[A-Za-z_][A-Za-z0-9_]*@|__[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*__';

/** `${name}` of envsubst and Terraform; of bare `$NAME` only capitals, which no parameter has. */
const ANY_PLACEHOLDER =
  '\\$\\$?\\{|\\$[A-Z][A-Z0-9_]*(?![a-z])|%\\{[^}\\n]*\\}|%\\([A-Za-z_]\\w*\\)s|%[A-Za-z_]\\w*%?';

const OPENERS: Readonly<Record<TemplateSyntax, string>> = {
  braces: `\\{\\{|\\{%|\\{#|${PLACEHOLDER}`,
  angles: `<%|${PLACEHOLDER}`,
  any: `\\{\\{|\\{%|\\{#|<%|${PLACEHOLDER}|${ANY_PLACEHOLDER}`,
};

/** The longest tag that is read with regard to the quotes and braces inside it. */
const LONGEST_READ = 5000;

/** All markup of a template, in order and without overlap. Total and linear for any text. */
export function findMarkup(text: ByteString, syntax: TemplateSyntax): Markup[] {
  return new MarkupScanner(text).scan(new RegExp(OPENERS[syntax], 'g'));
}

class MarkupScanner {
  readonly #text: ByteString;
  /** Closing signs that do not occur any more. */
  readonly #absent = new Set<string>();

  constructor(text: ByteString) {
    this.#text = text;
  }

  scan(openers: RegExp): Markup[] {
    const found: Markup[] = [];
    for (let match = openers.exec(this.#text); match; match = openers.exec(this.#text)) {
      const { index: start, 0: opener } = match;
      const end = this.#endOf(start, opener);
      const markup = this.#markup(start, end, opener);
      found.push(markup);
      const rawEnd = markup.opens === 'raw' ? this.#rawEnd(end) : end;
      openers.lastIndex = Math.max(rawEnd, start + 1);
    }
    return found;
  }

  #markup(start: number, end: number, opener: string): Markup {
    const written = this.#text.slice(start, end);
    const isDirective = /^%\{~?\s*(?:if|for|else|endif|endfor)\b/.test(written);
    const isTag = isDirective || ['{{', '{%', '{#', '<%'].includes(opener);
    const eatsBefore = isTag && opener !== '<%' && isTrim(written.charAt(2));
    const closing = written.charAt(written.length - (isDirective ? 2 : 3));
    return {
      start,
      end,
      ...tagMeaning(opener, written),
      isPlaceholder: !isTag,
      eatsBefore,
      eatsIndent: eatsBefore || written.startsWith('<%-'),
      eatsAfter: opener === '{%' || opener === '{#' || (isTag && isTrim(closing)),
      eatsSpaceAfter: isTag && opener !== '<%' && isTrim(closing),
    };
  }

  #endOf(start: number, opener: string): number {
    switch (opener) {
      case '{#':
        return this.#behind('#}', start + 2);
      case '{%':
        return this.#tagEnd(start + 2, '%}') ?? this.#behind('%}', start + 2);
      case '<%':
        return this.#text[start + 2] === '%' ? start + 3 : this.#behind('%>', start + 2);
      case '{{':
        return this.#expressionEnd(start);
      case '${':
      case '$${':
        return this.#tagEnd(start + opener.length, '}') ?? this.#behind('}', start);
      default:
        return start + opener.length;
    }
  }

  #expressionEnd(start: number): number {
    const head = this.#text.slice(start, start + 8);
    if (/^\{\{[-~]?\s*\/\*/.test(head)) return this.#behind('}}', this.#behind('*/', start));
    if (/^\{\{~?!--/.test(head)) return this.#behind('}}', this.#behind('--', start + 5) - 2);
    if (/^\{\{~?!/.test(head)) return this.#behind('}}', start);
    return this.#tagEnd(start + 2, '}}') ?? this.#behind('}}', start + 2);
  }

  /** Behind the closing sign that stands in no quotes and no inner braces, if there is one. */
  #tagEnd(from: number, close: string): number | undefined {
    const limit = Math.min(this.#text.length, from + LONGEST_READ);
    let depth = 0;
    for (let at = from; at < limit; at += 1) {
      const byte = this.#text.charAt(at);
      if (depth === 0 && this.#text.startsWith(close, at)) return at + close.length;
      if (byte === '"' || byte === "'") {
        const quoteEnd = this.#quoteEnd(at, limit);
        if (quoteEnd === undefined) return undefined;
        at = quoteEnd;
      } else if (byte === '{') depth += 1;
      else if (byte === '}') depth = Math.max(depth - 1, 0);
    }
    return undefined;
  }

  #quoteEnd(open: number, limit: number): number | undefined {
    for (let at = open + 1; at < limit; at += 1) {
      const byte = this.#text[at];
      if (byte === '\\') at += 1;
      else if (byte === '\n') return undefined;
      else if (byte === this.#text[open]) return at;
    }
    return undefined;
  }

  /** Behind the next closing sign; an unclosed tag, which no engine accepts, ends with its line. */
  #behind(close: string, from: number): number {
    const at = this.#absent.has(close) ? -1 : this.#text.indexOf(close, from);
    if (at !== -1) return at + close.length;
    this.#absent.add(close);
    const lineFeed = this.#text.indexOf('\n', from);
    return lineFeed === -1 ? this.#text.length : lineFeed;
  }

  /** What stands between `{% raw %}` and `{% endraw %}` is no markup. */
  #rawEnd(from: number): number {
    const close = /\{%[-+]?\s*endraw\b/g;
    close.lastIndex = from;
    return close.exec(this.#text)?.index ?? this.#text.length;
  }
}

function isTrim(byte: string): boolean {
  return byte === '-' || byte === '~';
}
