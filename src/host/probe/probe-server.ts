import { connect, isIP, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { type Protocol, protocolSet } from '../../tls/protocol.ts';
import type { ServerProbe, TlsProbe } from '../../workspace/evidence/probe/server-probe.ts';
import { connectionTrouble, Dialogue, excerpt, type Reply } from './dialogue.ts';
import { hasServerName, OFFERED, type Offered, type Seen, shakeHands } from './handshake.ts';
import { ProbeFailure } from './probe-failure.ts';
import { type ProbeTarget, targetText } from './target.ts';
import { systemAuthorities } from './trust-store.ts';

/** What came of looking at a server: what was seen, if anything, and a line for each obstacle. */
export interface Probed {
  readonly probe?: ServerProbe;
  readonly notes: readonly string[];
}

/** How long a connection, an answer or a handshake may take, in milliseconds. */
const PATIENCE = 10_000;

/** TLS from the first byte: RFC 8314 section 3.3. */
const SUBMISSIONS_PORT = 465;

/**
 * Looks at a mail server as a client does: greets it, asks for TLS, and makes one handshake with each
 * version. No mail is sent. It does not fail: what cannot be seen is a note.
 */
export async function probeServer(target: ProbeTarget, patience = PATIENCE): Promise<Probed> {
  const client = new ProbingClient(target, patience);
  try {
    const probe = await client.look();
    return { probe, notes: client.notes };
  } catch (error) {
    if (!(error instanceof ProbeFailure)) throw error;
    const reason = `${targetText(target)}: ${error.message}; the server was not looked at`;
    return { notes: [reason] };
  }
}

/** What a server says before TLS. */
interface Greeting {
  readonly address: string;
  readonly ehloName: string;
  readonly keywords: readonly string[];
}

class ProbingClient {
  readonly notes: string[] = [];
  readonly #target: ProbeTarget;
  readonly #patience: number;
  readonly #authorities = systemAuthorities();

  constructor(target: ProbeTarget, patience: number) {
    this.#target = target;
    this.#patience = patience;
  }

  get #isImplicit(): boolean {
    return this.#target.port === SUBMISSIONS_PORT;
  }

  async look(): Promise<ServerProbe> {
    const { host, port } = this.#target;
    if (this.#isImplicit) {
      const socket = await this.#connect();
      const address = socket.remoteAddress ?? '';
      socket.destroy();
      const tls = await this.#tls();
      if (!tls) throw new ProbeFailure('no TLS handshake came to an end');
      return { host, port, address, implicit: true, keywords: [], tls };
    }
    const greeting = await this.#greet();
    const common = { host, port, implicit: false, ...greeting };
    if (!greeting.keywords.includes('STARTTLS')) {
      this.#note('it does not offer STARTTLS');
      return common;
    }
    const refusal = await this.#refusal();
    if (refusal !== undefined) {
      this.#note(`it answers STARTTLS with "${refusal}"`);
      return { ...common, refusal };
    }
    const tls = await this.#tls();
    return tls ? { ...common, tls } : common;
  }

  #note(words: string): void {
    this.notes.push(`${targetText(this.#target)}: ${words}`);
  }

  #connect(): Promise<Socket> {
    const socket = connect({ host: this.#target.host, port: this.#target.port });
    return new Promise((done, failed) => {
      const give = (reason: string): void => {
        clearTimeout(tired);
        socket.destroy();
        failed(new ProbeFailure(reason));
      };
      const tired = setTimeout(() => give(noAnswer(this.#patience)), this.#patience);
      const fail = (error: NodeJS.ErrnoException): void => give(connectionTrouble(error));
      socket.once('error', fail);
      socket.once('connect', () => {
        clearTimeout(tired);
        socket.off('error', fail);
        // Between two listeners an error must not end the program; the next read shows it.
        socket.on('error', () => {});
        done(socket);
      });
    });
  }

  async #greet(): Promise<Greeting> {
    const socket = await this.#connect();
    try {
      const address = socket.remoteAddress ?? '';
      const dialogue = new Dialogue(socket, this.#patience);
      const said = await welcome(dialogue, socket);
      dialogue.say('QUIT');
      return { address, ...said };
    } finally {
      socket.destroy();
    }
  }

  /** The answer to STARTTLS where it is not 220. */
  async #refusal(): Promise<string | undefined> {
    const opened = await this.#startTls();
    if ('refusal' in opened) return opened.refusal;
    opened.socket.destroy();
    return undefined;
  }

  /** A connection on which the server now waits for the handshake. */
  async #startTls(): Promise<{ socket: Socket } | { refusal: string }> {
    const socket = await this.#connect();
    if (this.#isImplicit) return { socket };
    try {
      const dialogue = new Dialogue(socket, this.#patience);
      await welcome(dialogue, socket);
      dialogue.say('STARTTLS');
      const reply = await dialogue.reply();
      if (reply.code === 220) {
        dialogue.release();
        return { socket };
      }
      socket.destroy();
      return { refusal: replyText(reply) };
    } catch (error) {
      socket.destroy();
      throw error;
    }
  }

  /** Undefined where no handshake told anything. */
  async #tls(): Promise<TlsProbe | undefined> {
    const protocols: Protocol[] = [];
    const unsettled: Protocol[] = [];
    let first: { readonly seen: Seen; readonly said: Said | undefined } | undefined;
    let sent: Seen | undefined;
    for (const version of OFFERED) {
      const result = await this.#handshake(version, first === undefined);
      if (result === 'unsettled') unsettled.push(version);
      if (typeof result === 'string') continue;
      protocols.push(version);
      first ??= result;
      if (result.seen.order === 'sent') sent ??= result.seen;
    }
    if (unsettled.length > 0) {
      this.#note(`whether it negotiates ${unsettled.join(', ')} could not be seen`);
    }
    if (unsettled.length === OFFERED.length) return undefined;
    const { chain = [], order = 'linked' } = sent ?? first?.seen ?? {};
    const distrust = first?.seen.distrust;
    if (chain.length > 0 && order === 'linked') {
      this.#note('TLS 1.3 alone hides in which order certificates are sent; only the first counts');
    }
    return {
      protocols: protocolSet(protocols),
      unsettled: protocolSet(unsettled),
      chain,
      order,
      serverName: hasServerName(this.#target.host),
      ...(distrust === undefined ? {} : { distrust }),
      ...(first?.said ?? { keywords: [] }),
    };
  }

  async #handshake(
    version: Offered,
    greets: boolean,
  ): Promise<{ seen: Seen; said: Said | undefined } | 'refused' | 'unsettled'> {
    try {
      const opened = await this.#startTls();
      if ('refusal' in opened) return 'unsettled';
      const result = await shakeHands(opened.socket, {
        host: this.#target.host,
        version,
        authorities: this.#authorities,
        patience: this.#patience,
      });
      if (result.outcome !== 'done') return result.outcome;
      const { socket, seen } = result;
      try {
        return { seen, said: greets ? await this.#sayHello(socket, opened.socket) : undefined };
      } finally {
        socket.destroy();
      }
    } catch (error) {
      // A server may take fewer connections in a row than we make.
      if (error instanceof ProbeFailure) return 'unsettled';
      throw error;
    }
  }

  /** EHLO behind TLS; undefined where the server does not answer it. */
  async #sayHello(encrypted: Duplex, raw: Socket): Promise<Said | undefined> {
    try {
      const dialogue = new Dialogue(encrypted, this.#patience);
      if (this.#isImplicit) return await welcome(dialogue, raw);
      return await hello(dialogue, raw);
    } catch (error) {
      if (error instanceof ProbeFailure) return undefined;
      throw error;
    }
  }
}

/** What a server answers to EHLO. */
type Said = Omit<Greeting, 'address'>;

/** Waits for the greeting and answers it. */
async function welcome(dialogue: Dialogue, socket: Socket): Promise<Said> {
  const banner = await dialogue.reply();
  if (banner.code !== 220) throw new ProbeFailure(`it greets with "${replyText(banner)}"`);
  return hello(dialogue, socket);
}

async function hello(dialogue: Dialogue, socket: Socket): Promise<Said> {
  dialogue.say(`EHLO ${addressLiteral(socket.localAddress ?? '127.0.0.1')}`);
  const reply = await dialogue.reply();
  if (reply.code !== 250) throw new ProbeFailure(`it answers EHLO with "${replyText(reply)}"`);
  const [greeting = '', ...keywords] = reply.lines;
  return {
    ehloName: excerpt(greeting.split(' ', 1)[0] ?? ''),
    keywords: keywords.map((line) => excerpt(line.split(/[ =]/, 1)[0] ?? '').toUpperCase()),
  };
}

/** How a client without a name of its own calls itself: RFC 5321 section 4.1.3. */
function addressLiteral(address: string): string {
  return isIP(address) === 6 ? `[IPv6:${address}]` : `[${address}]`;
}

function replyText({ code, lines }: Reply): string {
  return excerpt(`${code} ${lines.at(-1) ?? ''}`);
}

function noAnswer(patience: number): string {
  return `no answer in ${patience / 1000} s`;
}
