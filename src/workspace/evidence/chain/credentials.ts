import { clientTls } from '../../../postfix/model/client-tls.ts';
import type { Origin } from '../../../postfix/model/origin.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import { serverTls } from '../../../postfix/model/server-tls.ts';
import type { Service } from '../../../postfix/model/service.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import type { ByteString } from '../../../text/bytes.ts';
import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Purpose } from '../../../tls/chain/judge.ts';

/** A setting of main.cf or an `-o` that names files. */
export interface FileSetting {
  readonly name: ByteString;
  /** As written. */
  readonly written: JoinedText;
  /** After expansion. */
  readonly value: ByteString;
  /** The file that it stands in. */
  readonly source: SourceText;
  /** First byte of the setting or of the `-o`. */
  readonly entryStart: number;
  readonly origin: Extract<Origin, { readonly kind: 'main.cf' | 'master.cf' }>;
}

/** A certificate and its key as the legacy parameters name them. */
export interface FilePair {
  readonly certificate: FileSetting;
  readonly keyFile: ByteString;
  /** Absent where the key is looked for in the certificate's file, which is the default. */
  readonly key?: FileSetting;
  readonly keyName: ByteString;
}

/** What a service of Postfix presents itself with. */
export interface Credential {
  readonly server: PostfixServer;
  readonly purpose: Purpose;
  /** The services that use it, the first one first. */
  readonly services: readonly Service[];
  /** The list of smtpd_tls_chain_files or the like; while it is set the pairs do not count. */
  readonly chainFiles?: FileSetting;
  readonly pairs: readonly FilePair[];
  readonly caFile?: FileSetting;
  /** Whether more certificates of authorities are in use than those of `caFile`. */
  readonly hasMoreAuthorities: boolean;
}

/** Certificate and key parameters in the order in which Postfix loads them: tls/tls_certkey.c. */
const PAIRS = [
  ['cert_file', 'key_file'],
  ['dcert_file', 'dkey_file'],
  ['eccert_file', 'eckey_file'],
] as const;

/**
 * What the services of a server that speak TLS present themselves with, each set of files once.
 * Services of which a parameter is not known are left out.
 */
export function credentialsOf(server: PostfixServer): Credential[] {
  const found = new Map<string, Credential & { readonly services: Service[] }>();
  for (const service of server.services) {
    const purpose = purposeOf(service, server);
    const credential = purpose && credentialOf(service, server, purpose);
    if (!credential) continue;
    const key = keyOf(credential);
    const same = found.get(key);
    if (same) same.services.push(service);
    else found.set(key, { ...credential, services: [service] });
  }
  return [...found.values()];
}

/** The first setting of a credential, at which faults of the whole are shown. */
export function leadingSetting({ chainFiles, pairs }: Credential): FileSetting | undefined {
  return chainFiles ?? pairs[0]?.certificate;
}

/** The paths that a list such as smtpd_tls_chain_files names. Source: CHARS_COMMA_SP of Postfix. */
export function listedFiles(value: ByteString): ByteString[] {
  return value.split(/[, \t\r\n]+/).filter((path) => path !== '');
}

function purposeOf(service: Service, server: PostfixServer): Purpose | undefined {
  switch (service.program) {
    case 'smtpd': {
      const { mode } = serverTls(service, server);
      const speaks = mode === 'opportunistic' || mode === 'mandatory' || mode === 'wrapped';
      return speaks ? 'server' : undefined;
    }
    case 'smtp':
    case 'lmtp': {
      const { level } = clientTls(service);
      const speaks = typeof level === 'string' && level !== 'none' && level !== 'invalid';
      return speaks ? 'client' : undefined;
    }
    default:
      return undefined;
  }
}

function credentialOf(
  service: Service,
  server: PostfixServer,
  purpose: Purpose,
): Omit<Credential, 'services'> | undefined {
  const { scope } = service;
  const nameOf = (name: string): ByteString => `${service.program}_tls_${name}`;
  const textOf = (name: ByteString): ByteString | undefined => {
    const { value } = scope.effective(name);
    return isKnown(value) ? value.text : undefined;
  };
  const settingOf = (name: string): FileSetting | undefined =>
    fileSetting(nameOf(name), service, server);
  const hasChainFiles = server.table.get(nameOf('chain_files')) !== undefined;
  const chainText = hasChainFiles ? textOf(nameOf('chain_files')) : '';
  if (chainText === undefined) return undefined;
  const authorities = {
    caFile: settingOf('CAfile'),
    hasMoreAuthorities: textOf(nameOf('CApath')) !== '' || textOf('tls_append_default_CA') !== 'no',
  };
  const common = {
    server,
    purpose,
    ...(authorities.caFile ? { caFile: authorities.caFile } : {}),
    hasMoreAuthorities: authorities.hasMoreAuthorities,
  };
  if (chainText !== '') {
    const chainFiles = settingOf('chain_files');
    return chainFiles && { ...common, chainFiles, pairs: [] };
  }
  const pairs: FilePair[] = [];
  for (const [certificateName, keyName] of PAIRS) {
    const text = textOf(nameOf(certificateName));
    const keyFile = textOf(nameOf(keyName));
    if (text === '' || (text === 'none' && certificateName === 'cert_file')) continue;
    const certificate = settingOf(certificateName);
    if (!certificate || keyFile === undefined) return undefined;
    const key = scope.isExplicit(nameOf(keyName)) ? settingOf(keyName) : undefined;
    pairs.push({ certificate, keyFile, ...(key ? { key } : {}), keyName: nameOf(keyName) });
  }
  return pairs.length > 0 ? { ...common, pairs } : undefined;
}

/** The setting that gives a parameter its value; undefined where it has none that is known. */
function fileSetting(
  name: ByteString,
  { scope }: Service,
  server: PostfixServer,
): FileSetting | undefined {
  const { value, decidedBy } = scope.effective(name);
  const { origin } = decidedBy;
  if (!isKnown(value) || value.text === '') return undefined;
  if (origin.kind !== 'main.cf' && origin.kind !== 'master.cf') return undefined;
  const file = origin.kind === 'main.cf' ? server.input.main : server.input.master;
  if (!file) return undefined;
  const node = origin.kind === 'main.cf' ? origin.setting : origin.override;
  return {
    name: decidedBy.name,
    written: node.value,
    value: value.text,
    source: file.source,
    entryStart: node.span.start,
    origin,
  };
}

function keyOf({
  purpose,
  chainFiles,
  pairs,
  caFile,
  hasMoreAuthorities,
}: Credential | Omit<Credential, 'services'>): string {
  const settings = [
    chainFiles,
    ...pairs.flatMap(({ certificate, key }) => [certificate, key]),
    caFile,
  ];
  const places = settings.map((setting) =>
    setting ? `${setting.source.path}:${setting.entryStart}=${setting.value}` : '',
  );
  const keys = pairs.map(({ keyFile }) => keyFile);
  return [purpose, hasMoreAuthorities, ...places, ...keys].join('\0');
}
