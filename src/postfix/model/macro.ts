import type { ByteString } from '../../text/bytes.ts';
import type { Release } from '../facts/release.ts';
import { isBlank } from '../syntax/whitespace.ts';

/** Comparison operators of `${{a} == {b} ? {x} : {y}}`, with the suffix for levels (3.6). */
export type Comparison = '==' | '!=' | '<' | '<=' | '>' | '>=';

/** The functions of `${name{text}}` (3.11), which convert a domain name. */
export const MACRO_FUNCTIONS = ['domain_to_ascii', 'domain_to_utf8'] as const;

export type MacroFunction = (typeof MACRO_FUNCTIONS)[number];

/** What a release understands in a value. */
export interface MacroGrammar {
  /** Whether `${name{text}}` calls a function; before 3.11 it is an error. */
  readonly functions: boolean;
}

/** The grammar of a release. */
export function macroGrammar(release: Release): MacroGrammar {
  return { functions: release.atLeast('3.11') };
}

/** The grammar of releases before 3.11. */
export const WITHOUT_FUNCTIONS: MacroGrammar = { functions: false };

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
  | {
      readonly kind: 'call';
      readonly function: MacroFunction;
      readonly argument: readonly Macro[];
    }
  | MacroError;

/** Where Postfix gives up on a value, in its own words. */
export interface MacroError {
  readonly kind: 'error';
  readonly message: string;
  /** What it had looked at before, inside the same brackets. */
  readonly before: readonly Macro[];
}

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
export function parseMacros(value: ByteString, grammar: MacroGrammar = WITHOUT_FUNCTIONS): Macro[] {
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
      const reference = readReference(value, at + 1, grammar);
      macros.push(...reference.macros);
      if (reference.macros.some((macro) => macro.kind === 'error')) return macros;
      at = reference.end;
    }
  }
  flush();
  return macros;
}

/**
 * Names that a value refers to, in both branches of conditionals, in the order of appearance and up
 * to the first error.
 */
export function referencedNames(macros: readonly Macro[]): ByteString[] {
  const names: ByteString[] = [];
  collectNames(macros, names);
  return names;
}

/** Adds the names to the list; answers whether there was no error. */
function collectNames(macros: readonly Macro[], names: ByteString[]): boolean {
  for (const macro of macros) {
    if (macro.kind === 'reference') names.push(macro.name);
    if (macro.kind === 'error') {
      collectNames(macro.before, names);
      return false;
    }
    if (macro.kind === 'call' && !collectNames(macro.argument, names)) return false;
    if (macro.kind !== 'conditional') continue;
    const { test, whenTrue, whenFalse } = macro;
    if (!collectTested(test, names)) return false;
    if (!collectNames(whenTrue, names) || !collectNames(whenFalse, names)) return false;
  }
  return true;
}

function collectTested(test: NameTest | ComparisonTest, names: ByteString[]): boolean {
  if (test.kind === 'non-empty') return names.push(test.name) > 0;
  // Each side is looked at for itself: an error on the left does not hide the names on the right.
  const left = collectNames(test.left, names);
  return collectNames(test.right, names) && left;
}

/** The first parse error of a value, also inside branches. */
export function firstMacroError(macros: readonly Macro[]): string | undefined {
  for (const macro of macros) {
    if (macro.kind === 'error') return macro.message;
    if (macro.kind === 'call') {
      const inArgument = firstMacroError(macro.argument);
      if (inArgument) return inArgument;
    }
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

interface Read {
  readonly macros: readonly Macro[];
  readonly end: number;
}

function readReference(value: ByteString, at: number, grammar: MacroGrammar): Read {
  const open = value[at];
  if (open === '{' || open === '(') {
    const end = balancedEnd(value, at, open, open === '{' ? '}' : ')');
    if (end === -1) return failed(`truncated macro reference: "${value}"`);
    const content = value.slice(at + 1, end - 1);
    if (content === '') return failed(`empty macro name: "${value}"`);
    return { macros: [new ContentReader(content, grammar).read()], end };
  }
  const name = /^[A-Za-z0-9_]*/.exec(value.slice(at))?.[0] ?? '';
  if (name === '') return failed(`empty macro name: "${value}"`);
  return { macros: [{ kind: 'reference', name }], end: at + name.length };
}

function failed(message: string): Read {
  return { macros: [{ kind: 'error', message, before: [] }], end: 0 };
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
  readonly #grammar: MacroGrammar;
  /** What was read so far, as far as names in it count. */
  #before: readonly Macro[] = [];
  #at = 0;

  constructor(content: ByteString, grammar: MacroGrammar) {
    this.#content = content;
    this.#grammar = grammar;
  }

  read(): Macro {
    try {
      this.#skipBlanks();
      return this.#peek() === '{' ? this.#comparison() : this.#named();
    } catch (error) {
      if (!(error instanceof MacroSyntaxError)) throw error;
      return { kind: 'error', message: error.message, before: this.#before };
    }
  }

  /** The name may be missing: `${}` is an error, `${ }` and `${?x}` ask for a parameter without name. */
  #named(): Macro {
    const start = this.#at;
    const name = this.#take(/^[A-Za-z0-9_]*/);
    const end = this.#at;
    this.#skipBlanks();
    if (this.#atEnd()) return { kind: 'reference', name };
    if (this.#grammar.functions && name !== '' && this.#peek() === '{') {
      return this.#call(name, start);
    }
    if (this.#peek() !== '?' && this.#peek() !== ':') {
      const [read, rest] = [this.#content.slice(0, end), this.#content.slice(end)];
      return fail(`attribute name syntax error at: "...${read}>>>${rest.slice(0, SHOWN)}"`);
    }
    this.#before = [{ kind: 'reference', name }];
    return { kind: 'conditional', test: { kind: 'non-empty', name }, ...this.#branches() };
  }

  #call(name: ByteString, start: number): Macro {
    const called = MACRO_FUNCTIONS.find((each) => each === name);
    if (!called) {
      const [read, rest] = [this.#content.slice(0, start), this.#content.slice(start)];
      return fail(`unknown function "${name}" at"...${read}>>>${rest.slice(0, SHOWN)}"`);
    }
    const argument = this.#parse(this.#group());
    this.#before = [{ kind: 'call', function: called, argument }];
    this.#skipBlanks();
    if (!this.#atEnd()) return fail(`unexpected input at: "...}>>>${this.#rest()}"`);
    return { kind: 'call', function: called, argument };
  }

  #comparison(): Macro {
    const left = this.#group();
    this.#skipBlanks();
    const rest = this.#rest();
    const operator = this.#take(/^[<>!=?+\-*/~&|%]*/);
    if (!isComparison(operator))
      return fail(`${OPERATOR_DUE} expected at: "...${left}}>>>${rest}"`);
    const suffix = this.#take(/^[A-Za-z0-9]*/);
    if (suffix !== '' && suffix !== 'level') {
      return fail(`bad operator suffix at: "...${operator}>>>${suffix}"`);
    }
    const behindOperator = this.#rest();
    this.#skipBlanks();
    if (this.#peek() !== '{') {
      return fail(`"{expression}" expected at: "...{${left}} ${operator}>>>${behindOperator}"`);
    }
    const right = this.#group();
    this.#skipBlanks();
    const test: ComparisonTest = {
      kind: 'comparison',
      left: this.#parse(left),
      operator,
      byLevel: suffix === 'level',
      right: this.#parse(right),
    };
    this.#before = [{ kind: 'conditional', test, whenTrue: [], whenFalse: [] }];
    if (this.#atEnd()) {
      const whenTrue: Macro[] = [{ kind: 'text', text: 'true' }];
      return { kind: 'conditional', test, whenTrue, whenFalse: [] };
    }
    if (this.#peek() !== '?' && this.#peek() !== ':') {
      return fail(`"?" or ":" expected at: "...}>>>${this.#rest()}"`);
    }
    return { kind: 'conditional', test, ...this.#branches() };
  }

  #branches(): { whenTrue: readonly Macro[]; whenFalse: readonly Macro[] } {
    let whenTrue: readonly Macro[] = [];
    if (this.#peek() === '?') {
      const text = this.#alternative();
      whenTrue = this.#parse(text);
      this.#before = [...this.#before, ...whenTrue];
      if (this.#atEnd()) return { whenTrue, whenFalse: [] };
      if (this.#peek() !== ':') return fail(`":" expected at: "...${text}}>>>${this.#rest()}"`);
    }
    const text = this.#alternative();
    const whenFalse = this.#parse(text);
    this.#before = [...this.#before, ...whenFalse];
    if (!this.#atEnd()) return fail(`unexpected input at: "...${text}}>>>${this.#rest()}"`);
    return { whenTrue, whenFalse };
  }

  /** Behind `?` or `:`: `{text}`, or all that is left; blanks of an unbraced text count. */
  #alternative(): ByteString {
    this.#at += 1;
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
    if (end === -1) {
      return fail(`unbalanced {} in attribute expression: "${this.#content.slice(this.#at)}"`);
    }
    const text = this.#content.slice(this.#at + 1, end - 1);
    this.#at = end;
    return text;
  }

  #parse(text: ByteString): Macro[] {
    return parseMacros(text, this.#grammar);
  }

  #take(pattern: RegExp): ByteString {
    const text = pattern.exec(this.#content.slice(this.#at))?.[0] ?? '';
    this.#at += text.length;
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

  /** What is left, as far as Postfix shows it in a message. */
  #rest(): ByteString {
    return this.#content.slice(this.#at, this.#at + SHOWN);
  }
}

/** Bytes that Postfix shows of what follows an error. */
const SHOWN = 20;

/** Quoted as oddly as Postfix does. */
const OPERATOR_DUE = '"==" or "!="" or "<"" or "<="" or ">="" or ">"';

function fail(message: string): never {
  throw new MacroSyntaxError(message);
}

function isComparison(text: string): text is Comparison {
  return (
    text === '==' || text === '!=' || text === '<' || text === '<=' || text === '>' || text === '>='
  );
}
