import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';

/** Files of what a server presents, in PEM. */
export interface ServerFiles {
  readonly certificate: string;
  readonly key: string;
  /** What is sent behind the certificate, in the order of the file; nothing if absent. */
  readonly rest?: string;
}

/** A TLS server on loopback that presents a chain exactly as it is told. */
export async function presentFiles({
  certificate,
  key,
  rest,
}: ServerFiles): Promise<{ readonly port: number; stop(): void }> {
  const port = await freePort();
  const own = ['-cert', certificate, '-key', key, '-cipher', 'DEFAULT:@SECLEVEL=0'];
  const chain = rest === undefined ? [] : ['-cert_chain', rest];
  const server = spawn('openssl', ['s_server', '-accept', `127.0.0.1:${port}`, ...own, ...chain], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  await listening(server);
  return { port, stop: () => server.kill() };
}

function listening(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (text: Buffer) => {
      if (text.toString().includes('ACCEPT')) resolve();
    });
    server.on('exit', (status) => reject(new Error(`s_server ended with ${status}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0));
    });
  });
}
