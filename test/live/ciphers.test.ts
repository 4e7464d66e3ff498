import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, readFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostfixServer } from '../../src/postfix/model/server.ts';
import { serviceTls } from '../../src/postfix/model/service-tls.ts';
import { CIPHER_SUITES } from '../../src/tls/openssl-suites.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';
import { serverIn } from './server-in.ts';

const MEDIUM = 'tls_medium_cipherlist=aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH';

/** Settings of smtpd services that listen on one address each. */
const SERVERS: readonly (readonly string[])[] = [
  ['smtpd_tls_security_level=may', MEDIUM],
  ['smtpd_tls_security_level=may', MEDIUM, 'smtpd_tls_exclude_ciphers=aNULL, kRSA:SHA1'],
  [
    'smtpd_tls_security_level=may',
    MEDIUM,
    'smtpd_tls_ask_ccert=yes',
    'smtpd_tls_protocols=<=TLSv1.1',
  ],
  [
    'smtpd_tls_security_level=may',
    MEDIUM,
    'smtpd_tls_req_ccert=yes',
    'smtpd_tls_mandatory_exclude_ciphers=ALL',
  ],
  [
    ...['smtpd_tls_security_level=encrypt', 'smtpd_tls_mandatory_ciphers=NULL'],
    'tls_null_cipherlist=eNULL:kRSA+AES128',
  ],
  ['smtpd_tls_security_level=may', 'tls_medium_cipherlist=DEFAULT:!SHA256@SECLEVEL=2'],
  ['smtpd_tls_security_level=may', MEDIUM, 'smtpd_tls_exclude_ciphers=HIGH'],
];

/** Settings of smtp(8), each used for mail to a port of its own. */
const CLIENTS: readonly (readonly string[])[] = [
  ['smtp_tls_security_level=may', MEDIUM],
  ['smtp_tls_security_level=encrypt', 'tls_medium_cipherlist=ALL:eNULL'],
  ['smtp_tls_security_level=verify', 'tls_medium_cipherlist=ALL:eNULL:@STRENGTH'],
  [
    'smtp_tls_security_level=may',
    MEDIUM,
    'smtp_tls_protocols=!TLSv1.2',
    'smtp_tls_exclude_ciphers=DH',
  ],
];

/** Suites that go with the certificates of the test, or with none. */
const TESTABLE = CIPHER_SUITES.filter(
  ({ keyExchange, authentication }) =>
    ['RSA', 'DH', 'ECDH'].includes(keyExchange) && authentication !== 'DSS',
).map(({ name }) => name);

const AT_ONCE = 12;

describe.skipIf(!CAN_RUN_POSTFIX)(`cipher suites ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let model: PostfixServer;
  const peers: Peer[] = [];

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    for (const [at] of CLIENTS.entries()) peers.push(await Peer.listen(at));
    const transports = peers.map(
      ({ domain, port }, at) => `{ ${domain} = c${at}:[127.0.0.1]:${port} }`,
    );
    makeEcCertificate(postfix.folder);
    postfix.start(
      `compatibility_level = 3.6\ntransport_maps = inline:{ ${transports.join(', ')} }\n` +
        `smtpd_tls_eccert_file = ${postfix.folder}/tls/ec.pem\nmynetworks = 127.0.0.0/8\n`,
    );
    const etc = join(postfix.folder, 'etc');
    const servers = SERVERS.map((options, at) =>
      service(`127.0.9.${at + 1}:${postfix.port} inet n - n - - smtpd`, options),
    );
    const clients = CLIENTS.map((options, at) => service(`c${at} unix - - n - - smtp`, options));
    appendFileSync(join(etc, 'master.cf'), [...servers, ...clients].join(''));
    spawnSync('postfix', ['-c', etc, 'reload']);
    model = serverIn(etc);
  });

  afterAll(async () => {
    for (const peer of peers) peer.close();
    await postfix.destroy();
  });

  test.each(SERVERS.map((options, at) => [options.join(' '), at] as const))(
    'smtpd with %s',
    async (_, at) => {
      const host = `127.0.9.${at + 1}`;
      const predicted = ciphersOf(model, `${host}:${postfix.port}`);
      const accepted: string[] = [];
      for (let from = 0; from < TESTABLE.length; from += AT_ONCE) {
        const some = TESTABLE.slice(from, from + AT_ONCE);
        const results = await Promise.all(some.map((suite) => accepts(host, postfix.port, suite)));
        accepted.push(...some.filter((_suite, index) => results[index]));
      }
      expect(accepted.sort()).toEqual(predicted.filter((name) => TESTABLE.includes(name)).sort());
    },
    120_000,
  );

  test.each(CLIENTS.map((options, at) => [options.join(' '), at] as const))(
    'smtp with %s',
    async (_, at) => {
      const peer = peers[at];
      if (!peer) throw new Error('no peer');
      await sendMail(postfix.port, `someone@${peer.domain}`);
      expect(await peer.offered).toEqual(ciphersOf(model, `c${at}`));
    },
    30_000,
  );
});

function service(line: string, options: readonly string[]): string {
  return `${line}\n${options.map((option) => `  -o { ${option.replace('=', ' = ')} }\n`).join('')}`;
}

function makeEcCertificate(folder: string): void {
  const file = join(folder, 'tls', 'ec.pem');
  const args = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const more = ['-days', '2', '-subj', '/CN=localhost', '-keyout', file, '-out', `${file}.crt`];
  const { status, stderr } = spawnSync('openssl', [...args, ...more], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  appendFileSync(file, readFileSync(`${file}.crt`));
}

function ciphersOf(model: PostfixServer, name: string): readonly string[] {
  const found = model.services.find((each) => each.name === name);
  const ciphers = found && serviceTls(found, model)?.ciphers;
  if (!ciphers) throw new Error(`the ciphers of ${name} are not known`);
  return ciphers;
}

/** Whether a handshake with nothing but this suite succeeds, in the newest version that has it. */
async function accepts(host: string, port: number, suite: string): Promise<boolean> {
  const args = [
    ...['s_client', '-connect', `${host}:${port}`, '-starttls', 'smtp', '-no_tls1_3', '-brief'],
    ...['-cipher', `${suite}:@SECLEVEL=0`, '-no_ign_eof'],
  ];
  return new Promise((done, failed) => {
    const child = spawn('openssl', args, { timeout: 20_000 });
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += String(bytes);
    });
    child.stdout.resume();
    child.stdin.on('error', () => {});
    child.stdin.end('QUIT\r\n');
    child.once('error', failed);
    child.once('close', () => done(said.includes(`Ciphersuite: ${suite}\n`)));
  });
}

/** A server that reads the first message of one handshake and hangs up. */
class Peer {
  readonly domain: string;
  readonly offered: Promise<string[]>;
  readonly #server: Server;

  private constructor(at: number, server: Server) {
    this.domain = `d${at}.example`;
    this.#server = server;
    this.offered = new Promise((done) => {
      server.on('connection', (socket) => {
        let hello = Buffer.alloc(0);
        let encrypted = false;
        socket.on('error', () => {});
        socket.write('220 peer.example ESMTP\r\n');
        socket.on('data', (bytes) => {
          if (encrypted) {
            hello = Buffer.concat([hello, bytes]);
            if (hello.length < 5 || hello.length < 5 + hello.readUInt16BE(3)) return;
            socket.destroy();
            done(suitesOf(hello));
          } else if (/^EHLO/i.test(String(bytes))) {
            socket.write('250-peer.example\r\n250 STARTTLS\r\n');
          } else {
            encrypted = /^STARTTLS/i.test(String(bytes));
            socket.write('220 go ahead\r\n');
          }
        });
      });
    });
  }

  static listen(at: number): Promise<Peer> {
    const server = createServer();
    return new Promise((done) => {
      server.listen(0, '127.0.0.1', () => done(new Peer(at, server)));
    });
  }

  get port(): number {
    const address = this.#server.address();
    if (!address || typeof address === 'string') throw new Error('no port');
    return address.port;
  }

  close(): void {
    this.#server.close();
  }
}

/** The suites up to TLS 1.2 of a ClientHello, by OpenSSL's names. */
function suitesOf(record: Buffer): string[] {
  const sessionId = 5 + 4 + 2 + 32;
  const list = sessionId + 1 + record.readUInt8(sessionId);
  const length = record.readUInt16BE(list);
  const names = codePoints();
  const suites: string[] = [];
  for (let at = list + 2; at < list + 2 + length; at += 2) {
    const name = names.get(record.readUInt16BE(at));
    if (name && !name.startsWith('TLS_')) suites.push(name);
  }
  return suites;
}

function codePoints(): Map<number, string> {
  const { stdout } = spawnSync('openssl', ['ciphers', '-V', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0'], {
    encoding: 'utf8',
  });
  const rows = stdout.matchAll(/0x(..),0x(..) - (\S+)/g);
  return new Map(Array.from(rows, ([, high, low, name = '']) => [Number(`0x${high}${low}`), name]));
}

/** Gives a message to smtpd, which relays for this host. */
function sendMail(port: number, recipient: string): Promise<void> {
  const lines = ['HELO localhost', 'MAIL FROM:<>', `RCPT TO:<${recipient}>`, 'DATA', '.', 'QUIT'];
  return new Promise((done, failed) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', failed);
    socket.on('data', (bytes) => {
      if (/^[45]/.test(String(bytes))) failed(new Error(String(bytes)));
      const next = lines.shift();
      if (next) socket.write(`${next}\r\n`);
    });
    socket.once('close', () => done());
  });
}
