import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parsePem, pemBlocks } from '../../src/tls/pem.ts';
import { analyse, settingsOf } from './chain-analysis.ts';
import { type ChainPki, HOST } from './chain-pki.ts';
import { CHAIN_CASES, type ChainCase, makeZoo } from './chain-zoo.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

const AT_ONCE = 12;
const PATIENCE = 10_000;

/** What a server of a case does, and what a client that verifies says of it. */
interface Seen {
  readonly outcome: ChainCase['outcome'];
  /** Certificates as sent, in DER. */
  readonly sent: readonly string[];
  readonly verify: number | undefined;
}

describe.skipIf(!CAN_RUN_POSTFIX)(`chains ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let pki: ChainPki;
  const seen = new Map<string, Seen>();

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    pki = makeZoo(join(postfix.folder, 'zoo'));
    postfix.start('compatibility_level = 3.6\nservice_throttle_time = 1s\nnotify_classes =\n');
    const etc = join(postfix.folder, 'etc');
    const services = CHAIN_CASES.map((each, at) => {
      const options = Object.entries(settingsOf(each.settings, pki)).map(
        ([name, value]) => `  -o { ${name} = ${value} }\n`,
      );
      return `${hostOf(at)}:${postfix.port} inet n - n - - smtpd\n${options.join('')}`;
    });
    writeFileSync(
      join(etc, 'master.cf'),
      `${readFileSync(join(etc, 'master.cf'), 'utf8')}${services.join('')}`,
    );
    await run('postfix', ['-c', etc, 'reload']);
    for (let at = 0; at < CHAIN_CASES.length; at += AT_ONCE) {
      const some = CHAIN_CASES.slice(at, at + AT_ONCE);
      await Promise.all(
        some.map(async (each, offset) => {
          seen.set(each.name, await look(hostOf(at + offset), postfix.port, pki));
        }),
      );
    }
  }, 300_000);

  afterAll(() => postfix.destroy());

  test.each(CHAIN_CASES.map((each) => [each.name, each] as const))('%s', async (name, each) => {
    const { facts, outcome, sent } = await analyse(each.settings, pki);
    const real = seen.get(name);
    expect({ outcome: real?.outcome, verify: real?.verify }).toEqual({
      outcome: each.outcome,
      verify: each.verify,
    });
    expect({ facts, outcome }).toEqual({ facts: each.facts, outcome: each.outcome });
    if (each.outcome !== 'ready') return;
    // Which of several chains is sent is a matter of the client; what OpenSSL adds is not ours.
    const leaves = sent.filter((chain) => chain[0] === real?.sent[0]);
    expect(leaves).toHaveLength(1);
    expect(real?.sent.slice(0, leaves[0]?.length)).toEqual(leaves[0]);
  });

  test('the cases differ, and show every outcome', () => {
    expect(new Set(CHAIN_CASES.map(({ name }) => name)).size).toBe(CHAIN_CASES.length);
    expect(new Set([...seen.values()].map(({ outcome }) => outcome)).size).toBe(3);
  });
});

function hostOf(at: number): string {
  return `127.0.77.${at + 1}`;
}

/** Asks for TLS, and shakes hands as a client that verifies and as one that does not. */
async function look(host: string, port: number, pki: ChainPki): Promise<Seen> {
  const answer = await askForTls(host, port);
  if (!answer.startsWith('220')) return { outcome: 'off', sent: [], verify: undefined };
  const shake = (...more: readonly string[]): Promise<string> =>
    run('openssl', [
      ...['s_client', '-starttls', 'smtp', '-connect', `${host}:${port}`, '-showcerts'],
      ...more,
    ]);
  const open = await shake('-cipher', 'ALL:@SECLEVEL=0');
  const sent = pemBlocks(parsePem(chainPart(open))).map(({ der }) => der);
  if (sent.length === 0) return { outcome: 'bare', sent, verify: undefined };
  const strict = await shake(
    ...['-CAfile', pki.path('root.crt'), '-verify_hostname', HOST, '-verify_return_error'],
    ...['-cipher', 'DEFAULT:@SECLEVEL=2'],
  );
  const code = /verify error:num=(\d+)/.exec(strict)?.[1] ?? '0';
  return { outcome: 'ready', sent, verify: Number(code) };
}

/** s_client prints the server's certificate once more behind the chain. */
function chainPart(output: string): string {
  return output.split('\nServer certificate\n')[0] ?? '';
}

/** The answer to STARTTLS. */
function askForTls(host: string, port: number): Promise<string> {
  return new Promise((done, failed) => {
    const socket = connect(port, host);
    let heard = '';
    let said = 0;
    socket.setTimeout(PATIENCE, () => failed(new Error(`${host} says nothing: ${heard}`)));
    socket.on('error', failed);
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      const replies = heard.match(/^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/gm) ?? [];
      if (replies.length > said) {
        said = replies.length;
        if (said === 1) socket.write('EHLO client.test\r\n');
        else if (said === 2) socket.write('STARTTLS\r\n');
        else {
          socket.destroy();
          done(replies[2] ?? '');
        }
      }
    });
  });
}

/** What a program prints on both outputs, whatever its exit status. */
function run(program: string, args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    const child = execFile(program, args, { timeout: PATIENCE }, (_error, stdout, stderr) =>
      done(`${stderr}\n${stdout}`),
    );
    child.stdin?.on('error', () => {});
    child.stdin?.end('QUIT\r\n');
  });
}
