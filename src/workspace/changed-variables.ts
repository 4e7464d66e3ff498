import type { Change } from '../icewarp/emit/change.ts';
import { IceWarpServer } from '../icewarp/model/server.ts';
import type { IceWarpDump } from '../icewarp/syntax/dump.ts';

/** The variables that have another value in a dump than they had before its repair. */
export function changedVariables(before: IceWarpDump, after: IceWarpDump): Change[] {
  const old = new IceWarpServer({ dump: before });
  const now = new IceWarpServer({ dump: after });
  return now.settings.flatMap((setting): Change[] => {
    const { name, object, entry } = setting;
    if (now.settingOf(name, object) !== setting) return [];
    if (old.settingOf(name, object)?.entry.value === entry.value) return [];
    return [
      { name: entry.name, value: entry.value, ...(entry.object ? { object: entry.object } : {}) },
    ];
  });
}

/** Whether the server that a dump is of runs on Windows, as its paths tell. */
export function runsOnWindows(dump: IceWarpDump): boolean {
  if (dump.shell !== undefined) return dump.shell === 'cmd';
  return dump.entries.some(
    ({ name, value }) => /path$/i.test(name) && /^[A-Za-z]:\\/.test(value.trim()),
  );
}
