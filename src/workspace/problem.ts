import type { Problem } from '../lint/baseline.ts';
import type { Finding } from '../lint/finding.ts';
import { type ByteString, decodeUtf8 } from '../text/bytes.ts';
import { SourceText } from '../text/source.ts';
import type { FileKind } from './file-kind.ts';
import { blotted, secretsIn, withoutSecrets } from './secrets.ts';

/** What it takes to tell problems apart. */
export interface ProblemContext {
  readonly sources: ReadonlyMap<string, SourceText>;
  readonly kinds: ReadonlyMap<string, FileKind>;
  /** The name of a file that does not depend on where the program is run. */
  readonly nameOf: (path: string) => string;
  readonly digest: (text: string) => string;
}

/** What messages say of time, place and release, which is no part of the problem. */
const PASSING = new Set(['release', 'before-release', 'since', 'lastLine', 'daysLeft', 'share']);

/** Tells what stays of findings when lines move, messages are reworded and releases change. */
export class Problems {
  readonly #context: ProblemContext;
  readonly #clean = new Map<string, { source: SourceText; secrets: readonly ByteString[] }>();
  readonly #folders: readonly string[];

  constructor(context: ProblemContext) {
    this.#context = context;
    const paths = [...context.sources.keys()].filter((path) => path.includes('/'));
    // The longest first: one may be the begin of another.
    this.#folders = paths.sort((a, b) => b.length - a.length);
  }

  of(finding: Finding): Problem {
    const { rule, path, subject, settings } = finding;
    const value = this.#context.digest(JSON.stringify(this.#faultOf(finding)));
    const name = this.#context.nameOf(path);
    return { rule, path: name, subject: this.#withoutFolders(subject), settings, value };
  }

  /** The entry as it stands, its layout aside, and what the message tells of the configuration. */
  #faultOf(finding: Finding): unknown {
    const { path, range } = finding;
    const { source, secrets } = this.#cleanSource(path);
    const entry = { start: range.start.offset, end: range.end.offset };
    // A lookup table may hold passwords in lines that nothing marks as such: the key must do.
    if (!this.#context.kinds.has(path) && !source.text.includes('-----BEGIN ')) {
      const line = source.slice(source.lineSpan(range.start.line));
      return [/^\S*/.exec(line)?.[0] ?? ''];
    }
    const { told = {} } = withoutSecrets(finding, secrets);
    const lasting = Object.entries(told)
      .filter(([name, text]) => !PASSING.has(name) && !(name === 'line' && /^\d+$/.test(text)))
      .map(([name, text]) => [name, this.#withoutFolders(text).replace(/\bline \d+/g, 'line')])
      .sort();
    return [entryText(source.slice(entry)), lasting];
  }

  /** How a message names a file depends on how the user did. */
  #withoutFolders(text: string): string {
    return this.#folders.reduce(
      (left, path) => left.replaceAll(path, path.slice(path.lastIndexOf('/') + 1)),
      text,
    );
  }

  #cleanSource(path: string): { source: SourceText; secrets: readonly ByteString[] } {
    const known = this.#clean.get(path);
    if (known) return known;
    const { sources, kinds } = this.#context;
    const source = sources.get(path) ?? new SourceText(path, '');
    const spans = secretsIn(source, kinds.get(path));
    const clean = {
      source: new SourceText(path, blotted(source.text, spans)),
      secrets: spans.map((span) => source.slice(span)),
    };
    this.#clean.set(path, clean);
    return clean;
  }
}

/** Without comments between the lines of an entry; any blanks count as one. */
function entryText(bytes: ByteString): string {
  const lines = bytes.split('\n').filter((line, index) => index === 0 || !/^\s*#/.test(line));
  return decodeUtf8(lines.join('\n').replace(/\s+/g, ' ').trim());
}
