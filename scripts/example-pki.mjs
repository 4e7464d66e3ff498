/**
 * Writes rules/example-pki.ts: keys and certificates for the examples of rules, good for nothing
 * else. Run it by hand when an example wants another kind of certificate; all are made anew.
 */
import 'reflect-metadata';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { root } from './load-typescript.mjs';

const EC = { name: 'ECDSA', namedCurve: 'P-256' };
const SERVER = '1.3.6.1.5.5.7.3.1';
const CLIENT = '1.3.6.1.5.5.7.3.2';

/** @param {number} [bits] */
async function makeKey(bits) {
  const algorithm = bits
    ? {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        publicExponent: new Uint8Array([1, 0, 1]),
        modulusLength: bits,
      }
    : EC;
  return crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

/** @param {CryptoKeyPair} pair */
async function keyPem(pair) {
  const der = Buffer.from(await crypto.subtle.exportKey('pkcs8', pair.privateKey));
  return `-----BEGIN PRIVATE KEY-----\n${der.toString('base64').replace(/(.{64})(?=.)/g, '$1\n')}\n-----END PRIVATE KEY-----\n`;
}

const keys = {
  root: await makeKey(),
  issuer: await makeKey(),
  leaf: await makeKey(),
  other: await makeKey(),
  rsa: await makeKey(2048),
  weak: await makeKey(1024),
};

/** @param {Record<string, unknown>} what */
async function certificate(what) {
  const { subject, issuer = subject, key, by = key, from = '2026-01-01', to = '2026-04-01' } = what;
  const made = await x509.X509CertificateGenerator.create({
    serialNumber: '01',
    subject,
    issuer,
    notBefore: new Date(from),
    notAfter: new Date(to),
    publicKey: key.publicKey,
    signingKey: by.privateKey,
    signingAlgorithm: { ...EC, hash: what.hash ?? 'SHA-256' },
    extensions: what.extensions,
  });
  return `${made.toString('pem')}\n`;
}

/** @param {Record<string, unknown>} [more] */
function leaf(more = {}) {
  const { usage = SERVER, names = ['mx.example.org'], extra = [], ...rest } = more;
  return certificate({
    subject: 'CN=mx.example.org',
    issuer: 'CN=Example Issuer',
    key: keys.leaf,
    by: keys.issuer,
    extensions: [
      new x509.BasicConstraintsExtension(false),
      new x509.ExtendedKeyUsageExtension([usage]),
      ...(names.length
        ? [new x509.SubjectAlternativeNameExtension(names.map((value) => ({ type: 'dns', value })))]
        : []),
      ...extra,
    ],
    ...rest,
  });
}

const authority = { extensions: [new x509.BasicConstraintsExtension(true)], from: '2020-01-01' };
const leafKey = await keyPem(keys.leaf);
const encrypted = execFileSync('openssl', ['pkcs8', '-topk8', '-passout', 'pass:example'], {
  input: leafKey,
}).toString();

const pki = {
  root: await certificate({
    ...authority,
    subject: 'CN=Example Root',
    key: keys.root,
    to: '2040-01-01',
  }),
  issuer: await certificate({
    ...authority,
    subject: 'CN=Example Issuer',
    issuer: 'CN=Example Root',
    key: keys.issuer,
    by: keys.root,
    to: '2035-01-01',
  }),
  oldIssuer: await certificate({
    ...authority,
    subject: 'CN=Example Issuer',
    issuer: 'CN=Example Root',
    key: keys.issuer,
    by: keys.root,
    to: '2025-12-01',
  }),
  leaf: await leaf(),
  leafKey,
  encryptedKey: encrypted,
  other: await leaf({ key: keys.other, subject: 'CN=www.example.org', names: ['www.example.org'] }),
  otherKey: await keyPem(keys.other),
  rsa: await leaf({ key: keys.rsa }),
  rsaKey: await keyPem(keys.rsa),
  weak: await leaf({ key: keys.weak }),
  weakKey: await keyPem(keys.weak),
  sha1: await leaf({ hash: 'SHA-1' }),
  clientOnly: await leaf({ usage: CLIENT }),
  nameless: await leaf({ names: [] }),
  mustStaple: await leaf({
    extra: [new x509.Extension('1.3.6.1.5.5.7.1.24', false, new Uint8Array([0x30, 3, 2, 1, 5]))],
  }),
  selfSigned: await leaf({ issuer: 'CN=mx.example.org', by: keys.leaf }),
};

const lines = Object.entries(pki).map(([name, pem]) => {
  const text = pem
    .trimEnd()
    .split('\n')
    .map((line) => `    '${line}\\n'`)
    .join(' +\n');
  return `  ${name}:\n${text},`;
});
writeFileSync(
  join(root, 'rules', 'example-pki.ts'),
  `// Written by scripts/example-pki.mjs.

/** Keys and certificates of the examples; made for them, and used nowhere. */
export const PKI = {
${lines.join('\n')}
} as const;
`,
);
execFileSync('npx', ['biome', 'check', '--write', join(root, 'rules', 'example-pki.ts')]);
