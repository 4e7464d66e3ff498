import { RULES } from '../../rules/index.ts';
import { IceWarpVersion } from '../../src/icewarp/facts/version.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { type FixResult, fixToFixpoint, type Texts } from '../../src/lint/fixpoint.ts';
import { DEFAULT_PROFILE } from '../../src/lint/profile.ts';
import type { BadExample, Example } from '../../src/lint/rule.ts';
import type { Level } from '../../src/lint/severity.ts';
import { NEWEST_STABLE, Release } from '../../src/postfix/facts/release.ts';
import type { FileStatus } from '../../src/postfix/model/server.ts';
import { encodeUtf8 } from '../../src/text/bytes.ts';
import { prepareCertificates } from '../../src/tls/x509/certificate-store.ts';
import type { ServerProbe } from '../../src/workspace/evidence/probe/server-probe.ts';
import type { EvidenceFile } from '../../src/workspace/evidence/site.ts';
import {
  detectKind,
  dumpForm,
  isIceWarpKind,
  isPostfixKind,
} from '../../src/workspace/file-kind.ts';
import { type DumpToLint, lintSite } from '../../src/workspace/lint-site.ts';

/** The texts of an example that the user gives, and the tables that its fix changes. */
export function configOf(example: BadExample): Map<string, string> {
  return new Map(
    Object.entries(example.files)
      .filter(([path]) => isGiven(path) || example.fixed?.[path])
      .map(([path, text]) => [path, encodeUtf8(text)]),
  );
}

/** What has an absolute path is only named by the configuration. */
function isGiven(path: string): boolean {
  return !path.startsWith('/') && !isProbe(path);
}

/** What was seen of a running server stands in an example as JSON. */
function isProbe(path: string): boolean {
  return path.startsWith('probe ');
}

/** What PEM files the examples show; fixes bring no new certificates. */
const certificates = await prepareCertificates(
  RULES.flatMap(({ examples }) => [...examples.bad, ...examples.good])
    .flatMap(({ files }) => Object.values(files))
    .filter((text) => text.includes('-----BEGIN '))
    .map(encodeUtf8),
);

/** Lints an example in its own release and profile. */
export function lintExample(
  example: Example,
  texts: Texts,
  levels: ReadonlyMap<string, Level> = new Map(),
): readonly Finding[] {
  // The version of an example about IceWarp is none of Postfix.
  const release = Release.parse(example.version ?? NEWEST_STABLE) ?? Release.parse(NEWEST_STABLE);
  if (!release) throw new Error(`no release: ${NEWEST_STABLE}`);
  const upgradeFrom = example.upgradeFrom ? Release.parse(example.upgradeFrom) : undefined;
  const files = {
    main: texts.has('main.cf') ? 'main.cf' : undefined,
    master: texts.has('master.cf') ? 'master.cf' : undefined,
  };
  const facts = {
    release,
    ...(upgradeFrom ? { upgradeFrom } : {}),
    configDirectory: '/etc/postfix',
    fragment: example.fragment === true,
    readFile: (path: string) => {
      const text = example.files[path];
      return texts.get(path) ?? (text === undefined ? undefined : encodeUtf8(text));
    },
    statFile: (path: string) => statusIn(example, path),
  };
  const policy = { profile: example.profile ?? DEFAULT_PROFILE, levels };
  const isServer = files.main !== undefined || files.master !== undefined;
  const site = {
    servers: isServer ? [{ files, facts, policy }] : [],
    dumps: dumpsIn(example, texts),
    files: evidenceIn(texts),
    facts: {
      certificates,
      before: configOf(example),
      probes: probesIn(example),
      ...(example.today ? { now: new Date(example.today) } : {}),
    },
    policy,
  };
  return lintSite(site, texts, RULES).findings;
}

function probesIn({ files }: Example): ServerProbe[] {
  return Object.entries(files).flatMap(([path, text]) => (isProbe(path) ? JSON.parse(text) : []));
}

function dumpsIn({ version }: Example, texts: Texts): DumpToLint[] {
  const given = version ? IceWarpVersion.parse(version) : undefined;
  return [...texts].flatMap(([path, text]) => {
    const kind = isGiven(path) ? detectKind(path, text) : undefined;
    if (kind === undefined || !isIceWarpKind(kind)) return [];
    return [{ path, form: dumpForm(kind), ...(given ? { version: given } : {}) }];
  });
}

function evidenceIn(texts: Texts): EvidenceFile[] {
  return [...texts].flatMap(([path, text]) => {
    if (!isGiven(path)) return [];
    const kind = detectKind(path, text);
    if (kind === undefined || isPostfixKind(kind) || isIceWarpKind(kind)) return [];
    return [{ path, kind }];
  });
}

/**
 * The files of an example were written in the order in which it names them. It shows the whole of a
 * folder of which it shows one file; other folders are not in reach.
 */
function statusIn({ files, modes = {} }: Example, path: string): FileStatus | undefined {
  const names = Object.keys(files);
  const modified = names.indexOf(path);
  const mode = modes[path];
  const access = mode && { mode: Number.parseInt(mode, 8), group: 0, isReachable: true };
  if (modified !== -1) return { exists: true, path, modified, ...(access && { access }) };
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const isShown = names.some((name) => name.slice(0, name.lastIndexOf('/') + 1) === folder);
  return isShown ? { exists: false, path } : undefined;
}

/** Applies the fixes of one rule to an example, the unsafe ones too. */
export function fixExample(example: Example, texts: Texts, rule: string): FixResult {
  return fixToFixpoint(
    texts,
    (now) => lintExample(example, now),
    (_, finding) => finding.rule === rule,
  );
}

/** Applies every fix to an example, also the unsafe ones, until none is left. */
export function fixEverything(example: Example, texts: Texts): FixResult {
  return fixToFixpoint(
    texts,
    (now) => lintExample(example, now),
    () => true,
  );
}
