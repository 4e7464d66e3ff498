import type { PostfixServer } from '../../../postfix/model/server.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import type { ByteString } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import { type Loaded, type Loading, loadChains, type PemSource } from '../../../tls/chain/load.ts';
import { type PemFile, parsePem, pemBlocks } from '../../../tls/pem.ts';
import type { Certificate } from '../../../tls/x509/certificate.ts';
import type { CertificateStore } from '../../../tls/x509/certificate-store.ts';
import type { Site } from '../site.ts';
import { type Credential, credentialsOf, type FileSetting, listedFiles } from './credentials.ts';

/** A file as a parameter names it, with the text that the user can open. */
export interface LocatedSource extends PemSource {
  readonly shown: SourceText | undefined;
  /** The setting that names it; of a key by default the one of its certificate. */
  readonly setting: FileSetting;
}

/** What a credential comes to when Postfix loads it. */
export interface Presented {
  readonly credential: Credential;
  readonly loadings: readonly Loading[];
  readonly loaded: Loaded;
  readonly sources: readonly LocatedSource[];
}

const readers = new WeakMap<Site, ChainReader>();
const parsed = new WeakMap<SourceText, PemFile>();

/** The certificates of a run as its servers load them; worked out once. */
export class ChainReader {
  readonly site: Site;
  readonly store: CertificateStore;
  #presented: readonly Presented[] | undefined;

  private constructor(site: Site, store: CertificateStore) {
    this.site = site;
    this.store = store;
  }

  /** Undefined where no certificate was decoded for the run. */
  static of(site: Site): ChainReader | undefined {
    const { certificates } = site.facts;
    if (!certificates) return undefined;
    const reader = readers.get(site) ?? new ChainReader(site, certificates);
    readers.set(site, reader);
    return reader;
  }

  get presented(): readonly Presented[] {
    this.#presented ??= this.site.servers.flatMap((server) =>
      credentialsOf(server).map((credential) => this.#load(credential)),
    );
    return this.#presented;
  }

  /** A file by the name that a setting of the server gives it. */
  source(server: PostfixServer, path: ByteString, setting: FileSetting): LocatedSource {
    return { ...this.file(server, path), setting };
  }

  /** A file by the name that the configuration of the server gives it. */
  file(server: PostfixServer, path: ByteString): Omit<LocatedSource, 'setting'> {
    const full = fullPath(server, path);
    const shown = full === undefined ? undefined : this.site.named(server, full);
    const status = full === undefined ? undefined : server.input.statFile?.(full);
    // A checkout may well lack private keys.
    const isAbsent = status?.exists === false && (status.onHost || !/key/i.test(path));
    const isGone = isQuoted(server, path) || isAbsent;
    const file = shown ? pemOf(shown) : isGone ? 'missing' : 'unknown';
    return { path, file, shown };
  }

  /** The certificates of a file of authorities; unknown where it is not in reach. */
  authorities(credential: Credential): readonly Certificate[] | 'unknown' {
    const { caFile, server, hasMoreAuthorities } = credential;
    if (hasMoreAuthorities) return 'unknown';
    if (!caFile) return [];
    const { file } = this.source(server, caFile.value, caFile);
    return typeof file === 'string' ? 'unknown' : this.certificatesIn(file);
  }

  certificatesIn(file: PemFile): Certificate[] {
    return pemBlocks(file).flatMap((block) => this.store.in(block) ?? []);
  }

  /** What would come of other files or another order of them. */
  load(loadings: readonly Loading[]): Loaded {
    return loadChains(loadings, this.store);
  }

  /** Whatever it is called, it holds a private key. */
  #keySource(server: PostfixServer, path: ByteString, setting: FileSetting): LocatedSource {
    const source = this.source(server, path, setting);
    const isSure = isQuoted(server, path) || server.input.statFile?.(path)?.onHost;
    return source.file === 'missing' && !isSure ? { ...source, file: 'unknown' } : source;
  }

  #load(credential: Credential): Presented {
    const { server, chainFiles, pairs } = credential;
    if (chainFiles) {
      const sources = listedFiles(chainFiles.value).map((path) =>
        this.source(server, path, chainFiles),
      );
      const loadings: Loading[] = [{ kind: 'chain-files', sources }];
      return { credential, loadings, loaded: this.load(loadings), sources };
    }
    const sources: LocatedSource[] = [];
    const loadings = pairs.map(({ certificate, key, keyFile }): Loading => {
      const from = this.source(server, certificate.value, certificate);
      sources.push(from);
      if (keyFile === certificate.value) return { kind: 'mixed', source: from };
      const keySource = this.#keySource(server, keyFile, key ?? certificate);
      sources.push(keySource);
      return { kind: 'pair', certificates: from, key: keySource };
    });
    return { credential, loadings, loaded: this.load(loadings), sources };
  }
}

/** Quotation marks are a part of the name; that the file without them is there shows what was meant. */
function isQuoted(server: PostfixServer, path: ByteString): boolean {
  const bare = /^(["'])(\/.*)\1$/.exec(path)?.[2];
  return bare !== undefined && server.input.statFile?.(bare)?.exists === true;
}

/** Daemons stand in the queue directory when they open what is named by a relative path. */
function fullPath(server: PostfixServer, path: ByteString): ByteString | undefined {
  if (path.startsWith('/')) return path;
  const { value } = server.scope.effective('queue_directory');
  return isKnown(value) && value.text.startsWith('/') ? `${value.text}/${path}` : undefined;
}

/** The PEM file of a text, parsed once. */
export function pemOf(source: SourceText): PemFile {
  const file = parsed.get(source) ?? parsePem(source.text);
  parsed.set(source, file);
  return file;
}
