import { createPrivateKey, X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type PemBlock, parsePem, pemBlocks } from '../../src/tls/pem.ts';
import type { Certificate } from '../../src/tls/x509/certificate.ts';
import {
  type CertificateStore,
  prepareCertificates,
} from '../../src/tls/x509/certificate-store.ts';
import { coversHost } from '../../src/tls/x509/host-name.ts';
import type { ChainPki } from './chain-pki.ts';
import { makeZoo } from './chain-zoo.ts';
import { CAN_RUN_POSTFIX, NEEDS_POSTFIX } from './real-programs.ts';

/** Certificates by file, with what node:crypto reads of them. */
interface Both {
  readonly file: string;
  readonly ours: Certificate;
  readonly theirs: X509Certificate;
}

const KEY_FILES = ['leaf', 'other', 'rsa', 'rsa2', 'rsa1024', 'ed', 'sec1', 'pkcs1'];

describe.skipIf(!CAN_RUN_POSTFIX)(`certificates as node:crypto reads them ${NEEDS_POSTFIX}`, () => {
  let folder = '';
  let pki: ChainPki;
  let store: CertificateStore;
  let all: Both[] = [];
  const keyBlock = (name: string): PemBlock => {
    const [block] = pemBlocks(parsePem(pki.read(`${name}.key`)));
    if (!block) throw new Error(`no key in ${name}`);
    return block;
  };

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-certificates-'));
    pki = makeZoo(folder);
    const files = readdirSync(folder).filter((name) => /\.(?:crt|key)$/.test(name));
    store = await prepareCertificates(files.map((name) => pki.read(name)));
    all = files.flatMap((file) => {
      const ours = pemBlocks(parsePem(pki.read(file))).flatMap((block) => store.in(block) ?? [])[0];
      return ours
        ? [{ file, ours, theirs: new X509Certificate(Buffer.from(ours.der, 'latin1')) }]
        : [];
    });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('are all there', () => {
    expect(all.length).toBeGreaterThan(20);
  });

  test('have the same names, dates, keys and digests', () => {
    for (const { file, ours, theirs } of all) {
      const { asymmetricKeyType, asymmetricKeyDetails } = theirs.publicKey;
      const spki = theirs.publicKey.export({ type: 'spki', format: 'der' }).toString('latin1');
      expect(
        {
          subject: ours.subject,
          issuer: ours.issuer,
          serial: ours.serial,
          notBefore: ours.notBefore,
          notAfter: ours.notAfter,
          sha256: ours.sha256,
          sha512: ours.sha512,
          isCa: ours.isCa,
          keyType: ours.keyType,
          keyBits: ours.keyBits,
          curve: ours.curve,
          usages: ours.extendedKeyUsages,
          names: ours.hasAlternativeName
            ? ours.dnsNames.map((name) => `DNS:${name}`).join(', ')
            : undefined,
          isSpki: ours.spki === spki,
        },
        file,
      ).toEqual({
        subject: theirs.subject,
        issuer: theirs.issuer,
        serial: theirs.serialNumber.toLowerCase(),
        notBefore: new Date(theirs.validFrom),
        notAfter: new Date(theirs.validTo),
        sha256: plain(theirs.fingerprint256),
        sha512: plain(theirs.fingerprint512),
        isCa: theirs.ca,
        keyType: asymmetricKeyType,
        keyBits: asymmetricKeyDetails?.modulusLength,
        curve: asymmetricKeyDetails?.namedCurve,
        usages: theirs.keyUsage,
        names: theirs.subjectAltName,
        isSpki: true,
      });
    }
  });

  test('were issued by the same ones', () => {
    for (const subject of all) {
      for (const issuer of all) {
        const theirs =
          subject.theirs.checkIssued(issuer.theirs) &&
          subject.theirs.verify(issuer.theirs.publicKey);
        const ours = store.issued(issuer.ours, subject.ours);
        expect({ ours, pair: [issuer.file, subject.file] }).toEqual({
          ours: theirs,
          pair: [issuer.file, subject.file],
        });
      }
    }
  });

  test('belong to the same keys', () => {
    for (const name of KEY_FILES) {
      const block = keyBlock(name);
      const key = createPrivateKey(pki.read(`${name}.key`));
      for (const { file, ours, theirs } of all) {
        expect({ file, name, matches: store.keyMatches(block, ours) }).toEqual({
          file,
          name,
          matches: theirs.checkPrivateKey(key),
        });
      }
    }
  });

  test('say nothing of an encrypted key', () => {
    for (const name of ['enc', 'enctrad']) {
      expect(store.keyOf(keyBlock(name))).toBeUndefined();
      for (const { ours } of all) expect(store.keyMatches(keyBlock(name), ours)).toBe('unknown');
    }
  });

  test('are good for the same hosts', () => {
    for (const host of [
      'mx.mail.test',
      'MX.mail.test',
      'a.mx.mail.test',
      'mail.test',
      'localhost',
    ]) {
      for (const { file, ours, theirs } of all) {
        const good = theirs.checkHost(host) !== undefined;
        expect({ file, host, good: coversHost(ours, host) }).toEqual({ file, host, good });
      }
    }
  });
});

function plain(fingerprint: string): string {
  return fingerprint.replaceAll(':', '').toLowerCase();
}
