import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PostfixServer } from '../../src/postfix/model/server.ts';
import { serviceTls } from '../../src/postfix/model/service-tls.ts';
import { isKnown } from '../../src/postfix/model/value.ts';
import { fromBytes } from '../../src/text/bytes.ts';
import { type AuthSeen, offersOfAuth } from './auth-probe.ts';
import { fakeDovecotAuth } from './dovecot-auth.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';
import { serverIn } from './server-in.ts';

type Settings = Readonly<Record<string, string>>;

const SEED = 42;
const BATCHES = 3;
const SERVICES = 8;

const yesNo = fc.constantFrom('yes', 'no');

/** A mechanism is left whatever the options say: smtpd ends where none is. */
const OPTIONS = ['noanonymous', 'noplaintext, noanonymous', 'noanonymous, nodictionary'];

const KEYWORDS = [
  'auth',
  'AUTH, silent-discard',
  'starttls',
  'chunking dsn',
  '$nothing',
  'dsn,auth',
];

const settings: fc.Arbitrary<Settings> = fc.record(
  {
    smtpd_tls_auth_only: yesNo,
    smtpd_tls_security_level: fc.constantFrom('may', 'encrypt', 'none', '', 'May', 'verify'),
    smtpd_use_tls: yesNo,
    smtpd_enforce_tls: yesNo,
    smtpd_sasl_security_options: fc.constantFrom(...OPTIONS),
    smtpd_sasl_tls_security_options: fc.constantFrom(...OPTIONS),
    smtpd_discard_ehlo_keywords: fc.constantFrom(...KEYWORDS),
    broken_sasl_auth_clients: yesNo,
  },
  { requiredKeys: ['smtpd_tls_security_level'] },
);

interface Row {
  readonly settings: Settings;
  readonly predicted: AuthSeen;
  readonly observed: AuthSeen;
}

describe.skipIf(!CAN_RUN_POSTFIX)(`AUTH of generated settings ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  let auth: Server;
  const rows: Row[] = [];

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    const socket = join(postfix.folder, 'auth');
    auth = await fakeDovecotAuth(socket);
    const sasl = `smtpd_sasl_type = dovecot\nsmtpd_sasl_path = ${socket}\n`;
    postfix.start(`compatibility_level = 3.6\nservice_throttle_time = 1s\n${sasl}`);
    const etc = join(postfix.folder, 'etc');
    const base = { main: read(etc, 'main.cf'), master: read(etc, 'master.cf') };
    const batches = fc.sample(
      fc.noBias(
        fc.tuple(settings, fc.array(settings, { minLength: SERVICES, maxLength: SERVICES })),
      ),
      { seed: SEED, numRuns: BATCHES },
    );
    for (const [batch, [main, generated]] of batches.entries()) {
      const services = generated.map(
        (each, at): Settings => ({
          ...each,
          // Mostly on, since nothing is to be seen where it is off.
          smtpd_sasl_auth_enable: at === 1 ? 'no' : 'yes',
          ...(at === 2 ? { smtpd_tls_wrappermode: 'yes' } : {}),
        }),
      );
      const hosts = services.map((_service, at) => `127.0.${batch + 1}.${at + 1}`);
      write(etc, 'main.cf', `${base.main}${linesOf(main, '', '\n')}`);
      const entries = services.map(
        (overrides, at) =>
          `${hosts[at]}:${postfix.port} inet n - n - - smtpd\n${linesOf(overrides, '  -o { ', ' }\n')}`,
      );
      write(etc, 'master.cf', base.master + entries.join(''));
      const { status, stderr } = spawnSync('postfix', ['-c', etc, 'reload'], { encoding: 'utf8' });
      if (status !== 0) throw new Error(stderr);
      const server = serverIn(etc);
      const observed = await Promise.all(
        services.map(({ smtpd_tls_wrappermode: wrapped }, at) =>
          offersOfAuth(hosts[at] ?? '', postfix.port, wrapped === 'yes'),
        ),
      );
      for (const [at, overrides] of services.entries()) {
        const seen = observed[at];
        if (!seen) throw new Error(`nothing seen of ${hosts[at]}`);
        const predicted = predict(server, `${hosts[at]}:${postfix.port}`, seen);
        rows.push({ settings: { ...main, ...overrides }, predicted, observed: seen });
      }
    }
  }, 300_000);

  afterAll(async () => {
    await postfix.destroy();
    auth.close();
  });

  test('is offered before TLS where the model says so', () => {
    expect(rows).toHaveLength(BATCHES * SERVICES);
    const wrong = rows.filter(
      ({ predicted, observed }) =>
        predicted.beforeTls !== observed.beforeTls || predicted.withTls !== observed.withTls,
    );
    expect(wrong, postfix.log()).toEqual([]);
  });

  test('is seen in every way', () => {
    const ways = new Set(rows.map(({ observed }) => `${observed.beforeTls} ${observed.withTls}`));
    expect([...ways].sort()).toEqual([
      ...['false false', 'false true', 'false undefined'],
      ...['true true', 'true undefined'],
    ]);
  });
});

function linesOf(overrides: Settings, before: string, after: string): string {
  const lines = Object.entries(overrides).map(([name, value]) => `${name} = ${value}`);
  return lines.map((line) => `${before}${line}${after}`).join('');
}

/** With TLS it is offered wherever it is on and not discarded. */
function predict(server: PostfixServer, name: string, { withTls }: AuthSeen): AuthSeen {
  const service = server.services.find((each) => each.name === name);
  const beforeTls = service && serviceTls(service, server)?.authBeforeTls;
  if (!service || typeof beforeTls !== 'boolean') throw new Error(`nothing known of ${name}`);
  const text = (parameter: string): string => {
    const { value } = service.scope.effective(parameter);
    if (!isKnown(value)) throw new Error(value.unknown);
    return value.text.toLowerCase();
  };
  const isOn = text('smtpd_sasl_auth_enable') === 'yes';
  const isDiscarded = /\bauth\b/.test(text('smtpd_discard_ehlo_keywords'));
  return { beforeTls, withTls: withTls === undefined ? undefined : isOn && !isDiscarded };
}

function read(etc: string, name: string): string {
  return fromBytes(readFileSync(join(etc, name)));
}

function write(etc: string, name: string, text: string): void {
  writeFileSync(join(etc, name), text, 'latin1');
}
