import { hostNameProblem } from '../../model/host-name.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';

/** A name by which the server cannot introduce itself to others. */
export function* hostNames(server: IceWarpServer): Iterable<Fact<'host-name'>> {
  const setting = server.settingOf('C_Mail_SMTP_General_HostName');
  const problem = setting?.value === undefined ? undefined : hostNameProblem(setting.value);
  if (!setting || problem === undefined) return;
  yield {
    name: 'host-name',
    data: { value: setting.value?.trim() ?? '', problem },
    at: entrySpan(setting.entry, server.input.dump.source.text),
    causeStart: setting.entry.valueSpan.start,
    settings: [setting.name],
    object: '',
    places: {},
    notes: [],
  };
}
