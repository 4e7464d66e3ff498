import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import { refusal } from '../../model/expansion.ts';
import { firstMacroError, parseMacros } from '../../model/macro.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/**
 * Values of built-in parameters that can be parsed, but not expanded: they refer to themselves, or
 * compare what cannot be compared.
 */
export function* macroRefusals(server: PostfixServer): Iterable<Fact<'macro-refusal'>> {
  const values = [...settingValues(server)];
  // Who refers to a value that cannot be parsed ends as well; the finding of that value says it.
  const parseErrors = new Set(values.map(({ value }) => parseError(value, server)));
  for (const { name, value, scope, source, entryStart, subject } of values) {
    if (!value.text.includes('$') || !isExpanded(name, server)) continue;
    const why = refusal(scope.effective(name).value);
    if (why === undefined || parseErrors.has(why)) continue;
    yield {
      name: 'macro-refusal',
      data: { name, message: quoted(why) },
      path: source.path,
      at: value.span,
      entryStart,
      settings: [name],
      subject,
      places: {},
      notes: [],
    };
  }
}

interface SettingValue {
  readonly name: ByteString;
  readonly value: JoinedText;
  readonly scope: Scope;
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
}

function* settingValues(server: PostfixServer): Iterable<SettingValue> {
  const { main, master } = server.input;
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    if (!main || !setting) continue;
    const { value, span } = setting;
    const place = { source: main.source, entryStart: span.start, subject: 'main.cf' };
    yield { name, value, scope: server.scope, ...place };
  }
  for (const { overrides, scope, label } of server.services) {
    for (const [name, { value, span }] of overrides) {
      if (!master) continue;
      yield { name, value, scope, source: master.source, entryStart: span.start, subject: label };
    }
  }
}

function parseError({ text }: JoinedText, { macros }: PostfixServer): string | undefined {
  return text.includes('$') ? firstMacroError(parseMacros(text, macros)) : undefined;
}

/** Whether postconf and daemons expand the value, whoever refers to it. */
function isExpanded(name: ByteString, { table, serviceParameters }: PostfixServer): boolean {
  const parameter = table.get(name);
  if (!parameter) return serviceParameters.has(name);
  return parameter.kind !== 'raw' && !parameter.readOnly;
}
