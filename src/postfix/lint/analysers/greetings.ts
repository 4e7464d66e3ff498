import { parseMacros, referencedNames } from '../../model/macro.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

const GREETING = 'smtpd_banner';

/** A name of this server by reference, which often only the host can tell. */
const OWN_NAME = /^\$[{(]?(?:myhostname|mydomain)\b/;

/** A domain name of two labels or more, or an address in brackets. */
const HOST =
  /^(?:\[[0-9a-f.:]+\]|(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+[a-z0-9-]*[a-z0-9])(?=[ \t]|$)/i;

/** The greetings that files set. Source: postconf(5) smtpd_banner, RFC 5321 §4.2. */
export function* greetings(server: PostfixServer): Iterable<Fact<'greeting'>> {
  if (server.settingsOf(GREETING).length > 0) {
    yield* greetingOf(server.agreedScope, 'main.cf', server);
  }
  for (const { overrides, scope, label } of server.services) {
    if (overrides.has(GREETING)) yield* greetingOf(scope, label, server);
  }
}

function* greetingOf(
  scope: Scope,
  subject: string,
  { input }: PostfixServer,
): Iterable<Fact<'greeting'>> {
  const { raw, value, origin } = scope.effective(GREETING);
  if ((origin.kind !== 'main.cf' && origin.kind !== 'master.cf') || !isKnown(raw)) return;
  const inMain = origin.kind === 'main.cf';
  const source = (inMain ? input.main : input.master)?.source;
  if (!source) return;
  const node = inMain ? origin.setting : origin.override;
  const { start, end } = node.value.span;
  yield {
    name: 'greeting',
    data: {
      value: quoted(isKnown(value) ? value.text : raw.text),
      beginsWithHost: OWN_NAME.test(raw.text) || !isKnown(value) || HOST.test(value.text),
      tellsRelease: referencedNames(parseMacros(raw.text)).includes('mail_version'),
    },
    path: source.path,
    at: inMain ? { start: origin.setting.nameSpan.start, end } : origin.override.span,
    entryStart: node.span.start,
    settings: [GREETING],
    subject,
    // An -o without braces has no room for a blank.
    places: inMain || origin.override.braced ? { start: [{ start, end: start }] } : {},
    notes: [],
  };
}
