import { decodeUtf8 } from '../../../text/bytes.ts';
import type { Site } from '../site.ts';
import { probedService, probeText } from './probed-service.ts';
import type { ServerProbe } from './server-probe.ts';

/** A line for each probe: what was seen, and what it was compared with. */
export function* probeNotes(site: Site): Iterable<string> {
  for (const probe of site.facts.probes ?? []) {
    const probed = probedService(site, probe);
    const result = probed
      ? `compared with ${decodeUtf8(probed.service.label)} of ${probed.server.input.configDirectory}`
      : 'compared with nothing, since no single service of a linted server answers there';
    yield `${probeText(probe)}: ${seenText(probe)}; ${result}`;
  }
}

function seenText({ ehloName, tls }: ServerProbe): string {
  const name = ehloName ?? tls?.ehloName;
  const [leaf] = tls?.chain ?? [];
  const parts = [
    ...(name === undefined ? [] : [`it calls itself ${name}`]),
    tls && tls.protocols.length > 0 ? tls.protocols.join(', ') : 'no TLS',
    ...(leaf === undefined ? [] : [`certificate ${leaf.slice(0, 16)}…`]),
  ];
  return parts.join(', ');
}
