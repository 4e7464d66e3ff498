import { decodeUtf8 } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { CertificateItem, LoadFault, Loading } from '../../../tls/chain/load.ts';
import { beginLine, pemBlocks } from '../../../tls/pem.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { leadingSetting } from './credentials.ts';
import { givenAlone } from './given.ts';
import { ChainReader, type LocatedSource, type Presented } from './reader.ts';
import {
  type Repairs,
  siblingKey,
  sortedCopy,
  swappedList,
  swappedPair,
  unquoted,
} from './repairs.ts';
import { settingPlace } from './setting-place.ts';
import { nameOf, resultOf, settingText, troubleOf } from './words.ts';

type LoadFaultFact = EvidenceFact<'load-fault'>;

/**
 * What keeps Postfix from loading a certificate, of each set of files the first thing: Postfix looks
 * no further. Source: src/tls/tls_certkey.c; seen with Postfix 3.7.11.
 */
export function* loadFaults(site: Site): Iterable<LoadFaultFact> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  for (const presented of reader.presented) {
    const { fault } = presented.loaded;
    if (fault && !isKeyByDefault(presented, fault)) yield ofServer(reader, presented, fault);
  }
  for (const { source, fault, loading } of givenAlone(reader)) {
    if (fault) yield ofFile(reader, source, fault, loading);
  }
}

/** A rule of its own speaks of a certificate whose key parameter was never set. */
function isKeyByDefault({ credential }: Presented, { problem, source }: LoadFault): boolean {
  return (
    problem === 'no-key' &&
    credential.pairs.some(({ certificate, key }) => certificate.value === source.path && !key)
  );
}

function ofServer(reader: ChainReader, presented: Presented, fault: LoadFault): LoadFaultFact {
  const { credential, loaded, loadings } = presented;
  const { setting, shown } = fault.source as LocatedSource;
  const leading = leadingSetting(credential) ?? setting;
  const block = fault.item?.block;
  return {
    name: 'load-fault',
    data: {
      ...dataOf(reader, fault, loadingOf(loadings, fault)),
      purpose: credential.purpose,
      where: settingText(setting, fault.source.path),
      result: resultOf(credential, loaded.outcome === 'bare'),
    },
    ...settingPlace(setting, credential.services),
    settings: [...new Set([decodeUtf8(setting.name), decodeUtf8(leading.name)])],
    notes:
      shown && block
        ? [{ path: shown.path, span: beginLine(shown.text, block), message: 'here' }]
        : [],
    repairs: repairsOf(reader, presented, fault),
  };
}

function ofFile(
  reader: ChainReader,
  source: SourceText,
  fault: LoadFault,
  loading: Loading,
): LoadFaultFact {
  const block = fault.item?.block;
  const at = block ? beginLine(source.text, block) : source.lineSpan(1);
  return {
    name: 'load-fault',
    data: {
      ...dataOf(reader, fault, loading),
      purpose: 'alone',
      where: decodeUtf8(source.path),
      result: 'a server that is told to load it turns TLS off',
    },
    path: source.path,
    at,
    entryStart: at.start,
    settings: [],
    subject: decodeUtf8(source.path),
    notes: [],
    repairs: {},
  };
}

function dataOf(reader: ChainReader, fault: LoadFault, loading: Loading | undefined) {
  const { source, problem } = fault;
  const trouble =
    ['damaged', 'empty', 'no-certificate', 'no-key'].includes(problem) &&
    typeof source.file !== 'string'
      ? troubleOf(fault, source.file)
      : undefined;
  const certificates = certificatesOf(reader, loading);
  const leaf = leafOf(reader, fault, loading);
  return {
    problem: trouble ? (trouble.isCorrupt ? 'corrupt' : 'wrong-format') : asIs(problem),
    loading: loading?.kind ?? 'mixed',
    file: decodeUtf8(source.path),
    detail: trouble?.detail ?? '',
    first: certificates[0] ? nameOf(certificates[0].certificate) : '',
    leaf: leaf ? nameOf(leaf.certificate) : '',
    command: trouble?.command
      ? `: ${trouble.command.replace('FILE', decodeUtf8(source.path))}`
      : '',
  } as const;
}

type Reported = LoadFaultFact['data']['problem'];

/** The problems about which the trouble with the file says more are never left as they are. */
function asIs(problem: LoadFault['problem']): Reported {
  switch (problem) {
    case 'damaged':
    case 'empty':
      return 'corrupt';
    case 'no-certificate':
      return 'wrong-format';
    default:
      return problem;
  }
}

function loadingOf(loadings: readonly Loading[], { source }: LoadFault): Loading | undefined {
  return loadings.find((loading) => {
    if (loading.kind === 'chain-files') return loading.sources.includes(source);
    if (loading.kind === 'mixed') return loading.source === source;
    return loading.certificates === source || loading.key === source;
  });
}

/** The certificates among which the key looks for its own. */
export function certificatesOf(
  reader: ChainReader,
  loading: Loading | undefined,
): CertificateItem[] {
  if (!loading) return [];
  const sources =
    loading.kind === 'chain-files'
      ? loading.sources
      : [loading.kind === 'mixed' ? loading.source : loading.certificates];
  return sources.flatMap((source) => {
    if (typeof source.file === 'string') return [];
    return pemBlocks(source.file).flatMap((block, at) => {
      const certificate = reader.store.in(block);
      return certificate ? [{ source, block, index: at + 1, certificate }] : [];
    });
  });
}

/** The certificate at fault, or that of the key at fault, wherever it stands. */
function leafOf(
  reader: ChainReader,
  { item }: LoadFault,
  loading: Loading | undefined,
): CertificateItem | undefined {
  if (!item) return undefined;
  return certificatesOf(reader, loading).find(
    ({ block, certificate }) =>
      block === item.block || reader.store.keyMatches(item.block, certificate) === true,
  );
}

function repairsOf(reader: ChainReader, presented: Presented, fault: LoadFault): Repairs {
  const { source, problem } = fault;
  const { setting } = source as LocatedSource;
  const repairs: Repairs = {};
  const offer = (name: string, edits: Repairs[string] | undefined): void => {
    if (edits && edits.length > 0) repairs[name] = edits;
  };
  if (problem === 'missing') offer('unquote', unquoted(reader, presented, setting, source.path));
  if (problem === 'no-certificate') offer('swap-parameters', swappedPair(reader, presented));
  if (problem === 'mismatch') offer('sibling-key', siblingKey(reader, presented));
  offer('swap-files', swappedList(reader, presented));
  if (problem === 'not-leaf-first') {
    const loading = loadingOf(presented.loadings, fault);
    const leaf = leafOf(reader, fault, loading);
    const others = certificatesOf(reader, loading).filter(({ block }) => block !== leaf?.block);
    const copy = leaf && sortedCopy(reader, presented, leaf, others);
    if (copy?.keepsAll) offer('sorted-copy', copy.edits);
    else if (copy) offer('trimmed-copy', copy.edits);
  }
  return repairs;
}
