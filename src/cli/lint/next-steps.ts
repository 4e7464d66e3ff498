import { readZone } from '../../dns/model/zone.ts';
import { isAbsolute, showName } from '../../dns/syntax/domain-name.ts';
import { quoteForSh } from '../../icewarp/syntax/shell-quoting.ts';
import type { ByteString } from '../../text/bytes.ts';
import { SourceText } from '../../text/source.ts';
import { type FileKind, isIceWarpKind, templateSyntax } from '../../workspace/file-kind.ts';

/** A file that a repair changed or made. */
export interface ChangedFile {
  readonly path: string;
  /** Undefined for what the configuration of a Postfix names, such as a table. */
  readonly kind: FileKind | undefined;
  readonly text: ByteString;
}

/**
 * The commands with which repaired files take effect or are tried; none for templates.
 * @param indexing commands that make the indexes of repaired tables anew.
 */
export function nextSteps(
  changed: readonly ChangedFile[],
  indexing: readonly string[] = [],
): string[] {
  const read = changed.filter(({ path }) => templateSyntax(path) === undefined);
  const steps = read.flatMap((file) => stepFor(file, indexing));
  return [...new Set(steps)];
}

function stepFor({ path, kind, text }: ChangedFile, indexing: readonly string[]): string[] {
  if (kind === 'zone') return zoneStep(path, text);
  if (kind === 'mta-sts-policy') return [];
  if (kind !== undefined && isIceWarpKind(kind)) return [];
  return [[...indexing, 'postfix check', 'postfix reload'].join(' && ')];
}

/** Only the text of a name server can be checked; ZONE stands where the file does not tell its name. */
function zoneStep(path: string, text: ByteString): string[] {
  const { form, apex } = readZone(new SourceText(path, text));
  if (form !== 'master') return [];
  const name = apex !== undefined && isAbsolute(apex) ? showName(apex) : 'ZONE';
  return [`named-checkzone ${name} ${quoteForSh(path) ?? path}`];
}
