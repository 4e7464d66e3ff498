import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from './run.ts';
import { stopMaster } from './stop-master.ts';

/** A Postfix of our own: its own configuration, queue, data and log, on the loopback address. */
export class PostfixInstance {
  readonly folder: string;
  readonly port: number;

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
  }

  /** Makes the folders and a throw-away certificate; nothing runs yet. */
  static async create(): Promise<PostfixInstance> {
    const folder = mkdtempSync(join(tmpdir(), 'mtalint-postfix-'));
    chmodSync(folder, 0o755);
    for (const name of ['etc', 'queue', 'data', 'tls']) mkdirSync(join(folder, name));
    must('chown', ['postfix', join(folder, 'data')]);
    const instance = new PostfixInstance(folder, await freePort());
    must('openssl', [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=localhost'],
      ...['-keyout', instance.keyFile, '-out', instance.certificateFile],
    ]);
    return instance;
  }

  get keyFile(): string {
    return join(this.folder, 'tls', 'key.pem');
  }

  get certificateFile(): string {
    return join(this.folder, 'tls', 'cert.pem');
  }

  /** Starts with a main.cf of the test's own, to which the instance's folders are added. */
  start(mainCf: string, smtpdOptions: readonly string[] = []): void {
    const settings = {
      queue_directory: join(this.folder, 'queue'),
      data_directory: join(this.folder, 'data'),
      maillog_file: join(this.folder, 'log'),
      maillog_file_prefixes: this.folder,
      inet_interfaces: '127.0.0.1',
      inet_protocols: 'ipv4',
      alias_maps: '',
      smtpd_tls_cert_file: this.certificateFile,
      smtpd_tls_key_file: this.keyFile,
      smtpd_tls_CAfile: '',
      // OpenSSL's default security level shuts out TLS 1.0 and 1.1 whatever Postfix admits.
      smtpd_tls_ciphers: 'medium',
      tls_medium_cipherlist: 'ALL:@SECLEVEL=0',
      tls_high_cipherlist: 'ALL:@SECLEVEL=0',
    };
    const lines = Object.entries(settings).map(([name, value]) => `${name} = ${value}\n`);
    const etc = join(this.folder, 'etc');
    writeFileSync(join(etc, 'main.cf'), [mainCf, '\n', ...lines].join(''));
    writeFileSync(join(etc, 'master.cf'), this.#master(smtpdOptions));
    must('postfix', ['-c', etc, 'start']);
  }

  /** Stops it, where it runs. */
  stop(): Promise<void> {
    return stopMaster(join(this.folder, 'queue'));
  }

  /** Stops it, and removes all of it. */
  async destroy(): Promise<void> {
    await this.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** The log so far, for messages of failing tests. */
  log(): string {
    try {
      return readFileSync(join(this.folder, 'log'), 'utf8');
    } catch (error) {
      return String(error);
    }
  }

  #master(smtpdOptions: readonly string[]): string {
    const options = smtpdOptions.map((option) => `  -o ${option}\n`).join('');
    return [
      `127.0.0.1:${this.port} inet n - n - - smtpd\n${options}`,
      'cleanup unix n - n - 0 cleanup\n',
      'qmgr unix n - n 300 1 qmgr\n',
      'tlsmgr unix - - n 1000? 1 tlsmgr\n',
      'rewrite unix - - n - - trivial-rewrite\n',
      'bounce unix - - n - 0 bounce\n',
      'defer unix - - n - 0 bounce\n',
      'trace unix - - n - 0 bounce\n',
      'verify unix - - n - 1 verify\n',
      'flush unix n - n 1000? 0 flush\n',
      'proxymap unix - - n - - proxymap\n',
      'smtp unix - - n - - smtp\n',
      'relay unix - - n - - smtp\n',
      'error unix - - n - - error\n',
      'retry unix - - n - - error\n',
      'discard unix - - n - - discard\n',
      'local unix - n n - - local\n',
      'anvil unix - - n - 1 anvil\n',
      'scache unix - - n - 1 scache\n',
      'postlog unix-dgram n - n - 1 postlogd\n',
    ].join('');
  }
}

/** A port of 127.0.0.1 that no one listens at. */
export function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer();
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address && typeof address === 'object') done(address.port);
        else failed(new Error('no port'));
      });
    });
  });
}
