import type { ByteString } from '../../../text/bytes.ts';
import { decodeUtf8 } from '../../../text/bytes.ts';
import type { SourceText } from '../../../text/source.ts';
import type { Span } from '../../../text/span.ts';
import type { Parameter } from '../../facts/parameter-table.ts';
import { replacedServices } from '../../model/counting-services.ts';
import { isReadBy, isReadByAll } from '../../model/readers.ts';
import type { PostfixServer } from '../../model/server.ts';
import { serverTls } from '../../model/server-tls.ts';
import type { Service } from '../../model/service.ts';
import type { Override } from '../../syntax/options.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** What comes of quotes in a value, as seen on 3.7.11. */
interface Effect {
  readonly consequence: string;
  /** Nothing works with them, so that no one gets in who was kept out. */
  readonly broken: boolean;
}

/**
 * Values in quotes, of parameters where quotes cannot be meant. Switches, numbers and keywords are
 * left to those who know their values.
 */
export function* quotedValues(server: PostfixServer): Iterable<Fact<'quoted-value'>> {
  const { main, master } = server.input;
  if (main) yield* inMain(server, main.source);
  if (!master) return;
  for (const service of server.services) {
    if (replacedServices(server).has(service)) continue;
    for (const override of service.overrides.values()) {
      const found = inOverride(override, service, server, master.source);
      if (found) yield found;
    }
  }
}

function* inMain(server: PostfixServer, source: SourceText): Iterable<Fact<'quoted-value'>> {
  for (const name of server.settingNames) {
    const setting = server.settingsOf(name).at(-1);
    const parameter = server.table.get(name);
    if (!setting || !parameter) continue;
    const bare = withoutQuotes(setting.value.text);
    if (bare === undefined) continue;
    const readers = server.services.filter(
      (service) => !service.overrides.has(name) && isReadBy(service, parameter, server),
    );
    const effect =
      readers.length > 0 || isReadByAll(parameter)
        ? effectOf(parameter, readers, server)
        : undefined;
    if (!effect) continue;
    const { span } = setting.value;
    const place = { source, entryStart: setting.span.start, subject: 'main.cf', span };
    yield fact('main.cf', name, { written: setting.value.text, bare }, effect, place);
  }
}

function inOverride(
  { name: written, value, span, nameSpan, braced }: Override,
  service: Service,
  server: PostfixServer,
  source: SourceText,
): Fact<'quoted-value'> | undefined {
  const around = /^["']/.test(written) && !braced;
  const name = around ? written.slice(1) : written;
  const bare = withoutQuotes(around ? `${written.charAt(0)}${value.text}` : value.text);
  const parameter = server.table.get(name);
  if (bare === undefined || !parameter) return undefined;
  const place = { source, entryStart: span.start, subject: service.label };
  if (around) {
    const words = { written: `${written}=${value.text}`, bare: `${name}=${bare}` };
    const effect = working('the setting has a name that nobody reads');
    const whole = { start: nameSpan.start, end: value.span.end };
    return fact('master.cf', name, words, effect, { ...place, span: whole });
  }
  const effect = isReadBy(service, parameter, server)
    ? effectOf(parameter, [service], server)
    : undefined;
  const words = { written: value.text, bare };
  return effect && fact('master.cf', name, words, effect, { ...place, span: value.span });
}

/** The text inside quotes that open and close alike; undefined when there are none, or others inside. */
function withoutQuotes(text: ByteString): ByteString | undefined {
  const [, mark = '', inside = ''] = /^(["'])(.*)\1$/s.exec(text) ?? [];
  if (mark === '' || inside.trim() === '') return undefined;
  if (!inside.includes(mark)) return inside.trim();
  // "one", "two"
  const words = inside.split(new RegExp(`${mark}[ \\t]*,?[ \\t]*${mark}`));
  return words.some((word) => word.includes(mark)) ? undefined : words.join(', ');
}

function effectOf(
  parameter: Parameter,
  readers: readonly Service[],
  server: PostfixServer,
): Effect | undefined {
  const { name, valueKind } = parameter;
  if (/^(?:myhostname|mydomain|inet_interfaces)$/.test(name)) {
    return broken('Postfix does not start');
  }
  if (name === 'myorigin') {
    return working('local senders get an address that no other server takes');
  }
  if (name === 'relayhost') return broken('smtp ends with a fatal error, and no mail leaves');
  if (/^smtpd_tls_/.test(name)) return ofServerTls(name, readers, server);
  switch (valueKind) {
    case 'restrictions':
      return broken('smtpd does not know such restrictions, and answers 451');
    case 'milters':
      return broken('smtpd cannot reach the filter, and answers 451');
    case 'maps':
      return broken('no such table can be opened, and lookups fail');
    case 'match-clients':
    case 'match-domains':
      return working('nothing matches the list');
    default:
      return /^(?:mydestination|virtual_(?:alias|mailbox)_domains)$/.test(name)
        ? working('no domain matches the list')
        : undefined;
  }
}

/** Settings of TLS count only where a service offers it; the level has a rule that knows its values. */
function ofServerTls(
  name: string,
  readers: readonly Service[],
  server: PostfixServer,
): Effect | undefined {
  const services = readers.filter(({ program }) => program === 'smtpd');
  const modes = services.map((service) => serverTls(service, server).mode);
  const offers = modes.some(
    (mode) => mode === 'opportunistic' || mode === 'mandatory' || mode === 'wrapped',
  );
  const isMandatory = modes.some((mode) => mode === 'mandatory' || mode === 'wrapped');
  if (!offers) return undefined;
  if (name === 'smtpd_tls_protocols' && modes.includes('opportunistic')) {
    return broken('smtpd refuses the list, and answers STARTTLS with 454');
  }
  if (name === 'smtpd_tls_mandatory_protocols' && isMandatory) {
    return broken('smtpd refuses the list, and nobody gets a TLS session');
  }
  return /_(?:cert_file|key_file|chain_files)$/.test(name)
    ? broken('no such file is found, and TLS does not work')
    : undefined;
}

function broken(consequence: string): Effect {
  return { consequence, broken: true };
}

function working(consequence: string): Effect {
  return { consequence, broken: false };
}

interface Place {
  readonly source: SourceText;
  readonly entryStart: number;
  readonly subject: string;
  readonly span: Span;
}

function fact(
  setIn: 'main.cf' | 'master.cf',
  name: ByteString,
  { written, bare }: { readonly written: ByteString; readonly bare: ByteString },
  effect: Effect,
  { source, entryStart, subject, span }: Place,
): Fact<'quoted-value'> {
  return {
    name: 'quoted-value',
    data: { name, setIn, value: quoted(written), bare: decodeUtf8(bare), ...effect },
    path: source.path,
    at: span,
    entryStart,
    settings: [name],
    subject,
    places: { value: [span] },
    notes: [],
  };
}
