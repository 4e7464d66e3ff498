import type { SourceText } from '../../../text/source.ts';
import {
  type CertificateItem,
  type LoadFault,
  type Loading,
  loadChains,
  type PemSource,
} from '../../../tls/chain/load.ts';
import { pemBlocks } from '../../../tls/pem.ts';
import { isPrivateKeyLabel } from '../../../tls/x509/private-key.ts';
import { type ChainReader, pemOf } from './reader.ts';

/** A file that was given to be looked at, and that no configuration of the run names. */
export interface GivenFile {
  readonly source: SourceText;
  readonly loading: Loading;
  readonly fault?: LoadFault;
  /** The chain in it, the leaf first; empty where there is none, or a fault. */
  readonly chain: readonly CertificateItem[];
}

/**
 * The PEM files of the command line, each judged alone. Certificates of authorities alone are a
 * bundle, and a file of keys alone is nothing to be judged.
 */
export function* givenAlone(reader: ChainReader): Iterable<GivenFile> {
  const named = new Set(
    reader.presented.flatMap(({ sources }) => sources.map(({ shown }) => shown?.path)),
  );
  for (const source of reader.site.given('pem')) {
    if (!named.has(source.path)) yield judge(reader, source);
  }
}

function judge(reader: ChainReader, text: SourceText): GivenFile {
  const file = pemOf(text);
  const source: PemSource = { path: text.path, file };
  const blocks = pemBlocks(file);
  const items = blocks.flatMap((block, at) => {
    const certificate = reader.store.in(block);
    return certificate ? [{ source, block, index: at + 1, certificate }] : [];
  });
  const loading: Loading = { kind: 'mixed', source };
  const isBundle = items.length > 0 && items.every(({ certificate }) => certificate.isCa);
  const hasKey = blocks.some(({ label }) => isPrivateKeyLabel(label));
  const damage = blocks.findIndex(({ damage }) => damage !== undefined);
  const damaged = blocks[damage];
  if (damaged) {
    const fault = {
      problem: 'damaged',
      source,
      item: { source, block: damaged, index: damage + 1 },
    } as const;
    return { source: text, loading, fault, chain: [] };
  }
  if (blocks.length === 0)
    return { source: text, loading, fault: { problem: 'empty', source }, chain: [] };
  if (items.length === 0 || (isBundle && !hasKey)) return { source: text, loading, chain: [] };
  if (!hasKey) return { source: text, loading, ...leafFirst(source, items) };
  const { fault, chains } = loadChains([loading], reader.store);
  return {
    source: text,
    loading,
    ...(fault ? { fault } : {}),
    chain: chains[0]?.certificates ?? [],
  };
}

/** Without a key at hand the leaf is the certificate of no authority. */
function leafFirst(
  source: PemSource,
  items: readonly CertificateItem[],
): Pick<GivenFile, 'fault' | 'chain'> {
  const [first] = items;
  const leaf = items.find(({ certificate }) => !certificate.isCa);
  if (!leaf || first === leaf) return { chain: items };
  return { fault: { problem: 'not-leaf-first', source, item: leaf }, chain: [] };
}
