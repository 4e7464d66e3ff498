import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { maskReport } from '../../src/cli/lint/mask-report.ts';
import { run } from '../../src/cli/run.ts';
import { FORMAT_NAMES, formatOf } from '../../src/report/formats.ts';
import { CONTEXT } from '../report/context.ts';
import { finding, report, source } from '../report/sample.ts';
import { recordingTerminal } from './recording-terminal.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-secrets-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function mtalint(...args: string[]) {
  const terminal = recordingTerminal({});
  const status = await run(args, terminal);
  return { status, stdout: terminal.stdout(), stderr: terminal.stderr() };
}

const DUMP = `C_Version: 14.3.0.7
C_System_Adv_Ext_SSLServerMethod: 3
C_GW_ConnectionString: groupware;iw;Tr0ub4dor;127.0.0.1;3;2
C_System_Adv_Ext_SSLClientMethod: 6
`;
const MAIN = `compatibility_level = 3.6
smtp_sasl_password_maps = static:joe:Tr0ub4dor
smtpd_tls_security_level = mays
`;

describe('a secret of a file is shown nowhere', () => {
  test.each([
    ['a dump', 'dump.txt', DUMP],
    ['main.cf', 'main.cf', MAIN],
  ])('%s', async (_, name, text) => {
    const path = write(name, text);
    for (const args of [[], ['--format', 'json'], ['--diff', '--unsafe-fixes']]) {
      const { stdout, stderr } = await mtalint(...args, path);
      expect(stdout + stderr).not.toContain('Tr0ub4dor');
    }
  });

  test('and a patch without them says so, and keeps the names of its rules', async () => {
    const path = write('dump.txt', DUMP);
    const { stdout, stderr } = await mtalint('--diff', '--unsafe-fixes', path);
    expect(stdout).toContain('C_GW_ConnectionString: ***\n');
    expect(stdout).toMatch(/^@@ .* @@ icewarp\//m);
    expect(stderr).toContain('secrets in the patch are masked');
  });

  test('unless --show-secrets asks for it, and then the patch applies', async () => {
    const path = write('dump.txt', DUMP);
    const { stdout } = await mtalint('--diff', '--unsafe-fixes', '--show-secrets', path);
    expect(stdout).toContain('Tr0ub4dor');
    const applied = spawnSync('patch', ['--silent', '-p1', '-d', '/'], { input: stdout });
    expect(applied.status).toBe(0);
    expect(readFileSync(path, 'utf8')).toContain('Tr0ub4dor');
  });

  test('and a repair leaves it in the file', async () => {
    const path = write('dump.txt', DUMP);
    await mtalint('--fix', '--unsafe-fixes', path);
    expect(readFileSync(path, 'utf8')).toContain('Tr0ub4dor');
    expect(readFileSync(path, 'utf8')).not.toBe(DUMP);
  });
});

describe('a secret that every text of a finding quotes', () => {
  const file = source('main.cf', 'db_password = Tr0ub4dor\n');
  const text = 'holds Tr0ub4dor';
  const range = file.rangeOf({ start: 0, end: file.text.length });
  const edits = [{ path: file.path, start: 0, end: 1, text }];
  const found = finding(file, 'db', {
    range,
    message: text,
    subject: text,
    settings: [text],
    related: [{ path: file.path, range, message: text }],
    fix: { safety: 'safe', description: text, edits },
  });
  const suppressed = [{ finding: found, justification: text }];
  const masked = maskReport(report([file], [found], { suppressed }), new Map());

  test.each(FORMAT_NAMES)('is not in %s', (format) => {
    expect(formatOf(format).render(masked, CONTEXT)).not.toContain('Tr0ub4dor');
  });

  test('and its repair is marked as one that cannot be made', () => {
    expect(masked.findings[0]?.fix?.masked).toBe(true);
    const { runs } = JSON.parse(formatOf('sarif').render(masked, CONTEXT));
    expect(runs[0].results[0]).not.toHaveProperty('fixes');
  });
});
