import { isLoopback } from '../../../postfix/model/endpoint.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import type { Service } from '../../../postfix/model/service.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import type { Site } from '../site.ts';
import type { ServerProbe } from './server-probe.ts';

/** The service of a linted server that a probe was about. */
export interface ProbedService {
  readonly probe: ServerProbe;
  readonly server: PostfixServer;
  /** Where the connection arrives. */
  readonly service: Service;
  /**
   * The services that may have answered: behind postscreen also the smtpd that it passes clients on
   * to, which then speaks for itself.
   */
  readonly speakers: readonly Service[];
}

/** As messages name what was probed. */
export function probeText({ host, port }: ServerProbe): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}

/**
 * The service that a probe reached: of the only server of the run, or else of the one that bears its
 * name. Undefined where that is not one.
 */
export function probedService(site: Site, probe: ServerProbe): ProbedService | undefined {
  const server = serverOf(site, probe);
  if (!server) return undefined;
  const own = server.services.filter(({ endpoint }) => endpoint?.port === probe.port);
  const bound = own.filter((service) => isBoundTo(service, probe));
  const open = own.filter(({ endpoint }) => endpoint?.host === undefined);
  const [service, ...others] = bound.length > 0 ? bound : open;
  if (!service || others.length > 0 || service.entry.opaque) return undefined;
  if (service.program !== 'smtpd' && service.program !== 'postscreen') return undefined;
  return { probe, server, service, speakers: [service, ...passedOnTo(service, server)] };
}

function serverOf({ servers }: Site, { host }: ServerProbe): PostfixServer | undefined {
  const [first, ...others] = servers;
  if (others.length === 0) return first;
  const named = servers.filter(({ scope }) => {
    const { value } = scope.effective('myhostname');
    return isKnown(value) && value.text.toLowerCase() === host.toLowerCase().replace(/\.$/, '');
  });
  return named.length === 1 ? named[0] : undefined;
}

function isBoundTo({ endpoint }: Service, { host, address }: ServerProbe): boolean {
  const own = endpoint?.host?.toLowerCase();
  if (own === undefined) return false;
  return (
    own === host.toLowerCase() || own === address || (own === 'localhost' && isLoopback(address))
  );
}

function passedOnTo(service: Service, server: PostfixServer): Service[] {
  if (service.program !== 'postscreen') return [];
  return server.services.filter(({ type, program }) => type === 'pass' && program === 'smtpd');
}
