import { RULES } from '../../rules/index.ts';
import type { Finding } from '../../src/lint/finding.ts';
import { type FixResult, fixToFixpoint, type Texts } from '../../src/lint/fixpoint.ts';
import { DEFAULT_PROFILE } from '../../src/lint/profile.ts';
import type { Example } from '../../src/lint/rule.ts';
import type { Level } from '../../src/lint/severity.ts';
import { NEWEST_STABLE, Release } from '../../src/postfix/facts/release.ts';
import { encodeUtf8 } from '../../src/text/bytes.ts';
import { lintServer } from '../../src/workspace/lint-server.ts';

/** The texts of an example that are the configuration itself. */
export function configOf(example: Example): Map<string, string> {
  return new Map(
    Object.entries(example.files)
      .filter(([path]) => path === 'main.cf' || path === 'master.cf')
      .map(([path, text]) => [path, encodeUtf8(text)]),
  );
}

/** Lints an example in its own release and profile. */
export function lintExample(
  example: Example,
  texts: Texts,
  levels: ReadonlyMap<string, Level> = new Map(),
): readonly Finding[] {
  const release = Release.parse(example.version ?? NEWEST_STABLE);
  if (!release) throw new Error(`no release: ${example.version}`);
  const files = {
    main: texts.has('main.cf') ? 'main.cf' : undefined,
    master: texts.has('master.cf') ? 'master.cf' : undefined,
  };
  const facts = {
    release,
    configDirectory: '/etc/postfix',
    fragment: example.fragment === true,
    readFile: (path: string) => {
      const text = example.files[path];
      return text === undefined ? undefined : encodeUtf8(text);
    },
  };
  const policy = { profile: example.profile ?? DEFAULT_PROFILE, levels };
  return lintServer(files, texts, facts, RULES, policy).findings;
}

/** Applies the fixes of one rule to an example, the unsafe ones too. */
export function fixExample(example: Example, texts: Texts, rule: string): FixResult {
  return fixToFixpoint(
    texts,
    (now) => lintExample(example, now),
    (_, finding) => finding.rule === rule,
  );
}
