import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';

/** Entries with a NUL byte, behind which Postfix reads nothing up to the end of the entry. */
export function* nulBytes(server: PostfixServer): Iterable<Fact<'nul-byte'>> {
  for (const file of ['main.cf', 'master.cf'] as const) {
    const tree = file === 'main.cf' ? server.input.main : server.input.master;
    for (const node of tree?.nodes ?? []) {
      if (!tree || !('line' in node) || node.line.read.length === node.line.whole.length) continue;
      const at = node.line.whole.offsetAt(node.line.read.length);
      yield {
        name: 'nul-byte',
        data: { file },
        path: tree.source.path,
        at: { start: at, end: at + 1 },
        entryStart: node.span.start,
        settings: node.kind === 'setting' ? [node.name] : [],
        subject: file,
        places: {},
        notes: [],
      };
    }
  }
}
