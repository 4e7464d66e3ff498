import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { parseLookupTable } from '../../src/postfix/syntax/lookup-table.ts';
import { SourceText } from '../../src/text/source.ts';
import { CAN_RUN_POSTCONF, NEEDS_POSTCONF } from './real-programs.ts';

const text = fc
  .array(
    fc.constantFrom('a', 'b:', ' ', '\t', '\n', '\n ', '\r\n', '"', '\\', '#', '\n#', 'c d\n'),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''));

describe.skipIf(!CAN_RUN_POSTCONF)(`the source of a table ${NEEDS_POSTCONF}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-table-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has the entries that postmap reads', () => {
    const path = join(folder, 'table');
    fc.assert(
      fc.property(text, (content) => {
        writeFileSync(path, content);
        // A file that has just been written is read again and again until it is old enough.
        utimesSync(path, 1_000_000, 1_000_000);
        const { stdout } = spawnSync('postmap', ['-s', `texthash:${path}`], { encoding: 'latin1' });
        const entries = new Map<string, string>();
        for (const node of parseLookupTable(new SourceText(path, content)).nodes) {
          if (node.kind !== 'entry' || entries.has(node.key.text)) continue;
          entries.set(node.key.text, node.value.text);
        }
        const read = [...entries].map(([key, value]) => `${key}\t${value}\n`);
        expect(read.sort().join('')).toBe(
          stdout
            .split(/(?<=\n)/)
            .sort()
            .join(''),
        );
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
