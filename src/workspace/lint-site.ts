import type { IceWarpVersion } from '../icewarp/facts/version.ts';
import { LintedIceWarp } from '../icewarp/lint/linted-icewarp.ts';
import { fleetDifferences } from '../icewarp/model/fleet.ts';
import { IceWarpServer } from '../icewarp/model/server.ts';
import { type DumpForm, parseDump } from '../icewarp/syntax/dump.ts';
import type { Finding } from '../lint/finding.ts';
import type { Texts } from '../lint/fixpoint.ts';
import { gather } from '../lint/gather.ts';
import { type Asked, ask, conclude, type LintPolicy } from '../lint/lint.ts';
import type { Suppressed } from '../lint/suppression.ts';
import { LintedServer } from '../postfix/lint/linted-server.ts';
import { tableSources } from '../postfix/model/named-tables.ts';
import type { PostfixServer } from '../postfix/model/server.ts';
import { SourceText } from '../text/source.ts';
import { prepareCertificates } from '../tls/x509/certificate-store.ts';
import { certificateFiles } from './evidence/certificate-files.ts';
import { missingInputs } from './evidence/dns/missing-inputs.ts';
import { LintedSite } from './evidence/linted-site.ts';
import { probeNotes } from './evidence/probe/notes.ts';
import { type EvidenceFile, Site, type SiteFacts } from './evidence/site.ts';
import { type LintRule, ruleSets } from './rule-sets.ts';
import { modelOf, type ServerFacts, type ServerFiles } from './server-model.ts';
import { sparingMarkup } from './sparing-markup.ts';

/** One Postfix instance of a run. */
export interface ServerToLint {
  readonly files: ServerFiles;
  readonly facts: ServerFacts;
  readonly policy: LintPolicy;
}

/** The variables of one IceWarp server. */
export interface DumpToLint {
  readonly path: string;
  readonly form: DumpForm;
  /** The version where the dump does not tell it. */
  readonly version?: IceWarpVersion;
}

/** What belongs together in a run: servers, and the files that tell more of them. */
export interface SiteToLint {
  readonly servers: readonly ServerToLint[];
  /** Several are a fleet. */
  readonly dumps: readonly DumpToLint[];
  readonly files: readonly EvidenceFile[];
  readonly facts: SiteFacts;
  /** For what is no matter of a single server, by the files that it is in. */
  readonly policy: LintPolicy;
}

export interface Linting {
  readonly findings: readonly Finding[];
  /** What comments of the configurations have taken back. */
  readonly suppressed: readonly Suppressed[];
  /** The texts that the findings point into. */
  readonly sources: ReadonlyMap<string, SourceText>;
  /** What was not judged, and which input it would take. */
  readonly notes: readonly string[];
}

/** Asks all rules about the servers and files that belong together. */
export function lintSite(
  { servers, dumps, files, facts, policy }: SiteToLint,
  texts: Texts,
  rules: readonly LintRule[],
): Linting {
  const sets = ruleSets(rules);
  const sources = new Map<string, SourceText>();
  const models: PostfixServer[] = [];
  const asked: Asked[] = [];
  for (const server of servers) {
    const model = modelOf(server.files, texts, server.facts);
    for (const source of sourcesOf(model)) sources.set(source.path, source);
    models.push(model);
    asked.push(ask(new LintedServer(model), sets.postfix, sources, server.policy));
  }
  for (const linted of iceWarpServers(dumps, texts, sources)) {
    asked.push(ask(linted, sets.icewarp, sources, policy));
  }
  const site = new Site(models, files, texts, facts, sources);
  asked.push(ask(new LintedSite(site, policy), sets.evidence, sources, policy));
  const { findings, suppressed } = conclude(asked, sources, {
    ...policy,
    rules: sets.comments,
    known: sets.known,
  });
  return {
    findings: gather(
      models.reduce((left, { input }) => sparingMarkup(left, input, sets.comments), findings),
    ),
    suppressed,
    sources,
    notes: [...missingInputs(site), ...probeNotes(site)],
  };
}

/**
 * What is worked out once before the first pass: the certificates and keys that a site gives or
 * names are decoded, which takes waiting; the linting itself does not.
 */
export async function withCertificates(site: SiteToLint, texts: Texts): Promise<SiteToLint> {
  const given = site.files.filter(({ kind }) => kind === 'pem');
  const pems = given.map(({ path }) => texts.get(path) ?? '');
  for (const { files, facts } of site.servers) {
    const named = facts.readFile ? certificateFiles(modelOf(files, texts, facts)) : [];
    for (const path of named) pems.push(facts.readFile?.(path) ?? '');
  }
  const certificates = await prepareCertificates(pems);
  return { ...site, facts: { ...site.facts, certificates, before: texts } };
}

/** Asks all rules about one server. */
export function lintServer(
  files: ServerFiles,
  texts: Texts,
  facts: ServerFacts,
  rules: readonly LintRule[],
  policy: LintPolicy,
): Linting {
  const site = { servers: [{ files, facts, policy }], dumps: [], files: [], facts: {}, policy };
  return lintSite(site, texts, rules);
}

function* iceWarpServers(
  dumps: readonly DumpToLint[],
  texts: Texts,
  sources: Map<string, SourceText>,
): Iterable<LintedIceWarp> {
  const servers = dumps.map(({ path, form, version }) => {
    const source = new SourceText(path, texts.get(path) ?? '');
    sources.set(path, source);
    return new IceWarpServer({ dump: parseDump(source, form), ...(version ? { version } : {}) });
  });
  const differences = fleetDifferences(servers);
  for (const server of servers) yield new LintedIceWarp(server, differences.get(server));
}

function* sourcesOf(server: PostfixServer): Iterable<SourceText> {
  const { main, master } = server.input;
  if (main) yield main.source;
  if (master) yield master.source;
  yield* tableSources(server).values();
}
