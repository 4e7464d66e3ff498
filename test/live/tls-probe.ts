import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { TESTABLE, type Testable } from './handshake.ts';

/** How a server meets a client. `silent`: without TLS from the first byte it says nothing. */
export type Greeting = 'plain' | 'starttls' | '454' | 'silent';

/** What a client can have from a server. */
export interface Observed {
  readonly greeting: Greeting;
  readonly protocols: readonly Testable[];
}

/** How long a server may take to say the first word, and a handshake to end, in milliseconds. */
const PATIENCE = 8000;

/** Greets the server, asks for TLS, and tries each version. */
export async function observe(host: string, port: number): Promise<Observed> {
  const greeting = await greet(host, port);
  if (greeting === 'plain' || greeting === '454') return { greeting, protocols: [] };
  const found = await Promise.all(
    TESTABLE.map((version) => handshake(host, port, version, greeting === 'starttls')),
  );
  return { greeting, protocols: TESTABLE.filter((_version, at) => found[at]) };
}

/** Speaks SMTP up to the answer to STARTTLS. */
function greet(host: string, port: number): Promise<Greeting> {
  return new Promise((done) => {
    const socket = connect(port, host);
    let heard = '';
    let state: 'banner' | 'ehlo' | 'starttls' = 'banner';
    const end = (greeting: Greeting) => {
      socket.destroy();
      done(greeting);
    };
    socket.setTimeout(PATIENCE, () => end('silent'));
    socket.on('error', () => end('silent'));
    socket.on('close', () => end('silent'));
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      const reply = /^(?:\d{3}-.*\r\n)*(\d{3}) .*\r\n/.exec(heard);
      if (!reply) return;
      heard = '';
      if (state === 'banner') {
        state = 'ehlo';
        socket.write('EHLO client.example\r\n');
      } else if (state === 'ehlo') {
        if (!/^250[- ]STARTTLS\r$/m.test(reply[0])) return end('plain');
        state = 'starttls';
        socket.write('STARTTLS\r\n');
      } else end(reply[1] === '220' ? 'starttls' : '454');
    });
  });
}

/** `1.2` for `-tls1_2`, as s_client calls the versions. */
function flagOf(version: Testable): string {
  return `-tls${version.slice('TLSv'.length).replace('.', '_')}`;
}

function handshake(
  host: string,
  port: number,
  version: Testable,
  startTls: boolean,
): Promise<boolean> {
  const args = [
    ...['s_client', '-connect', `${host}:${port}`, flagOf(version), '-brief', '-no_ign_eof'],
    ...['-cipher', 'ALL:@SECLEVEL=0', ...(startTls ? ['-starttls', 'smtp'] : [])],
  ];
  return new Promise((done, failed) => {
    const child = spawn('openssl', args, { timeout: PATIENCE });
    let said = '';
    child.stderr.on('data', (bytes) => {
      said += String(bytes);
    });
    child.stdout.resume();
    child.stdin.on('error', () => {});
    child.stdin.end('QUIT\r\n');
    child.once('error', failed);
    child.once('close', () => done(said.includes(`Protocol version: ${version}\n`)));
  });
}
