import { nearest } from '../../../text/edit-distance.ts';
import type { Span } from '../../../text/span.ts';
import { lineEnding } from '../../edit/line-style.ts';
import { clientTls } from '../../model/client-tls.ts';
import { replacedServices } from '../../model/counting-services.ts';
import type { PostfixServer } from '../../model/server.ts';
import { serverTls } from '../../model/server-tls.ts';
import type { Service } from '../../model/service.ts';
import type { MasterCf } from '../../syntax/master-cf.ts';
import type { Fact, FactData } from '../facts.ts';

type ServiceFault = Fact<'service-fault'>;

/** What lies in daemon_directory, and is meant for master.cf. */
const PROGRAMS = [
  ['anvil', 'bounce', 'cleanup', 'discard', 'dnsblog', 'error', 'flush', 'lmtp', 'local'],
  ['oqmgr', 'pickup', 'pipe', 'postlogd', 'postscreen', 'proxymap', 'qmgr', 'qmqpd', 'scache'],
  ['showq', 'smtp', 'smtpd', 'spawn', 'tlsmgr', 'tlsproxy', 'trivial-rewrite', 'verify', 'virtual'],
  ['nqmgr', 'nbdb_reindexd'],
].flat();

/** Without these a master.cf is part of one. */
const ALWAYS_THERE = ['cleanup', 'qmgr', 'trivial-rewrite'];

/** Services of master.cf that do not do what they were written for. */
export function* serviceFaults(server: PostfixServer): Iterable<ServiceFault> {
  const { master } = server.input;
  if (!master) return;
  yield* duplicates(server, master);
  yield* missingTlsmgr(server, master);
  for (const service of server.services) {
    if (service.entry.opaque || replacedServices(server).has(service)) continue;
    yield* misspelt(service, server, master);
    yield* portName(service, server, master);
  }
}

function* duplicates(server: PostfixServer, master: MasterCf): Iterable<ServiceFault> {
  for (const [service, counting] of replacedServices(server)) {
    const [first] = counting.entry.line.lines;
    yield fact(service, master, {
      problem: 'duplicate',
      line: String(master.source.positionAt(counting.entry.span.start).line),
      places: { starts: service.entry.line.lines.map(({ start }) => ({ start, end: start })) },
      notes: first ? [{ path: master.source.path, span: first, message: 'this entry counts' }] : [],
    });
  }
}

/** TLS is in use, and nothing gives it random numbers. */
function* missingTlsmgr(server: PostfixServer, master: MasterCf): Iterable<ServiceFault> {
  if (server.isExcerpt || server.isTemplate) return;
  if (server.scope.isExplicit('tlsmgr_service_name')) return;
  const programs = server.services.map(({ program }) => program);
  if (programs.includes('tlsmgr') || !ALWAYS_THERE.every((each) => programs.includes(each))) return;
  const user = server.services.find((service) => usesTls(service, server));
  if (!user) return;
  const { text } = master.source;
  const ending = lineEnding(text);
  const line = 'tlsmgr    unix  -       -       n       1000?   1       tlsmgr';
  const added = text.endsWith('\n') || text === '' ? `${line}${ending}` : `${ending}${line}`;
  const end = { start: text.length, end: text.length };
  yield fact(user, master, {
    problem: 'no-tlsmgr',
    suggestion: added,
    places: { end: [end] },
  });
}

function usesTls(service: Service, server: PostfixServer): boolean {
  if (service.entry.opaque) return false;
  if (service.program === 'smtpd') {
    const { mode } = serverTls(service, server);
    return mode === 'opportunistic' || mode === 'mandatory' || mode === 'wrapped';
  }
  if (service.program !== 'smtp' && service.program !== 'lmtp') return false;
  const { level } = clientTls(service);
  return typeof level === 'string' && level !== 'none' && level !== 'invalid';
}

/** Names that are nearly those of programs; one that is quite another may be the admin's own. */
function* misspelt(
  service: Service,
  server: PostfixServer,
  master: MasterCf,
): Iterable<ServiceFault> {
  const { command } = service;
  if (command.includes('/') || command.includes('$') || PROGRAMS.includes(command)) return;
  const suggestion = command.length > 3 ? nearest(command, PROGRAMS, 1) : undefined;
  // A digit or a dash more is how people name a copy.
  if (!suggestion || !/^[a-z-]+$/.test(command)) return;
  const folder = server.scope.effective('daemon_directory').value;
  if ('text' in folder && server.input.statFile?.(`${folder.text}/${command}`)?.exists) return;
  const places = { command: [service.entry.fields.command.span] };
  const at = service.entry.fields.command.span;
  yield fact(service, master, { problem: 'misspelt-program', suggestion, places, at });
}

/** Postfix 3.6 brings the number of submissions with it; before, /etc/services had to. */
function* portName(
  service: Service,
  server: PostfixServer,
  master: MasterCf,
): Iterable<ServiceFault> {
  if (service.type !== 'inet' || server.release.atLeast('3.6')) return;
  if (!/(?:^|:)submissions$/.test(service.name)) return;
  const { end } = service.entry.fields.name.span;
  const at = { start: end - 'submissions'.length, end };
  yield fact(service, master, {
    problem: 'port-name',
    suggestion: '465',
    places: { port: [at] },
    at,
  });
}

type Details = Pick<FactData['service-fault'], 'problem'> &
  Partial<FactData['service-fault']> & {
    readonly places: ServiceFault['places'];
    readonly notes?: ServiceFault['notes'];
    readonly at?: Span;
  };

function fact(service: Service, { source }: MasterCf, details: Details): ServiceFault {
  const { problem, suggestion = '', line = '', places, notes = [] } = details;
  const { entry, label, program } = service;
  const { name, command } = entry.fields;
  return {
    name: 'service-fault',
    data: { problem, service: label, program, suggestion, line },
    path: source.path,
    at: details.at ?? { start: name.span.start, end: command.span.end },
    entryStart: entry.span.start,
    settings: [],
    subject: label,
    places,
    notes,
  };
}
