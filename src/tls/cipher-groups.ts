import type { CipherSuite } from './openssl-suites.ts';

/**
 * What a name in a cipher string stands for: the suites that have, of each property named, one of
 * the values. An empty list of values is a group of which the default build has no member.
 */
export interface CipherGroup {
  readonly since?: readonly string[];
  readonly keyExchange?: readonly string[];
  readonly authentication?: readonly string[];
  readonly encryption?: readonly string[];
  readonly bits?: readonly number[];
  readonly mac?: readonly string[];
  readonly strength?: readonly Strength[];
  readonly byDefault?: readonly boolean[];
}

/** OpenSSL counts FIPS as a strength, so that `HIGH+FIPS` has no member. */
type Strength = 'HIGH' | 'MEDIUM' | 'LOW' | 'FIPS' | 'NONE';

const DHE = { keyExchange: ['DH'] };
const ECDHE = { keyExchange: ['ECDH'] };
const WITH_CERTIFICATE = ['RSA', 'DSS', 'ECDSA', 'PSK', 'SRP'];
const AES = ['AES', 'AESGCM', 'AESCCM', 'AESCCM8'];
const ENCRYPTING = [...AES, 'ARIAGCM', 'Camellia', 'CHACHA20/POLY1305'];

/**
 * The groups that the default build of OpenSSL 3 knows.
 * Source: openssl-ciphers(1), `cipher_aliases` in ssl/ssl_ciph.c, and each one tried.
 */
export const CIPHER_GROUPS: Readonly<Record<string, CipherGroup>> = {
  ALL: { encryption: ENCRYPTING },
  COMPLEMENTOFALL: { encryption: ['None'] },
  COMPLEMENTOFDEFAULT: { byDefault: [false] },
  HIGH: { strength: ['HIGH'] },
  MEDIUM: { strength: ['MEDIUM'] },
  LOW: { strength: ['LOW'] },
  FIPS: { strength: ['FIPS'] },

  kRSA: { keyExchange: ['RSA'] },
  RSA: { keyExchange: ['RSA'], authentication: ['RSA'] },
  kDHE: DHE,
  kEDH: DHE,
  DH: DHE,
  DHE: { ...DHE, authentication: WITH_CERTIFICATE },
  EDH: { ...DHE, authentication: WITH_CERTIFICATE },
  ADH: { ...DHE, authentication: ['None'] },
  kECDHE: ECDHE,
  kEECDH: ECDHE,
  ECDH: ECDHE,
  ECDHE: { ...ECDHE, authentication: WITH_CERTIFICATE },
  EECDH: { ...ECDHE, authentication: WITH_CERTIFICATE },
  AECDH: { ...ECDHE, authentication: ['None'] },
  PSK: { keyExchange: ['PSK', 'RSAPSK', 'DHEPSK', 'ECDHEPSK'] },
  kPSK: { keyExchange: ['PSK'] },
  kRSAPSK: { keyExchange: ['RSAPSK'] },
  kDHEPSK: { keyExchange: ['DHEPSK'] },
  kECDHEPSK: { keyExchange: ['ECDHEPSK'] },
  SRP: { keyExchange: ['SRP'] },
  kSRP: { keyExchange: ['SRP'] },

  aNULL: { authentication: ['None'] },
  aRSA: { authentication: ['RSA'] },
  aDSS: { authentication: ['DSS'] },
  DSS: { authentication: ['DSS'] },
  aECDSA: { authentication: ['ECDSA'] },
  ECDSA: { authentication: ['ECDSA'] },
  aPSK: { authentication: ['PSK'] },
  aSRP: { authentication: ['SRP'] },

  eNULL: { encryption: ['None'] },
  NULL: { encryption: ['None'] },
  AES: { encryption: AES },
  AES128: { encryption: AES, bits: [128] },
  AES256: { encryption: AES, bits: [256] },
  AESGCM: { encryption: ['AESGCM'] },
  AESCCM: { encryption: ['AESCCM', 'AESCCM8'] },
  AESCCM8: { encryption: ['AESCCM8'] },
  ARIA: { encryption: ['ARIAGCM'] },
  ARIAGCM: { encryption: ['ARIAGCM'] },
  ARIA128: { encryption: ['ARIAGCM'], bits: [128] },
  ARIA256: { encryption: ['ARIAGCM'], bits: [256] },
  CAMELLIA: { encryption: ['Camellia'] },
  CAMELLIA128: { encryption: ['Camellia'], bits: [128] },
  CAMELLIA256: { encryption: ['Camellia'], bits: [256] },
  CHACHA20: { encryption: ['CHACHA20/POLY1305'] },
  CBC: { encryption: ['AES', 'Camellia'] },
  '3DES': { encryption: [] },

  MD5: { mac: ['MD5'] },
  SHA: { mac: ['SHA1'] },
  SHA1: { mac: ['SHA1'] },
  SHA256: { mac: ['SHA256'] },
  SHA384: { mac: ['SHA384'] },

  SSLv3: { since: ['SSLv3'] },
  TLSv1: { since: ['TLSv1'] },
  'TLSv1.0': { since: ['TLSv1'] },
  'TLSv1.2': { since: ['TLSv1.2'] },
};

/** Whether a suite has, of each property that the group names, one of the values. */
export function belongsTo(suite: CipherSuite, group: CipherGroup): boolean {
  return (
    has(group.since, suite.since) &&
    has(group.keyExchange, suite.keyExchange) &&
    has(group.authentication, suite.authentication) &&
    has(group.encryption, suite.encryption) &&
    has(group.bits, suite.bits) &&
    has(group.mac, suite.mac) &&
    has(group.byDefault, isDefault(suite)) &&
    (group.strength === undefined ||
      strengthsOf(suite).some((strength) => group.strength?.includes(strength)))
  );
}

/** What two groups have in common, property by property; undefined where that is nothing. */
export function intersection(one: CipherGroup, other: CipherGroup): CipherGroup | undefined {
  const common: Record<string, readonly unknown[]> = { ...one };
  for (const [property, values] of Object.entries(other)) {
    const before = common[property];
    const both = before ? values.filter((value: unknown) => before.includes(value)) : values;
    if (before && both.length === 0) return undefined;
    common[property] = both;
  }
  return common;
}

/** The group of one suite alone, as OpenSSL joins it with others by `+`. */
export function groupOf(suite: CipherSuite): CipherGroup {
  const { keyExchange, authentication, encryption, bits, mac } = suite;
  return {
    keyExchange: [keyExchange],
    authentication: [authentication],
    encryption: [encryption],
    bits: [bits],
    mac: [mac],
    strength: strengthsOf(suite),
  };
}

function has<T>(values: readonly T[] | undefined, value: T): boolean {
  return values?.includes(value) ?? true;
}

/** All suites of the default build that encrypt are HIGH. */
function strengthsOf({ encryption, keyExchange }: CipherSuite): Strength[] {
  if (encryption === 'None') return ['NONE'];
  const fips = (encryption === 'AES' || encryption === 'AESGCM') && keyExchange !== 'SRP';
  return fips ? ['HIGH', 'FIPS'] : ['HIGH'];
}

function isDefault({ encryption, authentication }: CipherSuite): boolean {
  if (encryption === 'None') return true;
  const usual = ['AES', 'AESGCM', 'CHACHA20/POLY1305'].includes(encryption);
  return usual && authentication !== 'None' && authentication !== 'DSS';
}
