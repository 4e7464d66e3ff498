import type { Texts } from '../../lint/fixpoint.ts';
import type { PostfixServer } from '../../postfix/model/server.ts';
import { SourceText } from '../../text/source.ts';
import type { CertificateStore } from '../../tls/x509/certificate-store.ts';
import type { EvidenceKind } from '../file-kind.ts';
import type { ServerProbe } from './probe/server-probe.ts';

/** A file of the run that is no server's configuration. */
export interface EvidenceFile {
  readonly path: string;
  readonly kind: EvidenceKind;
  /** Made of answers of DNS; no one wrote it. */
  readonly lookedUp?: true;
}

/** What a run knows beside the texts of its files. */
export interface SiteFacts {
  /** The time against which certificates are judged; without it no date is. */
  readonly now?: Date;
  /** The texts as they were before the first fix of the run. */
  readonly before?: Texts;
  /** All certificates and keys that the run may meet, decoded. */
  readonly certificates?: CertificateStore;
  /** What was seen of running servers. */
  readonly probes?: readonly ServerProbe[];
}

/** The servers and files of one run that may have to do with each other. */
export class Site {
  readonly servers: readonly PostfixServer[];
  readonly facts: SiteFacts;
  readonly #files: readonly EvidenceFile[];
  readonly #texts: Texts;
  readonly #sources: Map<string, SourceText>;

  /** Sources that are opened are added to `sources`, so that findings can point into them. */
  constructor(
    servers: readonly PostfixServer[],
    files: readonly EvidenceFile[],
    texts: Texts,
    facts: SiteFacts,
    sources: Map<string, SourceText>,
  ) {
    this.servers = servers;
    this.facts = facts;
    this.#files = files;
    this.#texts = texts;
    this.#sources = sources;
  }

  /** The files of a kind that the user gave, in the order given. */
  given(kind: EvidenceKind): SourceText[] {
    return this.#files
      .filter((file) => file.kind === kind)
      .flatMap(({ path }) => this.#open(path, this.#texts.get(path)) ?? []);
  }

  /** Whether a path stands for answers of DNS. */
  isLookedUp(path: string): boolean {
    return this.#files.some((file) => file.path === path && file.lookedUp);
  }

  /**
   * A file that the configuration of a server names, or a file beside one; undefined when it is not
   * in reach. The path of the source is the one that the user can open.
   */
  named(server: PostfixServer, path: string): SourceText | undefined {
    const shown = server.input.statFile?.(path)?.path ?? path;
    return this.#open(shown, this.#texts.get(shown) ?? server.input.readFile?.(path));
  }

  #open(path: string, text: string | undefined): SourceText | undefined {
    const open = this.#sources.get(path);
    if (open || text === undefined) return open;
    const source = new SourceText(path, text);
    this.#sources.set(path, source);
    return source;
  }
}
