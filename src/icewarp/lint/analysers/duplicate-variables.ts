import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';

/** Variables that have two different values in one text. */
export function* duplicateVariables(server: IceWarpServer): Iterable<Fact<'duplicate-variable'>> {
  const { source, form } = server.input.dump;
  for (const { name, entry, object } of server.settings) {
    const places = server.placesOf(name, object);
    const last = places.at(-1);
    if (!last || last.entry === entry || last.entry.value === entry.value) continue;
    // A branch of a script may run in place of another.
    if (entry.conditional || last.entry.conditional) continue;
    const at = entrySpan(entry, source.text);
    const lastAt = entrySpan(last.entry, source.text);
    yield {
      name: 'duplicate-variable',
      data: {
        name,
        lastLine: String(source.lineAt(lastAt.start)),
        counts: form === 'set-script' ? 'last' : 'none',
      },
      at,
      causeStart: entry.valueSpan.start,
      settings: [name],
      object,
      places: {},
      notes: [{ span: lastAt, message: 'the other one' }],
    };
  }
}
