import type { ChainProblem, Purpose } from '../../../tls/chain/judge.ts';
import type { LoadProblem } from '../../../tls/chain/load.ts';

/** Facts about the certificates and keys that a server presents, or that lie in a file. */
export interface ChainFactData {
  /** Something for which a certificate is not loaded. */
  readonly 'load-fault': {
    /** `corrupt`: PEM that OpenSSL cannot read. `wrong-format`: no PEM, or not what is wanted. */
    readonly problem:
      | Exclude<LoadProblem, 'damaged' | 'empty' | 'no-certificate'>
      | 'corrupt'
      | 'wrong-format';
    /** `alone`: the file was given to be looked at, and no configuration names it. */
    readonly purpose: Purpose | 'alone';
    /** Which parameter decides how it is loaded. */
    readonly loading: 'chain-files' | 'mixed' | 'pair';
    /** `smtpd_tls_cert_file = "/etc/ssl/mx.pem"`, or the name of a file that was given alone. */
    readonly where: string;
    /** The file at fault. */
    readonly file: string;
    /** What is wrong with it, in words that can follow a colon; empty where the problem says it all. */
    readonly detail: string;
    /** What happens to mail. */
    readonly result: string;
    /** The certificate that stands first, and the one that the key belongs to. */
    readonly first: string;
    readonly leaf: string;
    /** A colon and a command that makes of the file what is wanted; empty where there is none. */
    readonly command: string;
  };
  /** Something to be said of a chain that is, or can be, loaded. */
  readonly 'chain-fault': {
    readonly problem: ChainProblem | 'ecdsa-only' | 'name-mismatch';
    readonly purpose: Purpose | 'alone';
    /** Whether a service that takes mail from other servers presents it. */
    readonly onMx: boolean;
    readonly where: string;
    /** The certificate at fault: its common name, or else its first name. */
    readonly name: string;
    readonly issuer: string;
    /** Its place in the file, from 1. */
    readonly index: string;
    readonly notBefore: string;
    readonly notAfter: string;
    /** Days until it expires, and what is left of its life in hundredths; 0 where no date is known. */
    readonly daysLeft: number;
    readonly percentLeft: number;
    /** Such as `RSA 1024`. */
    readonly key: string;
    readonly signature: string;
    /** Host names that the certificate is good for. */
    readonly names: string;
    /** The name that it is not good for. */
    readonly host: string;
    /** `, from` and where its issuer's certificate can be had; empty where it does not say. */
    readonly issuerUrl: string;
  };
  /** Something about a PEM file that Postfix puts up with. */
  readonly 'pem-oddity': {
    readonly problem: 'crlf' | 'byte-order-mark' | 'trusted-certificate' | 'ec-parameters';
    readonly where: string;
    readonly words: string;
  };
  /** `*_tls_CAfile` that cannot be loaded. */
  readonly 'authority-file-fault': {
    readonly problem: 'missing' | 'empty';
    /** The same in words that can follow a comma. */
    readonly words: string;
    readonly purpose: Purpose;
    readonly setting: string;
    readonly file: string;
    readonly result: string;
  };
  /** A path below the archive of certbot, whose files keep their content for ever. */
  readonly 'archived-certificate': {
    readonly setting: string;
    readonly file: string;
    readonly live: string;
  };
  /** A private key that others than root can read or change. */
  readonly 'key-exposed': {
    readonly to: 'everyone' | 'writers';
    readonly file: string;
    readonly setting: string;
    /** Such as `0644`. */
    readonly mode: string;
  };
  /** An entry of tls_server_sni_maps of which nothing usable comes. */
  readonly 'named-chain-fault': {
    readonly problem: LoadProblem;
    /** The same in words. */
    readonly words: string;
    /** The host name that clients ask for. */
    readonly name: string;
    readonly file: string;
  };
}
