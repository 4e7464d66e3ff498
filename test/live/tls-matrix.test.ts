import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseProtocolList, protocolGrammar } from '../../src/postfix/model/protocol-list.ts';
import type { PostfixServer } from '../../src/postfix/model/server.ts';
import { protocolsParameter, serverTls } from '../../src/postfix/model/server-tls.ts';
import type { Service } from '../../src/postfix/model/service.ts';
import { serviceTls } from '../../src/postfix/model/service-tls.ts';
import { isKnown } from '../../src/postfix/model/value.ts';
import { fromBytes } from '../../src/text/bytes.ts';
import { TESTABLE } from './handshake.ts';
import { PostfixInstance } from './postfix-instance.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';
import { serverIn } from './server-in.ts';
import { type Greeting, type Observed, observe } from './tls-probe.ts';
import { type Overrides, type TlsBatch, tlsBatches } from './tls-settings.ts';

const SEED = 20141025;
const BATCHES = 3;
const SERVICES = 20;

/** How many services are looked at at the same time. */
const AT_ONCE = 20;

/** A service, what the model says of it, and what it is. */
interface Row {
  readonly settings: Overrides;
  readonly predicted: Observed;
  readonly observed: Observed;
}

describe.skipIf(!CAN_RUN_POSTFIX)(`TLS of generated settings ${NEEDS_POSTFIX}`, () => {
  let postfix: PostfixInstance;
  const rows: Row[] = [];

  beforeAll(async () => {
    postfix = await PostfixInstance.create();
    // A service that died is started anew soon, so that its master stays quick.
    postfix.start('compatibility_level = 3.6\nservice_throttle_time = 1s\n');
    const etc = join(postfix.folder, 'etc');
    const base = { main: read(etc, 'main.cf'), master: read(etc, 'master.cf') };
    for (const [index, batch] of tlsBatches(SEED, BATCHES, SERVICES).entries()) {
      const hosts = batch.services.map((_service, at) => `127.0.${index + 1}.${at + 1}`);
      write(etc, base, batch, hosts, postfix.port);
      const server = serverIn(etc);
      for (let at = 0; at < hosts.length; at += AT_ONCE) {
        const some = hosts.slice(at, at + AT_ONCE);
        const observed = await Promise.all(some.map((host) => observe(host, postfix.port)));
        for (const [offset, host] of some.entries()) {
          const service = server.services.find(({ name }) => name === `${host}:${postfix.port}`);
          const seen = observed[offset];
          if (!service || !seen) throw new Error(`no service on ${host}`);
          const settings = { ...batch.main, ...batch.services[at + offset] };
          rows.push({ settings, predicted: predict(service, server), observed: seen });
        }
      }
    }
  }, 600_000);

  afterAll(() => postfix.destroy());

  test('each service does what the model says', () => {
    expect(rows).toHaveLength(BATCHES * SERVICES);
    expect(disagreements(rows), postfix.log()).toEqual([]);
  });

  test('all kinds of services came up', () => {
    const greetings = new Set(rows.map(({ observed }) => observed.greeting));
    expect([...greetings].sort()).toEqual(['454', 'closed', 'dead', 'plain', 'starttls']);
    const sets = new Set(rows.map(({ observed }) => observed.protocols.join(' ')));
    expect(sets.size).toBeGreaterThan(6);
  });

  test('one version more or less in one prediction would be noticed', () => {
    for (const [at, row] of rows.entries()) {
      for (const version of TESTABLE) {
        const { protocols } = row.predicted;
        const flipped = TESTABLE.filter((each) => protocols.includes(each) !== (each === version));
        const wrong = { ...row, predicted: { ...row.predicted, protocols: flipped } };
        expect(disagreements(rows.with(at, wrong))).toHaveLength(1);
      }
    }
  });
});

/** The rows in which the model is wrong. */
function disagreements(rows: readonly Row[]): Row[] {
  return rows.filter(
    ({ predicted, observed }) =>
      predicted.greeting !== observed.greeting ||
      predicted.protocols.join(' ') !== observed.protocols.join(' '),
  );
}

function read(etc: string, name: string): string {
  return fromBytes(readFileSync(join(etc, name)));
}

/** Puts the batch into the files of the running instance, and has it read them. */
function write(
  etc: string,
  base: { readonly main: string; readonly master: string },
  batch: TlsBatch,
  hosts: readonly string[],
  port: number,
): void {
  const settings = Object.entries(batch.main).map(([name, value]) => `${name} = ${value}\n`);
  const services = batch.services.map((overrides, at) => {
    const options = Object.entries(overrides).map(
      ([name, value]) => `  -o { ${name} = ${value} }\n`,
    );
    return `${hosts[at]}:${port} inet n - n - - smtpd\n${options.join('')}`;
  });
  writeFileSync(join(etc, 'main.cf'), base.main + settings.join(''), 'latin1');
  writeFileSync(join(etc, 'master.cf'), base.master + services.join(''), 'latin1');
  const { status, stderr } = spawnSync('postfix', ['-c', etc, 'reload'], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function predict(service: Service, server: PostfixServer): Observed {
  const protocols = serviceTls(service, server)?.protocols;
  if (!protocols) throw new Error(`the TLS of ${service.label} is not known`);
  return {
    greeting: predictGreeting(service, server),
    protocols: TESTABLE.filter((version) => protocols.includes(version)),
  };
}

function predictGreeting(service: Service, server: PostfixServer): Greeting {
  const { mode } = serverTls(service, server);
  switch (mode) {
    case 'off':
      return 'plain';
    case 'opportunistic':
    case 'mandatory': {
      const { value } = service.scope.effective(protocolsParameter(service, mode));
      if (!isKnown(value)) throw new Error(value.unknown);
      const { valid } = parseProtocolList(value.text, protocolGrammar(server.release));
      return valid ? 'starttls' : '454';
    }
    case 'wrapped':
      return 'closed';
    default:
      return 'dead';
  }
}
