import { type VariableFact, variableFact } from '../../facts/variable-table.ts';
import type { IceWarpVersion } from '../../facts/version.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { DumpFactData, Fact } from '../facts.ts';

/** Commands of a script that set what cannot be set, or what the server does not have. */
export function* futileCommands(server: IceWarpServer): Iterable<Fact<'futile-command'>> {
  const { dump } = server.input;
  if (dump.form !== 'set-script') return;
  for (const entry of dump.entries) {
    const fact = variableFact(entry.name);
    const problem =
      entry.verb === 'modify' ? 'modify' : fact && problemOf(fact, server.version, entry.verb);
    if (!problem) continue;
    const name = fact?.name ?? entry.name;
    yield {
      name: 'futile-command',
      data: { name, problem, version: server.version?.text ?? '' },
      at: entry.nameSpan,
      causeStart: entry.valueSpan.start,
      settings: [name],
      object: entry.object ?? '',
      places: {},
      notes: [],
    };
  }
}

/** What the header of 14.3 says is taken for true from 13 on, and where no version is known. */
function problemOf(
  { readOnly, era }: VariableFact,
  version: IceWarpVersion | undefined,
  verb: string | undefined,
): DumpFactData['futile-command']['problem'] | undefined {
  if (era === 'newer' && version?.satisfies('<12.1')) return 'newer';
  if (era === 'older' && version?.satisfies('>=14.3')) return 'older';
  return readOnly && verb === 'set' && !version?.satisfies('<13.0') ? 'read-only' : undefined;
}
