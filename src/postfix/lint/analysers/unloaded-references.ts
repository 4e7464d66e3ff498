import { enumerate } from '../../../lint/phrases.ts';
import { type ByteString, decodeUtf8 } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Parameter } from '../../facts/parameter-table.ts';
import { parseMacros, referencedNames } from '../../model/macro.ts';
import { isReadBy, isReadByAll } from '../../model/readers.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import { checkValue } from '../../model/values/check-value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/**
 * References to a default that postconf knows and a program that reads the value does not, because
 * it loads the other parameter later, or never: there they stand for nothing.
 */
export function* unloadedReferences(server: PostfixServer): Iterable<Fact<'unloaded-reference'>> {
  const byPlace = new Map<string, Found[]>();
  for (const use of usesOf(server)) {
    for (const found of unloadedIn(use, server)) {
      const key = `${found.holder.source.path}:${found.holder.entryStart}:${found.name}:${use.setting}`;
      const same = byPlace.get(key);
      if (same) same.push(found);
      else byPlace.set(key, [found]);
    }
  }
  for (const found of byPlace.values()) yield fact(found, server);
}

/** A program that reads a setting, with what it and postconf take the setting for. */
interface Use {
  readonly setting: ByteString;
  readonly parameter: Parameter;
  readonly holder: Holder;
  readonly program: string;
  readonly seen: Scope;
  readonly shown: Scope;
  /** What stands where the program looks. */
  readonly definitionOf: (name: ByteString) => Holder | undefined;
}

/** A setting or `-o`. */
interface Holder {
  readonly setting: ByteString;
  readonly value: JoinedText;
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
}

interface Found {
  readonly use: Use;
  readonly holder: Holder;
  /** The name that the program does not know. */
  readonly name: ByteString;
  readonly instead: ByteString;
  readonly value: ByteString;
  readonly shown: ByteString;
}

function* usesOf(server: PostfixServer): Iterable<Use> {
  for (const name of server.settingNames) {
    const parameter = server.table.get(name);
    const holder = settingOf(name, server);
    if (!parameter || !holder?.value.text.includes('$') || !isReadByAll(parameter)) continue;
    const [seen, shown] = [server.globalScope, server.scope];
    const definitionOf = (other: ByteString) => settingOf(other, server);
    const program = 'every Postfix program';
    yield { setting: name, parameter, holder, program, seen, shown, definitionOf };
  }
  for (const service of server.services) {
    const { program, scope: seen, postconfScope: shown, overrides } = service;
    const definitionOf = (name: ByteString): Holder | undefined => {
      const override = overrides.get(name);
      const source = server.input.master?.source;
      if (!override || !source) return settingOf(name, server);
      const { value, span } = override;
      return { setting: name, value, source, entryStart: span.start, subject: service.label };
    };
    for (const name of new Set([...overrides.keys(), ...server.settingNames])) {
      const parameter = server.table.get(name);
      const holder = definitionOf(name);
      if (!parameter || !holder?.value.text.includes('$')) continue;
      const isGlobal = isReadByAll(parameter) && !overrides.has(name);
      if (isGlobal || !isReadBy(service, parameter, server)) continue;
      yield { setting: name, parameter, holder, program, seen, shown, definitionOf };
    }
  }
}

function settingOf(name: ByteString, server: PostfixServer): Holder | undefined {
  const setting = server.settingsOf(name).at(-1);
  const source = server.input.main?.source;
  if (!setting || !source) return undefined;
  const { value, span } = setting;
  return { setting: name, value, source, entryStart: span.start, subject: 'main.cf' };
}

function* unloadedIn(use: Use, server: PostfixServer): Iterable<Found> {
  const { setting, parameter, seen, shown } = use;
  if (parameter.kind === 'raw' || parameter.readOnly) return;
  const [value, meant] = [seen.effective(setting).value, shown.effective(setting).value];
  if (!isKnown(value) || !isKnown(meant) || value.text === meant.text) return;
  for (const { holder, name } of references(use, server)) {
    const { value: instead, origin } = shown.effective(name);
    if (origin.kind !== 'default' || seen.isLoaded(name, setting) !== 'no') continue;
    if (!isKnown(instead) || instead.text === '') continue;
    yield { use, holder, name, instead: instead.text, value: value.text, shown: meant.text };
  }
}

/** The names that a value refers to, itself and through other settings. */
function* references(
  use: Use,
  server: PostfixServer,
): Iterable<{ holder: Holder; name: ByteString }> {
  const waiting = [use.holder];
  const seen = new Set<ByteString>([use.setting]);
  for (let holder = waiting.shift(); holder; holder = waiting.shift()) {
    for (const name of new Set(referencedNames(parseMacros(holder.value.text, server.macros)))) {
      const further = use.definitionOf(name);
      if (!further) yield { holder, name };
      else if (!seen.has(name)) {
        seen.add(name);
        waiting.push(further);
      }
    }
  }
}

function fact(found: readonly Found[], server: PostfixServer): Fact<'unloaded-reference'> {
  const [first] = found;
  if (!first) throw new Error('nothing found');
  const { use, holder, name, instead, value, shown } = first;
  const { parameter, setting } = use;
  const verdict = checkValue(parameter, value);
  const isFatal =
    verdict.outcome === 'refused' &&
    verdict.effect === 'fatal' &&
    verdict.form !== 'keyword' &&
    checkValue(parameter, shown).outcome === 'accepted';
  const programs = [...new Set(found.map((each) => each.use.program))];
  const place = spanOfReference(holder.value, name);
  return {
    name: 'unloaded-reference',
    data: {
      name: decodeUtf8(name),
      setting: decodeUtf8(setting),
      within: decodeUtf8(holder.setting),
      programs: enumerate(programs),
      effect: isFatal ? 'fatal' : 'other-value',
      log: isFatal ? quoted(verdict.message) : '',
      value: quoted(value),
      shown: quoted(shown),
      instead: place && canBeWritten(name, instead, server) ? decodeUtf8(instead) : '',
    },
    path: holder.source.path,
    at: place ?? holder.value.span,
    entryStart: holder.entryStart,
    settings: [decodeUtf8(setting)],
    subject: holder.subject,
    places: place ? { reference: [place] } : {},
    notes: [],
  };
}

/** A `$` would be expanded once more, and what the host decides belongs in no file. */
function canBeWritten(name: ByteString, value: ByteString, { table }: PostfixServer): boolean {
  return !value.includes('$') && table.get(name)?.hostDependent !== true;
}

/** Where `$name`, `${name}` or `$(name)` stands; undefined when a condition asks for it. */
function spanOfReference(value: JoinedText, name: ByteString) {
  const plain = new RegExp(
    `(?<!\\$)(?:\\$\\$)*(\\$(?:${name}(?![A-Za-z0-9_])|\\{[ \\t]*${name}[ \\t]*\\}|\\([ \\t]*${name}[ \\t]*\\)))`,
    'd',
  );
  const range = plain.exec(value.text)?.indices?.[1];
  return range && value.spanOf(range[0], range[1]);
}
