import { decodeUtf8 } from '../text/bytes.ts';
import type { KnownNames } from './model/known-names.ts';
import type { Origin } from './model/origin.ts';
import { type Effective, printed, type Scope } from './model/scope.ts';
import type { PostfixServer } from './model/server.ts';
import type { Role, Service } from './model/service.ts';
import { type ServiceTls, serviceTls } from './model/service-tls.ts';
import { isKnown, type Value } from './model/value.ts';
import { plainArguments } from './syntax/options.ts';

/** The effective settings of a server as plain data, in the shape that `show` promises. */
export interface ShownServer {
  readonly version: 1;
  readonly postfixVersion: string;
  readonly parameters: Readonly<Record<string, ShownParameter>>;
  readonly services: readonly ShownService[];
}

/** `raw` and `value` are null where only the host, or a file that is not in reach, knows them. */
export interface ShownParameter {
  readonly raw: string | null;
  readonly value: string | null;
  readonly origin: ShownOrigin;
}

export interface ShownOrigin {
  readonly kind: 'main.cf' | 'default' | 'runtime';
  readonly path?: string;
  readonly line?: number;
}

export interface ShownService {
  readonly name: string;
  readonly type: string;
  readonly fields: Readonly<
    Record<'private' | 'unprivileged' | 'chroot' | 'wakeup' | 'maxproc', string>
  >;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly role: Role;
  readonly overrides: Readonly<Record<string, { raw: string; value: string | null }>>;
  readonly tls?: ServiceTls;
}

export interface ShowOptions {
  /** Lists parameters at their default too. */
  readonly all: boolean;
}

/** Parameters that postconf refuses to show, since only a running process has them. */
const READ_ONLY = new Set(['process_id', 'process_name', 'service_name']);

/** What `postconf -n`, `-nx`, `-M` and `-P` tell, with where each value comes from. */
export function showServer(
  server: PostfixServer,
  names: KnownNames,
  { all }: ShowOptions,
): ShownServer {
  return {
    version: 1,
    postfixVersion: server.release.text,
    parameters: Object.fromEntries(
      shownNames(server, names, all).map((name) => [
        decodeUtf8(name),
        shownParameter(server.scope.effective(name), server),
      ]),
    ),
    services: server.services.map((service) => shownService(service, server)),
  };
}

function shownNames(server: PostfixServer, names: KnownNames, all: boolean): string[] {
  const written = [...server.settingNames, ...server.settings.opaqueNames];
  const set = written.filter((name) => names.inMain(name) && !READ_ONLY.has(name));
  const listed = new Set([...set, 'config_directory']);
  if (all) {
    for (const name of server.table.names()) if (!READ_ONLY.has(name)) listed.add(name);
    for (const name of server.serviceParameters.keys()) listed.add(name);
  }
  return [...listed].sort();
}

function shownParameter(effective: Effective, server: PostfixServer): ShownParameter {
  return {
    raw: text(effective.raw),
    value: text(effective.value),
    origin: shownOrigin(effective.origin, server),
  };
}

function shownOrigin(origin: Origin, server: PostfixServer): ShownOrigin {
  const source = server.input.main?.source;
  if ((origin.kind === 'main.cf' || origin.kind === 'template') && origin.setting && source) {
    const line = source.lineAt(origin.setting.span.start);
    return { kind: 'main.cf', path: source.path, line };
  }
  return { kind: origin.kind === 'runtime' ? 'runtime' : 'default' };
}

function shownService(service: Service, server: PostfixServer): ShownService {
  const { fields } = service.entry;
  const tls = serviceTls(service, server);
  return {
    name: decodeUtf8(service.name),
    type: decodeUtf8(service.type),
    fields: {
      private: decodeUtf8(fields.private.text),
      unprivileged: decodeUtf8(fields.unprivileged.text),
      chroot: decodeUtf8(fields.chroot.text),
      wakeup: decodeUtf8(fields.wakeup.text),
      maxproc: decodeUtf8(fields.maxproc.text),
    },
    command: decodeUtf8(service.command),
    arguments: plainArguments(service.entry.arguments).map(decodeUtf8),
    role: service.role,
    overrides: Object.fromEntries(
      [...service.overrides.keys()]
        .filter((name) => !READ_ONLY.has(name))
        .map((name) => [decodeUtf8(name), override(name, service.scope)]),
    ),
    ...(tls ? { tls } : {}),
  };
}

function override(name: string, scope: Scope): { raw: string; value: string | null } {
  const { raw, value } = scope.effective(name);
  return { raw: text(raw) ?? '', value: text(value) };
}

function text(value: Value): string | null {
  return isKnown(value) ? decodeUtf8(printed(value) ?? '') : null;
}
