import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';

/** Names that every process sets for itself. Source: postconf(5) process_name, service_name. */
function isReadOnly(name: string, server: PostfixServer): boolean {
  const names = ['process_id', 'process_name'];
  if (server.release.atLeast('3.3')) names.push('service_name');
  return names.includes(name);
}

/** Settings of parameters that only a running process has. */
export function* readOnlyParameters(server: PostfixServer): Iterable<Fact<'read-only-parameter'>> {
  const { main, master } = server.input;
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    if (!main || !setting || !isReadOnly(name, server)) continue;
    yield {
      name: 'read-only-parameter',
      data: { name },
      path: main.source.path,
      at: { start: setting.nameSpan.start, end: setting.value.span.end },
      entryStart: setting.span.start,
      settings: [name],
      subject: 'main.cf',
      places: {},
      notes: [],
    };
  }
  for (const service of server.services) {
    for (const [name, { span }] of service.overrides) {
      if (!master || !isReadOnly(name, server)) continue;
      yield {
        name: 'read-only-parameter',
        data: { name },
        path: master.source.path,
        at: span,
        entryStart: span.start,
        settings: [name],
        subject: service.label,
        places: {},
        notes: [],
      };
    }
  }
}
