import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { associationData, outranks, type Tlsa } from '../../src/dns/model/tlsa.ts';
import { judgeTlsa } from '../../src/dns/model/tlsa-verdict.ts';
import { fromBytes } from '../../src/text/bytes.ts';
import { parsePem, pemBlocks } from '../../src/tls/pem.ts';
import type { Certificate } from '../../src/tls/x509/certificate.ts';
import {
  type CertificateStore,
  prepareCertificates,
} from '../../src/tls/x509/certificate-store.ts';
import { verifiesByDane } from './dane-client.ts';
import { CAN_RUN_OPENSSL, NEEDS_OPENSSL } from './real-programs.ts';
import { CERTIFICATES, HOST, makeChains, present, ZOO } from './tlsa-chains.ts';

describe.skipIf(!CAN_RUN_OPENSSL)(`TLSA records and openssl s_client ${NEEDS_OPENSSL}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-tlsa-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const certificates = new Map<string, Certificate>();
  let store: CertificateStore;
  beforeAll(async () => {
    makeChains(folder);
    const texts = CERTIFICATES.map((name) => fromBytes(readFileSync(join(folder, `${name}.pem`))));
    store = await prepareCertificates(texts);
    for (const [at, name] of CERTIFICATES.entries()) {
      const [block] = pemBlocks(parsePem(texts[at] ?? ''));
      const certificate = block && store.in(block);
      if (!certificate) throw new Error(`${name} was not decoded`);
      certificates.set(name, certificate);
    }
  }, 60_000);

  test.each(ZOO)(
    'agree about every record and the chain: $name',
    async ({ sent, at }) => {
      const chain = sent.map(get);
      const server = await present(folder, sent);
      try {
        for (const record of records()) {
          const ours = judgeTlsa(record.tlsa, chain, {
            covers: (leaf) => leaf.dnsNames.includes(HOST),
            issued: (issuer, subject) => store.issued(issuer, subject),
            certificateOf: (der) => store.of(der),
            known: [...certificates.values()],
            trusted: [get('root')],
            now: at === undefined ? new Date() : new Date(at * 1000),
          });
          const theirs = await verifiesByDane([record.tlsa], {
            port: server.port,
            host: HOST,
            authorities: join(folder, 'root.pem'),
            at,
          });
          expect(ours === 'matches', `${record.name}: ${ours}`).toBe(theirs);
          expect(ours).not.toBe('unknown');
        }
      } finally {
        server.stop();
      }
    },
    240_000,
  );

  test('of digests of one usage and selector only the strongest kind is looked at', async () => {
    const server = await present(folder, ['self']);
    const client = { port: server.port, host: HOST, authorities: join(folder, 'root.pem') };
    const make = (name: string, selector: number, matchingType: number): Tlsa => {
      const data = associationData(get(name), selector, matchingType) ?? '';
      return { usage: 3, selector, matchingType, data };
    };
    try {
      for (const [fits, other] of [
        [make('self', 1, 1), make('leaf', 1, 2)],
        [make('self', 1, 2), make('leaf', 1, 1)],
        [make('self', 1, 1), make('leaf', 0, 2)],
        [make('self', 1, 0), make('leaf', 1, 2)],
      ] as const) {
        const isSeen = await verifiesByDane([fits, other], client);
        expect(isSeen, `${fits.matchingType} ${other.matchingType}`).toBe(!outranks(other, fits));
      }
    } finally {
      server.stop();
    }
  }, 60_000);

  const get = (name: string): Certificate => {
    const certificate = certificates.get(name);
    if (!certificate) throw new Error(`no certificate ${name}`);
    return certificate;
  };

  /** A record of every kind for every certificate. */
  function* records(): Iterable<{ name: string; tlsa: Tlsa }> {
    for (const [name, certificate] of certificates) {
      for (const usage of [0, 1, 2, 3]) {
        for (const selector of [0, 1]) {
          for (const matchingType of [0, 1, 2]) {
            const data = associationData(certificate, selector, matchingType) ?? '';
            const tlsa = { usage, selector, matchingType, data };
            yield { name: `${usage} ${selector} ${matchingType} of ${name}`, tlsa };
          }
        }
      }
    }
  }
});
