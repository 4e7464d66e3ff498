import { existsSync, readFileSync } from 'node:fs';
import { NEWEST_STABLE, Release } from '../../src/postfix/facts/release.ts';
import { fromBytes } from '../../src/text/bytes.ts';
import type { SourceText } from '../../src/text/source.ts';
import { CHAIN_ANALYSERS } from '../../src/workspace/evidence/chain/analysers.ts';
import { ChainReader } from '../../src/workspace/evidence/chain/reader.ts';
import { Site } from '../../src/workspace/evidence/site.ts';
import { withCertificates } from '../../src/workspace/lint-site.ts';
import { modelOf } from '../../src/workspace/server-model.ts';
import { type ChainPki, HOST } from './chain-pki.ts';
import type { ChainCase } from './chain-zoo.ts';

/** The settings with every certificate parameter, so that those of the instance do not count. */
export function settingsOf(settings: ChainCase['settings'], pki: ChainPki): Record<string, string> {
  const all = { chain_files: '', cert_file: '', CAfile: '', ...settings };
  const entries = Object.entries(all).map(([name, value]) => [
    `smtpd_tls_${name}`,
    value.replace(/@/g, `${pki.folder}/`),
  ]);
  const key =
    settings['key_file'] === undefined ? { smtpd_tls_key_file: '$smtpd_tls_cert_file' } : {};
  return {
    smtpd_tls_security_level: 'may',
    myhostname: HOST,
    ...key,
    ...Object.fromEntries(entries),
  };
}

/** What we say of the same settings. */
export async function analyse(given: ChainCase['settings'], pki: ChainPki) {
  // A key parameter that is not set is a default for us.
  const { smtpd_tls_key_file: key, ...settings } = settingsOf(given, pki);
  const keyFile = given['key_file'] === undefined ? {} : { smtpd_tls_key_file: key };
  const lines = Object.entries({ ...settings, ...keyFile }).map(
    ([name, value]) => `${name} = ${value}\n`,
  );
  const texts = new Map([
    ['main.cf', lines.join('')],
    ['master.cf', 'smtp inet n - n - - smtpd\n'],
  ]);
  const release = Release.parse(NEWEST_STABLE);
  if (!release) throw new Error('no release');
  const facts = {
    release,
    configDirectory: '/etc/postfix',
    fragment: false,
    readFile: (path: string) => (existsSync(path) ? fromBytes(readFileSync(path)) : undefined),
    statFile: (path: string) => ({ exists: existsSync(path), path, onHost: true as const }),
  };
  const files = { main: 'main.cf', master: 'master.cf' };
  const policy = { profile: 'standard', levels: new Map() } as const;
  const bare = {
    servers: [{ files, facts, policy }],
    files: [],
    facts: { now: new Date() },
    policy,
    dumps: [],
  };
  const prepared = await withCertificates(bare, texts);
  const sources = new Map<string, SourceText>();
  const site = new Site([modelOf(files, texts, facts)], [], texts, prepared.facts, sources);
  const found = [
    ...[...CHAIN_ANALYSERS['load-fault'](site)].map(({ data }) => `load:${data.problem}`),
    ...[...CHAIN_ANALYSERS['chain-fault'](site)].map(({ data }) => `chain:${data.problem}`),
    ...[...CHAIN_ANALYSERS['pem-oddity'](site)].map(({ data }) => `pem:${data.problem}`),
    ...[...CHAIN_ANALYSERS['authority-file-fault'](site)].map(
      ({ data }) => `authority:${data.problem}`,
    ),
  ];
  const loaded = ChainReader.of(site)?.presented[0]?.loaded;
  const isOff = found.some((fact) => fact.startsWith('authority:'));
  return {
    facts: found.filter((fact) => !['chain:expiring', 'chain:ecdsa-only'].includes(fact)),
    outcome: isOff ? 'off' : loaded?.outcome,
    sent: (loaded?.chains ?? []).map(({ certificates }) =>
      certificates.map(({ certificate }) => certificate.der),
    ),
  };
}
