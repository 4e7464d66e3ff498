import type { PostfixServer } from '../../model/server.ts';
import type { MalformedService, ServiceEntry } from '../../syntax/master-cf.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** Columns with which postconf is content. */
const MASTER_ALONE_REFUSES: Readonly<Record<string, 'private' | 'wakeup' | undefined>> = {
  'private-inet': 'private',
  'wakeup-without-number': 'wakeup',
};

/** Lines of master.cf with which the master daemon does not start. */
export function* malformedServices(server: PostfixServer): Iterable<Fact<'malformed-service'>> {
  const { master } = server.input;
  for (const node of master?.nodes ?? []) {
    if (node.kind === 'malformed') {
      yield fact(server, node, { problem: node.problem, field: '', value: '' });
    }
    if (node.kind !== 'service') continue;
    const [field] = node.badFields;
    if (field) {
      const value = quoted(node.fields[field].text);
      yield fact(server, node, { problem: 'bad-field', field, value });
    } else if (node.fields.type.text === 'inet' && node.fields.private.text !== 'n') {
      const value = node.fields.private.text;
      yield fact(server, node, { problem: 'private-inet', field: 'private', value });
    } else if (/^-?\?$/.test(node.fields.wakeup.text)) {
      const value = node.fields.wakeup.text;
      yield fact(server, node, { problem: 'wakeup-without-number', field: 'wakeup', value });
    }
  }
}

function fact(
  server: PostfixServer,
  node: MalformedService | ServiceEntry,
  data: Omit<FactData['malformed-service'], 'text'>,
): Fact<'malformed-service'> {
  const column = node.kind === 'service' ? node.badFields[0] : undefined;
  const wrong = column ?? MASTER_ALONE_REFUSES[data.problem];
  const place = node.kind === 'service' && wrong ? node.fields[wrong].span : undefined;
  const firstLine = node.line.lines[0] ?? node.span;
  return {
    name: 'malformed-service',
    data: { ...data, text: quoted(node.line.read.text) },
    path: server.input.master?.source.path ?? '',
    at: place ?? firstLine,
    entryStart: node.span.start,
    settings: [],
    subject:
      node.kind === 'service' ? `${node.fields.name.text}/${node.fields.type.text}` : 'master.cf',
    places: place ? { field: [place] } : {},
    notes: [],
  };
}
