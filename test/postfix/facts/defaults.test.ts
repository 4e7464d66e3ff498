import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { PARAMETER_FACTS } from '../../../src/postfix/facts/parameter-fact.ts';
import { parameterTable } from '../../../src/postfix/facts/parameter-table.ts';
import { RELEASES, Release } from '../../../src/postfix/facts/release.ts';

/** Every release at which some default changes: each series, and the patch levels named in the facts. */
function releases(): string[] {
  const patched = [...PARAMETER_FACTS.values()].flatMap(({ patchDefaults = [] }) =>
    patchDefaults.map(([release]) => release),
  );
  const known = [...RELEASES, ...patched].filter((text) => Release.parse(text)?.isKnown);
  return [...new Set(known)].sort();
}

/** What a release says of all its parameters, as one number. */
function digest(text: string): string {
  const release = Release.parse(text);
  if (!release) throw new Error(`no release: ${text}`);
  const table = parameterTable(release);
  const lines = table.names().map((name) => {
    const parameter = table.get(name);
    return `${name}\t${parameter?.kind}\t${parameter?.default}\t${JSON.stringify(parameter?.limits)}`;
  });
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16);
}

describe('the defaults of every release', () => {
  // They were compared with real postconf -d output; a change of one must be as deliberate.
  test('are those that were compared with the real programs', async () => {
    const rows = releases().map((release) => `${release}\t${digest(release)}`);
    await expect(`${rows.join('\n')}\n`).toMatchFileSnapshot('defaults.digest.txt');
  });
});
