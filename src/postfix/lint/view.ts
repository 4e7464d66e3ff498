import type { Scope } from '../model/scope.ts';
import type { PostfixServer } from '../model/server.ts';
import type { Service } from '../model/service.ts';

/** Where a rule looks: the settings of one service, or those of main.cf as a whole. */
export interface View {
  readonly server: PostfixServer;
  readonly service: Service | undefined;
  readonly scope: Scope;
  /** The parameter that the subject itself is about. */
  readonly own: string | undefined;
  /** Its default in the release that the host runs today, where an upgrade changes it. */
  readonly defaultBefore?: string;
}

/** The parameter that a rule means by a name, or by none. */
export function resolveName({ own }: View, name: string | undefined): string {
  if (name === undefined) {
    if (!own) throw new Error('a rule means the setting of a subject that has none');
    return own;
  }
  return name.replace('{{prefix}}', () => own?.split('_')[0] ?? '');
}
