import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Texts } from '../../src/lint/fixpoint.ts';
import { fakeDovecotAuth } from './dovecot-auth.ts';
import {
  configFolder,
  type Door,
  type Runnable,
  runnable,
  type Surroundings,
  writeNamedFiles,
} from './example-files.ts';
import { CLIENTS, type Mail, nameOf, tryToSend } from './mail-dialogue.ts';
import { type MailSink, openMailSink } from './mail-sink.ts';
import { freePort } from './postfix-instance.ts';
import { must, run } from './run.ts';
import { stopMaster } from './stop-master.ts';

/** What a Postfix did with an example. */
export interface Outcome {
  /** What the checks say with which `postfix start` begins, those of `postfix check`. */
  readonly complaints: readonly string[];
  readonly starts: boolean;
  /** What each client reached at each door: `smtp, mynetworks, none: to …`. */
  readonly reached: ReadonlySet<string>;
  /** Recipients to whom a message was delivered, and by what. */
  readonly delivered: ReadonlySet<string>;
  /** Doors at which someone was greeted. */
  readonly open: readonly string[];
  readonly log: string;
}

/** What the clients met with so far. */
interface Met {
  readonly reached: Set<string>;
  /** Recipients of messages that were taken. */
  readonly taken: Set<string>;
  readonly open: Set<string>;
}

/** What master says of a program that ends as soon as it starts; it waits a minute then. */
const THROTTLED = /bad command startup -- throttling/;

/** In milliseconds: the time between two looks, and how long something may take. */
const TICK = 50;
const DELIVERY_PATIENCE = 30_000;
const THROTTLED_PATIENCE = 1_000;

/** Runs examples one after the other, in a folder of its own. */
export class ExampleInstance {
  readonly #place: Surroundings;
  readonly #auth: Server;
  readonly #sink: MailSink;

  private constructor(place: Surroundings, auth: Server, sink: MailSink) {
    this.#place = place;
    this.#auth = auth;
    this.#sink = sink;
  }

  static async create(installed: string): Promise<ExampleInstance> {
    const folder = mkdtempSync(join(tmpdir(), 'mtalint-example-'));
    chmodSync(folder, 0o755);
    for (const name of ['queue', 'queue/private', 'data', 'spool']) mkdirSync(join(folder, name));
    chmodSync(join(folder, 'spool'), 0o1777);
    must('chown', ['postfix', join(folder, 'data'), join(folder, 'queue/private')]);
    chmodSync(join(folder, 'queue/private'), 0o700);
    const [key, certificate] = [join(folder, 'key'), join(folder, 'certificate')];
    must('openssl', [
      ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
      ...['-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', certificate],
    ]);
    const pem = `${readFileSync(key, 'utf8')}${readFileSync(certificate, 'utf8')}`;
    const sink = await openMailSink(pem);
    const auth = await fakeDovecotAuth(join(folder, 'queue/private/auth'));
    const ports = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
    return new ExampleInstance({ folder, ports, sinkPort: sink.port, pem, installed }, auth, sink);
  }

  /**
   * Starts an example, tries to send mail as every client would, and stops it.
   * @param bystander the same example in its other form
   */
  async try(
    texts: Texts,
    bystander: Texts,
    files: Readonly<Record<string, string>>,
    clients = CLIENTS,
  ): Promise<Outcome> {
    const example = this.write(texts, bystander, files);
    const config = configFolder(this.#place);
    const started = await run('postfix', ['-c', config, 'start']);
    const complaints = complaintsIn(`${started.stderr}${this.#logOfChecks()}`);
    try {
      const met: Met = { reached: new Set(), taken: new Set(), open: new Set() };
      if (started.status === 0) {
        const mail = await this.#mail(example);
        await Promise.all(example.doors.map((door) => this.#knock(door, clients, mail, met)));
      }
      const { reached, taken, open } = met;
      const delivered = await this.#deliveries(taken);
      const starts = started.status === 0;
      return { complaints, starts, reached, delivered, open: [...open], log: this.#log() };
    } finally {
      await stopMaster(join(this.#place.folder, 'queue'));
    }
  }

  /** Lets one client after the other try to send mail. */
  async #knock(door: Door, clients: typeof CLIENTS, mail: Mail, met: Met): Promise<void> {
    const isThrottled = () => THROTTLED.test(this.#log());
    for (const client of clients) {
      const { steps, delivered } = await tryToSend(door, client, mail, isThrottled);
      for (const step of steps) met.reached.add(`${door.name}, ${nameOf(client)}: ${step}`);
      for (const recipient of delivered) met.taken.add(recipient);
      if (steps.length > 0) met.open.add(door.name);
      // TLS may fail for a version; one who begins in clear text is greeted, or no one is.
      else if (!met.open.has(door.name) && (!door.beginsWithTls || isThrottled())) return;
    }
  }

  /** Puts an example into the folder. */
  write(texts: Texts, bystander: Texts, files: Readonly<Record<string, string>>): Runnable {
    const { folder } = this.#place;
    rmSync(join(folder, 'etc'), { recursive: true, force: true });
    for (const name of ['active', 'incoming', 'deferred', 'defer', 'bounce']) {
      const queue = join(folder, 'queue', name);
      if (!existsSync(queue)) continue;
      for (const entry of readdirSync(queue)) rmSync(join(queue, entry), { recursive: true });
    }
    rmSync(join(folder, 'log'), { force: true });
    const config = configFolder(this.#place);
    mkdirSync(config, { recursive: true });
    const example = runnable(texts, bystander, this.#place);
    const shown = { ...files, ...Object.fromEntries(texts) };
    writeNamedFiles(shown, example, this.#place);
    writeFileSync(join(config, 'main.cf'), example.main, 'latin1');
    writeFileSync(join(config, 'master.cf'), example.master, 'latin1');
    return example;
  }

  /** Every setting of every program and service, as postconf reads what was written last. */
  async settings(): Promise<string> {
    const config = configFolder(this.#place);
    const runs = [[], ['-P'], ['-M'], ['-F']].map((flags) =>
      run('postconf', ['-c', config, ...flags]),
    );
    const said = (await Promise.all(runs)).map(({ stdout }) => stdout).join('\n');
    // That of postconf itself.
    return said.replace(/^process_id = .*\n/m, '');
  }

  destroy(): void {
    this.#auth.close();
    this.#sink.close();
    rmSync(this.#place.folder, { recursive: true, force: true });
  }

  async #mail({ relayed }: Runnable): Promise<Mail> {
    const config = configFolder(this.#place);
    const { stdout } = await run('postconf', ['-c', config, '-xh', 'mydestination']);
    const [domain = '[127.0.0.1]'] = stdout
      .trim()
      .split(/[\s,]+/)
      .filter(Boolean);
    const local = `daemon@${domain}`;
    return { sender: local, recipients: [local, ...relayed] };
  }

  /**
   * The recipients to whom something was delivered, as the log says, of those for whom a message
   * was taken; waits until it speaks of each.
   */
  async #deliveries(expected: ReadonlySet<string>): Promise<ReadonlySet<string>> {
    let patience = DELIVERY_PATIENCE;
    for (;;) {
      const log = this.#log();
      const told = [...log.matchAll(/ to=<([^>]*)>,.* status=(\w+)/g)];
      const recipients = new Set(told.map(([, recipient]) => recipient));
      if ([...expected].every((each) => recipients.has(each)) || patience <= 0) {
        return new Set(
          told.flatMap(([, to = '', status]) =>
            status === 'sent' && expected.has(to) ? [`delivered to ${to}`] : [],
          ),
        );
      }
      if (THROTTLED.test(log)) patience = Math.min(patience, THROTTLED_PATIENCE);
      patience -= TICK;
      await sleep(TICK);
    }
  }

  #log(): string {
    const path = join(this.#place.folder, 'log');
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  }

  /** What was said before master and the daemons said anything. */
  #logOfChecks(): string {
    return this.#log().split(/^.* postfix\/(?:master|[a-z]+d)\[/m, 1)[0] ?? '';
  }
}

/** The complaints in a log, without time and process. */
function complaintsIn(log: string): readonly string[] {
  const said = log.split('\n').filter((line) => /warning|error|fatal/.test(line));
  return [...new Set(said.map((line) => line.replace(/^.*?\[\d+\]: /, '')))];
}
