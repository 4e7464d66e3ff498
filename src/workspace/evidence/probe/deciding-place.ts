import type { PostfixServer } from '../../../postfix/model/server.ts';
import type { Service } from '../../../postfix/model/service.ts';
import type { Span } from '../../../text/span.ts';

/** Where in the files of a server a setting of a service is decided. */
export interface DecidingPlace {
  readonly path: string;
  readonly at: Span;
  readonly entryStart: number;
}

/**
 * The place of the setting or `-o` that gives a parameter its value, or else of the service, or the
 * top of main.cf. Undefined where there is no file to point into.
 */
export function decidingPlace(
  name: string,
  service: Service,
  server: PostfixServer,
): DecidingPlace | undefined {
  const { main, master } = server.input;
  const { origin } = service.scope.effective(name).decidedBy;
  if (origin.kind === 'main.cf' && main) {
    const { setting } = origin;
    const at = { start: setting.nameSpan.start, end: setting.value.span.end };
    return { path: main.source.path, at, entryStart: setting.span.start };
  }
  if (origin.kind === 'master.cf' && master) {
    const { span } = origin.override;
    return { path: master.source.path, at: span, entryStart: span.start };
  }
  if (service.written && master) {
    const { fields, span } = service.entry;
    const at = { start: fields.name.span.start, end: fields.command.span.end };
    return { path: master.source.path, at, entryStart: span.start };
  }
  const path = main?.source.path ?? master?.source.path;
  return path === undefined ? undefined : { path, at: { start: 0, end: 0 }, entryStart: 0 };
}
