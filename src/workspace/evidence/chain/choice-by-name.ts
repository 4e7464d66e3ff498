import type { Truth } from '../../../lint/truth.ts';
import { tableSources } from '../../../postfix/model/named-tables.ts';
import type { Scope } from '../../../postfix/model/scope.ts';
import type { PostfixServer } from '../../../postfix/model/server.ts';
import { holdsEntries, tableFiles, tableReferences } from '../../../postfix/model/tables.ts';
import { isKnown } from '../../../postfix/model/value.ts';
import { parseLookupTable } from '../../../postfix/syntax/lookup-table.ts';
import type { ByteString } from '../../../text/bytes.ts';
import { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';

/**
 * Whether a client that asks for a host by name (SNI) is shown the chain of a table instead of those
 * of the other settings; unknown where a table is not in reach. Source: postconf(5)
 * tls_server_sni_maps.
 * @param host without a final dot.
 */
export function isChosenByName(server: PostfixServer, scope: Scope, host: ByteString): Truth {
  const { value } = scope.effective('tls_server_sni_maps');
  if (!isKnown(value)) return 'unknown';
  const text = JoinedText.of(value.text, [{ start: 0, end: value.text.length }]);
  const sources = tableReferences(text).map((reference) => {
    const path = holdsEntries(reference) ? tableFiles(reference)?.source : undefined;
    return path === undefined ? undefined : tableSources(server).get(path);
  });
  const wanted = new Set(keysFor(host.toLowerCase()));
  if (sources.some((source) => source && holdsOneOf(source, wanted))) return true;
  return sources.includes(undefined) ? 'unknown' : false;
}

/** Tables are opened so that the case of a key does not count. */
function holdsOneOf(source: SourceText, keys: ReadonlySet<ByteString>): boolean {
  return parseLookupTable(source).nodes.some(
    (node) => node.kind === 'entry' && keys.has(node.key.text.toLowerCase()),
  );
}

/** The name itself, then every domain above it with a dot before. */
function keysFor(host: ByteString): ByteString[] {
  const labels = host.split('.');
  return [host, ...labels.slice(1).map((_, at) => `.${labels.slice(at + 1).join('.')}`)];
}
