import { parseXml } from '@rgrove/parse-xml';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, formatOf } from '../../src/report/formats.ts';
import type { Report } from '../../src/report/report.ts';
import { CONTEXT } from './context.ts';
import { hostileReport } from './hostile.ts';
import { complaints } from './published-schemas.ts';

const render = (name: (typeof FORMAT_NAMES)[number], report: Report) =>
  formatOf(name).render(report, CONTEXT);

function holds(check: (report: Report) => void): void {
  fc.assert(fc.property(hostileReport, check), { numRuns: 300 });
}

describe('whatever a configuration holds', () => {
  test('no format lets a terminal or an XML parser see more than text', () => {
    holds((report) => {
      for (const name of FORMAT_NAMES) {
        const text = render(name, report);
        expect(text.replaceAll('\n', ''), name).not.toMatch(/[\p{Cc}\u202e\u2028\p{Cs}]/u);
      }
    });
  });

  test('SARIF keeps to the schema of OASIS', () => {
    holds((report) => {
      expect(complaints('sarif', JSON.parse(render('sarif', report)))).toEqual([]);
    });
  });

  test('SARIF has what GitHub asks for beyond the schema', () => {
    holds((report) => {
      const { results, tool } = JSON.parse(render('sarif', report)).runs[0];
      expect(results).toHaveLength(report.findings.length + report.suppressed.length);
      for (const { locations, ruleIndex, ruleId } of results) {
        const { startLine, startColumn, endLine, endColumn } = locations[0].physicalLocation.region;
        expect(Math.min(startLine, startColumn, endLine, endColumn)).toBeGreaterThan(0);
        expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      }
      for (const { shortDescription, fullDescription, help } of tool.driver.rules) {
        for (const { text } of [shortDescription, fullDescription, help]) {
          expect(text).not.toBe('');
        }
      }
    });
  });

  test('GitLab can read each issue, and no two are one', () => {
    holds((report) => {
      const issues: { severity: string; fingerprint: string }[] = JSON.parse(
        render('gitlab', report),
      );
      for (const issue of issues) {
        expect(complaints('gitlab', issue)).toEqual([]);
        expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
      }
      expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    });
  });

  test('reviewdog can read it', () => {
    holds((report) => {
      expect(complaints('rdjson', JSON.parse(render('rdjson', report)))).toEqual([]);
    });
  });

  test('XML is well-formed and has one element for each finding', () => {
    holds((report) => {
      const checkstyle = parseXml(render('checkstyle', report)).toJSON();
      expect(JSON.stringify(checkstyle).match(/"name":"error"/g) ?? []).toHaveLength(
        report.findings.length,
      );
      const junit = JSON.stringify(parseXml(render('junit', report)).toJSON());
      expect(junit.match(/"name":"failure"/g) ?? []).toHaveLength(report.findings.length);
      expect(junit.match(/"name":"skipped"/g) ?? []).toHaveLength(report.suppressed.length);
    });
  });

  test('a finding is one line in the formats of lines', () => {
    holds((report) => {
      const failed = report.hosts ? 1 : 0;
      const lines = (text: string) => text.split('\n').length - 1;
      expect(lines(render('compact', report))).toBe(report.findings.length + failed);
      expect(lines(render('github', report))).toBe(report.findings.length + failed);
      const jsonl = render('jsonl', report).trimEnd().split('\n');
      const types = jsonl.map((line) => JSON.parse(line).type);
      expect(types).toEqual([...report.findings.map(() => 'finding'), 'summary']);
    });
  });
});
