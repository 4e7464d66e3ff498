import type { ProtocolSet } from '../../../tls/protocol.ts';

/** What a client saw of a running mail server. */
export interface ServerProbe {
  /** As the user gave it, without brackets. */
  readonly host: string;
  readonly port: number;
  /** The address that answered. */
  readonly address: string;
  /** Whether TLS begins with the first byte. */
  readonly implicit: boolean;
  /** What the server calls itself in its answer to EHLO; absent where it gave none in the clear. */
  readonly ehloName?: string;
  /** The keywords of that answer, in capitals, such as `STARTTLS`; empty where TLS comes first. */
  readonly keywords: readonly string[];
  /** The answer to STARTTLS where it is not 220, such as `454 4.7.0 TLS not available`. */
  readonly refusal?: string;
  readonly tls?: TlsProbe;
}

/** What a client saw of a server's TLS. */
export interface TlsProbe {
  /** The versions that the server negotiates. */
  readonly protocols: ProtocolSet;
  /** Versions of which it is not known: the handshake came to no clear end. */
  readonly unsettled: ProtocolSet;
  /**
   * SHA-256 of the certificates, hexadecimal in lower case, the leaf first; empty where none was
   * presented.
   */
  readonly chain: readonly string[];
  /**
   * `sent`: the chain is as the server sent it. `linked`: only what leads from the leaf to its
   * issuers is known, and some of it may be from the client's own store.
   */
  readonly order: 'sent' | 'linked';
  /** Whether a server name was sent, by which the server may choose its certificate. */
  readonly serverName: boolean;
  /** Why the chain does not verify for the host, by OpenSSL's or Node's name; absent where it does. */
  readonly distrust?: string;
  /** The name in the first answer to EHLO behind TLS; absent where there was none. */
  readonly ehloName?: string;
  /** The keywords of that answer. */
  readonly keywords: readonly string[];
}
