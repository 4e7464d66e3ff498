import { choosesNothing, unknownCipherNames } from '../../model/cipher-list.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';
import { placesInValue } from './value-places.ts';

/** Names in the cipher list that no OpenSSL knows; of a list of such names alone others speak. */
export function* cipherNames(server: IceWarpServer): Iterable<Fact<'cipher-name'>> {
  const setting = server.settingOf('C_System_Adv_Ext_SSLCipherList');
  if (!setting?.value || choosesNothing(setting.value)) return;
  const { source } = server.input.dump;
  for (const { name: element, suggestion } of unknownCipherNames(setting.value)) {
    const word = new RegExp(`(?<![\\w+-])[!+-]?${element.replace(/\W/g, '\\$&')}(?![\\w+-])`, 'g');
    const matches = [...setting.value.matchAll(word)].map((match) => {
      const end = match.index + match[0].length;
      return { start: end - element.length, end };
    });
    const places = placesInValue(source, setting.entry, matches);
    yield {
      name: 'cipher-name',
      data: { element, suggestion },
      at: places[0] ?? entrySpan(setting.entry, source.text),
      causeStart: setting.entry.valueSpan.start,
      settings: [setting.name],
      object: '',
      places: { element: places },
      notes: [],
    };
  }
}
