import { parseEndpoint } from './endpoint.ts';
import type { PostfixServer } from './server.ts';
import type { Service } from './service.ts';

const replaced = new WeakMap<PostfixServer, ReadonlyMap<Service, Service>>();

/**
 * The services of master.cf that do nothing, each with the later entry that takes its place. Two are
 * one where address and port, or the socket, are the same: master(8) compares port numbers, and
 * hosts as addresses; names of hosts are compared here as they are written. Postfix logs "duplicate
 * master.cf entry for service ... -- using the last entry".
 */
export function replacedServices(server: PostfixServer): ReadonlyMap<Service, Service> {
  const cached = replaced.get(server);
  if (cached) return cached;
  const counting = new Map<string, Service>();
  const found = new Map<Service, Service>();
  for (const service of [...server.services].reverse()) {
    if (service.entry.opaque || service.entry.badFields.length > 0) continue;
    const key = socketOf(service);
    const last = counting.get(key);
    if (last) found.set(service, last);
    else counting.set(key, service);
  }
  replaced.set(server, found);
  return found;
}

function socketOf({ name, type, entry }: Service): string {
  if (type !== 'inet') {
    return `${type} ${entry.fields.private.text === 'n' ? 'public' : 'private'}/${name}`;
  }
  const { host, port } = parseEndpoint(name);
  const service = name.slice(name.lastIndexOf(':') + 1);
  return `inet ${(host ?? '').toLowerCase()} ${port ?? service}`;
}
