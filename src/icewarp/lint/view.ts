import type { IceWarpServer, Setting } from '../model/server.ts';

/** Where a rule looks: one variable of a server or of one of its domains. */
export interface View {
  readonly server: IceWarpServer;
  readonly own: Setting;
}

/** The setting that a rule means by a name, or by none; undefined where the dump has no such. */
export function settingIn({ server, own }: View, name: string | undefined): Setting | undefined {
  if (name === undefined || name === own.name) return own;
  return server.settingOf(name, name.startsWith('D_') ? own.object : '');
}
