import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { createInterface } from 'node:readline';

/** The one user that the fake service knows, as PLAIN sends them, in base64. */
export const PLAIN_LOGIN = Buffer.from('\0user\0secret', 'latin1').toString('base64');

/**
 * Answers as Dovecot's auth service does: says which mechanisms there are, and lets one user in by
 * PLAIN. Source: Dovecot "Authentication Protocol" 1.1, xsasl/xsasl_dovecot_server.c.
 */
export function fakeDovecotAuth(path: string): Promise<Server> {
  const server = createServer((socket) => {
    socket.on('error', () => {});
    socket.write(
      [
        'VERSION\t1\t1',
        'MECH\tPLAIN\tplaintext',
        'MECH\tLOGIN\tplaintext',
        'MECH\tCRAM-MD5\tdictionary\tactive',
        'SPID\t1',
        'CUID\t1',
        'COOKIE\t0123456789abcdef0123456789abcdef',
        'DONE\n',
      ].join('\n'),
    );
    createInterface({ input: socket }).on('line', (line) => {
      const [command, id, , ...attributes] = line.split('\t');
      if (command !== 'AUTH') return;
      const isUser = attributes.includes(`resp=${PLAIN_LOGIN}`);
      socket.write(isUser ? `OK\t${id}\tuser=user\n` : `FAIL\t${id}\n`);
    });
  });
  return new Promise((done, failed) => {
    server.once('error', failed);
    server.listen(path, () => {
      // smtpd is not root.
      chmodSync(path, 0o666);
      done(server);
    });
  });
}
