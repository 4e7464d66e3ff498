import { decodeUtf8 } from '../../../text/bytes.ts';
import { nearest } from '../../../text/edit-distance.ts';
import { variableFact, variableNames } from '../../facts/variable-table.ts';
import type { IceWarpServer, Setting } from '../../model/server.ts';
import type { DumpForm } from '../../syntax/dump.ts';
import type { Fact } from '../facts.ts';

/** Beyond this many edits a name is another one. */
const MOST_EDITS = 2;

/** Names of no other form belong to IceWarp: `C_`, `D_`, `RA_`, `Device_` and so on. */
const PREFIXED = /^[A-Za-z]{1,10}_\w+$/;

/** What a person writes; in the other forms a server answers, but people edit answers too. */
const WRITTEN: readonly DumpForm[] = ['set-script', 'ini', 'export'];

/** Variables that are in none of the vendor's headers; each name once. */
export function* unknownVariables(server: IceWarpServer): Iterable<Fact<'unknown-variable'>> {
  const { form } = server.input.dump;
  const writtenBy = WRITTEN.includes(form) ? 'person' : 'server';
  const seen = new Set<string>();
  for (const { name, entry, object } of server.settings) {
    if (form === 'protocol-policy' || !PREFIXED.test(name) || variableFact(name)) continue;
    if (seen.has(name.toLowerCase())) continue;
    seen.add(name.toLowerCase());
    const suggestion = nearest(name, variableNames(), MOST_EDITS) ?? '';
    yield {
      name: 'unknown-variable',
      data: { name, suggestion, suggestionIsSet: isSet(server, suggestion, object), writtenBy },
      at: entry.nameSpan,
      causeStart: entry.valueSpan.start,
      settings: [name],
      object,
      places: entry.nameSpan.end > entry.nameSpan.start ? { name: placesOf(server, name) } : {},
      notes: [],
    };
  }
}

function isSet(server: IceWarpServer, name: string, object: string): boolean {
  return name !== '' && server.placesOf(name, object).length > 0;
}

function placesOf(server: IceWarpServer, name: string): Setting['entry']['nameSpan'][] {
  return server.settings
    .filter((setting) => decodeUtf8(setting.entry.name).toLowerCase() === name.toLowerCase())
    .map(({ entry }) => entry.nameSpan);
}
