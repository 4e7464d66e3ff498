import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { FORMAT_NAMES } from '../../src/report/formats.ts';
import { REPORT_SCHEMA } from '../../src/report/read-json.ts';
import { complaints } from '../report/published-schemas.ts';
import { recordingTerminal } from './recording-terminal.ts';

const GOOD = 'compatibility_level = 3.6\nsmtp_tls_security_level = may\n';
const BAD = GOOD.replace('may', 'mays');
const FIXABLE = GOOD.replace('may', 'yes');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-merge-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal();
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

/** What a play collects of one host. */
async function collect(host: string, main: string): Promise<string> {
  const report = join(folder, `${host}.json`);
  await mtalint('--format', 'json', '--output', report, write('main.cf', main));
  return report;
}

const merge = (...args: string[]) => mtalint('report', 'merge', ...args);

describe('one report of several hosts', () => {
  test('says which host has what, and what is the same once', async () => {
    const files = [
      await collect('mx1', BAD),
      await collect('mx2', GOOD),
      await collect('mx3', BAD),
    ];
    const { status, stdout, stderr } = await merge(...files);
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    expect(stdout.match(/is no level of the client/g)).toHaveLength(1);
    expect(stdout).toContain('postfix/outbound-level-invalid  on 2 of 3 hosts');
    expect(stdout).toMatch(/mx1: .*main\.cf:2\n +mx3: .*main\.cf:2\n/);
    expect(stdout).toMatch(/\nmx2 {2}(no findings|errors 0)/);
    for (const row of stdout.split('\n')) {
      if (!row.includes(folder)) expect(row.length).toBeLessThanOrEqual(80);
    }
  });

  test('keeps host and path in each finding, and groups in JSON', async () => {
    const files = [await collect('mx1', BAD), await collect('mx2', BAD)];
    const { stdout } = await merge('--format', 'json', ...files);
    const merged = JSON.parse(stdout);
    const broken = merged.findings.filter(
      ({ rule }: { rule: string }) => rule === 'postfix/outbound-level-invalid',
    );
    expect(broken).toMatchObject([
      { host: 'mx1', path: join(folder, 'main.cf') },
      { host: 'mx2', path: join(folder, 'main.cf') },
    ]);
    expect(merged.groups).toContainEqual(
      expect.objectContaining({
        rule: 'postfix/outbound-level-invalid',
        severity: 'error',
        hosts: ['mx1', 'mx2'],
        count: 2,
      }),
    );
    expect(merged.hosts.map(({ host }: { host: string }) => host)).toEqual(['mx1', 'mx2']);
    expect(new Ajv({ strict: false }).validate(REPORT_SCHEMA, merged)).toBe(true);
  });

  test('of a merged report and another one names every host once', async () => {
    const region = join(folder, 'region.json');
    const files = [await collect('mx1', BAD), await collect('mx2', GOOD)];
    await merge('--format', 'json', '--output', region, ...files);
    const { stdout } = await merge('--format', 'json', region, await collect('mx3', BAD));
    const { hosts, findings } = JSON.parse(stdout);
    expect(hosts.map(({ host }: { host: string }) => host)).toEqual(['mx1', 'mx2', 'mx3']);
    expect(new Set(findings.map(({ host }: { host: string }) => host))).not.toContain('region');
  });

  test('takes every format, and writes several', async () => {
    const file = await collect('mx1', FIXABLE);
    for (const format of FORMAT_NAMES) {
      const { stdout } = await merge('--format', format, file);
      expect(stdout, format).toContain('postfix/outbound-level-invalid');
      expect(stdout, format).toContain('mx1');
    }
    const sarif = join(folder, 'fleet.sarif');
    await merge('--report', `sarif:${sarif}`, file);
    const document = JSON.parse(readFileSync(sarif, 'utf8'));
    expect(complaints('sarif', document)).toEqual([]);
    const [result] = document.runs[0].results.filter(
      ({ ruleId }: { ruleId: string }) => ruleId === 'postfix/outbound-level-invalid',
    );
    const { artifactLocation, region } = result.locations[0].physicalLocation;
    expect(artifactLocation.uri).toBe(`mx1${folder}/main.cf`);
    expect(region.startLine).toBe(2);
    // Without the text of the file only its bytes can be named.
    const [{ deletedRegion }] = result.fixes[0].artifactChanges[0].replacements;
    expect(deletedRegion).toEqual({ byteOffset: expect.any(Number), byteLength: 3 });
  });

  test('reads what later releases add', async () => {
    const file = await collect('mx1', GOOD);
    const report = JSON.parse(readFileSync(file, 'utf8'));
    const [first] = report.files;
    const later = { ...report, changed: true, files: [{ ...first, changed: true, diff: '--- a' }] };
    writeFileSync(file, JSON.stringify(later));
    expect((await merge('--fail-on', 'error', file)).status).toBe(0);
  });
});

describe('the exit status', () => {
  test('follows --fail-on', async () => {
    const file = await collect('mx1', BAD);
    expect((await merge('--fail-on', 'error', file)).status).toBe(1);
    expect((await merge('--fail-on', 'never', file)).status).toBe(0);
  });
});

describe('a host whose run failed', () => {
  const failures: [string, string][] = [
    ['its own report', '{"version":1,"error":{"message":"cannot read /etc/postfix"}}'],
    ['the result of a task', '{"failed":true,"msg":"cannot read /etc/postfix","changed":false}'],
  ];

  test.each(failures)('is told in every format: %s', async (_, text) => {
    const files = [await collect('mx1', BAD), write('mx2.json', text)];
    for (const format of FORMAT_NAMES) {
      const { status, stdout, stderr } = await merge('--format', format, '--quiet', ...files);
      expect(status).toBe(2);
      expect(stderr).toBe('mtalint: the run failed on mx2\n');
      expect(stdout, format).toContain('cannot read /etc/postfix');
      expect(stdout, format).toContain('mx1');
    }
  });

  test('is told by the lint command in a way that merging reads', async () => {
    const failed = join(folder, 'mx9.json');
    await mtalint('--format', 'json', '--output', failed, join(folder, 'nowhere'));
    const { status, stdout } = await merge(failed);
    expect(status).toBe(2);
    expect(stdout.replace(/\s+/g, ' ')).toContain('mx9 failed: cannot read');
  });
});

describe('what is no report ends in one line that names the file', () => {
  test.each([
    ['not JSON', 'mtalint: cannot', 'it is not JSON'],
    ['an empty file', '', 'it is empty'],
    ['JSON of another program', '{"runs":[]}', 'it is no JSON report of mtalint'],
    ['a list', '[]', 'it is no JSON report of mtalint'],
    ['null', 'null', 'it is no JSON report of mtalint'],
    ['a later version', '{"version":2,"findings":[]}', 'it is version 2 of the report'],
    ['half a report', '{"version":1,"findings":[{"rule":"x"}]}', '/findings/0 must have'],
    ['nothing but a version', '{"version":1}', 'it'],
    ['a prototype', '{"version":1,"__proto__":{"findings":[]}}', 'it'],
  ])('%s', async (_, text, reason) => {
    const file = write('mx1.json', text);
    const { status, stdout, stderr } = await merge(file);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr.startsWith(`mtalint: ${file}: ${reason}`)).toBe(true);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  test('a file that is not there', async () => {
    const { status, stderr } = await merge(join(folder, 'nowhere.json'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/^mtalint: cannot read .*nowhere\.json: no such file or directory\n$/);
  });

  test('two reports of one host, unless HOST= tells them apart', async () => {
    const file = await collect('mx1', GOOD);
    const { status, stderr } = await merge(file, file);
    expect(status).toBe(2);
    expect(stderr).toContain('two reports are of host mx1');
    const { stdout } = await merge('--format', 'json', file, `mx2=${file}`);
    expect(JSON.parse(stdout).hosts).toMatchObject([{ host: 'mx1' }, { host: 'mx2' }]);
  });
});

test.each([
  [[], 'say report merge'],
  [['forge'], 'Unknown command: forge'],
  [['merge'], 'Not enough non-option arguments'],
])('report %j fails in one line', async (args, reason) => {
  const { status, stdout, stderr } = await mtalint('report', ...args);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(reason);
});

test('report schema prints what every report keeps to', async () => {
  const { status, stdout } = await mtalint('report', 'schema');
  expect(status).toBe(0);
  const file = await collect('mx1', FIXABLE);
  const validate = new Ajv({ strict: false }).compile(JSON.parse(stdout));
  expect(validate(JSON.parse(readFileSync(file, 'utf8')))).toBe(true);
});
