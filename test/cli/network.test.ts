import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type LintedFiles, lintUnit, unitsOf } from '../../src/cli/lint/lint-run.ts';
import { run } from '../../src/cli/run.ts';
import { RunSettings } from '../../src/cli/settings/settings-of-run.ts';
import { loadInputs } from '../../src/host/discover.ts';
import { type Answers, closeAll, resolverOf } from '../host/dns/fake-dns.ts';
import { recordingTerminal } from './recording-terminal.ts';

const MAIN =
  'compatibility_level = 3.6\nmyhostname = mx.example.org\nmydestination = example.org\n';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-network-'));
  writeFileSync(join(folder, 'main.cf'), MAIN);
  writeFileSync(join(folder, 'master.cf'), 'smtp inet n - y - - smtpd\n');
});

afterEach(() => {
  closeAll();
  rmSync(folder, { recursive: true });
});

/** Lints the folder with what a name server on the loopback address answers. */
async function lintWith(answers: Answers): Promise<LintedFiles> {
  const network = { probes: [], notes: [], resolver: await resolverOf(answers) };
  const request = {
    profile: undefined,
    levels: new Map(),
    settings: new RunSettings(undefined),
    postfixVersion: '3.7',
    icewarpVersion: undefined,
    hostname: undefined,
    root: undefined,
    fragment: false,
    now: new Date('2026-11-22'),
    asked: [folder],
    apply: 'unsafe',
    network,
  } as const;
  const [unit, ...others] = unitsOf(loadInputs([folder], undefined), request);
  if (!unit || others.length > 0) throw new Error('not one unit');
  return lintUnit(unit, request);
}

const ALIASED: Answers = {
  'example.org MX': ['10 mx.example.org'],
  'mx.example.org CNAME': ['host.example.net'],
  'host.example.net A': ['192.0.2.1'],
};

describe('what DNS says', () => {
  test('is judged like a zone file, and never repaired', async () => {
    const { findings, texts, sources } = await lintWith(ALIASED);
    const [finding, ...others] = findings.filter(({ path }) => path.startsWith('dns:'));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: 'dns/mx-cname', path: 'dns:example.org' });
    expect(finding).not.toHaveProperty('fix');
    expect(finding?.help).toMatch(/, where your DNS is kept$/);
    expect(texts.get('dns:example.org')).toBe(sources.get('dns:example.org')?.text);
    expect(texts.get('dns:example.org')).toContain('example.org. IN MX 10 mx.example.org.\n');
  });

  test('is not asked for where a zone file shows it', async () => {
    writeFileSync(
      join(folder, 'example.org.zone'),
      '$ORIGIN example.org.\n@ 60 IN MX 10 mx\n@ 60 IN MX 20 mx.example.net.\nmx 60 IN A 192.0.2.1\n',
    );
    const { unit } = await lintWith({ ...ALIASED, 'mx.example.net A': ['192.0.2.2'] });
    const looked = unit.evidence.filter(({ lookedUp }) => lookedUp);
    expect(looked.map(({ path, text }) => [path, text])).toEqual([
      ['dns:mx.example.net', 'mx.example.net. IN A 192.0.2.2\n'],
    ]);
  });

  test('a resolver that does not answer is a line', async () => {
    const { notes, findings } = await lintWith({
      'example.org MX': 'silence',
      'mx.example.org MX': 'silence',
    });
    expect(notes.filter((note) => note.includes('no answer'))).toEqual([
      '--dns: no answer (ETIMEOUT) about example.org, mx.example.org; nothing of it was judged',
    ]);
    expect(findings.filter(({ path }) => path.startsWith('dns:'))).toEqual([]);
  });
});

describe('--probe', () => {
  async function mtalint(...args: readonly string[]) {
    const terminal = recordingTerminal({ columns: 1000 });
    const status = await run(['--postfix-version', '3.7', ...args, folder], terminal);
    return { status, out: terminal.stdout(), err: terminal.stderr() };
  }

  test('of a server that is not there is a line, and leaves the exit status as it was', async () => {
    const [one, two] = [await freePort(), await freePort()];
    const [plain, probed] = [
      await mtalint(),
      await mtalint('--probe', `127.0.0.1:${one}`, '--probe', `127.0.0.1:${two}`),
    ];
    expect(probed.status).toBe(plain.status);
    for (const port of [one, two]) {
      expect(probed.out).toContain(
        `note: 127.0.0.1:${port}: connection refused; the server was not looked at\n`,
      );
    }
  });

  test.each(['mx.example.org:smtp', 'a b', ':25'])('"%s" is a failed run', async (target) => {
    const { status, err } = await mtalint('--probe', target);
    expect(status).toBe(2);
    expect(err).toMatch(/^mtalint: --probe .*: say HOST or HOST:PORT/);
  });
});

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
