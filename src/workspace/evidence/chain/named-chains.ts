import { namedTables, tableSources } from '../../../postfix/model/named-tables.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import { holdsEntries, tableFiles } from '../../../postfix/model/tables.ts';
import { parseLookupTable, type TableEntry } from '../../../postfix/syntax/lookup-table.ts';
import { type ByteString, decodeUtf8 } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { LoadProblem } from '../../../tls/chain/load.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { listedFiles } from './credentials.ts';
import { ChainReader } from './reader.ts';

const WORDS: Readonly<Record<LoadProblem, string>> = {
  missing: 'which is not there',
  empty: 'which holds no PEM',
  damaged: 'which is damaged',
  'no-certificate': 'which holds no certificate',
  'no-key': 'which holds no private key',
  encrypted: 'whose private key is encrypted',
  mismatch: 'whose private key is that of another certificate',
  'not-leaf-first': 'where the certificate of the server does not stand first',
  'key-not-first': 'where a certificate stands before the private key',
  'dangling-key': 'where no certificate follows the private key',
  'same-type': 'which holds a second private key of one kind',
};

/** An entry of a table of certificates by host name. */
export interface NamedChain {
  readonly source: SourceText;
  readonly entry: TableEntry;
  readonly files: readonly ByteString[];
}

/**
 * The entries of tls_server_sni_maps: each value is a list as in smtpd_tls_chain_files, of which
 * postmap -F puts the content into the index. Source: postconf(5) tls_server_sni_maps.
 */
export function* namedChains(server: PostfixServer): Iterable<NamedChain> {
  for (const { setting, reference } of namedTables(server)) {
    if (setting !== 'tls_server_sni_maps' || !holdsEntries(reference)) continue;
    const source = tableSources(server).get(tableFiles(reference)?.source ?? '');
    if (!source) continue;
    for (const entry of parseLookupTable(source).nodes) {
      if (entry.kind === 'entry') {
        yield { source, entry, files: listedFiles(entry.value.text) };
      }
    }
  }
}

/** Entries whose chain postmap leaves out, or smtpd cannot load when a client asks for the name. */
export function* namedChainFaults(site: Site): Iterable<EvidenceFact<'named-chain-fault'>> {
  const reader = ChainReader.of(site);
  if (!reader) return;
  for (const server of site.servers) {
    for (const { source, entry, files } of namedChains(server)) {
      const sources = files.map((path) => reader.file(server, path));
      const { fault } = reader.load([{ kind: 'chain-files', sources }]);
      if (!fault) continue;
      const { problem } = fault;
      const name = decodeUtf8(entry.key.text);
      yield {
        name: 'named-chain-fault',
        data: { problem, words: WORDS[problem], name, file: decodeUtf8(fault.source.path) },
        path: source.path,
        at: { start: entry.span.start, end: entry.value.span.end },
        entryStart: entry.span.start,
        settings: ['tls_server_sni_maps'],
        subject: name,
        notes: [],
        repairs: {},
      };
    }
  }
}
