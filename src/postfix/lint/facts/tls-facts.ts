import type { CipherExclusionFault } from '../../model/cipher-exclusions.ts';

/** Facts about the settings that TLS rests on. */
export interface TlsFactData {
  /** An element of a cipher exclusion list that is no cipher name. */
  readonly 'cipher-exclusion': {
    readonly name: string;
    readonly element: string;
    readonly problem: CipherExclusionFault;
    readonly corrected: string;
  };
  /** A token of a TLS protocol list that makes Postfix refuse the list. */
  readonly 'protocol-token': {
    readonly name: string;
    readonly token: string;
    readonly corrected: string;
  };
  /** A bound of a TLS protocol list with a blank between the sign and the version. */
  readonly 'split-bound': {
    readonly name: string;
    /** `>=` or `<=`. */
    readonly sign: string;
    readonly version: string;
    /** What the list admits as it stands. */
    readonly protocols: string;
  };
  /** A certificate parameter without a key that could go with it. */
  readonly 'certificate-without-key': {
    readonly certificateSetting: string;
    readonly keySetting: string;
    readonly file: string;
    readonly reason: 'key-empty' | 'no-key-in-file';
  };
  /** A TLS policy, in a table or in main.cf, with which the SMTP client cannot work. */
  readonly 'tls-policy-fault': {
    readonly setting: string;
    /** The destination that the policy is for. */
    readonly key: string;
    readonly value: string;
    /** `session`: the policy is read, but each TLS handshake with it fails. */
    readonly stage: 'policy' | 'session';
    /** What Postfix logs: its first part, and the rest with the colon before it, if any. */
    readonly problem: string;
    readonly detail: string;
    /** What becomes of the mail. */
    readonly result: string;
    /** What was meant, when that is plain. */
    readonly corrected: string;
  };
}
