import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Parameter } from '../../facts/parameter-table.ts';
import { parseMacros, referencedNames } from '../../model/macro.ts';
import { isReadBy, isReadByAll, isReadOutsideMaster } from '../../model/readers.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown, type Value } from '../../model/value.ts';

/**
 * Who checks a value. `always`: every program. `by-service`: programs that this server runs.
 * `by-none`: only programs that its master.cf does not start.
 */
export type ReadBy = 'always' | 'by-service' | 'by-none';

/** What one view of the settings makes of a value. */
export interface Reading {
  /** The value after expansion. */
  readonly text: ByteString;
  /** What postconf shows in its place. */
  readonly shown: Value;
  readonly read: ReadBy;
  readonly programs: readonly string[];
  readonly scope: Scope;
}

/** A value that counts, in main.cf or behind `-o`, with all that its readers see. */
export interface ExplicitValue {
  readonly parameter: Parameter;
  readonly value: JoinedText;
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
  readonly readings: readonly Reading[];
}

/** The values of parameters that files give, as far as they are known. */
export function* explicitValues(server: PostfixServer): Iterable<ExplicitValue> {
  yield* valuesOfMain(server);
  yield* overrides(server);
}

function* valuesOfMain(server: PostfixServer): Iterable<ExplicitValue> {
  const { main } = server.input;
  if (!main) return;
  for (const name of server.settingNames) {
    const parameter = server.parameter(name);
    const setting = server.settingsOf(name).at(-1);
    if (!setting || !parameter || parameter.readOnly) continue;
    if (isPartOutOfSight(setting.value.text, server)) continue;
    yield {
      parameter,
      value: setting.value,
      source: main.source,
      entryStart: setting.span.start,
      subject: 'main.cf',
      readings: readingsOfMain(parameter, setting.value.text, server),
    };
  }
}

function* overrides(server: PostfixServer): Iterable<ExplicitValue> {
  const { master } = server.input;
  if (!master) return;
  for (const service of server.services) {
    for (const [name, override] of service.overrides) {
      const parameter = server.parameter(name);
      const { value } = service.scope.effective(name);
      if (!parameter || parameter.readOnly || !isKnown(value)) continue;
      if (isPartOutOfSight(override.value.text, server)) continue;
      const read = isReadBy(service, parameter, server) ? 'by-service' : 'by-none';
      const { scope, program, postconfScope } = service;
      const shown = postconfScope.effective(name).value;
      yield {
        parameter,
        value: override.value,
        source: master.source,
        entryStart: override.span.start,
        subject: service.label,
        readings: [{ text: value.text, shown, read, programs: [program], scope }],
      };
    }
  }
}

function readingsOfMain(
  parameter: Parameter,
  written: ByteString,
  server: PostfixServer,
): Reading[] {
  const { name, readBy } = parameter;
  const shown = server.scope.effective(name).value;
  const oneReading = (scope: Scope, read: ReadBy, programs: readonly string[]): Reading[] => {
    const { value } = scope.effective(name);
    return isKnown(value) ? [{ text: value.text, shown, read, programs, scope }] : [];
  };
  if (isReadByAll(parameter)) return oneReading(server.globalScope, 'always', []);
  const byText = new Map<ByteString, { programs: string[]; scope: Scope }>();
  let readers = 0;
  for (const service of server.services) {
    if (service.overrides.has(name) || !isReadBy(service, parameter, server)) continue;
    readers += 1;
    const { value } = service.scope.effective(name);
    if (!isKnown(value)) continue;
    const same = byText.get(value.text);
    if (!same) byText.set(value.text, { programs: [service.program], scope: service.scope });
    else if (!same.programs.includes(service.program)) same.programs.push(service.program);
  }
  if (readers > 0) {
    return [...byText].map(([text, by]) => ({ text, shown, read: 'by-service', ...by }));
  }
  // What a program knows that is not a service was not looked at.
  if (dependsOnProgram(written, server)) return [];
  const read = isReadOutsideMaster(parameter) ? 'by-service' : 'by-none';
  return oneReading(server.scope, read, readBy);
}

/** Whether the value refers to a built-in default that only some programs know. */
function dependsOnProgram(text: ByteString, server: PostfixServer): boolean {
  return refersTo(text, server, (name) => {
    const parameter = server.table.get(name);
    return parameter !== undefined && parameter.scope !== 'all';
  });
}

/** Whether the value refers to a name that an excerpt does not show. */
function isPartOutOfSight(text: ByteString, server: PostfixServer): boolean {
  return server.isExcerpt && refersTo(text, server, (name) => !server.table.get(name));
}

/** Whether a name that main.cf does not set, and the value leads to, is of a kind. */
function refersTo(
  text: ByteString,
  server: PostfixServer,
  isMeant: (name: ByteString) => boolean,
  seen = new Set<ByteString>(),
): boolean {
  if (!text.includes('$')) return false;
  return referencedNames(parseMacros(text, server.macros)).some((name) => {
    if (seen.has(name)) return false;
    seen.add(name);
    const setting = server.settingsOf(name).at(-1);
    return setting ? refersTo(setting.value.text, server, isMeant, seen) : isMeant(name);
  });
}
