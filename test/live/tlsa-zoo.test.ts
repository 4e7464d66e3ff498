import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { associationData, type Tlsa } from '../../src/dns/model/tlsa.ts';
import { judgeTlsa, type TlsaVerdict } from '../../src/dns/model/tlsa-verdict.ts';
import { fromBytes, toBytes } from '../../src/text/bytes.ts';
import { parsePem, pemBlocks } from '../../src/tls/pem.ts';
import type { Certificate } from '../../src/tls/x509/certificate.ts';
import {
  type CertificateStore,
  prepareCertificates,
} from '../../src/tls/x509/certificate-store.ts';
import { coversHost } from '../../src/tls/x509/host-name.ts';
import { analyse } from './chain-analysis.ts';
import { type ChainPki, HOST } from './chain-pki.ts';
import { presentFiles, type ServerFiles } from './chain-server.ts';
import { CHAIN_CASES, makeZoo } from './chain-zoo.ts';
import { verifiesByDane } from './dane-client.ts';
import { CAN_RUN_OPENSSL, NEEDS_OPENSSL } from './real-programs.ts';

const READY = CHAIN_CASES.filter(({ outcome }) => outcome === 'ready');
/** Certificates that records are made for beside those of the chain. */
const OTHERS = ['int', 'root', 'root2', 'other'] as const;
const KEYS = ['leaf', 'rsa', 'rsa2', 'rsa1024', 'ed', 'other'] as const;
const AT_ONCE = 4;

interface Judged {
  readonly name: string;
  readonly tlsa: Tlsa;
  readonly ours: TlsaVerdict;
}

describe.skipIf(!CAN_RUN_OPENSSL)(`TLSA records of the chain zoo ${NEEDS_OPENSSL}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'mtalint-tlsa-zoo-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  let pki: ChainPki;
  /** The cases, by the chain that they send; many send the same one. */
  const chains = new Map<string, { readonly sent: readonly string[]; readonly names: string[] }>();
  let store: CertificateStore;
  beforeAll(async () => {
    pki = makeZoo(folder);
    for (const { name, settings } of READY) {
      const { sent: all } = await analyse(settings, pki);
      for (const sent of all) {
        const known = chains.get(sent.join());
        if (known) known.names.push(name);
        else chains.set(sent.join(), { sent, names: [name] });
      }
    }
    const pems = OTHERS.map((name) => pki.read(`${name}.crt`));
    for (const { sent } of chains.values()) pems.push(...sent.map(pemOf));
    store = await prepareCertificates(pems);
  }, 120_000);

  test('enough chains are looked at', () => {
    const cases = new Set([...chains.values()].flatMap(({ names }) => names));
    expect(cases.size).toBe(READY.length);
    expect(cases.size).toBeGreaterThanOrEqual(40);
  });

  test('every record is judged as openssl s_client judges it', async () => {
    const differences: string[] = [];
    const seen = new Set<TlsaVerdict>();
    let at = 0;
    const queue = [...chains.values()].map((each) => ({ ...each, at: at++ }));
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const all = judgements(next.sent);
        for (const { ours } of all) seen.add(ours);
        const server = await presentFiles(filesOf(next.sent, next.at));
        try {
          differences.push(...(await disagreements(next.names, all, server.port)));
        } finally {
          server.stop();
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    expect(differences).toEqual([]);
    expect([...seen].sort()).toEqual([
      'expired',
      'matches',
      'no-match',
      'not-trusted',
      'wrong-name',
      'wrong-purpose',
    ]);
  }, 300_000);

  /** Records that we take for good are tried one by one, the others together: one would be enough. */
  async function disagreements(
    names: readonly string[],
    all: readonly Judged[],
    port: number,
  ): Promise<string[]> {
    const client = { port, host: HOST, authorities: pki.path('root.crt') };
    const found: string[] = [];
    for (const { name, tlsa } of all.filter(({ ours }) => ours === 'matches')) {
      const isGood = await verifiesByDane([tlsa], client);
      if (!isGood) found.push(`${names[0]}: ${name} matches for us alone`);
    }
    const bad = all.filter(({ ours }) => ours !== 'matches');
    for (const group of new Set(bad.map(groupOf))) {
      const together = bad.filter((each) => groupOf(each) === group);
      if (
        !(await verifiesByDane(
          together.map(({ tlsa }) => tlsa),
          client,
        ))
      )
        continue;
      for (const { name, tlsa, ours } of together) {
        const isGood = await verifiesByDane([tlsa], client);
        if (isGood) found.push(`${names[0]}: ${name} is ${ours} for us alone`);
      }
    }
    return found;
  }

  /** A record of every kind for every certificate that has to do with the chain, and some others. */
  function judgements(sent: readonly string[]): Judged[] {
    const chain = sent.map(get);
    const named = OTHERS.map((name) => [name, inFile(`${name}.crt`)] as const);
    const about = new Map<string, readonly [string, Certificate]>();
    for (const [name, certificate] of named) about.set(certificate.der, [name, certificate]);
    for (const [at, certificate] of chain.entries()) {
      about.set(certificate.der, [`certificate ${at + 1}`, certificate]);
    }
    const all: Judged[] = [];
    for (const [name, certificate] of about.values()) {
      for (const usage of [0, 1, 2, 3]) {
        for (const selector of [0, 1]) {
          for (const matchingType of [0, 1, 2]) {
            const data = associationData(certificate, selector, matchingType) ?? '';
            const tlsa = { usage, selector, matchingType, data };
            const ours = judge(tlsa, chain);
            all.push({ name: `${usage} ${selector} ${matchingType} of ${name}`, tlsa, ours });
          }
        }
      }
    }
    return all;
  }

  function judge(tlsa: Tlsa, chain: readonly Certificate[]): TlsaVerdict {
    return judgeTlsa(tlsa, chain, {
      covers: (leaf) => coversHost(leaf, HOST),
      issued: (issuer, subject) => store.issued(issuer, subject),
      certificateOf: (der) => store.of(der),
      known: [...OTHERS.map((name) => inFile(`${name}.crt`)), ...chain],
      trusted: [inFile('root.crt')],
      now: new Date(),
    });
  }

  function filesOf(sent: readonly string[], at: number): ServerFiles {
    const [leaf = '', ...others] = sent;
    const certificate = pki.write(`sent-${at}.pem`, pemOf(leaf));
    const decoded = new X509Certificate(toBytes(leaf));
    const key = KEYS.map((name) => pki.path(`${name}.key`)).find((path) =>
      decoded.checkPrivateKey(createPrivateKey(readFileSync(path))),
    );
    if (key === undefined) throw new Error('no key for a certificate of the zoo');
    if (others.length === 0) return { certificate, key };
    return { certificate, key, rest: pki.write(`rest-${at}.pem`, others.map(pemOf).join('')) };
  }

  function get(der: string): Certificate {
    const certificate = store.of(der);
    if (!certificate) throw new Error('a certificate of the zoo was not decoded');
    return certificate;
  }

  function inFile(name: string): Certificate {
    const [block] = pemBlocks(parsePem(fromBytes(readFileSync(pki.path(name)))));
    return get(block?.der ?? '');
  }
});

/** Of records with several matching types OpenSSL looks at the strongest only. */
function groupOf({ tlsa: { usage, matchingType } }: Judged): string {
  return `${usage < 2 ? 'PKIX' : 'DANE'} ${matchingType}`;
}

function pemOf(der: string): string {
  const lines = btoa(der).match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}
