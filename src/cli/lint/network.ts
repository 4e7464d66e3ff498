import type { LoadedFile } from '../../host/discover.ts';
import { lookUpMail } from '../../host/dns/look-up.ts';
import { hostResolver, type MailResolver } from '../../host/dns/mail-resolver.ts';
import { probeServer } from '../../host/probe/probe-server.ts';
import { readTarget } from '../../host/probe/target.ts';
import type { Texts } from '../../lint/fixpoint.ts';
import type { ServerProbe } from '../../workspace/evidence/probe/server-probe.ts';
import type { SiteToLint } from '../../workspace/lint-site.ts';
import { namesToLookUp } from '../../workspace/names-to-look-up.ts';

/** What the user lets a run take from the network. */
export interface Network {
  /** What was seen of running servers. */
  readonly probes: readonly ServerProbe[];
  /** A line for each obstacle. */
  readonly notes: readonly string[];
  /** Present where DNS is asked. */
  readonly resolver?: MailResolver;
}

/** What the options of the network say. */
export interface NetworkOptions {
  readonly dns: boolean;
  /** `HOST[:PORT]` each. */
  readonly probe: readonly string[];
}

/**
 * Looks at the servers that the options name; undefined where they leave the network alone.
 * @throws RunFailure for a probe that is no HOST[:PORT].
 */
export async function useNetwork({ dns, probe }: NetworkOptions): Promise<Network | undefined> {
  if (!dns && probe.length === 0) return undefined;
  const targets = probe.map(readTarget);
  const seen = await Promise.all(targets.map((target) => probeServer(target)));
  return {
    probes: seen.flatMap(({ probe: found }) => found ?? []),
    notes: seen.flatMap(({ notes }) => notes),
    ...(dns ? { resolver: hostResolver() } : {}),
  };
}

/** What DNS says of the servers of a site, as files of records that no repair can change. */
export async function recordsFromDns(
  site: SiteToLint,
  texts: Texts,
  resolver: MailResolver,
): Promise<{ files: LoadedFile<'zone'>[]; notes: readonly string[] }> {
  const { zones, notes } = await lookUpMail(namesToLookUp(site, texts), resolver);
  const identity = { dev: 0n, ino: 0n, size: 0n, mtimeNs: 0n, sha256: '' };
  const files = [...zones].map(([name, text]) => {
    return {
      path: `dns:${name}`,
      kind: 'zone',
      text,
      identity,
      asked: false,
      lookedUp: true,
    } as const;
  });
  return { files, notes };
}
