import { isKnown } from '../../../postfix/model/value.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import {
  type ChainContext,
  type ChainFault,
  type ChainProblem,
  judgeChain,
} from '../../../tls/chain/judge.ts';
import type { CertificateItem, LoadedChain } from '../../../tls/chain/load.ts';
import { beginLine } from '../../../tls/pem.ts';
import { coversHost } from '../../../tls/x509/host-name.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import type { ChainFactData } from './facts.ts';
import { givenAlone } from './given.ts';
import { ChainReader, type LocatedSource, type Presented } from './reader.ts';
import { fullChain, type Repairs, sortedCopy } from './repairs.ts';
import { settingPlace } from './setting-place.ts';
import { dayOf, keyText, nameOf, settingText } from './words.ts';

type ChainFaultFact = EvidenceFact<'chain-fault'>;
type ChainFaultData = ChainFactData['chain-fault'];

const DAY = 24 * 60 * 60 * 1000;

/** What is to be said of the chains that servers present, and of those in files that were given. */
export function* chainFaults(site: Site): Iterable<ChainFaultFact> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  for (const presented of reader.presented) {
    if (presented.loaded.outcome === 'ready') yield* ofPresented(reader, presented);
  }
  const context = { purpose: 'server', now: site.facts.now, completedFrom: [] } as const;
  for (const { source, chain } of givenAlone(reader)) {
    for (const fault of judgeChain(chain, reader.store, context)) {
      const span = beginLine(source.text, fault.item.block);
      yield {
        name: 'chain-fault',
        data: {
          ...dataOf(fault.problem, fault.item, chain[0], site.facts.now),
          purpose: 'alone',
          onMx: false,
          where: decodeUtf8(source.path),
          host: '',
        },
        path: source.path,
        at: span,
        entryStart: span.start,
        settings: [],
        subject: nameOf(fault.item.certificate),
        notes: [],
        repairs: {},
      };
    }
  }
}

function* ofPresented(reader: ChainReader, presented: Presented): Iterable<ChainFaultFact> {
  const { credential, loaded } = presented;
  const context: ChainContext = {
    purpose: credential.purpose,
    now: reader.site.facts.now,
    completedFrom: reader.authorities(credential),
  };
  for (const chain of loaded.chains) {
    const [leaf, ...others] = chain.certificates;
    if (!leaf) continue;
    for (const fault of judgeChain(chain.certificates, reader.store, context)) {
      const repairs = repairsOf(reader, presented, fault, leaf, others);
      yield ofServer(reader, presented, fault.problem, fault.item, leaf, repairs);
    }
  }
  if (credential.purpose === 'server') yield* ofAllChains(reader, presented);
}

/** What can be said of all chains of a server together only. */
function* ofAllChains(reader: ChainReader, presented: Presented): Iterable<ChainFaultFact> {
  const { credential, loaded } = presented;
  const leaves = loaded.chains.flatMap(({ certificates }) => certificates.slice(0, 1));
  const [leaf] = leaves;
  if (!leaf) return;
  if (loaded.chains.every(({ keyType }: LoadedChain) => !keyType.startsWith('rsa'))) {
    yield ofServer(reader, presented, 'ecdsa-only', leaf, leaf, {});
  }
  // What other servers call this one stands in the zone, where there is one.
  if (reader.site.given('zone').length > 0) return;
  for (const service of credential.services) {
    const { value } = service.scope.effective('myhostname');
    if (!isKnown(value) || !value.text.includes('.')) continue;
    const host = decodeUtf8(value.text);
    const bare = leaves.find(({ certificate }) => !coversHost(certificate, host));
    if (!bare) continue;
    yield ofServer(reader, presented, 'name-mismatch', bare, bare, {}, host);
    return;
  }
}

function ofServer(
  reader: ChainReader,
  { credential }: Presented,
  problem: ChainFaultData['problem'],
  item: CertificateItem,
  leaf: CertificateItem,
  repairs: Repairs,
  host = '',
): ChainFaultFact {
  const { setting, shown } = item.source as LocatedSource;
  return {
    name: 'chain-fault',
    data: {
      ...dataOf(problem, item, leaf, reader.site.facts.now),
      purpose: credential.purpose,
      onMx: credential.services.some(({ role }) => role === 'mx'),
      where: settingText(setting, item.source.path),
      host,
    },
    ...settingPlace(setting, credential.services),
    notes: shown
      ? [
          {
            path: shown.path,
            span: beginLine(shown.text, item.block),
            message: `the certificate of ${nameOf(item.certificate)}`,
          },
        ]
      : [],
    repairs,
  };
}

function dataOf(
  problem: ChainFaultData['problem'],
  item: CertificateItem,
  leaf: CertificateItem | undefined,
  now: Date | undefined,
): Omit<ChainFaultData, 'purpose' | 'onMx' | 'where' | 'host'> {
  const { certificate, index } = item;
  const { notBefore, notAfter, dnsNames } = certificate;
  const left = now ? notAfter.getTime() - now.getTime() : 0;
  const life = notAfter.getTime() - notBefore.getTime();
  return {
    problem,
    name: nameOf(certificate),
    issuer: certificate.issuer,
    index: String(index),
    notBefore: dayOf(notBefore),
    notAfter: dayOf(notAfter),
    daysLeft: Math.floor(left / DAY),
    percentLeft: life > 0 ? (100 * left) / life : 0,
    key: keyText(certificate),
    signature: certificate.signatureAlgorithm,
    names: (leaf ?? item).certificate.dnsNames.join(', ') || dnsNames.join(', ') || 'no name',
    issuerUrl: certificate.aiaIssuers[0] ? `, from ${certificate.aiaIssuers[0]}` : '',
  };
}

/** Problems that another order, or fewer certificates, would mend. */
const MENDED_BY_COPY: ReadonlySet<ChainProblem> = new Set([
  'out-of-order',
  'duplicate',
  'unrelated',
]);

function repairsOf(
  reader: ChainReader,
  presented: Presented,
  { problem }: ChainFault,
  leaf: CertificateItem,
  others: readonly CertificateItem[],
): Repairs {
  if (problem === 'missing-issuer') {
    const edits = fullChain(reader, presented, leaf);
    return edits && edits.length > 0 ? { 'full-chain': edits } : {};
  }
  if (!MENDED_BY_COPY.has(problem)) return {};
  const copy = sortedCopy(reader, presented, leaf, others);
  if (!copy) return {};
  return { [copy.keepsAll ? 'sorted-copy' : 'trimmed-copy']: copy.edits };
}
