import { fieldOf } from '../../../dns/model/zone.ts';
import { type DomainName, showName } from '../../../dns/syntax/domain-name.ts';
import type { Note } from '../../../lint/subject.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import type { SourceText } from '../../../text/source.ts';
import type { CertificateItem } from '../../../tls/chain/load.ts';
import type { Certificate } from '../../../tls/x509/certificate.ts';
import { coversHost } from '../../../tls/x509/host-name.ts';
import { isChosenByName } from '../chain/choice-by-name.ts';
import { givenAlone } from '../chain/given.ts';
import { ChainReader } from '../chain/reader.ts';
import { keyText } from '../chain/words.ts';
import type { DnsReader } from './reader.ts';

/** A chain that a mail server presents on port 25. */
export interface ServedChain {
  readonly leaf: Certificate;
  /** As sent, the leaf first. */
  readonly certificates: readonly Certificate[];
  /** Such as `the EC prime256v1 chain in /etc/ssl/mx.pem`. */
  readonly label: string;
  readonly note: Note | undefined;
}

/**
 * The chains that a host presents: those of the server of the run that bears its name or address, or
 * else the files that were given alone and hold a certificate for it. None where that is not known.
 */
export function servedChains(reader: DnsReader, host: DomainName): ServedChain[] {
  const chains = ChainReader.of(reader.site);
  if (!chains) return [];
  const servers = reader
    .serverNames()
    .filter(({ name }) => name === host || isSameMachine(reader, name, host))
    .map(({ server }) => server);
  if (servers.length > 0)
    return servers.flatMap((server) => ofServer(chains, server, showName(host)));
  return [...givenAlone(chains)].flatMap(({ chain, source }) => {
    const [leaf] = chain;
    const fits = leaf && coversHost(leaf.certificate, showName(host));
    return fits ? [served(chain, leaf, source)] : [];
  });
}

/**
 * All or nothing: with one file out of reach it is not known what else is presented. Senders that check
 * DANE ask for the host by name: RFC 7671 section 10.2.
 */
function ofServer(chains: ChainReader, server: PostfixServer, name: string): ServedChain[] {
  const onMx = chains.presented.filter(
    ({ credential }) =>
      credential.server === server &&
      credential.purpose === 'server' &&
      credential.services.some(({ role }) => role === 'mx'),
  );
  if (onMx.some(({ loaded }) => loaded.outcome !== 'ready')) return [];
  // What is in the index of the table, postmap took from its files at one time: it is not known.
  const scopes = onMx.flatMap(({ credential }) => credential.services.map(({ scope }) => scope));
  if (scopes.some((scope) => isChosenByName(server, scope, name) !== false)) return [];
  return onMx.flatMap(({ loaded, sources }) =>
    loaded.chains.flatMap(({ certificates }) => {
      const [leaf] = certificates;
      const from = sources.find((source) => source === leaf?.source);
      return leaf ? [served(certificates, leaf, from?.shown)] : [];
    }),
  );
}

function served(
  chain: readonly CertificateItem[],
  leaf: CertificateItem,
  shown: SourceText | undefined,
): ServedChain {
  const { source, block, certificate } = leaf;
  return {
    leaf: certificate,
    certificates: chain.map((item) => item.certificate),
    label: `the ${keyText(certificate)} chain in ${source.path}`,
    note: shown && { path: shown.path, span: block.span, message: 'the certificate presented' },
  };
}

function isSameMachine({ view }: DnsReader, name: DomainName, host: DomainName): boolean {
  const [left, right] = [view.addresses(name).answer, view.addresses(host).answer];
  if (left === 'unknown' || right === 'unknown') return false;
  const addresses = new Set(left.map((record) => fieldOf(record, 'address')));
  return right.some((record) => addresses.has(fieldOf(record, 'address')));
}
