import type { Truth } from '../../lint/truth.ts';
import type { ByteString } from '../../text/bytes.ts';
import type { PemBlock } from '../pem.ts';
import type { Certificate, KeyFacts } from './certificate.ts';

/** A private key; only what its certificate tells the world as well. */
export interface PrivateKey extends KeyFacts {
  /** Whether a certificate is about this key; unknown where that needs what we do not have. */
  belongsTo(certificate: Certificate): Truth;
}

/** Certificates and keys of a run, decoded once, so that all questions can be asked without waiting. */
export interface CertificateStore {
  /** The certificate in a DER text; undefined where it is none that we can read. */
  of(der: ByteString): Certificate | undefined;
  /** The key of a PEM block; undefined where it is encrypted or none that we can read. */
  keyOf(block: PemBlock): PrivateKey | undefined;
  /**
   * Whether a certificate was issued by another one, or by itself: names, key identifiers and the
   * signature fit. A signature by an algorithm that WebCrypto does not have is taken for good.
   */
  issued(issuer: Certificate, subject: Certificate): boolean;
}
