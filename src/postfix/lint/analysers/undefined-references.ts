import { type ByteString, decodeUtf8 } from '../../../text/bytes.ts';
import { nearest } from '../../../text/edit-distance.ts';
import type { Span } from '../../../text/span.ts';
import { knownNames, type UndefinedReference } from '../../model/known-names.ts';
import { parseMacros, referencedNames } from '../../model/macro.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';

/** `$name` in main.cf and in `-o` where no one sets the name: it expands to nothing, silently. */
export function* undefinedReferences(server: PostfixServer): Iterable<Fact<'undefined-reference'>> {
  // What is not at hand may define the name.
  if (server.isExcerpt) return;
  const seen = new Set<string>();
  for (const reference of knownNames(server).undefinedReferences) {
    const place = placeOf(reference, server);
    if (!place) continue;
    const key = `${place.path}:${place.at.start}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const { name, within, service } = reference;
    yield {
      name: 'undefined-reference',
      data: {
        name: decodeUtf8(name),
        text: name === '' ? quoted(place.text) : '',
        within: decodeUtf8(within),
        setIn: service ? 'master.cf' : 'main.cf',
        suggestion: suggestionFor(reference, server),
      },
      path: place.path,
      at: place.at,
      entryStart: place.entryStart,
      settings: [within],
      subject: service?.label ?? 'main.cf',
      places: { name: [place.at] },
      notes: [],
      // The stock submission entry names three lists that main.cf is to define: one step was left out.
      ...(service && name !== ''
        ? { group: { key: service.label, calledHere: `$${decodeUtf8(name)}` } }
        : {}),
    };
  }
}

interface Place {
  readonly path: string;
  readonly at: Span;
  /** What stands there. */
  readonly text: ByteString;
  readonly entryStart: number;
}

function placeOf(
  { name, within, service }: UndefinedReference,
  server: PostfixServer,
): Place | undefined {
  const override = service?.overrides.get(within);
  const setting = server.settingsOf(within).at(-1);
  const value = service ? override?.value : setting?.value;
  const file = service ? server.input.master : server.input.main;
  const entryStart = service ? override?.span.start : setting?.span.start;
  const range = value && rangeOfName(value.text, name);
  if (!file || !range || entryStart === undefined) return undefined;
  const at = value.spanOf(...range);
  return { path: file.source.path, at, text: value.text.slice(...range), entryStart };
}

/** A reference without a name: `${ }`, `${?text}`, `$(:text)`. */
const NAMELESS = /\$(?:\{[ \t\r\n]*(?:\}|[?:][^}]*\}?)|\([ \t\r\n]*(?:\)|[?:][^)]*\)?))/d;

/** Where the name stands behind its `$`, `${` or `$(`; the whole reference where it has none. */
function rangeOfName(text: ByteString, name: ByteString): readonly [number, number] | undefined {
  if (name === '') return NAMELESS.exec(text)?.indices?.[0];
  const escaped = name.replace(/[^A-Za-z0-9_]/g, '\\$&');
  const match = new RegExp(`\\$(?:[{(][ \\t]*)?(${escaped})(?![A-Za-z0-9_])`, 'd').exec(text);
  return match?.indices?.[1];
}

/** The name that was probably meant; never one that leads back to the setting itself. */
function suggestionFor({ name, within }: UndefinedReference, server: PostfixServer): string {
  if (name.length <= 4) return '';
  const candidates = [...server.table.names(), ...server.settingNames];
  const close = nearest(
    name,
    candidates.filter((each) => each !== name && each !== within),
    2,
  );
  return close === undefined || leadsTo(close, within, server, 0) ? '' : close;
}

/** Whether the value of a parameter refers to another one, itself or through others. */
function leadsTo(from: ByteString, to: ByteString, server: PostfixServer, depth: number): boolean {
  const { raw } = server.scope.effective(from);
  if (!isKnown(raw)) return false;
  if (depth > 20) return true;
  const names = referencedNames(parseMacros(raw.text, server.macros));
  return names.some((name) => name === to || leadsTo(name, to, server, depth + 1));
}
