import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Texts } from '../../src/lint/fixpoint.ts';
import { Release } from '../../src/postfix/facts/release.ts';
import { stockServices } from '../../src/postfix/facts/service-table.ts';
import { must } from './run.ts';

/** Where an instance lives, and whom it talks to. */
export interface Surroundings {
  readonly folder: string;
  /** Free ports of 127.0.0.1 for the services of an example. */
  readonly ports: readonly number[];
  /** Of a mail server that takes everything. */
  readonly sinkPort: number;
  /** A private key with its certificate. */
  readonly pem: string;
  readonly installed: string;
}

/** A service that takes mail. */
export interface Door {
  /** As the example names it, but for the port, which is a number. */
  readonly name: string;
  readonly port: number;
  /** On port 465 clients begin with TLS, elsewhere in clear text (RFC 8314, section 3.3). */
  readonly beginsWithTls: boolean;
}

/** An example as a real Postfix can run it. */
export interface Runnable {
  readonly main: string;
  readonly master: string;
  readonly doors: readonly Door[];
  /** Addresses of which each is relayed by another client service. */
  readonly relayed: readonly string[];
}

/** The folder of the configuration; other absolute paths of an example lie beside it. */
export function configFolder({ folder }: Surroundings): string {
  return join(folder, 'etc/postfix');
}

/**
 * Puts an instance's own settings before those of the example, which win, and its services after.
 * @param bystander the same example in its other form: what either sets, the instance does not
 */
export function runnable(texts: Texts, bystander: Texts, place: Surroundings): Runnable {
  const isSet = (name: string): boolean =>
    [texts, bystander].some((each) =>
      new RegExp(`^${name}\\b`, 'm').test(each.get('main.cf') ?? ''),
    );
  const example = relocated(texts.get('main.cf') ?? '', place);
  const { master, doors, clients } = services(
    relocated(texts.get('master.cf') ?? stockMaster(place.installed), place),
    place.ports,
    bystander.get('master.cf') ?? '',
  );
  const own = instanceSettings(place, clients);
  const settings = Object.entries(own).filter(([name]) => !isSet(name));
  // Where the example says nothing of a certificate, TLS still has one.
  if (!isSet('smtpd_tls_(?:chain_files|\\w*(?:cert|key)_file)')) {
    const path = join(configFolder(place), 'instance.pem');
    settings.push(['smtpd_tls_chain_files', path]);
  }
  return {
    main: `${settings.map(([name, value]) => `${name} = ${value}\n`).join('')}${example}`,
    master,
    doors,
    relayed: clients.map(({ name }) => `someone@${name}.far.example`),
  };
}

/**
 * Writes what the configuration names: the files that the example shows, and where it shows nothing
 * of a folder, a certificate with its key, or an empty table.
 */
export function writeNamedFiles(
  files: Readonly<Record<string, string>>,
  { main, master }: Runnable,
  place: Surroundings,
): void {
  for (const [path, text] of Object.entries(files)) {
    if (path.startsWith('/')) write(join(place.folder, path), relocated(text, place));
  }
  const shown = Object.keys(files).map((path) => dirname(join(place.folder, path)));
  const named = `${main}\n${master}`;
  for (const [, type = '', path = ''] of named.matchAll(/(?:\b(hash|btree):)?(\/[\w./-]+)/g)) {
    if (!path.startsWith(join(place.folder, 'etc'))) continue;
    if (type !== '') {
      if (!existsSync(path)) write(path, '');
      // By the machine's own main.cf, since that of the example may be broken.
      must('postmap', [`${type}:${path}`]);
    } else if (/\.pem$/.test(path) && !shown.includes(dirname(path)) && !existsSync(path)) {
      write(path, place.pem);
    }
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text, 'latin1');
}

/** Absolute paths lead into the folder; the destination that policies speak of is the sink. */
function relocated(text: string, { folder, sinkPort }: Surroundings): string {
  return text
    .replace(/(?<![\w/])\/etc\//g, `${folder}/etc/`)
    .replace(/\bexample\.com(?= (?:=|encrypt))/g, `localhost:${sinkPort}`);
}

function instanceSettings(
  { folder, sinkPort }: Surroundings,
  clients: readonly Client[],
): Record<string, string> {
  const routes = clients.map(({ name, program }) => {
    const hop = `${program === 'lmtp' ? 'inet:' : ''}localhost:${sinkPort}`;
    return `{${name}.far.example = ${name}:${hop}}`;
  });
  return {
    queue_directory: join(folder, 'queue'),
    data_directory: join(folder, 'data'),
    maillog_file: join(folder, 'log'),
    maillog_file_prefixes: folder,
    inet_interfaces: '127.0.0.1',
    myhostname: 'mail.example.org',
    alias_maps: '',
    mail_spool_directory: `${join(folder, 'spool')}/`,
    transport_maps: `inline:{ ${routes.join(' ')} }`,
    // Without it smtpd does not run at the compatibility level 0, which few examples are about.
    smtpd_relay_restrictions:
      'permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination',
    smtp_dns_support_level: 'disabled',
    lmtp_dns_support_level: 'disabled',
    smtp_host_lookup: 'native',
    lmtp_host_lookup: 'native',
    // Of a stranger, who says that he comes from elsewhere.
    smtpd_authorized_xclient_hosts: '127.0.0.1',
    smtpd_sasl_type: 'dovecot',
    smtpd_sasl_path: 'private/auth',
    // OpenSSL's default security level shuts out TLS 1.0 and 1.1 whatever Postfix admits.
    tls_medium_cipherlist: 'aNULL:-aNULL:HIGH:MEDIUM:+RC4:@STRENGTH:@SECLEVEL=0',
    tls_high_cipherlist: 'aNULL:-aNULL:HIGH:@STRENGTH:@SECLEVEL=0',
  };
}

interface Client {
  readonly name: string;
  readonly program: string;
}

/** An entry of master.cf: name, type, five fields, program. */
const ENTRY = /^([^\s#]\S*)(\s+)(\S+)((?:\s+\S+){5}\s+)(\S+)/;

/** What has to be there for mail to come in, to be queued and to be delivered. */
const NEEDED = [
  ...['cleanup unix n - n - 0 cleanup', 'qmgr unix n - n 300 1 qmgr'],
  ...['tlsmgr unix - - n 1000? 1 tlsmgr', 'rewrite unix - - n - - trivial-rewrite'],
  ...['bounce unix - - n - 0 bounce', 'defer unix - - n - 0 bounce', 'trace unix - - n - 0 bounce'],
  ...['verify unix - - n - 1 verify', 'flush unix n - n 1000? 0 flush'],
  ...[
    'proxymap unix - - n - - proxymap',
    'error unix - - n - - error',
    'retry unix - - n - - error',
  ],
  ...['local unix - n n - - local', 'anvil unix - - n - 1 anvil', 'scache unix - - n - 1 scache'],
  ...['smtp unix - - n - - smtp', 'lmtp unix - - n - - lmtp'],
  ...['dnsblog unix - - n - 0 dnsblog', 'tlsproxy unix - - n - 0 tlsproxy'],
  'postlog unix-dgram n - n - 1 postlogd',
];

function services(
  text: string,
  ports: readonly number[],
  bystander: string,
): { master: string; doors: readonly Door[]; clients: readonly Client[] } {
  const doors: Door[] = [];
  const clients: Client[] = [];
  const portOf = new Map<string, number>();
  const takesMail = /^\S+\s+inet(?:\s+\S+){5}\s+(?:smtpd|postscreen)\b/m.test(text);
  // What one form has and the other lacks is what the example is about.
  const added = (takesMail ? NEEDED : ['smtp inet n - n - - smtpd', ...NEEDED]).filter((line) => {
    const start = new RegExp(`^${line.split(' ', 2).join('\\s+')}\\s`, 'm');
    return !start.test(text) && !start.test(bystander);
  });
  const lines = [text.replace(/\n*$/, ''), ...added]
    .join('\n')
    .split('\n')
    .map((line) => {
      const [all, name = '', gap = '', type = '', fields = '', program = ''] =
        ENTRY.exec(line) ?? [];
      if (all === undefined) return line;
      if (type === 'unix' && (program === 'smtp' || program === 'lmtp')) {
        clients.push({ name, program });
      }
      if (type !== 'inet') return line;
      const door = numbered(name);
      const port = portOf.get(door) ?? ports[portOf.size];
      if (port === undefined) throw new Error(`too many services: ${text}`);
      const takes = program === 'smtpd' || program === 'postscreen';
      if (takes && !portOf.has(door)) {
        doors.push({ name: door, port, beginsWithTls: /\b465$/.test(door) });
      }
      portOf.set(door, port);
      return `127.0.0.1:${port}${gap}${type}${fields}${program}${line.slice(all.length)}`;
    });
  return { master: `${lines.join('\n')}\n`, doors, clients };
}

/** A service by the number of its port: `submission` and `587` are one. */
function numbered(name: string): string {
  return name
    .replace(/\bsmtp$/, '25')
    .replace(/\bsubmission$/, '587')
    .replace(/\b(?:submissions|smtps)$/, '465');
}

function stockMaster(installed: string): string {
  const release = Release.parse(installed);
  if (!release) throw new Error(`no release: ${installed}`);
  return stockServices(release)
    .map((service) => {
      const { name, type, unprivileged, chroot, wakeup, maxproc, command } = service;
      const fields = [name, type, service.private, unprivileged, chroot, wakeup, maxproc, command];
      return [...fields, ...service.arguments].join(' ');
    })
    .join('\n');
}
