import { spawnSync } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeUtf8 } from '../../src/text/bytes.ts';
import { configOf, fixExample } from '../rules/lint-example.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

/**
 * What safe repairs of client settings do on a real Postfix: mail that got through before gets
 * through after, and mail that did not does.
 */
const CASES = [
  {
    rule: 'postfix/outbound-tls-disabled',
    main: 'compatibility_level = 3.6\n',
    before: /status=sent/,
    after: /TLS connection established.*status=sent/s,
  },
  {
    rule: 'postfix/outbound-level-invalid',
    main: 'compatibility_level = 3.6\nsmtp_tls_security_level = yes\n',
    before: /fatal: Invalid TLS level "yes"/,
    after: /TLS connection established.*status=sent/s,
  },
] as const;

describe.skipIf(!CAN_RUN_POSTFIX)(`safe repairs of the client ${NEEDS_POSTFIX}`, () => {
  let server: PostfixInstance;

  beforeAll(async () => {
    server = await PostfixInstance.create();
    server.start(
      'compatibility_level = 3.6\nsmtpd_tls_security_level = may\ndefault_transport = discard\nlocal_transport = discard\n',
    );
  });

  afterAll(() => server?.destroy());

  test.each(CASES)('$rule', async ({ rule, main, before, after }) => {
    const example = {
      version: '3.7.11',
      files: { 'main.cf': `${main}relayhost = [relay.example]\n` },
    };
    const { texts } = fixExample(example, configOf(example), rule);
    const fixed = decodeUtf8(texts.get('main.cf') ?? '');
    expect(fixed).not.toBe(example.files['main.cf']);
    expect(await sendBy(server.port, example.files['main.cf'], before)).toMatch(before);
    expect(await sendBy(server.port, fixed, after)).toMatch(after);
  });
});

/** Sends one message through a client of its own, and gives what it logs until `expected` shows. */
async function sendBy(port: number, main: string, expected: RegExp): Promise<string> {
  const client = await PostfixInstance.create();
  try {
    client.start(
      `${main.replace('[relay.example]', `[127.0.0.1]:${port}`)}smtp_tls_loglevel = 1\n`,
    );
    const etc = join(client.folder, 'etc');
    appendFileSync(join(etc, 'master.cf'), 'pickup unix n - n 60 1 pickup\n');
    expect(spawnSync('postfix', ['-c', etc, 'check'], { encoding: 'utf8' }).stderr).toBe('');
    spawnSync('postfix', ['-c', etc, 'reload'], { stdio: 'ignore' });
    spawnSync('sendmail', ['-C', etc, '-f', 'a@a.example', 'b@b.example'], { input: 'x\n' });
    for (let waited = 0; waited < 60 && !expected.test(client.log()); waited += 1) await pause(500);
    return client.log();
  } finally {
    await client.destroy();
  }
}
