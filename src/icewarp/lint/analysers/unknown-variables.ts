import { nearest } from '../../../text/edit-distance.ts';
import { variableFact, variableNames } from '../../facts/variable-table.ts';
import type { IceWarpServer, Setting } from '../../model/server.ts';
import type { DumpForm } from '../../syntax/dump.ts';
import type { Fact } from '../facts.ts';

/** Beyond this many edits a name is another one. */
const MOST_EDITS = 2;

/** A text with more foreign names is one of something else; to look for their kin takes long. */
const MOST_NAMES = 500;

/** Names of no other form belong to IceWarp: `C_`, `D_`, `RA_`, `Device_` and so on. */
const PREFIXED = /^[A-Za-z]{1,10}_\w+$/;

/** What a person writes; in the other forms a server answers, but people edit answers too. */
const WRITTEN: readonly DumpForm[] = ['set-script', 'ini', 'export'];

/** Variables that are in none of the vendor's headers; each name once, at its first place. */
export function* unknownVariables(server: IceWarpServer): Iterable<Fact<'unknown-variable'>> {
  const { form } = server.input.dump;
  if (form === 'protocol-policy') return;
  const writtenBy = WRITTEN.includes(form) ? 'person' : 'server';
  for (const [first, ...others] of unknownNames(server)) {
    const { name, entry, object } = first;
    const suggestion = nearest(name, variableNames(), MOST_EDITS) ?? '';
    const suggestionIsSet = suggestion !== '' && server.placesOf(suggestion, object).length > 0;
    const spans = [first, ...others].map((setting) => setting.entry.nameSpan);
    yield {
      name: 'unknown-variable',
      data: { name, suggestion, suggestionIsSet, writtenBy },
      at: entry.nameSpan,
      causeStart: entry.valueSpan.start,
      settings: [name],
      object,
      places: spans.some(({ start, end }) => start === end) ? {} : { name: spans },
      notes: [],
    };
  }
}

/** The places of each such name. */
function unknownNames({ settings }: IceWarpServer): Iterable<readonly [Setting, ...Setting[]]> {
  const found = new Map<string, [Setting, ...Setting[]]>();
  for (const setting of settings) {
    if (!PREFIXED.test(setting.name) || variableFact(setting.name)) continue;
    const key = setting.name.toLowerCase();
    const places = found.get(key);
    if (places) places.push(setting);
    else if (found.size < MOST_NAMES) found.set(key, [setting]);
  }
  return found.values();
}
