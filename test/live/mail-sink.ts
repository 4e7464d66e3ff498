import { createServer, type Server, type Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';

/** A mail server at the other end: takes every message by SMTP or LMTP, with STARTTLS. */
export interface MailSink {
  readonly port: number;
  close(): void;
}

/** @param pem a private key with its certificate */
export function openMailSink(pem: string): Promise<MailSink> {
  const secureContext = createSecureContext({ key: pem, cert: pem, minVersion: 'TLSv1' });
  const server: Server = createServer((socket) => {
    socket.write('220 sink.example ESMTP\r\n');
    const encrypt = () => new TLSSocket(socket, { isServer: true, secureContext });
    new Session(socket, () => new Session(encrypt(), undefined));
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') failed(new Error('no port'));
      else done({ port: address.port, close: () => server.close() });
    });
  });
}

/** One client. */
class Session {
  readonly #socket: Socket;
  /** Goes on in TLS; undefined where it is no longer to be had. */
  readonly #startTls: (() => void) | undefined;
  #heard = '';
  #isLmtp = false;
  #isInText = false;
  #recipients = 0;

  constructor(socket: Socket, startTls: (() => void) | undefined) {
    this.#socket = socket;
    this.#startTls = startTls;
    socket.on('error', () => socket.destroy());
    socket.on('data', (bytes) => {
      this.#heard += bytes.toString('latin1');
      for (let line = this.#next(); line !== undefined; line = this.#next()) {
        this.#socket.write(this.#isInText ? this.#endOfText() : this.#answer(line));
      }
    });
  }

  /** A command, or the whole text of a message. */
  #next(): string | undefined {
    const end = (this.#isInText ? /(?:^|\r\n)\.\r\n/ : /\r\n/).exec(this.#heard);
    if (!end) return undefined;
    const line = this.#heard.slice(0, end.index);
    this.#heard = this.#heard.slice(end.index + end[0].length);
    return line;
  }

  #answer(line: string): string {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'LHLO') {
      this.#isLmtp = verb === 'LHLO';
      return this.#startTls ? '250-sink.example\r\n250 STARTTLS\r\n' : '250 sink.example\r\n';
    }
    if (verb === 'STAR') {
      this.#socket.removeAllListeners('data');
      setImmediate(() => this.#startTls?.());
      return '220 2.0.0 begin\r\n';
    }
    this.#isInText = verb === 'DATA';
    if (this.#isInText) return '354 go on\r\n';
    if (verb === 'RCPT') this.#recipients += 1;
    return '250 2.0.0 ok\r\n';
  }

  /** LMTP answers for each recipient. */
  #endOfText(): string {
    const answers = this.#isLmtp ? this.#recipients : 1;
    this.#isInText = false;
    this.#recipients = 0;
    return '250 2.0.0 taken\r\n'.repeat(answers);
  }
}
