import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../src/report/formats.ts';
import { CONTEXT } from '../report/context.ts';
import { hostileReport } from '../report/hostile.ts';
import { schemaFile } from '../report/published-schemas.ts';
import { SAMPLE } from '../report/sample.ts';
import { CAN_RUN_XMLLINT, NEEDS_XMLLINT } from './real-programs.ts';

describe.skipIf(!CAN_RUN_XMLLINT)(`XML reports ${NEEDS_XMLLINT}`, () => {
  test.each([
    ['junit', 'junit-10.xsd'],
    ['checkstyle', 'checkstyle-report-1.0.0.xsd'],
  ] as const)('%s keeps to its published schema, whatever a configuration holds', (name, xsd) => {
    const folder = mkdtempSync(join(tmpdir(), 'mtalint-xml-'));
    try {
      const reports = [SAMPLE, ...fc.sample(hostileReport, { numRuns: 100, seed: 1 })];
      const files = reports.map((report, index) => {
        const file = join(folder, `${index}.xml`);
        writeFileSync(file, formatOf(name).render(report, CONTEXT));
        return file;
      });
      const xmllint = ['--noout', '--nonet', '--schema', schemaFile(xsd)];
      const { status, stderr } = spawnSync('xmllint', [...xmllint, ...files], { encoding: 'utf8' });
      expect(stderr.split('\n').filter((line) => line && !line.endsWith(' validates'))).toEqual([]);
      expect(status).toBe(0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
