import { isCipherName, nearestCipherName } from '../../tls/openssl-cipher-names.ts';

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

/** One element of an OpenSSL cipher list. */
interface CipherElement {
  /** `+` only moves ciphers that are chosen already; `-` takes out, `!` for good. */
  readonly operator: '' | '!' | '-' | '+';
  readonly name: string;
}

/**
 * The weak ciphers that a group holds in some build of OpenSSL. Of 3DES, which was HIGH before 1.1.0,
 * HIGH and DEFAULT are not accused; nor are groups by key exchange or signature, in which weak
 * ciphers are a matter of the build.
 */
const WITHIN: ReadonlyMap<string, readonly WeakCiphers[]> = new Map([
  ['ALL', ['aNULL', 'EXP', 'LOW', 'RC4', 'RC2', '3DES', 'SEED', 'IDEA']],
  ['COMPLEMENTOFALL', ['eNULL']],
  ['COMPLEMENTOFDEFAULT', ['aNULL', 'eNULL']],
  ['HIGH', ['aNULL']],
  ['MEDIUM', ['RC4', 'SEED', 'IDEA']],
  ['DES', ['LOW']],
  ['NULL', ['eNULL']],
  ['ADH', ['aNULL']],
  ['AECDH', ['aNULL']],
  ['EXPORT', ['EXP']],
  ['EXPORT40', ['EXP']],
  ['EXPORT56', ['EXP']],
  ...WEAK.map((kind): [string, WeakCiphers[]] => [kind, [kind]]),
]);

/** What an exclusion takes out as a whole. `ADH` and `AECDH` are halves of `aNULL`. */
const EXCLUDED_BY: ReadonlyMap<string, readonly WeakCiphers[]> = new Map([
  ['NULL', ['eNULL']],
  ['EXPORT', ['EXP']],
  ['MEDIUM', ['RC4', 'SEED', 'IDEA']],
  ['SSLv3', ['EXP', 'LOW', 'RC4', 'RC2', '3DES', 'SEED', 'IDEA', 'MD5']],
  ['COMPLEMENTOFDEFAULT', ['aNULL', 'eNULL']],
  ['COMPLEMENTOFALL', ['eNULL']],
  ...WEAK.map((kind): [string, WeakCiphers[]] => [kind, [kind]]),
]);

const SUITE_PATTERNS: readonly (readonly [RegExp, WeakCiphers])[] = [
  [/^(?:ADH|AECDH)-/, 'aNULL'],
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

/** Words that open a list, or speak of it as a whole. */
const WHOLE = /^(?:DEFAULT|SUITEB128|SUITEB128ONLY|SUITEB192)$/;

/** The elements of a list; OpenSSL takes colon, comma, semicolon and blank between them. */
function cipherElements(text: string): CipherElement[] {
  return text
    .split(/[:,; ]+/)
    .map((token) => token.replace(/@(?:STRENGTH|SECLEVEL=\d)$/, ''))
    .filter((token) => token !== '')
    .map((token) => {
      const operator = /^[!+-]/.exec(token)?.[0] ?? '';
      const name = token.slice(operator.length);
      return {
        operator: operator === '!' || operator === '-' || operator === '+' ? operator : '',
        name,
      };
    });
}

function chosen(text: string): string[] {
  return cipherElements(text)
    .filter(({ operator }) => operator === '')
    .map(({ name }) => name);
}

/** The weak ciphers that a list admits where the OpenSSL in use still has them. */
export function weakCiphers(text: string): readonly WeakCiphers[] {
  const admitted = new Set<WeakCiphers>();
  const killed = new Set<WeakCiphers>();
  const gone: string[] = [];
  for (const { operator, name } of cipherElements(text)) {
    if (operator === '') {
      for (const kind of weakWithin(name)) if (!killed.has(kind)) admitted.add(kind);
    } else if (operator !== '+') {
      gone.push(name);
      for (const kind of excluded(name, gone)) {
        admitted.delete(kind);
        if (operator === '!') killed.add(kind);
      }
    }
  }
  return WEAK.filter((kind) => admitted.has(kind));
}

function excluded(name: string, gone: readonly string[]): readonly WeakCiphers[] {
  if (name !== 'ADH' && name !== 'AECDH') return EXCLUDED_BY.get(name) ?? [];
  return gone.includes('ADH') && gone.includes('AECDH') ? ['aNULL'] : [];
}

/** Of `A+B`, both at once, only a part that is weak as a whole counts. */
function weakWithin(name: string): readonly WeakCiphers[] {
  const group = WITHIN.get(name);
  if (group) return group;
  if (name.includes('+')) {
    return name
      .split('+')
      .flatMap((part) => (EXCLUDED_BY.has(part) ? (WITHIN.get(part) ?? []) : []));
  }
  return SUITE_PATTERNS.filter(([pattern]) => pattern.test(name)).map(([, kind]) => kind);
}

/**
 * The list with an exclusion for each weak kind at its end; undefined when nothing else is chosen.
 */
export function withoutWeakCiphers(text: string): string | undefined {
  const names = chosen(text);
  const isStrong = (name: string): boolean =>
    name === 'ALL' || name === 'HIGH' || weakWithin(name).length === 0;
  if (!names.some(isStrong)) return undefined;
  const list = text.trim().replace(/[:,; ]+$/, '');
  return [list, ...weakCiphers(text).map((kind) => `!${kind}`)].join(':');
}

/**
 * Whether no build of OpenSSL finds a cipher in the list: then it refuses the list, as it does when
 * there are names of TLS 1.3 suites alone, in which a cipher list has no say.
 */
export function choosesNothing(text: string): boolean {
  const names = chosen(text);
  return !names.some((name) => WHOLE.test(name) || (isCipherName(name) && !isTls13(name)));
}

function isTls13(name: string): boolean {
  return /^TLS_(?:AES|CHACHA20|SM4)_/.test(name);
}

/** Names that no OpenSSL knows and that are skipped, with what was probably meant. */
export function unknownCipherNames(text: string): { name: string; suggestion: string }[] {
  return cipherElements(text)
    .map(({ name }) => name)
    .filter((name) => name !== '' && !WHOLE.test(name) && !isTls13(name) && !isCipherName(name))
    .map((name) => ({ name, suggestion: nearestCipherName(name) ?? '' }));
}

/** Whether every cipher of the list wants a certificate with an ECDSA key. */
export function needsEcdsa(text: string): boolean {
  const names = chosen(text).filter((name) => !isTls13(name));
  return names.length > 0 && names.every((name) => /(?:^|[+-])a?ECDSA(?:$|[+-])/.test(name));
}

/**
 * Whether each cipher of the list has forward secrecy and authenticated encryption, so that it does
 * not matter which of them is taken.
 */
export function isModern(text: string): boolean {
  const names = chosen(text).filter((name) => !isTls13(name));
  return names.length > 0 && names.every((name) => /^E?C?DHE.*(?:GCM|CHACHA20|CCM)/.test(name));
}
