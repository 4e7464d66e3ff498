import type { MalformedEntry } from '../../../dns/syntax/master-file.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { EvidenceFact } from '../facts.ts';
import type { Site } from '../site.ts';
import { DnsReader } from './reader.ts';

/** Finds what a name server refuses in zone files. */
export function* zoneFaults(site: Site): Iterable<EvidenceFact<'zone-fault'>> {
  for (const { source, malformed } of DnsReader.of(site).view.zones) {
    for (const entry of malformed) {
      yield {
        name: 'zone-fault',
        data: {
          problem: entry.problem,
          detail: detailOf(entry, source),
          line: decodeUtf8(source.slice(entry.span).split(/\r?\n/)[0] ?? '').trim(),
        },
        path: source.path,
        at: entry.place,
        entryStart: entry.span.start,
        settings: [],
        subject: 'zone',
        notes: [],
        repairs: {},
      };
    }
  }
}

function detailOf(entry: MalformedEntry, source: SourceText): string {
  const written = decodeUtf8(source.slice(entry.place));
  switch (entry.problem) {
    case 'unclosed-parenthesis':
      return 'a parenthesis is never closed';
    case 'stray-parenthesis':
      return 'a parenthesis is closed that was never opened';
    case 'unclosed-quote':
      return 'a quote is not closed on its line';
    case 'unknown-directive':
      return `there is no directive ${written}`;
    case 'bad-argument':
      return `the argument "${written}" is none`;
    case 'bad-owner':
      return `"${written}" is no domain name`;
    case 'no-owner':
      return 'no record above tells whose it is';
    case 'no-type':
      return 'it ends before the type of the record';
    case 'unknown-type':
      return `there is no record type "${written}"`;
    case 'bad-data':
      return dataDetail(entry, written);
  }
}

function dataDetail({ type = '', data }: MalformedEntry, written: string): string {
  switch (data?.problem) {
    case 'missing':
      return `${type} lacks its ${data.field}`;
    case 'too-much':
      return `"${written}" is too much for ${type}`;
    default:
      return `"${written}" is no ${data?.field} of ${type}`;
  }
}
