import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** Whether a server names AUTH in its answer to EHLO; undefined where it takes no TLS. */
export interface AuthSeen {
  readonly beforeTls: boolean;
  readonly withTls: boolean | undefined;
}

/** How long a server may take for one answer, in milliseconds. */
const PATIENCE = 20_000;

/** Greets a server before and after STARTTLS, or in TLS from the first byte. */
export async function offersOfAuth(
  host: string,
  port: number,
  wrapped: boolean,
): Promise<AuthSeen> {
  const plain = connect(port, host);
  if (wrapped) {
    const withTls = offersAuth(await ehlo(new Dialogue(encrypted(plain))));
    return { beforeTls: false, withTls };
  }
  const dialogue = new Dialogue(plain);
  const before = await ehlo(dialogue);
  const beforeTls = offersAuth(before);
  if (!/^250[- ]STARTTLS\r$/m.test(before)) {
    plain.destroy();
    return { beforeTls, withTls: undefined };
  }
  await dialogue.ask('STARTTLS');
  dialogue.leave();
  const inside = new Dialogue(encrypted(plain));
  const withTls = offersAuth(await inside.ask('EHLO client.example'));
  plain.destroy();
  return { beforeTls, withTls };
}

function encrypted(socket: Socket): Socket {
  return connectTls({ socket, rejectUnauthorized: false });
}

async function ehlo(dialogue: Dialogue): Promise<string> {
  await dialogue.reply();
  return dialogue.ask('EHLO client.example');
}

function offersAuth(reply: string): boolean {
  return /^250[- ]AUTH[ =]/m.test(reply);
}

/** Commands and whole replies. */
class Dialogue {
  readonly #socket: Socket;
  #heard = '';
  #wake: () => void = () => {};
  #failure: Error | undefined;

  constructor(socket: Socket) {
    this.#socket = socket;
    socket.on('data', (bytes) => {
      this.#heard += bytes.toString('latin1');
      this.#wake();
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('the server hung up')));
    socket.setTimeout(PATIENCE, () => this.#fail(new Error('the server says nothing')));
  }

  ask(command: string): Promise<string> {
    this.#socket.write(`${command}\r\n`);
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
    this.#socket.removeAllListeners('data');
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wake();
  }
}
