import { decodeUtf8 } from '../../../text/bytes.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { Malformed, Problem } from '../../syntax/dump-parts.ts';
import type { Fact } from '../facts.ts';

/** Faults with which nothing of a text is read; all others cost one record. */
const OF_ALL: readonly Problem[] = [
  'utf-16',
  'broken-xml',
  'too-deep',
  'too-large',
  'doctype',
  'not-rpc',
  'rpc-error',
];

/** What of a text could not be read. The verb `modify` can be read; it is only futile. */
export function* unreadText(server: IceWarpServer): Iterable<Fact<'unread-text'>> {
  for (const fault of server.input.dump.malformed) {
    if (fault.problem === 'modify') continue;
    const { problem, span } = fault;
    const extent = OF_ALL.includes(problem) ? 'all' : 'part';
    yield {
      name: 'unread-text',
      data: { problem, extent, words: inWords(fault) },
      at: extent === 'all' ? { start: span.start, end: span.start } : span,
      causeStart: span.start,
      settings: [],
      object: '',
      places: {},
      notes: [],
    };
  }
}

function inWords({ problem, detail }: Malformed): string {
  const said = decodeUtf8(detail);
  switch (problem) {
    case 'utf-16':
      return 'it is UTF-16, as PowerShell writes it; convert it to UTF-8';
    case 'broken-xml':
      return `it is no sound XML: ${said}`;
    case 'too-deep':
      return 'its XML is nested deeper than any answer of the server';
    case 'too-large':
      return 'its XML is larger than any answer of the server';
    case 'doctype':
      return 'its XML declares a document type, which no answer of the server does';
    case 'not-rpc':
      return 'its XML is no answer or request of the HTTP interface';
    case 'rpc-error':
      return `the server answered with an error${said === '' ? '' : `: ${said}`}`;
    case 'stray-line':
      return 'the line belongs to no variable';
    case 'missing-value':
      return 'the command ends behind the name of a variable';
    case 'modify':
      return 'the verb changes nothing';
    case 'unclosed-quote':
      return 'a quote has no end, so that the shell reads on to the end of the file';
    case 'unfinished-record':
      return 'the record has no comma at its end, as one that was cut off';
    case 'column-count':
      return `the record has another number of values than columns were asked for${said === '' ? '' : `: ${said}`}`;
  }
}
