import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';

/** The lowest protocol of what comes in, and of what goes out. */
export const METHODS: readonly string[] = [
  'C_System_Adv_Ext_SSLServerMethod',
  'C_System_Adv_Ext_SSLClientMethod',
];

/** SSL methods that are no number of this version; an empty value is taken for the default. */
export function* invalidMethods(server: IceWarpServer): Iterable<Fact<'invalid-method'>> {
  for (const { name, value, entry, object } of server.settings) {
    if (!METHODS.includes(name) || value === undefined || value.trim() === '') continue;
    const method = server.method(value);
    if (method.kind !== 'invalid') continue;
    yield {
      name: 'invalid-method',
      data: {
        name,
        value: value.trim(),
        reason: method.reason,
        problem:
          method.reason === 'version'
            ? `IceWarp ${server.version?.text} is documented to have 0 to 6`
            : 'there are 0 to 7 alone',
      },
      at: entrySpan(entry, server.input.dump.source.text),
      causeStart: entry.valueSpan.start,
      settings: [name],
      object,
      places: { value: valuePlaces(server, entry) },
      notes: [],
    };
  }
}

/** The digits themselves, whatever quotes stand around them. */
function valuePlaces(
  { input }: IceWarpServer,
  { valueSpan, value }: IceWarpServer['settings'][number]['entry'],
): Fact['places'][string] {
  const at = value === '' ? -1 : input.dump.source.slice(valueSpan).indexOf(value);
  const start = valueSpan.start + at;
  return at === -1 ? [] : [{ start, end: start + value.length }];
}
