import { spawnSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TLSSocketOptions } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { probeServer } from '../../../src/host/probe/probe-server.ts';
import { CAN_RUN_OPENSSL, NEEDS_OPENSSL } from '../../live/real-programs.ts';
import { closeAll, serve, USUAL } from './fake-smtp.ts';

describe.skipIf(!CAN_RUN_OPENSSL)(`handshakes with a server ${NEEDS_OPENSSL}`, () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-probe-'));
    certify('root');
    certify('issuer', 'root');
    certify('leaf', 'issuer');
    certify('stranger');
  });

  afterEach(closeAll);
  afterAll(() => rmSync(folder, { recursive: true }));

  function certify(name: string, issuer?: string): void {
    const file = (end: string, of = name): string => join(folder, `${of}${end}`);
    const { status, stderr } = spawnSync(
      'openssl',
      [
        ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', `/CN=${name}`],
        ...['-keyout', file('.key'), '-out', file('.pem')],
        ...(issuer ? ['-CA', file('.pem', issuer), '-CAkey', file('.key', issuer)] : []),
      ],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
  }

  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  const digest = (name: string): string =>
    new X509Certificate(read(`${name}.pem`)).fingerprint256.replaceAll(':', '').toLowerCase();

  /** Serves these certificates in this order, with the key of the first one. */
  async function serveChain(names: readonly string[], options: TLSSocketOptions = {}) {
    const cert = names.map((name) => read(`${name}.pem`)).join('');
    const tls = { cert, key: read(`${names[0]}.key`), ciphers: 'ALL:@SECLEVEL=0', ...options };
    const port = await serve({ ...USUAL, tls });
    return probeServer({ host: '127.0.0.1', port });
  }

  test('the chain is told as it was sent, strangers and wrong order included', async () => {
    const sent = ['leaf', 'stranger', 'root', 'issuer'];
    const { probe, notes } = await serveChain(sent, { minVersion: 'TLSv1.2' });
    expect(probe?.tls?.chain).toEqual(sent.map(digest));
    expect(probe?.tls?.order).toBe('sent');
    expect(notes).toEqual([]);
  });

  test('TLS 1.3 alone shows the leaf for sure', async () => {
    const { probe, notes } = await serveChain(['leaf', 'issuer'], { minVersion: 'TLSv1.3' });
    expect(probe?.tls?.protocols).toEqual(['TLSv1.3']);
    expect(probe?.tls?.order).toBe('linked');
    expect(probe?.tls?.chain[0]).toBe(digest('leaf'));
    expect(notes.join()).toMatch(/TLS 1\.3 alone hides in which order/);
  });

  test.each([
    [{ minVersion: 'TLSv1' }, ['TLSv1', 'TLSv1.1', 'TLSv1.2', 'TLSv1.3']],
    [{ minVersion: 'TLSv1.1', maxVersion: 'TLSv1.2' }, ['TLSv1.1', 'TLSv1.2']],
    [{ maxVersion: 'TLSv1', minVersion: 'TLSv1' }, ['TLSv1']],
  ] as const)('each version is tried by itself: %o', async (versions, protocols) => {
    const { probe } = await serveChain(['leaf'], versions);
    expect(probe?.tls?.protocols).toEqual(protocols);
    expect(probe?.tls?.unsettled).toEqual([]);
  });

  test('what is said before TLS and behind it, and why no client would trust it', async () => {
    const { probe } = await serveChain(['stranger']);
    expect(probe?.keywords).toEqual(['PIPELINING', 'STARTTLS', 'AUTH']);
    expect(probe?.tls).toMatchObject({
      ehloName: 'fake.example.org',
      keywords: ['PIPELINING', 'STARTTLS', 'AUTH'],
      serverName: false,
      distrust: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
  });
});
