import { any, type Truth } from '../../lint/truth.ts';
import type { ByteString } from '../../text/bytes.ts';
import { type PemBlock, type PemFile, pemBlocks } from '../pem.ts';
import type { Certificate, KeyType } from '../x509/certificate.ts';
import type { CertificateStore } from '../x509/certificate-store.ts';
import { derAt } from '../x509/der.ts';
import { isEncrypted, isPrivateKeyLabel } from '../x509/private-key.ts';

/** A file that a parameter names; `unknown` where it is not in reach. */
export interface PemSource {
  readonly path: ByteString;
  readonly file: PemFile | 'missing' | 'unknown';
}

/** One object of a file. */
export interface PemItem {
  readonly source: PemSource;
  readonly block: PemBlock;
  /** Counted from 1 among the objects of its file. */
  readonly index: number;
}

/** A certificate of a file, as far as we could decode it. */
export interface CertificateItem extends PemItem {
  readonly certificate: Certificate;
}

/**
 * What a TLS library is told to load. `chain-files`: files read as one text of keys, each with its
 * chain behind it. `mixed`: one file with a key anywhere. `pair`: the certificates of one file and
 * the key of another.
 */
export type Loading =
  | { readonly kind: 'chain-files'; readonly sources: readonly PemSource[] }
  | { readonly kind: 'mixed'; readonly source: PemSource }
  | { readonly kind: 'pair'; readonly certificates: PemSource; readonly key: PemSource };

/**
 * Why something is not loaded. `missing`: there is no such file. `empty`: no object in it.
 * `damaged`: an object that cannot be read. `no-certificate`, `no-key`: none among the objects.
 * `encrypted`: the key needs a passphrase. `mismatch`: the first certificate is not that of the key.
 * `not-leaf-first`: the certificate of the key stands further down. `key-not-first`: a certificate
 * before the first key. `dangling-key`: a key without certificate behind it. `same-type`: a second
 * key of one algorithm.
 */
export type LoadProblem =
  | 'missing'
  | 'empty'
  | 'damaged'
  | 'no-certificate'
  | 'no-key'
  | 'encrypted'
  | 'mismatch'
  | 'not-leaf-first'
  | 'key-not-first'
  | 'dangling-key'
  | 'same-type';

export interface LoadFault {
  readonly problem: LoadProblem;
  readonly source: PemSource;
  /** The object at fault; absent where the file as a whole is. */
  readonly item?: PemItem;
}

/** A certificate with what is sent along with it, and its key. */
export interface LoadedChain {
  readonly key: PemItem;
  readonly keyType: KeyType;
  /** As sent: the first one is the server's own. */
  readonly certificates: readonly CertificateItem[];
}

/**
 * `ready`: all chains are in use. `off`: TLS is turned off. `bare`: TLS is on, but without the chains
 * that were to come; without any of them no handshake succeeds. `unknown`: a file is not in reach, or
 * holds what we cannot decode.
 */
export type Outcome = 'ready' | 'off' | 'bare' | 'unknown';

export interface Loaded {
  readonly outcome: Outcome;
  readonly fault?: LoadFault;
  readonly chains: readonly LoadedChain[];
}

/**
 * Loads as Postfix does, up to the first fault. The legacy parameters are loaded one after the other
 * (`cert_file`, `dcert_file`, `eccert_file`), each as a `pair` or `mixed`.
 * Source: src/tls/tls_certkey.c of Postfix, SSL_CTX_use_certificate_chain_file(3).
 */
export function loadChains(loadings: readonly Loading[], store: CertificateStore): Loaded {
  const slots = new Map<KeyType, LoadedChain>();
  for (const loading of loadings) {
    const stop = new Loader(store, slots).load(loading);
    if (stop) return { ...stop, chains: [...slots.values()] };
  }
  return { outcome: 'ready', chains: [...slots.values()] };
}

type Stop = Omit<Loaded, 'chains'>;

const UNKNOWN: Stop = { outcome: 'unknown' };

function off(problem: LoadProblem, source: PemSource, item?: PemItem): Stop {
  return { outcome: 'off', fault: { problem, source, ...(item ? { item } : {}) } };
}

/** A key with the certificates that were found for it so far. */
interface Open {
  readonly key: PemItem;
  readonly certificates: CertificateItem[];
}

/** What a file holds of which the key may stand anywhere. */
interface Mixed {
  readonly certificates: CertificateItem[];
  key: PemItem | undefined;
  /** Postfix passes over a key of this kind. */
  encrypted: PemItem | undefined;
}

class Loader {
  readonly #store: CertificateStore;
  readonly #slots: Map<KeyType, LoadedChain>;
  #open: Open | undefined;
  /** Postfix passes over a PKCS#8 key with a passphrase, and then misses a key. */
  #encrypted: PemItem | undefined;

  constructor(store: CertificateStore, slots: Map<KeyType, LoadedChain>) {
    this.#store = store;
    this.#slots = slots;
  }

  load(loading: Loading): Stop | undefined {
    switch (loading.kind) {
      case 'chain-files':
        return this.#loadList(loading.sources);
      case 'mixed':
        return this.#loadMixed(loading.source);
      case 'pair':
        return this.#loadPair(loading.certificates, loading.key);
    }
  }

  /** A file that is missing ends the list, but Postfix goes on without what it could not finish. */
  #loadList(sources: readonly PemSource[]): Stop | undefined {
    let seen = false;
    for (const source of sources) {
      if (source.file === 'unknown') return UNKNOWN;
      if (source.file === 'missing') {
        return { outcome: 'bare', fault: { problem: 'missing', source } };
      }
      for (const item of itemsOf(source, source.file)) {
        const stop = this.#takeInList(item);
        if (stop) return stop;
        seen = true;
      }
    }
    const last = sources.at(-1);
    if (!last || (this.#open === undefined && !seen)) return last && off('empty', last);
    if (this.#open === undefined) return off(this.#encrypted ? 'encrypted' : 'no-key', last);
    return this.#close();
  }

  #takeInList(item: PemItem): Stop | undefined {
    const { block, source } = item;
    if (block.damage) return off('damaged', source, item);
    if (isPlainCertificate(block)) {
      if (!this.#open && this.#encrypted) return off('encrypted', source, this.#encrypted);
      if (!this.#open) return off('key-not-first', source, item);
      return this.#addCertificate(this.#open.certificates, item, true);
    }
    if (!isPrivateKeyLabel(block.label)) return undefined;
    if (block.label === 'ENCRYPTED PRIVATE KEY') {
      this.#encrypted ??= item;
      return undefined;
    }
    const stop = this.#open && this.#close();
    if (stop) return stop;
    this.#open = { key: item, certificates: [] };
    return this.#checkKey(item);
  }

  #close(): Stop | undefined {
    const open = this.#open;
    if (!open) return undefined;
    const { key, certificates } = open;
    const [leaf] = certificates;
    if (!leaf) return off('dangling-key', key.source, key);
    this.#open = undefined;
    const stop = this.#checkMatch(key, certificates);
    if (stop) return stop;
    const { keyType } = leaf.certificate;
    if (this.#slots.has(keyType)) return off('same-type', key.source, key);
    this.#slots.set(keyType, { key, keyType, certificates });
    return undefined;
  }

  #loadMixed(source: PemSource): Stop | undefined {
    if (source.file === 'unknown') return UNKNOWN;
    if (source.file === 'missing') return off('missing', source);
    const items = [...itemsOf(source, source.file)];
    const found: Mixed = { certificates: [], key: undefined, encrypted: undefined };
    for (const item of items) {
      const stop = this.#takeMixed(item, found);
      if (stop) return stop;
    }
    const { certificates, key, encrypted } = found;
    if (items.length === 0) return off('empty', source);
    if (certificates.length === 0) return off('no-certificate', source);
    if (!key) return off(encrypted ? 'encrypted' : 'no-key', source, encrypted);
    this.#open = { key, certificates };
    return this.#close();
  }

  /** Of several keys the first one counts. */
  #takeMixed(item: PemItem, found: Mixed): Stop | undefined {
    const { block, source } = item;
    if (block.damage) return off('damaged', source, item);
    if (isPlainCertificate(block)) return this.#addCertificate(found.certificates, item, true);
    if (!isPrivateKeyLabel(block.label)) return undefined;
    if (block.label === 'ENCRYPTED PRIVATE KEY') {
      found.encrypted ??= item;
      return undefined;
    }
    if (found.key) return undefined;
    found.key = item;
    return this.#checkKey(item);
  }

  #loadPair(from: PemSource, keySource: PemSource): Stop | undefined {
    if (from.file === 'unknown') return UNKNOWN;
    if (from.file === 'missing') return off('missing', from);
    const certificates: CertificateItem[] = [];
    for (const item of itemsOf(from, from.file)) {
      const { block } = item;
      if (block.damage) return off('damaged', from, item);
      const isFirst = certificates.length === 0;
      const counts = isPlainCertificate(block) || (isFirst && isTrustedCertificate(block));
      const stop = counts ? this.#addCertificate(certificates, item, false) : undefined;
      if (stop) return stop;
    }
    if (certificates.length === 0) return off(whyNone(from.file), from);
    return this.#loadPairKey(certificates, keySource);
  }

  #loadPairKey(certificates: CertificateItem[], source: PemSource): Stop | undefined {
    if (source.file === 'unknown') return UNKNOWN;
    if (source.file === 'missing') return off('missing', source);
    for (const item of itemsOf(source, source.file)) {
      const { block } = item;
      if (block.damage) return off('damaged', source, item);
      if (!isPrivateKeyLabel(block.label)) continue;
      const stop = this.#checkKey(item) ?? this.#checkMatch(item, certificates);
      const leaf = certificates[0];
      if (stop || !leaf) return stop;
      const { keyType } = leaf.certificate;
      this.#slots.set(keyType, { key: item, keyType, certificates });
      return undefined;
    }
    return off(pemBlocks(source.file).length === 0 ? 'empty' : 'no-key', source);
  }

  #addCertificate(
    certificates: CertificateItem[],
    item: PemItem,
    isExact: boolean,
  ): Stop | undefined {
    const { der } = item.block;
    const whole = derAt(der, 0);
    // Postfix itself refuses what stands behind the certificate; OpenSSL may take it for trust data.
    if (!whole || (isExact && whole.end !== der.length)) return off('damaged', item.source, item);
    const certificate = this.#store.in(item.block);
    if (!certificate) return UNKNOWN;
    certificates.push({ ...item, certificate });
    return undefined;
  }

  #checkKey(item: PemItem): Stop | undefined {
    if (isEncrypted(item.block)) return off('encrypted', item.source, item);
    if (!derAt(item.block.der, 0)) return off('damaged', item.source, item);
    return this.#store.keyOf(item.block) ? undefined : UNKNOWN;
  }

  #checkMatch(key: PemItem, certificates: readonly CertificateItem[]): Stop | undefined {
    const fits = certificates.map(({ certificate }) =>
      this.#store.keyMatches(key.block, certificate),
    );
    const first: Truth | undefined = fits[0];
    if (first === true) return undefined;
    if (first === 'unknown' || any(fits) === 'unknown') return UNKNOWN;
    const leaf = certificates[fits.indexOf(true)];
    return leaf ? off('not-leaf-first', leaf.source, leaf) : off('mismatch', key.source, key);
  }
}

function* itemsOf(source: PemSource, file: PemFile): Iterable<PemItem> {
  for (const [at, block] of pemBlocks(file).entries()) yield { source, block, index: at + 1 };
}

function isPlainCertificate({ label }: PemBlock): boolean {
  return label === 'CERTIFICATE' || label === 'X509 CERTIFICATE';
}

function isTrustedCertificate({ label }: PemBlock): boolean {
  return label === 'TRUSTED CERTIFICATE';
}

function whyNone(file: PemFile): LoadProblem {
  return pemBlocks(file).length === 0 ? 'empty' : 'no-certificate';
}
