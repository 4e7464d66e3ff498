import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { PLAIN_LOGIN } from './dovecot-auth.ts';
import type { Door } from './example-files.ts';

/** A client: where it comes from, how it speaks, whether it logs in. */
export interface Client {
  readonly from: 'mynetworks' | 'elsewhere';
  readonly tls: 'none' | 'TLSv1' | 'TLSv1.1' | 'TLSv1.2' | 'TLSv1.3';
  readonly logsIn: boolean;
}

const VERSIONS = ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3'] as const;

/** Clients that differ in one respect from the last: each version of TLS once, from mynetworks. */
export const CLIENTS: readonly Client[] = [
  { from: 'mynetworks', tls: 'none', logsIn: false },
  { from: 'elsewhere', tls: 'none', logsIn: false },
  { from: 'elsewhere', tls: 'none', logsIn: true },
  ...VERSIONS.map((tls) => ({ from: 'mynetworks' as const, tls, logsIn: false })),
  { from: 'elsewhere', tls: 'TLSv1.2', logsIn: false },
  { from: 'elsewhere', tls: 'TLSv1.2', logsIn: true },
];

export function nameOf({ from, tls, logsIn }: Client): string {
  return `from ${from}, TLS ${tls}${logsIn ? ', with login' : ''}`;
}

/** What is to be sent. */
export interface Mail {
  readonly sender: string;
  readonly recipients: readonly string[];
}

/** What a client reached. */
export interface Reached {
  /** Such as `greeting`, `login`, `to someone@…`, `message`. */
  readonly steps: readonly string[];
  /** Recipients of a message that the server took. */
  readonly delivered: readonly string[];
}

/** How long a server may take for one answer, in milliseconds. */
const PATIENCE = 30_000;

/**
 * Tries to send mail as a client would who talks to that door.
 * @param isHopeless whether a program of the server does not come up: greetings are short then
 */
export async function tryToSend(
  door: Door,
  client: Client,
  { sender, recipients }: Mail,
  isHopeless: () => boolean,
): Promise<Reached> {
  const steps: string[] = [];
  const delivered: string[] = [];
  if (door.beginsWithTls && client.tls === 'none') return { steps, delivered };
  const plain = connect(door.port, '127.0.0.1');
  try {
    const line = await introduced(plain, door, client, steps, isHopeless);
    if (!line) return { steps, delivered };
    await line.ask(`MAIL FROM:<${sender}>`);
    const taken: string[] = [];
    for (const recipient of recipients) {
      if (await line.isAccepted(`RCPT TO:<${recipient}>`)) taken.push(recipient);
    }
    steps.push(...taken.map((recipient) => `to ${recipient}`));
    const isWhole = client.tls === 'none' || client.tls === 'TLSv1.2';
    if (isWhole && taken.length > 0 && (await line.isAccepted('DATA'))) {
      if (await line.isAccepted('Subject: test\r\n\r\ntext\r\n.')) {
        steps.push('message');
        delivered.push(...taken);
      }
    }
  } catch (error) {
    // Whoever hangs up or stays silent takes nothing: what was reached so far counts.
    if (!(error instanceof NoAnswer)) throw error;
  } finally {
    plain.destroy();
  }
  return { steps, delivered };
}

/** Goes as far as MAIL FROM, and notes each step; undefined where the client is not served. */
async function introduced(
  plain: Socket,
  door: Door,
  client: Client,
  steps: string[],
  isHopeless: () => boolean,
): Promise<Line | undefined> {
  const first = new Line(door.beginsWithTls ? encrypted(plain, client) : plain);
  if (!(await first.greeting(isHopeless)).startsWith('220')) return undefined;
  steps.push('greeting');
  await first.ask('EHLO client.example');
  const line =
    client.tls === 'none' || door.beginsWithTls ? first : await startTls(first, plain, client);
  if (!line) return undefined;
  if (client.from === 'elsewhere') {
    if (!(await line.isAccepted('XCLIENT ADDR=192.0.2.7 NAME=client.example'))) return undefined;
    steps.push('stranger');
  }
  const offers = await line.ask('EHLO client.example');
  if (client.tls !== 'none') steps.push('TLS');
  if (client.logsIn) {
    if (!/^250[- ]AUTH[ =].*PLAIN/m.test(offers)) return undefined;
    if (!(await line.isAccepted(`AUTH PLAIN ${PLAIN_LOGIN}`))) return undefined;
    steps.push('login');
  }
  return line;
}

async function startTls(line: Line, plain: Socket, client: Client): Promise<Line | undefined> {
  if (!(await line.isAccepted('STARTTLS'))) return undefined;
  line.leave();
  return new Line(encrypted(plain, client));
}

function encrypted(socket: Socket, { tls }: Client): Socket {
  return connectTls({
    socket,
    rejectUnauthorized: false,
    ...(tls === 'none' ? {} : { minVersion: tls, maxVersion: tls }),
    // aNULL is left out: clients that take it take certificates too.
    ciphers: 'DEFAULT:@SECLEVEL=0',
  });
}

/** How long a greeting may take where a program does not come up, and how often that is looked at. */
const GREETING_PATIENCE = 1_000;
const TICK = 100;

class NoAnswer extends Error {}

/** Commands and whole replies. */
class Line {
  readonly #socket: Socket;
  #heard = '';
  #wake: () => void = () => {};
  #failure: NoAnswer | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#heard += bytes.toString('latin1');
      this.#wake();
    });
    socket.on('error', (error) => this.#fail(error.message));
    socket.on('close', () => this.#fail('the server hung up'));
    socket.setTimeout(PATIENCE, () => this.#fail('the server says nothing'));
  }

  /** The first reply, for which it waits in vain where there is no one. */
  async greeting(isHopeless: () => boolean): Promise<string> {
    let last = GREETING_PATIENCE;
    const look = setInterval(() => {
      if (isHopeless()) last -= TICK;
      if (last <= 0) this.#fail('no one is there');
    }, TICK);
    try {
      return await this.reply();
    } finally {
      clearInterval(look);
    }
  }

  async isAccepted(command: string): Promise<boolean> {
    return /^[23]/.test(await this.ask(command));
  }

  ask(command: string): Promise<string> {
    if (!this.#failure) this.#socket.write(`${command}\r\n`);
    return this.reply();
  }

  async reply(): Promise<string> {
    for (;;) {
      const reply = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(this.#heard)?.[0];
      if (reply) {
        this.#heard = this.#heard.slice(reply.length);
        return reply;
      }
      if (this.#failure) throw this.#failure;
      await new Promise<void>((done) => {
        this.#wake = done;
      });
    }
  }

  /** What comes next is for someone else. */
  leave(): void {
    this.#socket.removeAllListeners();
    this.#socket.setTimeout(0);
    this.#socket.on('error', () => {});
  }

  #fail(message: string): void {
    this.#failure ??= new NoAnswer(message);
    this.#wake();
  }
}
