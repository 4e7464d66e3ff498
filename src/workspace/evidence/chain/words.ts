import { serverTls } from '../../../postfix/model/server-tls.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import { type BinaryForm, binaryForm } from '../../../tls/binary-form.ts';
import type { LoadFault } from '../../../tls/chain/load.ts';
import { type PemDamage, type PemFile, type PemSuspect, pemBlocks } from '../../../tls/pem.ts';
import type { Certificate } from '../../../tls/x509/certificate.ts';
import type { Credential, FileSetting } from './credentials.ts';

/** The name that people know a certificate by. */
export function nameOf({ commonName, dnsNames, subject }: Certificate): string {
  return commonName ?? dnsNames[0] ?? (subject === '' ? 'without a name' : subject);
}

/** `smtpd_tls_cert_file = "/etc/ssl/mx.pem"`. */
export function settingText({ name }: FileSetting, path: string): string {
  return `${decodeUtf8(name)} = "${decodeUtf8(path)}"`;
}

/** What comes of a credential that cannot be loaded. */
export function resultOf({ purpose, services, server }: Credential, isBare: boolean): string {
  if (purpose === 'client') {
    return isBare
      ? 'the SMTP client goes on without a client certificate'
      : 'the SMTP client turns TLS off: mail leaves in clear text, or waits where TLS is required';
  }
  if (isBare) {
    return 'TLS stays on without a certificate, and each handshake fails (no shared cipher)';
  }
  const modes = services.map((service) => serverTls(service, server).mode);
  return modes.every((mode) => mode === 'wrapped')
    ? 'Postfix turns TLS off, and drops each connection'
    : 'Postfix turns TLS off, and STARTTLS is offered, then refused with 454';
}

const DAMAGES: Readonly<Record<PemDamage, string>> = {
  unterminated: 'a block has no END line',
  'end-label': 'the END line of a block names another label than its BEGIN line',
  'end-not-alone':
    'more stands on the END line of a block, as where files were joined without a line feed',
  'blank-line': 'an empty or a short line stands inside a block',
  base64: 'a block is no sound base64',
};

const SUSPECTS: Readonly<Record<PemSuspect, string>> = {
  indented: 'its BEGIN lines are indented',
  dashes: 'the dashes of its BEGIN lines are damaged',
  'one-line': 'BEGIN and END share a line',
};

const FORMS: Readonly<Record<BinaryForm, string>> = {
  certificate: 'it is binary DER, not PEM',
  request: 'it is a certificate request in binary DER',
  key: 'it is a private key in binary DER',
  'PKCS#7': 'it is a PKCS#7 bundle in binary DER',
  'PKCS#12': 'it is PKCS#12, not PEM',
  'UTF-16': 'it is UTF-16 text',
};

/** What is wrong with a file, and whether it is PEM that took damage. */
export interface FileTrouble {
  readonly isCorrupt: boolean;
  readonly detail: string;
  readonly command: string;
}

/** Says why nothing usable comes out of a file. */
export function troubleOf(fault: Pick<LoadFault, 'problem' | 'item'>, file: PemFile): FileTrouble {
  const corrupt = (detail: string) => ({ isCorrupt: true, detail, command: '' });
  if (fault.item) {
    const { damage } = fault.item.block;
    return corrupt(damage ? DAMAGES[damage] : 'the content of a block is cut off or has a tail');
  }
  const labels = pemBlocks(file).map(({ label }) => label);
  if (labels.length > 0) return { isCorrupt: false, ...heldInstead(labels) };
  if (file.text.trim() === '') return corrupt('it is empty');
  const form = binaryForm(file.text);
  if (form) return { isCorrupt: false, detail: FORMS[form], command: commandFor(form) };
  const suspect = file.nodes.flatMap((node) => (node.kind === 'text' ? node.suspects : []))[0];
  if (suspect) return corrupt(SUSPECTS[suspect.suspect]);
  return { isCorrupt: false, detail: 'no PEM block is in it', command: '' };
}

function heldInstead(labels: readonly string[]): { detail: string; command: string } {
  if (labels.includes('PKCS7')) {
    return {
      detail: 'it is a PKCS#7 bundle',
      command: 'openssl pkcs7 -print_certs -in FILE -out NEW.pem',
    };
  }
  if (labels.some((label) => label.endsWith('CERTIFICATE REQUEST'))) {
    return { detail: 'it is a request for a certificate, not a certificate', command: '' };
  }
  if (labels.some((label) => label.endsWith('PRIVATE KEY'))) {
    return { detail: 'a private key is in it, but no certificate', command: '' };
  }
  if (labels.some((label) => label.endsWith('CERTIFICATE'))) {
    return { detail: 'certificates are in it, but no private key', command: '' };
  }
  return { detail: `it holds ${labels[0]} and nothing else of use`, command: '' };
}

function commandFor(form: BinaryForm): string {
  switch (form) {
    case 'certificate':
      return 'openssl x509 -inform DER -in FILE -out NEW.pem';
    case 'key':
      return 'openssl pkey -inform DER -in FILE -out NEW.key';
    case 'PKCS#7':
      return 'openssl pkcs7 -inform DER -print_certs -in FILE -out NEW.pem';
    case 'PKCS#12':
      return 'openssl pkcs12 -nodes -in FILE -out NEW.pem';
    default:
      return '';
  }
}

/** Such as `RSA 1024` or `EC prime256v1`. */
export function keyText({ keyType, keyBits, curve }: Certificate): string {
  const size = keyBits ?? curve;
  return [keyType.toUpperCase(), ...(size === undefined ? [] : [String(size)])].join(' ');
}

/** The day of a date, in UTC. */
export function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
