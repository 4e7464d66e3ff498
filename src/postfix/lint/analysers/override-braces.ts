import type { PostfixServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** Words of master.cf whose braces do not match; the master daemon refuses them. */
export function* overrideBraces(server: PostfixServer): Iterable<Fact<'override-braces'>> {
  const { master } = server.input;
  if (!master || !server.release.atLeast('3.0')) return;
  for (const service of server.services) {
    for (const { braces, written } of service.entry.arguments) {
      if (braces !== 'unclosed' && braces !== 'text-after') continue;
      yield {
        name: 'override-braces',
        data: { problem: braces, text: quoted(written.text) },
        path: master.source.path,
        at: written.span,
        entryStart: service.entry.span.start,
        settings: [],
        subject: service.label,
        places: {},
        notes: [],
      };
    }
  }
}
