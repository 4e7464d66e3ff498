import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { TESTABLE, type Testable } from './handshake.ts';

/**
 * How a server meets a client that begins with EHLO. `closed`: it hangs up, since it wants TLS from
 * the first byte. `dead`: it never says a word.
 */
export type Greeting = 'plain' | 'starttls' | '454' | 'closed' | 'dead';

/** What a client can have from a server. */
export interface Observed {
  readonly greeting: Greeting;
  readonly protocols: readonly Testable[];
}

/** How long a server may take to say the first word, and a handshake to end, in milliseconds. */
const PATIENCE = 6000;

/** Greets the server, asks for TLS, and tries each version. */
export async function observe(host: string, port: number): Promise<Observed> {
  const greeting = await greet(host, port);
  if (greeting !== 'starttls' && greeting !== 'closed') return { greeting, protocols: [] };
  const found = await Promise.all(
    TESTABLE.map((version) => handshake(host, port, version, greeting === 'starttls')),
  );
  return { greeting, protocols: TESTABLE.filter((_version, at) => found[at]) };
}

/** Speaks SMTP up to the answer to STARTTLS. */
function greet(host: string, port: number): Promise<Greeting> {
  return new Promise((done) => {
    const socket = connect(port, host);
    const replies: string[] = [];
    let heard = '';
    const end = (greeting: Greeting) => {
      socket.destroy();
      done(greeting);
    };
    socket.setTimeout(PATIENCE, () => end('dead'));
    socket.on('error', () => end('closed'));
    socket.on('close', () => end('closed'));
    socket.write('EHLO client.example\r\n');
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      for (let reply = firstReply(heard); reply; reply = firstReply(heard)) {
        heard = heard.slice(reply.length);
        replies.push(reply);
        if (replies.length !== 2) continue;
        if (!/^250[- ]STARTTLS\r$/m.test(reply)) return end('plain');
        socket.write('STARTTLS\r\n');
      }
      const [, , answer] = replies;
      if (answer) end(answer.startsWith('220') ? 'starttls' : '454');
    });
  });
}

function firstReply(text: string): string | undefined {
  return /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(text)?.[0];
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
