import { chosenNames, cipherElements } from './cipher-elements.ts';

/** Kinds of ciphers that no service of today asks for, by OpenSSL's own names. */
const WEAK = [
  'aNULL',
  'eNULL',
  'EXP',
  'LOW',
  'RC4',
  'RC2',
  '3DES',
  'SEED',
  'IDEA',
  'MD5',
  'SSLv2',
] as const;

export type WeakCiphers = (typeof WEAK)[number];

/** As the list sees them: the two halves of aNULL can be excluded one by one. */
type Kind = Exclude<WeakCiphers, 'aNULL'> | 'ADH' | 'AECDH';

const BOTH_HALVES = [
  'ALL',
  'HIGH',
  'FIPS',
  'aNULL',
  'COMPLEMENTOFDEFAULT',
  'CBC',
  'SHA',
  'SHA1',
  'AES',
  'AES128',
  'AES256',
];
const ADH = ['ADH', 'DH', 'kDHE', 'kEDH', 'AESGCM', 'CAMELLIA', 'SHA256', 'TLSv1.2', 'SSLv3'];
const AECDH = ['AECDH', 'ECDH', 'kECDHE', 'kEECDH', 'TLSv1', 'TLSv1.0'];
const UNENCRYPTED = [
  'eNULL',
  'NULL',
  'COMPLEMENTOFALL',
  'aRSA',
  'aECDSA',
  'ECDSA',
  'kRSA',
  'RSA',
  'kECDHE',
  'kEECDH',
  'ECDH',
  'ECDHE',
  'EECDH',
  'SHA',
  'SHA1',
  'SHA256',
  'TLSv1',
  'TLSv1.0',
  'TLSv1.2',
  'SSLv3',
];
const MEDIUM: readonly Kind[] = ['RC4', 'SEED', 'IDEA'];
const BEFORE_TLS: readonly Kind[] = ['EXP', 'LOW', 'RC4', 'RC2', '3DES', 'SEED', 'IDEA'];
const PLAIN = WEAK.filter((kind) => kind !== 'aNULL');

/** Names that stand for one kind, or a few, and nothing else. */
const WHOLLY = kindsByName([
  ...PLAIN.map((kind) => [kind, [kind]] as const),
  ['aNULL', ['ADH', 'AECDH']],
  ['ADH', ['ADH']],
  ['AECDH', ['AECDH']],
  ['NULL', ['eNULL']],
  ['COMPLEMENTOFALL', ['eNULL']],
  ['COMPLEMENTOFDEFAULT', ['ADH', 'AECDH', 'RC4']],
  ['EXPORT', ['EXP']],
  ['EXPORT40', ['EXP']],
  ['EXPORT56', ['EXP']],
  ['DES', ['LOW']],
  ['MEDIUM', MEDIUM],
]);

/**
 * The weak ciphers among those that a group chooses: without encryption or a certificate as OpenSSL
 * 3.0 lists them, the others where a build has them. Of 3DES, which was HIGH before 1.1.0, HIGH and
 * DEFAULT are not accused; nor are groups by key exchange or signature of RC4 and its like.
 */
const WITHIN = kindsByName([
  ...WHOLLY,
  ...BOTH_HALVES.map((group) => [group, ['ADH', 'AECDH']] as const),
  ...ADH.map((group) => [group, ['ADH']] as const),
  ...AECDH.map((group) => [group, ['AECDH']] as const),
  ...UNENCRYPTED.map((group) => [group, ['eNULL']] as const),
  ['ALL', BEFORE_TLS],
]);

/** What an exclusion takes out to the last cipher. */
const EXCLUDED_BY = kindsByName([
  ...WHOLLY,
  ['EXPORT40', []],
  ['EXPORT56', []],
  ['DES', []],
  ['SSLv3', [...BEFORE_TLS, 'MD5']],
]);

function kindsByName(
  pairs: Iterable<readonly [string, readonly Kind[]]>,
): ReadonlyMap<string, readonly Kind[]> {
  const names = new Map<string, readonly Kind[]>();
  for (const [name, kinds] of pairs) {
    names.set(name, kinds.length === 0 ? [] : [...(names.get(name) ?? []), ...kinds]);
  }
  return names;
}

const SUITE_PATTERNS: readonly (readonly [RegExp, Kind])[] = [
  [/^ADH-/, 'ADH'],
  [/^AECDH-/, 'AECDH'],
  [/(?:^|-)NULL-/, 'eNULL'],
  [/^EXP/, 'EXP'],
  [/DES-CBC-/, 'LOW'],
  [/(?:^|-)RC4-/, 'RC4'],
  [/(?:^|-)RC2-/, 'RC2'],
  [/DES-CBC3-/, '3DES'],
  [/SEED-/, 'SEED'],
  [/IDEA-/, 'IDEA'],
  [/-MD5$/, 'MD5'],
];

/** The weak ciphers that a list admits where the OpenSSL in use still has them. */
export function weakCiphers(text: string): readonly WeakCiphers[] {
  const admitted = new Set<Kind>();
  const killed = new Set<Kind>();
  for (const { operator, name } of cipherElements(text)) {
    const isChosen = operator === '';
    const kinds = isChosen ? weakWithin(name) : operator === '+' ? [] : EXCLUDED_BY.get(name);
    for (const kind of kinds ?? []) {
      if (isChosen && !killed.has(kind)) admitted.add(kind);
      if (!isChosen) admitted.delete(kind);
      if (operator === '!') killed.add(kind);
    }
  }
  const isAnonymous = admitted.has('ADH') || admitted.has('AECDH');
  return WEAK.filter((kind) => (kind === 'aNULL' ? isAnonymous : admitted.has(kind)));
}

function weakWithin(name: string): readonly Kind[] {
  return WITHIN.get(name) ?? wholly(name);
}

/** The kinds of a name that chooses weak ciphers alone. Of `A+B`, both at once, one part is enough. */
function wholly(name: string): readonly Kind[] {
  const group = WHOLLY.get(name);
  if (group) return group;
  if (name.includes('+')) {
    return PLAIN.filter((kind) => name.split('+').includes(kind));
  }
  return SUITE_PATTERNS.filter(([pattern]) => pattern.test(name)).map(([, kind]) => kind);
}

/**
 * The list with an exclusion for each weak kind at its end; undefined when nothing else is chosen.
 */
export function withoutWeakCiphers(text: string): string | undefined {
  const names = chosenNames(text);
  const isStrong = (name: string): boolean => wholly(name).length === 0;
  if (!names.some(isStrong)) return undefined;
  const list = text.trim().replace(/[:,; ]+$/, '');
  return [list, ...weakCiphers(text).map((kind) => `!${kind}`)].join(':');
}
