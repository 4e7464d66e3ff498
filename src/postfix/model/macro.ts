import type { ByteString } from '../../text/bytes.ts';
import { isBlank } from '../syntax/whitespace.ts';

/** Comparison operators of `${{a} == {b} ? {x} : {y}}`, with the suffix for levels (3.6). */
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** A value taken apart at its `$` references. */
export type Macro =
  | { readonly kind: 'text'; readonly text: ByteString }
  | { readonly kind: 'reference'; readonly name: ByteString }
  | {
      readonly kind: 'conditional';
      readonly test: NameTest | ComparisonTest;
      readonly whenTrue: readonly Macro[];
      readonly whenFalse: readonly Macro[];
    }
  | { readonly kind: 'error'; readonly message: string };

/** Whether the parameter has a value that is not empty, before it is expanded. */
export interface NameTest {
  readonly kind: 'non-empty';
  readonly name: ByteString;
}

export interface ComparisonTest {
  readonly kind: 'comparison';
  readonly left: readonly Macro[];
  readonly operator: Comparison;
  readonly byLevel: boolean;
  readonly right: readonly Macro[];
}

/**
 * Parses the `$` grammar of a value. Total: what Postfix cannot parse becomes an `error` with the
 * text of its own message, and ends the value, as it does there.
 * Source: postconf(5) "$name", "${name?value}"; util/mac_parse.c, util/mac_expand.c.
 */
export function parseMacros(value: ByteString): Macro[] {
  const macros: Macro[] = [];
  let literal = '';
  const flush = (): void => {
    if (literal) macros.push({ kind: 'text', text: literal });
    literal = '';
  };
  for (let at = 0; at < value.length; ) {
    if (value[at] !== '$') {
      const next = value.indexOf('$', at);
      const end = next === -1 ? value.length : next;
      literal += value.slice(at, end);
      at = end;
    } else if (value[at + 1] === '$') {
      literal += '$';
      at += 2;
    } else {
      flush();
      const reference = readReference(value, at + 1);
      macros.push(...reference.macros);
      if (reference.macros.some((macro) => macro.kind === 'error')) return macros;
      at = reference.end;
    }
  }
  flush();
  return macros;
}

/** Names that a value refers to, in both branches of conditionals, in the order of appearance. */
export function referencedNames(macros: readonly Macro[]): ByteString[] {
  return macros.flatMap((macro): ByteString[] => {
    if (macro.kind === 'reference') return [macro.name];
    if (macro.kind !== 'conditional') return [];
    const { test, whenTrue, whenFalse } = macro;
    return [...testedNames(test), ...referencedNames(whenTrue), ...referencedNames(whenFalse)];
  });
}

/** The first parse error of a value, also inside branches. */
export function firstMacroError(macros: readonly Macro[]): string | undefined {
  for (const macro of macros) {
    if (macro.kind === 'error') return macro.message;
    if (macro.kind !== 'conditional') continue;
    const inTest =
      macro.test.kind === 'comparison'
        ? (firstMacroError(macro.test.left) ?? firstMacroError(macro.test.right))
        : undefined;
    const found = inTest ?? firstMacroError(macro.whenTrue) ?? firstMacroError(macro.whenFalse);
    if (found) return found;
  }
  return undefined;
}

function testedNames(test: NameTest | ComparisonTest): ByteString[] {
  return test.kind === 'non-empty'
    ? [test.name]
    : [...referencedNames(test.left), ...referencedNames(test.right)];
}

interface Read {
  readonly macros: readonly Macro[];
  readonly end: number;
}

function readReference(value: ByteString, at: number): Read {
  const open = value[at];
  if (open === '{' || open === '(') {
    const end = balancedEnd(value, at, open, open === '{' ? '}' : ')');
    if (end === -1) return failed(`truncated macro reference: "${value}"`);
    const content = value.slice(at + 1, end - 1);
    if (content === '') return failed(`empty macro name: "${value}"`);
    return { macros: [new ContentReader(content).read()], end };
  }
  const name = /^[A-Za-z0-9_]*/.exec(value.slice(at))?.[0] ?? '';
  if (name === '') return failed(`empty macro name: "${value}"`);
  return { macros: [{ kind: 'reference', name }], end: at + name.length };
}

function failed(message: string): Read {
  return { macros: [{ kind: 'error', message }], end: 0 };
}

/** Index behind the bracket that closes the one at `at`; -1 when it is never closed. */
function balancedEnd(text: ByteString, at: number, open: string, close: string): number {
  let level = 0;
  for (let index = at; index < text.length; index += 1) {
    if (text[index] === open) level += 1;
    else if (text[index] === close) {
      level -= 1;
      if (level === 0) return index + 1;
    }
  }
  return -1;
}

class MacroSyntaxError extends Error {}

/** Reads what stands between the brackets of one reference. */
class ContentReader {
  readonly #content: ByteString;
  #at = 0;

  constructor(content: ByteString) {
    this.#content = content;
  }

  read(): Macro {
    try {
      this.#skipBlanks();
      return this.#peek() === '{' ? this.#comparison() : this.#named();
    } catch (error) {
      if (error instanceof MacroSyntaxError) return { kind: 'error', message: error.message };
      throw error;
    }
  }

  #named(): Macro {
    const name = /^[A-Za-z0-9_]*/.exec(this.#content.slice(this.#at))?.[0] ?? '';
    if (name === '') this.#fail('attribute name syntax error at');
    this.#at += name.length;
    this.#skipBlanks();
    if (this.#atEnd()) return { kind: 'reference', name };
    if (this.#peek() !== '?' && this.#peek() !== ':') this.#fail('attribute name syntax error at');
    return { kind: 'conditional', test: { kind: 'non-empty', name }, ...this.#branches() };
  }

  #comparison(): Macro {
    const left = this.#group();
    this.#skipBlanks();
    const operator = /^(?:==|!=|<=|<|>=|>)/.exec(this.#content.slice(this.#at))?.[0];
    if (!isComparison(operator)) {
      return this.#fail('"==" or "!="" or "<"" or "<="" or ">="" or ">" expected at');
    }
    this.#at += operator.length;
    const suffix = /^[A-Za-z0-9_]*/.exec(this.#content.slice(this.#at))?.[0] ?? '';
    if (suffix !== '' && suffix !== 'level') this.#fail('bad operator suffix at');
    this.#at += suffix.length;
    this.#skipBlanks();
    if (this.#peek() !== '{') this.#fail('"{expression}" expected at');
    const right = this.#group();
    this.#skipBlanks();
    const test: ComparisonTest = {
      kind: 'comparison',
      left: parseMacros(left),
      operator,
      byLevel: suffix === 'level',
      right: parseMacros(right),
    };
    if (this.#atEnd()) {
      return {
        kind: 'conditional',
        test,
        whenTrue: [{ kind: 'text', text: 'true' }],
        whenFalse: [],
      };
    }
    if (this.#peek() !== '?' && this.#peek() !== ':') this.#fail('"?" or ":" expected at');
    return { kind: 'conditional', test, ...this.#branches() };
  }

  #branches(): { whenTrue: readonly Macro[]; whenFalse: readonly Macro[] } {
    let whenTrue: readonly Macro[] = [];
    if (this.#peek() === '?') {
      this.#at += 1;
      whenTrue = parseMacros(this.#alternative());
      if (this.#atEnd()) return { whenTrue, whenFalse: [] };
      if (this.#peek() !== ':') this.#fail('":" expected at');
    }
    this.#at += 1;
    const whenFalse = parseMacros(this.#alternative());
    if (!this.#atEnd()) this.#fail('unexpected input at');
    return { whenTrue, whenFalse };
  }

  /** `{text}`, or all that is left; blanks of an unbraced text count. */
  #alternative(): ByteString {
    const start = this.#at;
    this.#skipBlanks();
    if (this.#peek() === '{') {
      const text = this.#group();
      this.#skipBlanks();
      return text;
    }
    this.#at = this.#content.length;
    return this.#content.slice(start);
  }

  #group(): ByteString {
    const end = balancedEnd(this.#content, this.#at, '{', '}');
    if (end === -1) this.#fail('unbalanced {} in attribute expression');
    const text = this.#content.slice(this.#at + 1, end - 1);
    this.#at = end;
    return text;
  }

  #skipBlanks(): void {
    while (!this.#atEnd() && isBlank(this.#content.charAt(this.#at))) this.#at += 1;
  }

  #peek(): string | undefined {
    return this.#content[this.#at];
  }

  #atEnd(): boolean {
    return this.#at >= this.#content.length;
  }

  #fail(what: string): never {
    const before = this.#content.slice(0, this.#at);
    throw new MacroSyntaxError(`${what}: "...${before}>>>${this.#content.slice(this.#at)}"`);
  }
}

function isComparison(text: string | undefined): text is Comparison {
  return (
    text === '==' || text === '!=' || text === '<' || text === '<=' || text === '>' || text === '>='
  );
}
