import { chmodSync } from 'node:fs';
import { createServer, type Server } from 'node:net';

/**
 * Answers as Dovecot's auth service does when a client connects, and knows no one: enough for smtpd
 * to learn which mechanisms there are. Source: Dovecot "Authentication Protocol" 1.1,
 * xsasl/xsasl_dovecot_server.c.
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
