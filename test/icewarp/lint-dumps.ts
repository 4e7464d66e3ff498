import { RULES } from '../../rules/index.ts';
import { IceWarpVersion } from '../../src/icewarp/facts/version.ts';
import { LintedIceWarp } from '../../src/icewarp/lint/linted-icewarp.ts';
import { fleetDifferences } from '../../src/icewarp/model/fleet.ts';
import { IceWarpServer } from '../../src/icewarp/model/server.ts';
import { detectForm, parseDump } from '../../src/icewarp/syntax/dump.ts';
import type { Finding } from '../../src/lint/finding.ts';
import type { Texts } from '../../src/lint/fixpoint.ts';
import { ask, conclude, type LintPolicy } from '../../src/lint/lint.ts';
import { SourceText } from '../../src/text/source.ts';
import { ruleSets } from '../../src/workspace/rule-sets.ts';

/** The dumps among some texts, each as a server. */
export function serversIn(
  texts: Texts,
  version: string | undefined,
  columns?: readonly string[],
): IceWarpServer[] {
  const given = version === undefined ? undefined : IceWarpVersion.parse(version);
  return [...texts].flatMap(([path, text]) => {
    const form = detectForm(text);
    if (form === undefined || form === 'apiconst') return [];
    const dump = parseDump(new SourceText(path, text), form, columns ? { columns } : {});
    return new IceWarpServer({ dump, ...(given ? { version: given } : {}) });
  });
}

/** Asks the rules about the dumps of one fleet. */
export function lintDumps(
  servers: readonly IceWarpServer[],
  policy: LintPolicy,
): readonly Finding[] {
  const sets = ruleSets(RULES);
  const sources = new Map(
    servers.map(({ input }) => [input.dump.source.path, input.dump.source] as const),
  );
  const fleet = fleetDifferences(servers);
  const asked = servers.map((server) =>
    ask(new LintedIceWarp(server, fleet.get(server)), sets.icewarp, sources, policy),
  );
  return conclude(asked, sources, { ...policy, rules: sets.comments, known: sets.known }).findings;
}
