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
    entries: reader.entries,
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

/** Where the arguments of the tool begin: the index of the verb; undefined for other commands. */
export function toolArguments(
  command: ScriptCommand,
  text: ByteString,
): { readonly verb: number; readonly kind: number } | undefined {
  const { words } = command;
  const rawOf = (word: ScriptWord): ByteString => text.slice(word.span.start, word.span.end);
  let at = words.findIndex((word) => !/^[A-Za-z_]\w*=/.test(rawOf(word).slice(0, 300)));
  const first = words[at];
  if (!first) return undefined;
  if (WRAPPERS.test(first.value ?? '')) at = words.findIndex((word) => isTool(word, rawOf(word)));
  const tool = words[at];
  if (!tool) return undefined;
  let verb = at + 1;
  while (words[verb]?.value?.startsWith('-')) verb += 1;
  const kind = verb + 1;
  if (!VERB.test(words[verb]?.value ?? '') || !KIND.test(words[kind]?.value ?? ''))
    return undefined;
  if (isTool(tool, rawOf(tool))) return { verb, kind };
  // A variable that holds the way to the tool.
  const names = words.slice(kind + 1, kind + 3).map(({ value }) => value ?? '');
  return tool.value === undefined && names.some(isVariableName) ? { verb, kind } : undefined;
}

function isTool({ value }: ScriptWord, raw: ByteString): boolean {
  const word = value ?? raw.replace(/["']$/, '');
  return word.length < 1000 && TOOL.test(word);
}

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
    const { words } = command;
    for (const word of words) this.#credential(word);
    const place = toolArguments(command, this.#text);
    if (!place) return;
    const verbWord = words[place.verb];
    const verb = verbOf(verbWord?.value);
    if (!verbWord) return;
    if (verb === 'modify') {
      this.malformed.push({ span: verbWord.span, problem: 'modify', detail: '' });
    }
    const ofServer = words[place.kind]?.value?.toLowerCase() === 'system';
    const objectWord = ofServer ? undefined : words[place.kind + 1];
    const object = objectWord && (objectWord.value ?? this.#rawOf(objectWord));
    let start = command.span.start;
    for (let at = place.kind + (ofServer ? 1 : 2); at < words.length; at += 2) {
      const [name, value] = [words[at], words[at + 1]];
      if (!name) break;
      const own = object === undefined ? {} : { object };
      const entrySpan = { start, end: value?.span.end ?? name.span.end };
      start = words[at + 2]?.span.start ?? entrySpan.end;
      const told = { ...own, verb, ...(command.conditional ? { conditional: true as const } : {}) };
      this.#pair(name, value, entrySpan, told);
    }
  }

  #pair(
    nameWord: ScriptWord,
    valueWord: ScriptWord | undefined,
    entrySpan: Span,
    told: Pick<VariableEntry, 'object' | 'verb' | 'conditional'>,
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
      this.valueless.push({ name, nameSpan, ...object, reason: 'computed' });
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
