import { relayEntries, relayRangeProblem } from '../../model/relay-list.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';
import { placesInValue } from './value-places.ts';

/** Entries of the list of trusted hosts that take in far more than one's own. */
export function* relayRanges(server: IceWarpServer): Iterable<Fact<'relay-range'>> {
  const setting = server.settingOf('C_Mail_Security_Relay_IPList');
  if (!setting?.value) return;
  const { source } = server.input.dump;
  for (const { entry: element, at } of relayEntries(setting.value)) {
    const problem = relayRangeProblem(element);
    if (!problem) continue;
    const stretch = { start: at, end: at + element.length };
    yield {
      name: 'relay-range',
      data: { element, problem },
      at:
        placesInValue(source, setting.entry, [stretch])[0] ?? entrySpan(setting.entry, source.text),
      causeStart: setting.entry.valueSpan.start,
      settings: [setting.name],
      object: '',
      places: {},
      notes: [],
    };
  }
}
