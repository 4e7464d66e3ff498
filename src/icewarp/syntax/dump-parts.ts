import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';

/**
 * In which form the variables of a server were written down. `display`: `Name: value` of `tool get`
 * or `tool display`; `domain-display`: the same below a line with the name of a domain or account;
 * `export`: `object,value,value,` of `tool export`; `rpc`: XML of the HTTP interface; `set-script`: a
 * shell or cmd.exe script of `tool set` commands; `ini`: `Name=value`; `protocol-policy`: the SMTP
 * protocol policy file of version 10.
 */
export type DumpForm =
  | 'display'
  | 'domain-display'
  | 'export'
  | 'rpc'
  | 'set-script'
  | 'ini'
  | 'protocol-policy';

/** What a command of a script does with its variables; `modify` does nothing on 14.3. */
export type ScriptVerb = 'set' | 'modify' | 'create';

/** One variable with a value, at its places in the text. */
export interface VariableEntry {
  /** As written, in any letter case; empty in an export whose columns are not known. */
  readonly name: ByteString;
  /** In an export, which names no variables: empty, where the value begins. */
  readonly nameSpan: Span;
  /** Decoded: XML references resolved, shell quotes removed, lines joined by line feeds. */
  readonly value: ByteString;
  /** The bytes that hold the value, quotes and CDATA included; the whole tag of `<val/>`. */
  readonly valueSpan: Span;
  /**
   * The whole record: line or lines, `<item>`, command. Of a command that sets several variables,
   * the first entry begins with the command, the others with their names.
   */
  readonly entrySpan: Span;
  /** The domain or account that it belongs to; undefined for the server, or if not told. */
  readonly object?: ByteString;
  /** `rpc`: 0 none, 1 read, 2 read and write, 3 to 5 forced. */
  readonly right?: number;
  /** `rpc` console listings: 0 number, 1 string, 2 enumeration, 3 boolean. */
  readonly valueType?: number;
  /** `set-script`: what the command does. */
  readonly verb?: ScriptVerb;
  /**
   * `set-script`: the value may not hold, because the command stands in an `if`, a loop, a function or
   * behind `||`, or a later command sets the variable to what only the shell knows.
   */
  readonly conditional?: true;
  /** `export`: which column, counted from 0 behind the object. */
  readonly column?: number;
  /** `protocol-policy`: the line names an SMTP extension; `!NAME` takes it out of the EHLO reply. */
  readonly extension?: 'kept' | 'removed';
}

/**
 * A variable that the text names without telling its value. `hidden`: write-only, not shown by the
 * server; `asked`: the text only asks for it; `computed`: a shell or template makes the value;
 * `structured`: not a string.
 */
export interface ValuelessVariable {
  readonly name: ByteString;
  readonly nameSpan: Span;
  /** What stands in the place of the value: the argument with `$NAME`, the elements. */
  readonly valueSpan?: Span;
  readonly object?: ByteString;
  readonly reason: 'hidden' | 'asked' | 'computed' | 'structured';
}

/**
 * What is wrong with a place. `utf-16`: the text is UTF-16 and was not read; `broken-xml`,
 * `too-deep`, `too-large`, `doctype`: the XML was not read; `not-rpc`: XML of something else; `rpc-error`: the
 * server answered with an error; `stray-line`: belongs to no variable; `missing-value`: a command
 * ends behind a name; `modify`: the verb does nothing on 14.3, `set` is meant; `unclosed-quote`;
 * `unfinished-record`: an exported record without its last comma; `column-count`: an exported
 * record has more or fewer values than columns were asked for.
 */
export type Problem =
  | 'utf-16'
  | 'broken-xml'
  | 'too-deep'
  | 'too-large'
  | 'doctype'
  | 'not-rpc'
  | 'rpc-error'
  | 'stray-line'
  | 'missing-value'
  | 'modify'
  | 'unclosed-quote'
  | 'unfinished-record'
  | 'column-count';

export interface Malformed {
  readonly span: Span;
  readonly problem: Problem;
  /** What a parser or the server said of it, for people; empty where the problem says it all. */
  readonly detail: string;
}

/** A comment, of whatever notation the form has. */
export interface DumpComment {
  readonly span: Span;
  /** Without the marks of the notation. */
  readonly text: ByteString;
  /** The record or command that follows; empty at the end of the comment if none does. */
  readonly covers: Span;
}

/** A text with the variables of a server. All places are spans of `source`, which stays as it is. */
export interface IceWarpDump {
  readonly source: SourceText;
  readonly form: DumpForm;
  /** In the order of the text. */
  readonly entries: readonly VariableEntry[];
  readonly valueless: readonly ValuelessVariable[];
  readonly malformed: readonly Malformed[];
  readonly comments: readonly DumpComment[];
  /**
   * What may be secret outside of the entries: `admin:password` in the option `-r=`, the connection
   * of `tool create tables`, the login of a request, a password with `$NAME` in it, values of exported
   * records that are malformed.
   */
  readonly credentials: readonly Span[];
  /** The version that a banner or a comment gives; the variable `C_Version` is an entry. */
  readonly version?: ByteString;
  /** `set-script`: whose quoting rules the script follows. */
  readonly shell?: 'sh' | 'cmd';
}

export interface DumpOptions {
  /** `export`: the variables that were asked for, in their order, as the text does not name them. */
  readonly columns?: readonly ByteString[];
}
