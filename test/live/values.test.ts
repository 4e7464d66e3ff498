import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeUtf8 } from '../../src/text/bytes.ts';
import { lintExample } from '../rules/lint-example.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

/** The rules that foretell the end of a program. */
const FATAL_RULES = [
  'postfix/main-bool-invalid',
  'postfix/main-int-invalid',
  'postfix/main-keyword-invalid',
  'postfix/main-length-invalid',
  'postfix/compat-level-invalid',
];

const BASE = `
myhostname = mail.example.com
mydestination = mail.example.com
inet_protocols = ipv4
inet_interfaces = 127.0.0.1
alias_maps =
local_recipient_maps =
smtpd_peername_lookup = no
smtpd_relay_restrictions = reject_unauth_destination
`;

/** A program and one line of main.cf. */
const CASES: readonly (readonly [program: string, setting: string])[] = [
  // Every command reads these.
  ['postmap', 'soft_bounce = maybe'],
  ['postmap', 'soft_bounce = YES'],
  ['postmap', 'message_size_limit = 10M'],
  ['postmap', 'message_size_limit = -5'],
  ['postmap', 'compatibility_level = 3.x'],
  ['postmap', 'compatibility_level = +99'],
  ['postmap', 'mail_name ='],
  ['postmap', 'mynetworks_style = HOST'],
  ['postmap', 'syslog_facility = mail'],
  ['postmap', 'ipc_timeout = 0'],
  // These are a matter of one program.
  ['postmap', 'smtpd_helo_required = true'],
  ['smtpd', 'smtpd_helo_required = true'],
  ['smtpd', 'smtpd_helo_required = nO'],
  ['smtpd', 'smtpd_timeout = 5 s'],
  ['smtpd', 'smtpd_timeout = 1h30m'],
  ['smtpd', 'smtpd_timeout = 24855d'],
  ['smtpd', 'smtpd_timeout = 24854d'],
  ['smtpd', 'smtpd_soft_error_limit = 0'],
  ['smtpd', 'smtpd_soft_error_limit = ${stress?{1}:{05}}'],
  ['smtpd', 'receive_override_options = no_such_thing'],
  ['smtpd', 'unverified_sender_tempfail_action = DEFER'],
  ['smtpd', 'unverified_sender_tempfail_action = bounce'],
  ['smtpd', 'smtpd_tls_session_cache_timeout = soon'],
  ['smtp', 'smtp_host_lookup = DNS'],
  ['smtp', 'smtp_host_lookup = dns, native'],
  ['smtp', 'smtp_connect_timeout = 30sec'],
  ['smtp', 'smtp_connect_timeout = 30x'],
  ['smtp', 'lmtp_connect_timeout = 30x'],
  ['smtp', 'smtp_tls_security_level = may\ntls_append_default_CA = 1'],
  ['smtp', 'tls_append_default_CA = 1'],
  ['qmgr', 'maximal_queue_lifetime = 101'],
  ['qmgr', 'maximal_queue_lifetime = 99'],
];

const RESTRICTIONS: readonly string[] = [
  'permit_mynetworks, reject_unath_destination',
  'PERMIT_MYNETWORKS, static:DUNNO, reject_unauth_destination',
  'check_client_access, reject_unauth_destination',
  'sleep 1s',
  'permit, bogus',
  'defer_unauth_destination, "permit_mynetworks"',
];

describe.skipIf(!CAN_RUN_POSTFIX)(`values as a real Postfix takes them ${NEEDS_POSTFIX}`, () => {
  let work: string;
  let version: string;

  beforeAll(() => {
    work = mkdtempSync(join(tmpdir(), 'mtalint-values-'));
    chmodSync(work, 0o755);
    version = postconf('mail_version');
    makeInstance('queue', '');
    spawnSync('postfix', ['-c', join(work, 'queue'), 'check'], { stdio: 'ignore' });
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test('programs end over the values that are said to end them, and over no others', async () => {
    const daemons = postconf('daemon_directory');
    const instances = CASES.map(([, setting], at) => makeInstance(`${at}`, setting));
    const refused: boolean[] = [];
    for (let at = 0; at < CASES.length; at += 8) {
      const some = CASES.slice(at, at + 8);
      const ends = some.map(([program], index) => {
        return endsAtOnce(program, instances[at + index] ?? '', daemons);
      });
      refused.push(...(await Promise.all(ends)));
    }
    const foretold = CASES.map(([program, setting]) => foretellsEnd(program, setting, version));
    const table = (ends: readonly boolean[]) =>
      CASES.map(
        ([program, setting], at) => `${program}: ${setting}: ${ends[at] ? 'ends' : 'runs'}`,
      );
    expect(table(foretold)).toEqual(table(refused));
    expect(new Set(refused).size).toBe(2);
  }, 120_000);

  test('smtpd answers 451 for the restrictions that are said to make it do so', async () => {
    const postfix = await PostfixInstance.create();
    try {
      for (const list of RESTRICTIONS) {
        const main = `${BASE}mynetworks = 192.0.2.1\nsmtpd_recipient_restrictions = ${list}\n`;
        postfix.start(main);
        const reply = await replyToRecipient(postfix.port);
        await postfix.stop();
        const rules = findings(main, version).map(({ rule }) => rule);
        const broken = rules.some((rule) =>
          ['postfix/restriction-unknown-name', 'postfix/restriction-missing-argument'].includes(
            rule,
          ),
        );
        expect(`${list}: ${/^451 4\.3\.5 /.test(reply)}`, postfix.log()).toBe(`${list}: ${broken}`);
      }
    } finally {
      await postfix.destroy();
    }
  }, 120_000);

  /** A configuration and data of its own; the queue stays empty and is the same for all. */
  function makeInstance(name: string, setting: string): string {
    const folder = join(work, name);
    mkdirSync(join(folder, 'data'), { recursive: true });
    spawnSync('chown', ['postfix', join(folder, 'data')]);
    const own = `queue_directory = ${work}/spool\ndata_directory = ${folder}/data\n`;
    mkdirSync(join(work, 'spool'), { recursive: true });
    writeFileSync(join(folder, 'main.cf'), `${BASE}${own}${setting}\n`);
    writeFileSync(join(folder, 'master.cf'), '');
    return folder;
  }
});

function postconf(name: string): string {
  return spawnSync('postconf', ['-dh', name], { encoding: 'utf8' }).stdout.trim();
}

function findings(main: string, version: string, master?: string) {
  const texts = new Map([['main.cf', encodeUtf8(main)]]);
  if (master !== undefined) texts.set('master.cf', encodeUtf8(master));
  return lintExample({ files: Object.fromEntries(texts), version }, texts);
}

/** Whether the rules say that the program ends; master.cf has no other program. */
function foretellsEnd(program: string, setting: string, version: string): boolean {
  const type = program === 'smtpd' ? 'inet' : 'unix';
  const master = program === 'postmap' ? '' : `smtp ${type} - - n - - ${program}\n`;
  return findings(`${BASE}${setting}\n`, version, master.replace('inet -', 'inet n')).some(
    ({ rule, severity }) => FATAL_RULES.includes(rule) && severity === 'error',
  );
}

/**
 * Whether the program ends with a failure before it does anything: a daemon talks to its standard
 * input with `-S`, and one that still runs after a while has accepted its settings.
 */
function endsAtOnce(program: string, etc: string, daemons: string): Promise<boolean> {
  const command = program === 'postmap';
  const child = command
    ? spawn('postmap', ['-c', etc, '-q', 'x', 'static:y'], { stdio: ['pipe', 'ignore', 'ignore'] })
    : spawn(join(daemons, program), ['-S'], {
        env: { ...process.env, MAIL_CONFIG: etc },
        stdio: ['pipe', 'ignore', 'ignore'],
      });
  child.stdin.on('error', () => undefined);
  return new Promise((done, failed) => {
    const patience = setTimeout(() => {
      done(false);
      child.kill('SIGKILL');
    }, 5000);
    child.once('error', failed);
    child.once('exit', (status) => {
      clearTimeout(patience);
      done(status === 1);
    });
    child.stdin.write('QUIT\r\n');
  });
}

/** What smtpd says to a recipient in its own domain. */
async function replyToRecipient(port: number): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  socket.setTimeout(10_000, () => socket.destroy(new Error('smtpd does not answer')));
  const commands = ['EHLO client.example.net', 'MAIL FROM:<a@example.org>'];
  commands.push('RCPT TO:<b@mail.example.com>');
  let reply = '';
  for await (const line of createInterface({ input: socket })) {
    if (line[3] === '-') continue;
    reply = line;
    const next = commands.shift();
    if (next === undefined || /^[45]/.test(line)) break;
    socket.write(`${next}\r\n`);
  }
  socket.destroy();
  return reply;
}
