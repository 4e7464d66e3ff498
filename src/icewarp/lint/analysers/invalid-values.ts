import { enumerate } from '../../../lint/phrases.ts';
import { type VariableFact, variableFact } from '../../facts/variable-table.ts';
import { secretKind } from '../../model/secrets.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';
import { METHODS } from './invalid-methods.ts';

/** Values that a variable of that type does not have; the SSL methods are checked by themselves. */
export function* invalidValues(server: IceWarpServer): Iterable<Fact<'invalid-value'>> {
  for (const { name, value, entry, object } of server.settings) {
    const fact = variableFact(name);
    const text = value?.trim() ?? '';
    if (!fact || text === '' || METHODS.includes(name) || secretKind(entry)) continue;
    const allowed = violated(fact, text);
    if (allowed === undefined) continue;
    yield {
      name: 'invalid-value',
      data: { name, value: text, allowed },
      at: entrySpan(entry, server.input.dump.source.text),
      causeStart: entry.valueSpan.start,
      settings: [name],
      object,
      places: {},
      notes: [],
    };
  }
}

/** The values that the variable has, in words, when the value is none of them. */
function violated({ type, values, max }: VariableFact, text: string): string | undefined {
  if (type === 'Bool') return /^(?:[01]|true|false)$/i.test(text) ? undefined : '0 or 1';
  if (type === 'Enum' && values) {
    return Object.hasOwn(values, text) ? undefined : meanings(values);
  }
  if (type === 'Int' && max !== undefined) {
    const isPort = /^\d{1,6}$/.test(text) && Number(text) <= max;
    return isPort ? undefined : `0 to ${max}`;
  }
  if (type === 'Int' || type === 'Enum') return /^-?\d+$/.test(text) ? undefined : 'a number';
  return undefined;
}

function meanings(values: Readonly<Record<string, string>>): string {
  return enumerate(
    Object.entries(values).map(([value, meaning]) => (meaning ? `${value} (${meaning})` : value)),
  );
}
