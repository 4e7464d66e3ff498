import { createServer, type Server, type Socket } from 'node:net';
import { TLSSocket, type TLSSocketOptions } from 'node:tls';

/** How a mail server of the tests answers. */
export interface Script {
  /** The first words, with their line ends; nothing where it waits for the client. */
  readonly greeting: string;
  /** Answers by the first word of a command. */
  readonly answers?: Readonly<Record<string, string>>;
  /** What TLS behind STARTTLS is made with. */
  readonly tls?: TLSSocketOptions;
}

const EHLO = '250-fake.example.org\r\n250-PIPELINING\r\n250-STARTTLS\r\n250 AUTH PLAIN\r\n';

/** A server that does what most do. */
export const USUAL: Script = {
  greeting: '220 fake.example.org ESMTP\r\n',
  answers: { EHLO, STARTTLS: '220 go ahead\r\n', QUIT: '221 bye\r\n' },
};

const open: Server[] = [];

/** Listens on a port of the loopback address, which it returns. */
export function serve(script: Script): Promise<number> {
  const server = createServer((socket) => converse(socket, script));
  open.push(server);
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      if (address && typeof address === 'object') done(address.port);
      else failed(new Error('no port'));
    });
  });
}

/** Ends all servers. */
export function closeAll(): void {
  for (const server of open.splice(0)) server.close();
}

function converse(socket: Socket, script: Script): void {
  // Clients leave as they please.
  socket.on('error', () => {});
  socket.write(script.greeting);
  socket.on('data', (bytes) => {
    const command = bytes.toString('latin1').split(/\s/)[0]?.toUpperCase() ?? '';
    const answer = script.answers?.[command];
    if (answer === undefined) return;
    socket.write(answer);
    if (command !== 'STARTTLS' || !answer.startsWith('220') || !script.tls) return;
    socket.removeAllListeners('data');
    const encrypted = new TLSSocket(socket, { isServer: true, ...script.tls });
    converse(encrypted, { ...script, greeting: '' });
  });
}
