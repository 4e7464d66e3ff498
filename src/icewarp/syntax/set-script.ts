import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { readCmdScript } from './cmd-script.ts';
import { withCover } from './comments.ts';
import type {
  IceWarpDump,
  Malformed,
  ScriptVerb,
  ValuelessVariable,
  VariableEntry,
} from './dump-parts.ts';
import { afterByteOrderMark } from './lines.ts';
import { isVariableName, versionIn } from './names.ts';
import type { ScriptCommand, ScriptWord } from './script.ts';
import { readShScript } from './sh-script.ts';

/** Commands that run the command behind them. */
const WRAPPERS =
  /^(?:sudo|doas|docker|podman|kubectl|nerdctl|lxc|env|nice|nohup|time|timeout|exec|command|call|start|wine|if|for|else)$/i;
const TOOL = /(?:^|[/\\])tool(?:\.sh|\.exe)?$/i;
const VERB = /^(?:set|modify|create)$/i;
const KIND = /^(?:system|domain|account)$/i;
/** Names of variables of which a part of the value may be secret even if the shell makes the rest. */
const SECRET = /pass|key|secret|conn|relaymailserver|backup|licen[sc]e/i;
/** The login to another server; it may stand anywhere in the command. */
const REMOTE = /^["']?-r=/i;

/**
 * Reads a script of `tool set` commands. Other commands are left alone. A command may set several
 * variables (`tool create account a@b.c u_name x u_mailbox y`).
 */
export function parseSetScript(source: SourceText): IceWarpDump {
  const shell = shellOf(source);
  const from = afterByteOrderMark(source.text);
  const read = shell === 'cmd' ? readCmdScript : readShScript;
  const script = read(source.text, from);
  const reader = new CommandReader(source.text);
  for (const command of script.commands) reader.take(command);
  const version = script.comments.map(({ text }) => versionIn(text)).find(Boolean);
  return {
    source,
    form: 'set-script',
    shell,
    entries: withLaterValues(reader),
    valueless: reader.valueless,
    malformed: [...script.malformed, ...reader.malformed].sort(
      (a, b) => a.span.start - b.span.start,
    ),
    comments: withCover(
      script.comments,
      script.commands.map(({ span }) => span),
    ),
    credentials: reader.credentials,
    ...(version === undefined ? {} : { version }),
  };
}

/** What a later command gives a value that only the shell knows is not certain any more. */
function withLaterValues({ entries, valueless }: CommandReader): VariableEntry[] {
  const keyOf = ({ name, object = '' }: Pick<VariableEntry, 'name' | 'object'>): string =>
    `${object}/${name}`.toLowerCase();
  const last = new Map(valueless.map((each) => [keyOf(each), each.nameSpan.start]));
  return entries.map((entry) =>
    (last.get(keyOf(entry)) ?? 0) > entry.nameSpan.start ? { ...entry, conditional: true } : entry,
  );
}

/** By the name of the file, else by what only batch files hold. */
function shellOf({ path, text }: SourceText): 'sh' | 'cmd' {
  if (/\.(?:cmd|bat)(?:\.|$)/i.test(path)) return 'cmd';
  if (/\.(?:sh|bash)(?:\.|$)/i.test(path) || text.startsWith('#!')) return 'sh';
  const start = text.slice(0, 20_000);
  if (/^[ \t]*#/m.test(start) && !/^\s*@?echo off\b/im.test(start)) return 'sh';
  return /^[ \t]*@?(?:echo off|rem|setlocal|call)\b|^[ \t]*::|tool\.exe\b|[A-Z]:\\|\\tool /im.test(
    start,
  )
    ? 'cmd'
    : 'sh';
}

interface ToolCommand {
  /** From the verb on, without options. */
  readonly words: readonly ScriptWord[];
  /** The tool is named, not only some `$NAME` that may stand for it. */
  readonly named: boolean;
}

/** The arguments of a command of the vendor's tool; undefined for other commands. */
function toolCommand(command: ScriptCommand, text: ByteString): ToolCommand | undefined {
  const rawOf = ({ span }: ScriptWord): ByteString => text.slice(span.start, span.end);
  const words = command.words.filter((word) => !REMOTE.test(rawOf(word).slice(0, 10)));
  let at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(rawOf(word).slice(0, 300)));
  if (WRAPPERS.test(words[at]?.value ?? '')) {
    at = words.findIndex((word) => isTool(word, rawOf(word)));
  }
  const tool = words[at];
  if (!tool) return undefined;
  let verb = at + 1;
  while (words[verb]?.value?.startsWith('-')) verb += 1;
  const named = isTool(tool, rawOf(tool));
  return named || tool.value === undefined ? { words: words.slice(verb), named } : undefined;
}

/** A command that sets variables, and not one of some other program behind `$NAME`. */
function setsVariables({ words: [verb, kind, ...rest], named }: ToolCommand): boolean {
  if (!VERB.test(verb?.value ?? '') || !KIND.test(kind?.value ?? '')) return false;
  return named || rest.slice(0, 2).some(({ value }) => isVariableName(value ?? ''));
}

function isTool({ value }: ScriptWord, raw: ByteString): boolean {
  const word = value ?? raw.replace(/["']$/, '');
  return word.length < 1000 && TOOL.test(word);
}

/** What a command says of all its variables. */
type Told = Pick<VariableEntry, 'object' | 'verb' | 'conditional'>;

class CommandReader {
  readonly entries: VariableEntry[] = [];
  readonly valueless: ValuelessVariable[] = [];
  readonly malformed: Malformed[] = [];
  readonly credentials: Span[] = [];
  readonly #text: ByteString;

  constructor(text: ByteString) {
    this.#text = text;
  }

  take(command: ScriptCommand): void {
    for (const word of command.words) this.#credential(word);
    const tool = toolCommand(command, this.#text);
    const [verbWord, kindWord, ...rest] = tool?.words ?? [];
    if (!tool || !verbWord) return;
    if (kindWord?.value?.toLowerCase() === 'tables') {
      // `tool create tables N "database;user;password;host;3;2"`
      for (const { span } of rest.slice(1)) this.credentials.push(span);
    }
    if (!setsVariables(tool)) return;
    const verb = verbOf(verbWord.value);
    if (verb === 'modify') {
      this.malformed.push({ span: verbWord.span, problem: 'modify', detail: '' });
    }
    const ofServer = kindWord?.value?.toLowerCase() === 'system';
    const [objectWord] = ofServer ? [] : rest;
    const object = objectWord && (objectWord.value ?? this.#rawOf(objectWord));
    this.#pairs(ofServer ? rest : rest.slice(1), command.span.start, {
      ...(object === undefined ? {} : { object }),
      verb,
      ...(command.conditional ? { conditional: true } : {}),
    });
  }

  #pairs(words: readonly ScriptWord[], commandStart: number, told: Told): void {
    let start = commandStart;
    for (let at = 0; at < words.length; at += 2) {
      const [name, value, next] = words.slice(at, at + 3);
      if (!name) break;
      const entrySpan = { start, end: value?.span.end ?? name.span.end };
      start = next?.span.start ?? entrySpan.end;
      this.#pair(name, value, entrySpan, told);
    }
  }

  #pair(
    nameWord: ScriptWord,
    valueWord: ScriptWord | undefined,
    entrySpan: Span,
    told: Told,
  ): void {
    const name = nameWord.value;
    if (!valueWord) {
      const detail = name ?? '';
      this.malformed.push({ span: nameWord.span, problem: 'missing-value', detail });
      return;
    }
    if (name === undefined) return;
    const nameSpan = this.#nameSpan(nameWord, name);
    const { value } = valueWord;
    if (value === undefined || /\{\{|\{%|<%/.test(value)) {
      const object = told.object === undefined ? {} : { object: told.object };
      const { span: valueSpan } = valueWord;
      if (SECRET.test(name)) this.credentials.push(valueSpan);
      this.valueless.push({ name, nameSpan, valueSpan, ...object, reason: 'computed' });
    } else {
      this.entries.push({ name, nameSpan, value, valueSpan: valueWord.span, entrySpan, ...told });
    }
  }

  /** Without the quotes around a name. */
  #nameSpan({ span }: ScriptWord, name: ByteString): Span {
    const at = this.#text.slice(span.start, span.end).indexOf(name);
    if (at === -1) return span;
    return { start: span.start + at, end: span.start + at + name.length };
  }

  #rawOf({ span }: ScriptWord): ByteString {
    return this.#text.slice(span.start, span.end);
  }

  /** `-r=admin:password@host:port` names a server to log in to. */
  #credential(word: ScriptWord): void {
    const raw = this.#rawOf(word);
    const match = /^(["']?-r=)([^@]{1,400})@/i.exec(raw.slice(0, 500));
    if (!match?.[2]) return;
    const start = word.span.start + (match[1]?.length ?? 0);
    this.credentials.push({ start, end: start + match[2].length });
  }
}

function verbOf(value: ByteString | undefined): ScriptVerb {
  const verb = value?.toLowerCase();
  return verb === 'modify' || verb === 'create' ? verb : 'set';
}
