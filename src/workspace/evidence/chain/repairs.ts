import type { FileEdit } from '../../../lint/finding.ts';
import { replaceValue } from '../../../postfix/edit/main-edits.ts';
import { replaceOverrideValue } from '../../../postfix/edit/master-edits.ts';
import type { ByteString } from '../../../text/bytes.ts';
import { inOrder } from '../../../tls/chain/judge.ts';
import type { CertificateItem, Loading } from '../../../tls/chain/load.ts';
import { pemBlock, pemBlocks } from '../../../tls/pem.ts';
import { isPrivateKeyLabel } from '../../../tls/x509/private-key.ts';
import type { FileSetting } from './credentials.ts';
import type { ChainReader, LocatedSource, Presented } from './reader.ts';

/** Edits by the name that rules use. */
export type Repairs = Record<string, readonly FileEdit[]>;

/** Folders whose files an ACME client writes anew at each renewal. */
const MANAGED = /\/(?:letsencrypt|\.?acme\.sh|\.?acme|\.?lego|dehydrated|caddy|certbot|traefik)\//;

/** The edits that give a setting another value; none where the value is made of other settings. */
export function setFile(setting: FileSetting, value: ByteString): FileEdit[] | undefined {
  const { origin, source, written } = setting;
  if (written.text !== setting.value) return undefined;
  const edits =
    origin.kind === 'main.cf'
      ? replaceValue(source, origin.setting, value)
      : replaceOverrideValue(origin.override, value);
  return edits?.map((edit) => ({ ...edit, path: source.path }));
}

/** Puts another path in the place of one that a setting names, alone or in a list. */
export function repoint(setting: FileSetting, from: ByteString, to: ByteString) {
  const { written, source, value } = setting;
  if (value === from) return setFile(setting, to);
  if (written.text !== value) return undefined;
  const places = [...value.matchAll(/[^, \t\r\n]+/g)].filter(([path]) => path === from);
  return places.map(({ index }): FileEdit => {
    return { ...written.spanOf(index, index + from.length), text: to, path: source.path };
  });
}

/** Values in quotation marks, which Postfix takes for a part of the name. */
export function unquoted(
  reader: ChainReader,
  { credential }: Presented,
  setting: FileSetting,
  path: ByteString,
): FileEdit[] | undefined {
  const bare = /^(["'])(\/.*)\1$/.exec(path)?.[2];
  if (bare === undefined) return undefined;
  const { file } = reader.source(credential.server, bare, setting);
  return typeof file === 'string' ? undefined : repoint(setting, path, bare);
}

/** The two parameters of a pair exchanged, where each names what the other wants. */
export function swappedPair(reader: ChainReader, presented: Presented): FileEdit[] | undefined {
  for (const { certificate, key } of presented.credential.pairs) {
    if (!key) continue;
    const loading = presented.loadings.find(
      (each) => each.kind === 'pair' && each.certificates.path === certificate.value,
    );
    if (loading?.kind !== 'pair') continue;
    const swapped: Loading = { kind: 'pair', certificates: loading.key, key: loading.certificates };
    if (reader.load([swapped]).outcome !== 'ready') continue;
    const first = setFile(certificate, key.value);
    const second = setFile(key, certificate.value);
    return first && second && [...first, ...second];
  }
  return undefined;
}

/** Two files of the list exchanged, where that is enough for the list to load. */
export function swappedList(reader: ChainReader, presented: Presented): FileEdit[] | undefined {
  const { chainFiles } = presented.credential;
  const loading = presented.loadings[0];
  if (!chainFiles || loading?.kind !== 'chain-files') return undefined;
  const { sources } = loading;
  for (const [at, first] of sources.entries()) {
    for (const [other, second] of sources.entries()) {
      if (other <= at) continue;
      const swapped = sources.with(at, second).with(other, first);
      if (reader.load([{ kind: 'chain-files', sources: swapped }]).outcome !== 'ready') continue;
      return exchange(chainFiles, at, other);
    }
  }
  return undefined;
}

function exchange(setting: FileSetting, at: number, other: number): FileEdit[] | undefined {
  const { written, value, source } = setting;
  if (written.text !== value) return undefined;
  const words = [...value.matchAll(/[^, \t\r\n]+/g)];
  const [first, second] = [words[at], words[other]];
  if (!first || !second) return undefined;
  const put = (place: RegExpExecArray, text: string): FileEdit => ({
    ...written.spanOf(place.index, place.index + place[0].length),
    text,
    path: source.path,
  });
  return [put(first, second[0]), put(second, first[0])];
}

/**
 * A file beside that of the leaf which begins with the same leaf and goes on with its issuer, such as
 * certbot's fullchain.pem beside cert.pem.
 */
export function fullChain(
  reader: ChainReader,
  { credential }: Presented,
  leaf: CertificateItem,
): FileEdit[] | undefined {
  const located = leaf.source as LocatedSource;
  for (const path of fullChainPaths(leaf.source.path)) {
    const { file } = reader.source(credential.server, path, located.setting);
    if (typeof file === 'string') continue;
    const [first, ...issuers] = reader.certificatesIn(file);
    const holdsKey = pemBlocks(file).some(({ label }) => isPrivateKeyLabel(label));
    if (holdsKey || first?.der !== leaf.certificate.der) continue;
    if (!issuers.some((issuer) => reader.store.issued(issuer, leaf.certificate))) continue;
    return repoint(located.setting, leaf.source.path, path);
  }
  return undefined;
}

/** Where certbot, acme.sh and others put the whole chain beside a certificate. */
export function fullChainPaths(path: ByteString): ByteString[] {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const name = path.slice(slash);
  const stem = name.replace(/\.(?:pem|crt|cer)$/, '');
  return [
    ...['fullchain.pem', 'fullchain.cer', 'fullchain.crt'].map((each) => folder + each),
    ...[`${stem}.fullchain.pem`, `${stem}-fullchain.pem`, `${stem}.chained.pem`].map(
      (each) => folder + each,
    ),
  ].filter((candidate) => candidate !== path);
}

/** Keys that lie beside a certificate, by the names that tools give them. */
export function keyPaths(path: ByteString): ByteString[] {
  const slash = path.lastIndexOf('/') + 1;
  const folder = path.slice(0, slash);
  const stem = path.slice(slash).replace(/\.(?:pem|crt|cer)$/, '');
  const names = ['privkey.pem', 'key.pem', 'private.key', `${stem}.key`, `${stem}-key.pem`];
  return names.map((each) => folder + each).filter((candidate) => candidate !== path);
}

/** The key parameter of a pair pointed to a key beside the certificate that fits it. */
export function siblingKey(reader: ChainReader, presented: Presented): FileEdit[] | undefined {
  for (const { certificate, key } of presented.credential.pairs) {
    if (!key) continue;
    const { server } = presented.credential;
    const from = reader.source(server, certificate.value, certificate);
    for (const path of keyPaths(certificate.value)) {
      const source = reader.source(server, path, key);
      const pair: Loading = { kind: 'pair', certificates: from, key: source };
      if (path !== key.value && reader.load([pair]).outcome === 'ready') return setFile(key, path);
    }
  }
  return undefined;
}

/**
 * A new file with the certificates in the order in which they are to be sent, and the setting pointed
 * to it. Undefined where the file holds a private key, which is written nowhere else, where an ACME
 * client owns the folder, and where something of the name may be there.
 */
export function sortedCopy(
  reader: ChainReader,
  { credential }: Presented,
  leaf: CertificateItem,
  others: readonly CertificateItem[],
): { readonly edits: FileEdit[]; readonly keepsAll: boolean } | undefined {
  const { setting, shown, path, file } = leaf.source as LocatedSource;
  if (!shown || typeof file === 'string' || MANAGED.test(path)) return undefined;
  if (MANAGED.test(shown.path) || !path.startsWith('/')) return undefined;
  if (others.some(({ source }) => source !== leaf.source)) return undefined;
  if (pemBlocks(file).some(({ label }) => isPrivateKeyLabel(label))) return undefined;
  const target = path.replace(/(?:\.(?:pem|crt|cer))?$/, '.fixed.pem');
  const isFree = credential.server.input.statFile?.(target)?.exists === false;
  if (!isFree || reader.site.named(credential.server, target)) return undefined;
  const ordered = inOrder(leaf, others, reader.store);
  const before = new Set([leaf, ...others].map(({ certificate }) => certificate.der));
  const text = ordered.map(({ certificate }) => pemBlock('CERTIFICATE', certificate.der)).join('');
  const moved = repoint(setting, path, target);
  if (!moved || moved.length === 0) return undefined;
  const made = credential.server.input.statFile?.(target)?.path ?? target;
  const edits = [{ path: made, start: 0, end: 0, text }, ...moved];
  return { edits, keepsAll: ordered.length === before.size };
}
