import { decodeUtf8 } from '../../../text/bytes.ts';
import { replacedServices } from '../../model/counting-services.ts';
import type { PostfixServer } from '../../model/server.ts';
import type { Service } from '../../model/service.ts';
import type { Argument, Override } from '../../syntax/options.ts';
import type { Fact, FactData } from '../facts.ts';
import { quoted } from '../phrases.ts';

/**
 * What the programs of Postfix do with an argument that is no option: pipe(8) and spawn(8) have
 * arguments, postscreen(8) does not look, all others end. Each was tried on 3.7.11.
 */
const EFFECT: ReadonlyMap<string, 'fatal' | 'ignored'> = new Map([
  ...[
    ['anvil', 'bounce', 'cleanup', 'discard', 'dnsblog', 'error', 'flush', 'lmtp', 'local'],
    ['oqmgr', 'pickup', 'proxymap', 'qmgr', 'qmqpd', 'scache', 'showq', 'smtp', 'smtpd'],
    ['tlsmgr', 'tlsproxy', 'trivial-rewrite', 'verify', 'virtual'],
  ]
    .flat()
    .map((program) => [program, 'fatal'] as const),
  ['postscreen', 'ignored'],
]);

const CONSEQUENCE = {
  fatal: 'ends with a fatal error each time that it is started',
  ignored: 'takes no notice of it, nor of options behind it',
} as const;

/** The first word behind the options of each service, where its program has no use for words. */
export function* strayArguments(server: PostfixServer): Iterable<Fact<'stray-argument'>> {
  const { master } = server.input;
  if (!master) return;
  for (const service of server.services) {
    const effect = EFFECT.get(service.command);
    const { entry } = service;
    if (!effect || entry.opaque || replacedServices(server).has(service)) continue;
    const end = entry.options.at(-1)?.span.end ?? 0;
    const words = entry.arguments.filter(
      ({ written }) => written.span.start >= end && !isAttribute(written.text, service),
    );
    const [first] = words;
    // Left over from -o name = value, which is a finding of its own.
    if (!first || entry.options.some(({ kind }) => kind === 'broken-override')) continue;
    const cut = cutValue(service, words);
    yield {
      name: 'stray-argument',
      data: {
        kind: kindOf(first, cut),
        text: quoted(first.written.text),
        program: service.program,
        effect,
        consequence: CONSEQUENCE[effect],
        name: decodeUtf8(cut?.override.name ?? ''),
        braced: decodeUtf8(cut?.braced ?? ''),
      },
      path: master.source.path,
      at: first.written.span,
      entryStart: cut?.override.span.start ?? entry.span.start,
      settings: cut ? [cut.override.name] : [],
      subject: service.label,
      places: cut?.braced
        ? { assignment: [{ start: cut.override.nameSpan.start, end: cut.end }] }
        : {},
      notes: [],
    };
  }
}

/** The one argument that smtp(8) and lmtp(8) take, since Postfix 3.5: `flags=DORX`. */
function isAttribute(word: string, { program }: Service): boolean {
  return (program === 'smtp' || program === 'lmtp') && word.startsWith('flags=');
}

interface CutValue {
  readonly override: Override;
  readonly braced: string;
  /** Behind the last word that belongs to the value. */
  readonly end: number;
}

/** The option in front of the words, when they are the rest of its value. */
function cutValue({ entry }: Service, words: readonly Argument[]): CutValue | undefined {
  const override = entry.options.at(-1);
  if (override?.kind !== 'override' || override.braced || override.glued) return undefined;
  const next = words.findIndex(({ text }) => /^[-#]/.test(text.text));
  const rest = next === -1 ? words : words.slice(0, next);
  const last = rest.at(-1);
  if (!last) return undefined;
  const texts = rest.map(({ written }) => written.text);
  // Another setting whose -o is missing.
  if (texts.some((text) => /^[a-z0-9_]+=|[{}"']/.test(text))) return undefined;
  const { end } = last.written.span;
  // Comments or line ends between the words would end up inside the braces.
  const isOneLine = !entry.line.dropped.some(
    ({ span }) => span.start > override.span.start && span.start < end,
  );
  const value = [override.value.text, ...texts].join(' ');
  return { override, braced: isOneLine ? `{ ${override.name} = ${value} }` : '', end };
}

function kindOf(first: Argument, cut: CutValue | undefined): FactData['stray-argument']['kind'] {
  if (first.text.text.startsWith('#')) return 'comment';
  return cut ? 'value' : 'other';
}
