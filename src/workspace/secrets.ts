import { secretSpans } from '../icewarp/model/secrets.ts';
import { parseDump } from '../icewarp/syntax/dump.ts';
import type { Finding } from '../lint/finding.ts';
import { passwordSpans } from '../postfix/model/passwords.ts';
import { type ByteString, decodeUtf8 } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';
import type { Span } from '../text/span.ts';
import { privateKeySpans } from '../tls/key-spans.ts';
import { dumpForm, type FileKind, isIceWarpKind } from './file-kind.ts';

/** What stands in place of a secret, whatever its length. */
const MASK = '***';

/** Shorter texts occur everywhere by chance, and are no secrets worth the name. */
const SHORTEST = 4;

/** The bytes of a file that no output may show, in order. */
export function secretsIn({ text, path }: SourceText, kind: FileKind | undefined): Span[] {
  if (kind && isIceWarpKind(kind)) {
    return [...secretSpans(parseDump(new SourceText(path, text), dumpForm(kind)))];
  }
  const passwords = kind === 'zone' ? [] : passwordSpans(text);
  return [...privateKeySpans(text), ...passwords].sort((a, b) => a.start - b.start);
}

/** The text with its secrets blotted out; every other byte keeps its place. */
export function blotted(text: ByteString, secrets: readonly Span[]): ByteString {
  return replaced(text, secrets, (secret) => {
    const blank = secret.replace(/[^\r\n]/g, ' ');
    return blank.length < MASK.length ? blank : `${MASK}${blank.slice(MASK.length)}`;
  });
}

/** The text with `***` for each of its secrets, which does not tell how long they are. */
export function withMarks(text: ByteString, secrets: readonly Span[]): ByteString {
  return replaced(text, secrets, () => MASK);
}

/** Where a byte of a text is in the text `withMarks`. */
export function movedByMarks(offset: number, secrets: readonly Span[]): number {
  let moved = offset;
  for (const { start, end } of secrets) {
    if (end <= offset) moved += MASK.length - (end - start);
    else if (start < offset) moved += Math.min(MASK.length, offset - start) - (offset - start);
  }
  return moved;
}

function replaced(
  text: ByteString,
  secrets: readonly Span[],
  instead: (secret: ByteString) => ByteString,
): ByteString {
  const pieces: ByteString[] = [];
  let at = 0;
  for (const { start, end } of secrets) {
    if (end <= at) continue;
    const from = Math.max(at, start);
    pieces.push(text.slice(at, from), instead(text.slice(from, end)));
    at = end;
  }
  return [...pieces, text.slice(at)].join('');
}

/** A text with `***` for each secret that it quotes. */
export function masked(text: string, secrets: readonly ByteString[]): string {
  return maskFor(secrets)?.(text) ?? text;
}

function maskFor(secrets: readonly ByteString[]): ((text: string) => string) | undefined {
  const telling = secrets.map((secret) => secret.trim()).filter(({ length }) => length >= SHORTEST);
  if (telling.length === 0) return undefined;
  const words = [...new Set([...telling, ...telling.map(decodeUtf8)])];
  return (text) => words.reduce((left, secret) => left.replaceAll(secret, MASK), text);
}

/** The finding with `***` for each secret that its texts quote. */
export function withoutSecrets(finding: Finding, secrets: readonly ByteString[]): Finding {
  const clean = maskFor(secrets);
  if (!clean) return finding;
  const { fix, help, told } = finding;
  const edits = fix?.edits.map((edit) => ({ ...edit, text: clean(edit.text) })) ?? [];
  const isMasked = edits.some(({ text }, index) => text !== fix?.edits[index]?.text);
  return {
    ...finding,
    message: clean(finding.message),
    subject: clean(finding.subject),
    settings: finding.settings.map(clean),
    related: finding.related.map((note) => ({ ...note, message: clean(note.message) })),
    ...(told === undefined
      ? {}
      : {
          told: Object.fromEntries(Object.entries(told).map(([name, text]) => [name, clean(text)])),
        }),
    ...(help === undefined ? {} : { help: clean(help) }),
    ...(fix === undefined
      ? {}
      : {
          fix: {
            ...fix,
            description: clean(fix.description),
            edits,
            ...(isMasked && { masked: true }),
          },
        }),
  };
}
