import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import { knownNames } from '../../model/known-names.ts';
import { firstMacroError, type MacroGrammar, parseMacros } from '../../model/macro.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** Values whose `$` expressions Postfix cannot parse. */
export function* macroErrors(server: PostfixServer): Iterable<Fact<'macro-error'>> {
  const { main, master } = server.input;
  const names = knownNames(server);
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    if (!main || !setting || server.table.get(name)?.kind === 'raw') continue;
    const place = { source: main.source, entryStart: setting.span.start, subject: 'main.cf' };
    const isRead = names.inMain(name) && isReached(name, server.scope);
    yield* errorIn(name, setting.value, isRead, place, server.macros);
  }
  for (const service of server.services) {
    for (const [name, { value, span }] of service.overrides) {
      if (!master) continue;
      const place = { source: master.source, entryStart: span.start, subject: service.label };
      const isRead = names.inService(service, name) && isReached(name, service.scope);
      yield* errorIn(name, value, isRead, place, server.macros);
    }
  }
}

/** Whether a program comes to the error when it expands the value; a branch not taken is not read. */
function isReached(name: string, scope: Scope): boolean {
  return !isKnown(scope.effective(name).value);
}

interface Place {
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
}

function* errorIn(
  name: string,
  value: JoinedText,
  isRead: boolean,
  { source, entryStart, subject }: Place,
  grammar: MacroGrammar,
): Iterable<Fact<'macro-error'>> {
  if (!value.text.includes('$')) return;
  const message = firstMacroError(parseMacros(value.text, grammar));
  if (message === undefined) return;
  const setIn = subject === 'main.cf' ? 'main.cf' : 'master.cf';
  yield {
    name: 'macro-error',
    data: { name, setIn, message: quoted(message), isRead },
    path: source.path,
    at: value.span,
    entryStart,
    settings: [name],
    subject,
    places: {},
    notes: [],
  };
}
