import { once } from 'node:events';
import { chmodSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseTlsPolicy } from '../../src/postfix/model/tls-policy.ts';
import { JoinedText } from '../../src/text/joined-text.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';
import { installedRelease } from './server-in.ts';

/** Policies, each for a destination of its own. */
const POLICIES = [
  'may',
  'ENCRYPT',
  'encrypt, protocols=!SSLv2:!SSLv3 ciphers=High',
  'encrypt protocols= exclude=',
  'verify match=a:b match=.c',
  'may servername=a_b connection_reuse=YES connection_reuse=no',
  'encrypt protocols=!SSLv2,!SSLv3',
  'encrypt protocols = TLSv1.2',
  'encrypt =x',
  'encrypt # comment',
  'encrypt protocol=TLSv1.2',
  'encrypt "protocols=TLSv1.2"',
  'encrypt {protocols=TLSv1.2}',
  'encrypt ciphers=',
  'encrypt ciphers=high ciphers=high',
  'encrypt exclude=aNULL exclude=',
  'may match=x',
  'encrypt match=',
  'dane-only tafile=x',
  'secure tafile=',
  'may servername=',
  'may servername=1.2.3.4',
  'may servername=-x',
  'may connection_reuse=maybe',
  'may enable_rpk=yes',
  'bogus',
  'halfdane',
  'MUST',
  'fingerprint',
  'fingerprint match=||',
  'encrypt protocols=TLSv1.0',
  'encrypt protocols="TLSv1.2"',
  'encrypt protocols=>=TLSv1.4',
  'encrypt ciphers=strong',
  'may exclude=!aNULL',
] as const;

const PORT = 27_250;

describe.skipIf(!CAN_RUN_POSTFIX)(`TLS policies and the SMTP client ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let peer: Server;

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    peer = createServer(answer).listen(PORT, '0.0.0.0');
    await once(peer, 'listening');
  });

  afterAll(async () => {
    peer.close();
    await postfix.destroy();
  });

  test('says of each policy what the client logs', async () => {
    const tls = table('policies', (policy, at) => `${destination(at)} ${policy}`);
    const transport = table('transport', (_, at) => `d${at}.test smtp:${destination(at)}`);
    postfix.start(
      `
      compatibility_level = 3.6
      smtp_tls_security_level = may
      smtp_tls_policy_maps = texthash:${tls}
      transport_maps = texthash:${transport}
      mydestination =
      notify_classes =
    `.replace(/^ +/gm, ''),
    );
    await send(
      postfix.port,
      POLICIES.map((_, at) => `u@d${at}.test`),
    );
    await deliveries();
    const release = installedRelease();
    const told = POLICIES.map((policy) => {
      const value = JoinedText.of(policy, [{ start: 0, end: policy.length }]);
      const fault = parseTlsPolicy(value, { release, hasFingerprints: false }).fault;
      return [policy, fault?.problem ?? 'fine'];
    });
    const log = postfix.log();
    expect(told).toEqual(POLICIES.map((policy, at) => [policy, warningOf(log, at)]));
  }, 60_000);

  function table(name: string, line: (policy: string, at: number) => string): string {
    const path = join(postfix.folder, name);
    writeFileSync(path, POLICIES.map((policy, at) => `${line(policy, at)}\n`).join(''));
    chmodSync(path, 0o644);
    return path;
  }

  async function deliveries(): Promise<void> {
    for (let tries = 0; tries < 150; tries += 1) {
      const log = postfix.log();
      if (POLICIES.every((_, at) => log.includes(`to=<u@d${at}.test>`))) return;
      await sleep(200);
    }
    throw new Error(postfix.log());
  }
});

function address(at: number): string {
  return `127.0.1.${at + 1}`;
}

function destination(at: number): string {
  return `[${address(at)}]:${PORT}`;
}

/** What the log says of the policy itself, or of the handshake that it leads to. */
function warningOf(log: string, at: number): string {
  const prefixes = [
    `smtp_tls_policy_maps, next-hop destination "${destination(at)}": `,
    `nexthop domain ${destination(at)}: `,
    `${address(at)}[${address(at)}]:${PORT}: `,
  ];
  for (const line of log.split('\n')) {
    const text = line.split(': warning: ')[1] ?? '';
    const prefix = prefixes.find((each) => text.startsWith(each));
    if (prefix !== undefined) return text.slice(prefix.length);
  }
  return 'fine';
}

/** A server that offers STARTTLS and hangs up on the handshake. */
function answer(socket: Socket): void {
  socket.on('error', () => socket.destroy());
  socket.write('220 peer.test ESMTP\r\n');
  createInterface({ input: socket }).on('line', (line) => {
    if (/^EHLO/i.test(line)) socket.write('250-peer.test\r\n250 STARTTLS\r\n');
    else if (/^STARTTLS/i.test(line)) {
      socket.write('220 go\r\n');
      socket.once('data', () => socket.destroy());
    } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
    else socket.write('451 not here\r\n');
  });
}

/** Hands one message over, a command for each answer. */
async function send(port: number, recipients: readonly string[]): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const commands = [
    'EHLO test',
    'MAIL FROM:<a@test.test>',
    ...recipients.map((recipient) => `RCPT TO:<${recipient}>`),
    'DATA',
    'Subject: x\r\n\r\nx\r\n.',
    'QUIT',
  ];
  for await (const line of createInterface({ input: socket })) {
    if (/^[45]/.test(line)) throw new Error(line);
    if (/^\d{3}-/.test(line)) continue;
    const next = commands.shift();
    if (next === undefined) break;
    socket.write(`${next}\r\n`);
  }
  socket.destroy();
}
