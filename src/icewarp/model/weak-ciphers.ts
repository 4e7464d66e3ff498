import { readCipherString } from '../../tls/cipher-string.ts';
import { cipherElements } from './cipher-elements.ts';

/** Kinds of ciphers that OpenSSL has dropped from its default build, and older builds still have. */
const DROPPED = ['EXP', 'LOW', 'RC4', 'RC2', '3DES', 'SEED', 'IDEA', 'MD5', 'SSLv2'] as const;

type Dropped = (typeof DROPPED)[number];

/** Kinds of ciphers that no service of today asks for, by OpenSSL's own names. */
export type WeakCiphers = 'aNULL' | 'eNULL' | Dropped;

const MEDIUM: readonly Dropped[] = ['RC4', 'SEED', 'IDEA'];
const BEFORE_TLS: readonly Dropped[] = ['EXP', 'LOW', 'RC4', 'RC2', '3DES', 'SEED', 'IDEA'];

/**
 * The dropped ciphers that a group chooses where a build has them. Of 3DES, which was HIGH before
 * 1.1.0, HIGH and DEFAULT are not accused; nor are groups by key exchange or signature.
 */
const WITHIN: ReadonlyMap<string, readonly Dropped[]> = new Map([
  ...DROPPED.map((kind): [string, Dropped[]] => [kind, [kind]]),
  ['ALL', BEFORE_TLS],
  ['MEDIUM', MEDIUM],
  ['COMPLEMENTOFDEFAULT', ['RC4']],
  ['DES', ['LOW']],
  ['EXPORT', ['EXP']],
  ['EXPORT40', ['EXP']],
  ['EXPORT56', ['EXP']],
]);

/** What an exclusion takes out to the last cipher. */
const EXCLUDED_BY: ReadonlyMap<string, readonly Dropped[]> = new Map([
  ...DROPPED.map((kind): [string, Dropped[]] => [kind, [kind]]),
  ['ALL', BEFORE_TLS],
  ['MEDIUM', MEDIUM],
  ['EXPORT', ['EXP']],
  ['SSLv3', [...BEFORE_TLS, 'MD5']],
]);

const SUITE_PATTERNS: readonly (readonly [RegExp, Dropped])[] = [
  [/^EXP/, 'EXP'],
  [/DES-CBC-/, 'LOW'],
  [/(?:^|-)RC4-/, 'RC4'],
  [/(?:^|-)RC2-/, 'RC2'],
  [/DES-CBC3-/, '3DES'],
  [/SEED-/, 'SEED'],
  [/IDEA-/, 'IDEA'],
  [/-MD5$/, 'MD5'],
];

/**
 * The weak ciphers that a list admits: without certificate or encryption as OpenSSL 3 reads it, the
 * dropped ones as a build would that still has them.
 */
export function weakCiphers(text: string): readonly WeakCiphers[] {
  return [...withoutProtection(text), ...droppedCiphers(text)];
}

/** From security level 1 on OpenSSL uses no such cipher, whatever the list says. */
function withoutProtection(text: string): WeakCiphers[] {
  const list = readCipherString(text);
  if (!('suites' in list) || (list.securityLevel ?? 0) >= 1) return [];
  const isAnonymous = list.suites.some(({ authentication }) => authentication === 'None');
  const isPlain = list.suites.some(({ encryption }) => encryption === 'None');
  return [...(isAnonymous ? ['aNULL' as const] : []), ...(isPlain ? ['eNULL' as const] : [])];
}

function droppedCiphers(text: string): readonly Dropped[] {
  const admitted = new Set<Dropped>();
  const killed = new Set<Dropped>();
  for (const { operator, name } of cipherElements(text)) {
    const isChosen = operator === '';
    const kinds = isChosen ? droppedWithin(name) : operator === '+' ? [] : EXCLUDED_BY.get(name);
    for (const kind of kinds ?? []) {
      if (isChosen && !killed.has(kind)) admitted.add(kind);
      if (!isChosen) admitted.delete(kind);
      if (operator === '!') killed.add(kind);
    }
  }
  return DROPPED.filter((kind) => admitted.has(kind));
}

/** Of `A+B`, both at once, one dropped part is enough. */
function droppedWithin(name: string): readonly Dropped[] {
  const group = WITHIN.get(name);
  if (group) return group;
  if (name.includes('+')) return DROPPED.filter((kind) => name.split('+').includes(kind));
  return SUITE_PATTERNS.filter(([pattern]) => pattern.test(name)).map(([, kind]) => kind);
}

/**
 * The list with an exclusion for each weak kind at its end; undefined when nothing would be left.
 */
export function withoutWeakCiphers(text: string): string | undefined {
  const list = text.trim().replace(/[:,; ]+$/, '');
  const repaired = [list, ...weakCiphers(text).map((kind) => `!${kind}`)].join(':');
  return 'suites' in readCipherString(repaired) ? repaired : undefined;
}
