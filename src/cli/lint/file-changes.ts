import type { LoadedFile } from '../../host/discover.ts';
import type { Labelled } from '../../lint/touched.ts';
import type { ReportedChange } from '../../report/report.ts';
import { type ByteString, decodeUtf8 } from '../../text/bytes.ts';
import { type FileChange, UnrepresentablePath, unifiedDiff } from '../../text/patch.ts';
import { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { detectKind, type FileKind } from '../../workspace/file-kind.ts';
import { movedByMarks, secretsIn, withMarks } from '../../workspace/secrets.ts';
import { filesOf, type LintedFiles } from './lint-run.ts';

/** What a run makes of a file. */
interface Change {
  readonly path: string;
  /** Absent for a file that is made. */
  readonly before: Pick<LoadedFile, 'text' | 'identity'> | undefined;
  readonly after: ByteString;
  readonly labels: readonly Labelled[];
}

/** Each file once, also those that stay the same; of a table that servers share, the first text and the last. */
function changesOf(linted: readonly LintedFiles[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { unit, tables, texts, touched } of linted) {
    const files = new Map(filesOf(unit).map((file) => [file.path, file]));
    for (const [path, after] of texts) {
      const earlier = changes.get(path);
      const before = earlier ? earlier.before : (files.get(path) ?? tables.get(path));
      const labels = touched.get(path) ?? earlier?.labels ?? [];
      changes.set(path, { path, before, after, labels });
    }
  }
  return [...changes.values()];
}

/** The files that the fixes changed or made. */
export function realChanges(linted: readonly LintedFiles[]): Change[] {
  return changesOf(linted).filter(({ before, after }) => before?.text !== after);
}

export function kindsOf(linted: readonly LintedFiles[]): Map<string, FileKind> {
  return new Map(linted.flatMap(({ unit }) => filesOf(unit)).map(({ path, kind }) => [path, kind]));
}

/** The changes as a diff is made of them; without the secrets of the files unless they may be shown. */
export function changesToShow(
  linted: readonly LintedFiles[],
  { showSecrets }: { readonly showSecrets: boolean },
): FileChange[] {
  const kinds = kindsOf(linted);
  const changes = realChanges(linted).map(({ path, before, after, labels }) => ({
    path,
    before: before?.text,
    after,
    labels,
  }));
  return showSecrets ? changes : changes.map((change) => withoutSecrets(change, kinds));
}

function withoutSecrets(
  { path, before, after, labels = [] }: FileChange,
  kinds: ReadonlyMap<string, FileKind>,
): FileChange {
  const find = (text: ByteString): readonly Span[] =>
    secretsIn(new SourceText(path, text), kinds.get(path));
  const secrets = find(after);
  const moved = (offset: number): number => movedByMarks(offset, secrets);
  return {
    path,
    before: before === undefined ? undefined : withMarks(before, find(before)),
    after: withMarks(after, secrets),
    labels: labels.map(({ label, span: { start, end } }) => ({
      label,
      span: { start: moved(start), end: moved(end) },
    })),
  };
}

/** Whether the patch is shown without secrets that it would hold. */
export function hidesSecrets(
  linted: readonly LintedFiles[],
  options: { readonly showSecrets: boolean },
): boolean {
  const bare = changesToShow(linted, { showSecrets: true }).map(diffOf);
  return changesToShow(linted, options).some((change, index) => diffOf(change) !== bare[index]);
}

/** The changes for programs that read the report. */
export function reportedChanges(
  linted: readonly LintedFiles[],
  options: { readonly showSecrets: boolean },
): ReportedChange[] {
  const kinds = kindsOf(linted);
  const tables = new Set(linted.flatMap((files) => [...files.tables.keys()]));
  return changesToShow(linted, options).map((change) => {
    const { path, before, after } = change;
    const diff = diffOf(change);
    return {
      path,
      kind: kinds.get(path) ?? (tables.has(path) ? 'table' : (detectKind(path, after) ?? 'other')),
      ...(diff === undefined ? {} : { diff: decodeUtf8(diff) }),
      isNew: before === undefined,
    };
  });
}

/** A name that no patch can carry does not keep the report from being made. */
function diffOf(change: FileChange): ByteString | undefined {
  try {
    return unifiedDiff([change]);
  } catch (error) {
    if (error instanceof UnrepresentablePath) return undefined;
    throw error;
  }
}
