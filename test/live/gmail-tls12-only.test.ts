import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { recordingTerminal } from '../cli/recording-terminal.ts';
import { negotiated } from './handshake.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

const INPUT = join(import.meta.dirname, '../../fixtures/seeds/gmail-tls12-only/input');

describe.skipIf(!CAN_RUN_POSTFIX)(`the 2014 case on a real Postfix ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let work: string;

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    work = mkdtempSync(join(tmpdir(), 'mtalint-case-'));
    cpSync(INPUT, work, { recursive: true });
  });

  afterAll(async () => {
    await postfix.destroy();
    rmSync(work, { recursive: true });
  });

  test('a TLS 1.0 sender is shut out before the fix and gets in after it', async () => {
    const { mailVersion } = installed();
    postfix.start(readFileSync(join(work, 'main.cf'), 'utf8'));
    expect(negotiated(postfix.port, true), postfix.log()).toEqual(['TLSv1.2', 'TLSv1.3']);
    await postfix.stop();

    const terminal = recordingTerminal();
    // Repairs that could shut a client out stay warnings: this one is about who is let in.
    const options = ['--profile', 'interop', '--postfix-version', mailVersion];
    const args = [...options, '--fail-on', 'error', '--fix', work];
    expect(await run(args, terminal), terminal.stderr()).toBe(0);

    postfix.start(readFileSync(join(work, 'main.cf'), 'utf8'));
    expect(negotiated(postfix.port, true), postfix.log()).toEqual([
      'TLSv1',
      'TLSv1.1',
      'TLSv1.2',
      'TLSv1.3',
    ]);
  });
});

function installed(): { mailVersion: string } {
  const { stdout } = spawnSync('postconf', ['-dh', 'mail_version'], { encoding: 'utf8' });
  return { mailVersion: stdout.trim() };
}
