import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How a certificate is made. */
export interface Issue {
  /** Name of the files, `NAME.crt`. */
  readonly name: string;
  /** Whose key it is about, `KEY.key`. */
  readonly key: string;
  /** The certificate and key that sign it; its own key where absent. */
  readonly by?: { readonly certificate: string; readonly key: string };
  readonly commonName?: string;
  /** Days from today. */
  readonly from?: number;
  readonly to?: number;
  /** Lines of an OpenSSL extension section. */
  readonly extensions?: readonly string[];
  readonly digest?: string;
}

export const HOST = 'mx.mail.test';

export const SERVER = [
  'basicConstraints=CA:false',
  'extendedKeyUsage=serverAuth',
  `subjectAltName=DNS:${HOST}`,
];

const AUTHORITY = ['basicConstraints=critical,CA:true', 'keyUsage=critical,keyCertSign,cRLSign'];

const DAY = 24 * 60 * 60 * 1000;

/** Makes keys and certificates of every kind with the openssl program. */
export class ChainPki {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true });
    writeFileSync(this.path('index.txt'), '');
    writeFileSync(this.path('index.txt.attr'), 'unique_subject = no\n');
    const config = [
      '[ca]\ndefault_ca=own',
      '[own]',
      `database=${this.path('index.txt')}`,
      `new_certs_dir=${folder}`,
      'rand_serial=yes\ndefault_md=sha256\npolicy=any\nunique_subject=no\nemail_in_dn=no',
      '[any]\ncommonName=optional\n[req]\ndistinguished_name=dn\n[dn]',
    ];
    writeFileSync(this.path('ca.cnf'), `${config.join('\n')}\n`);
  }

  path(name: string): string {
    return join(this.folder, name);
  }

  read(name: string): string {
    return readFileSync(this.path(name), 'latin1');
  }

  /** The files of these names one behind the other. */
  join(...names: readonly string[]): string {
    return names.map((name) => this.read(name)).join('');
  }

  write(name: string, text: string): string {
    writeFileSync(this.path(name), text, 'latin1');
    return this.path(name);
  }

  key(name: string, algorithm: 'ec' | 'ed25519' | number = 'ec'): void {
    const kind =
      algorithm === 'ec'
        ? ['EC', '-pkeyopt', 'ec_paramgen_curve:prime256v1']
        : algorithm === 'ed25519'
          ? ['ED25519']
          : ['RSA', '-pkeyopt', `rsa_keygen_bits:${algorithm}`];
    this.openssl('genpkey', '-algorithm', ...kind, '-out', this.path(`${name}.key`));
  }

  authority(name: string, by?: Issue['by'], more: Partial<Issue> = {}): void {
    this.issue({
      name,
      key: name,
      commonName: name,
      to: 3000,
      extensions: AUTHORITY,
      ...more,
      ...(by ? { by } : {}),
    });
  }

  issue({ name, key, by, commonName = HOST, from = -1, to = 80, extensions, digest }: Issue): void {
    const request = this.path(`${name}.csr`);
    const keyFile = this.path(`${key}.key`);
    const config = this.path('ca.cnf');
    const subject = ['-subj', `/CN=${commonName}`];
    this.openssl('req', '-new', '-config', config, '-key', keyFile, '-out', request, ...subject);
    const lines = extensions ?? SERVER;
    writeFileSync(this.path(`${name}.ext`), `${lines.join('\n')}\n`);
    const signer = by
      ? ['-cert', this.path(`${by.certificate}.crt`), '-keyfile', this.path(`${by.key}.key`)]
      : ['-selfsign', '-keyfile', keyFile];
    this.openssl(
      ...['ca', '-batch', '-notext', '-config', config, ...signer, '-in', request],
      ...['-out', this.path(`${name}.crt`), '-startdate', stamp(from), '-enddate', stamp(to)],
      ...['-extfile', this.path(`${name}.ext`), ...(digest ? ['-md', digest] : [])],
    );
  }

  openssl(...args: readonly string[]): void {
    execFileSync('openssl', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  }
}

function stamp(days: number): string {
  const date = new Date(Date.now() + days * DAY).toISOString();
  return `${date.replace(/[-:T]/g, '').slice(0, 14)}Z`;
}
