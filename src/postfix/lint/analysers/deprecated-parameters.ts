import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { PostfixServer } from '../../model/server.ts';
import { tableBeforeUpgrade } from '../../model/upgrade.ts';
import type { Fact } from '../facts.ts';

/** Parameters with a rule of their own, which knows more about them. */
const WITH_OWN_RULE = /^(?:smtpd|smtp|lmtp)_(?:use|enforce)_tls$/;

/**
 * Parameters that this release's postconf warns about.
 * Source: postconf/postconf_unused.c, DEPRECATION_README.
 */
export function* deprecatedParameters(
  server: PostfixServer,
): Iterable<Fact<'deprecated-parameter'>> {
  const { main, master } = server.input;
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    if (!main || !setting) continue;
    const place = { source: main.source, entryStart: setting.span.start, subject: 'main.cf' };
    yield* deprecation(server, name, setting.nameSpan, setting.value, place);
  }
  for (const service of server.services) {
    for (const [name, { nameSpan, value, span }] of service.overrides) {
      if (!master) continue;
      const place = { source: master.source, entryStart: span.start, subject: service.label };
      yield* deprecation(server, name, nameSpan, value, place);
    }
  }
}

interface Place {
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
}

function* deprecation(
  server: PostfixServer,
  name: string,
  at: Span,
  value: JoinedText,
  { source, entryStart, subject }: Place,
): Iterable<Fact<'deprecated-parameter'>> {
  const alias = server.table.legacyAlias(name);
  const deprecated = server.table.get(name)?.deprecated ?? alias?.deprecated;
  if (!deprecated?.warned || WITH_OWN_RULE.test(name)) return;
  const today = tableBeforeUpgrade(server);
  const isNew = today?.get(name) !== undefined && !today.get(name)?.deprecated?.warned;
  const replacement = deprecated.replacement ?? alias?.replacement ?? '';
  const replacementIsSet = replacement !== '' && server.scope.isExplicit(replacement);
  yield {
    name: 'deprecated-parameter',
    data: {
      name,
      since: deprecated.since,
      replacement,
      renamed: alias !== undefined && replacement !== '',
      replacementIsSet,
      counts: replacementIsSet ? 'does not count beside it' : 'still counts',
      newSince: isNew ? today.release.text : '',
      release: server.release.text,
    },
    path: source.path,
    at: { start: at.start, end: Math.max(at.end, value.span.end) },
    entryStart,
    settings: [name],
    subject,
    places: { name: [at] },
    notes: [],
  };
}
