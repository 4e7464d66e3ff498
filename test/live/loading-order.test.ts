import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import orders from '../../src/postfix/facts/loading-order.json' with { type: 'json' };
import { type Parameter, parameterTable } from '../../src/postfix/facts/parameter-table.ts';
import { Release } from '../../src/postfix/facts/release.ts';
import { isReadBy } from '../../src/postfix/model/readers.ts';
import { isKnown } from '../../src/postfix/model/value.ts';
import { serverOf } from '../postfix/model/server-of.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

/** All whose order is known; error and discard have no parameters of their own. */
const PROGRAMS = [
  ...['smtpd', 'smtp', 'lmtp', 'cleanup', 'qmgr', 'oqmgr', 'local', 'bounce', 'tlsproxy'],
  ...['postscreen', 'trivial-rewrite', 'virtual', 'verify', 'tlsmgr', 'qmqpd', 'showq'],
  ...['pipe', 'spawn', 'flush', 'anvil', 'scache', 'dnsblog', 'pickup'],
];

/** Values of these kinds are refused with a message that shows them. */
const SHOWN_WHEN_REFUSED = ['int', 'long', 'nint', 'bool', 'nbool', 'time'];

/** A keyword that pickup refuses in the same way; it has no other parameter to refuse. */
const KEYWORD_SHOWN_WHEN_REFUSED = 'receive_override_options';

/** Parameters of each program and kind that are looked at, spread over its table. */
const OF_EACH_KIND = 2;

/** Programs that run at the same time; each sleeps a second before it ends. */
const AT_ONCE = 18;

/** References in one value: a line of the log has its limit. */
const REFERENCES = 400;

/** What only the host knows. */
const MAY_BE_UNKNOWN = /^(?:process_id|my(?!networks)|mail_release_date|proxy_interfaces)/;

const BASE = `
myhostname = mail.example.com
mynetworks = 192.0.2.1
inet_protocols = ipv4
inet_interfaces = 127.0.0.1
alias_maps =
local_recipient_maps =
virtual_mailbox_base = /var/mail
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject_unauth_destination
`;

describe.skipIf(!CAN_RUN_POSTFIX)(`what a real daemon sees ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let release: Release;

  beforeAll(async () => {
    const version = Release.parse(postconf('mail_version'));
    if (!version) throw new Error('no release');
    release = version;
    postfix = await PostfixInstance.create();
    postfix.start(BASE);
  }, 60_000);
  afterAll(() => postfix.destroy());

  test('all programs whose order is known are looked at', () => {
    const known = Object.entries(orders.own).filter(([, { order }]) => order.length > 0);
    expect(PROGRAMS.toSorted()).toEqual(known.map(([program]) => program).toSorted());
  });

  test.concurrent.each(PROGRAMS)(
    '%s knows the defaults that it is said to know',
    async (program) => {
      const names = parameterTable(release)
        .names()
        .filter((name) => !name.startsWith('maillog_file'));
      const cases = rootsOf(program).flatMap((root) =>
        chunks(names).map((some) => ({ root, names: some })),
      );
      expect(cases.length).toBeGreaterThan(0);
      const disagreements = await Promise.all(
        cases.map(async (each) =>
          differences(each, await inTurn(() => shown(program, each)), foretold(program, each)),
        ),
      );
      expect(disagreements.flat()).toEqual([]);
    },
    300_000,
  );

  test('smtpd fills in its banner as show says', () => {
    const names = parameterTable(release)
      .names()
      .filter((name) => /^(?:smtpd|smtp|tls|my|process_name|service_name)/.test(name));
    const value = `x${names.map((name) => `\${${name}?{1}:{0}}`).join('')} $process_name $service_name`;
    for (const set of ['', 'process_name = other\nservice_name = other\n']) {
      const main = `smtpd_banner = ${value}\n${set}`;
      const etc = configure('banner', main);
      const { stdout } = spawnSync(join(postconf('daemon_directory'), 'smtpd'), ['-S'], {
        env: { ...process.env, MAIL_CONFIG: etc },
        input: 'QUIT\r\n',
        encoding: 'utf8',
      });
      const server = serverOf(`${BASE}${main}`, 'smtpd unix - - n - - smtpd\n', release.text);
      const banner = server.services[0]?.scope.effective('smtpd_banner').value;
      expect(banner && isKnown(banner) && `220 ${banner.text}`).toBe(stdout.split('\r\n')[0]);
    }
  });

  /** Some parameters of each kind that the program reads, from the beginning to the end. */
  function rootsOf(program: string): string[] {
    const server = serverOf(BASE, `${program} unix - - n - - ${program}\n`, release.text);
    const [service] = server.services;
    if (!service) throw new Error('no service');
    const reads = (parameter: Parameter) =>
      isReadBy(service, parameter, server) &&
      !/_tls_|^tls_(?!random)|cache_cleanup/.test(parameter.name);
    const own = parameterTable(release)
      .names()
      .map((name) => parameterTable(release).get(name))
      .filter((parameter) => parameter !== undefined)
      .filter(
        (parameter) => reads(parameter) && parameter.scope === undefined && !parameter.readOnly,
      );
    const roots = SHOWN_WHEN_REFUSED.flatMap((kind) => {
      const same = own.filter((parameter) => parameter.kind === kind).map(({ name }) => name);
      const step = Math.max(1, Math.floor(same.length / OF_EACH_KIND));
      return same.filter((_name, at) => at % step === 0).slice(0, OF_EACH_KIND);
    });
    if (roots.length > 0) return roots;
    return own.map(({ name }) => name).filter((name) => name === KEYWORD_SHOWN_WHEN_REFUSED);
  }

  /** For each name 1 or 0; `?` where it is not known. */
  function foretold(program: string, { root, names }: Case): string[] {
    const main = `${BASE}${root} = x\n`;
    const server = serverOf(main, `${program} unix - - n - - ${program}\n`, release.text);
    return names.map((name) => {
      const bit = server.services[0]?.scope.expand(test01(name), root);
      return bit && isKnown(bit) ? bit.text : '?';
    });
  }

  /** What the program tells with its last words. */
  async function shown(program: string, { root, names }: Case): Promise<string> {
    const etc = configure(
      `${program}-${root}-${names[0]}`,
      `${root} = x${names.map(test01).join('')}\n`,
    );
    const pid = await exitOf(join(postconf('daemon_directory'), program), etc);
    const lines = postfix.log().split('\n');
    return lines.find((line) => line.includes(`/${program}[${pid}]: fatal: `)) ?? 'nothing';
  }

  function configure(name: string, main: string): string {
    const etc = join(postfix.folder, 'cases', name);
    mkdirSync(etc, { recursive: true });
    const settings = {
      queue_directory: join(postfix.folder, 'queue'),
      data_directory: join(postfix.folder, 'data'),
      maillog_file: join(postfix.folder, 'log'),
      maillog_file_prefixes: postfix.folder,
    };
    const lines = Object.entries(settings).map(([key, value]) => `${key} = ${value}\n`);
    writeFileSync(join(etc, 'main.cf'), `${BASE}${lines.join('')}${main}`);
    writeFileSync(join(etc, 'master.cf'), '');
    return etc;
  }
});

interface Case {
  readonly root: string;
  readonly names: readonly string[];
}

function test01(name: string): string {
  return `\${${name}?{1}:{0}}`;
}

function chunks(names: readonly string[]): string[][] {
  const all: string[][] = [];
  for (let at = 0; at < names.length; at += REFERENCES) all.push(names.slice(at, at + REFERENCES));
  return all;
}

function differences({ root, names }: Case, seen: string, ours: readonly string[]): string[] {
  const [, bits] = /\bx([01]+)"?$/.exec(seen) ?? [];
  if (bits?.length !== names.length) return [`${root}: ${seen}`];
  return names.flatMap((name, at) =>
    ours[at] === bits[at] || (ours[at] === '?' && MAY_BE_UNKNOWN.test(name))
      ? []
      : [`${root}: ${name}: ${ours[at]}, not ${bits[at]}`],
  );
}

/** Lets so many run at the same time, and the others wait. */
function limited(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running >= most) await new Promise<void>((go) => waiting.push(go));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

const inTurn = limited(AT_ONCE);

function exitOf(program: string, etc: string): Promise<number | undefined> {
  const child = spawn(program, ['-S'], {
    env: { ...process.env, MAIL_CONFIG: etc },
    stdio: 'ignore',
    timeout: 60_000,
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', () => done(child.pid));
  });
}

function postconf(name: string): string {
  return spawnSync('postconf', ['-dh', name], { encoding: 'utf8' }).stdout.trim();
}
