import { type DumpForm, type IceWarpDump, parseDump } from '../../src/icewarp/syntax/dump.ts';
import type { ByteString } from '../../src/text/bytes.ts';
import { SourceText } from '../../src/text/source.ts';

/** A text read in the form given; the name of the file tells sh from cmd.exe. */
export function dumpOf(
  text: ByteString,
  form: DumpForm,
  path = 'dump',
  columns?: readonly ByteString[],
): IceWarpDump {
  return parseDump(new SourceText(path, text), form, columns ? { columns } : {});
}

/** Name, value and object of each entry. */
export function told({ entries }: IceWarpDump): string[] {
  return entries.map(({ name, value, object }) =>
    object === undefined ? `${name}=${value}` : `${object}/${name}=${value}`,
  );
}

/** The problems with the text that they are about. */
export function problems({ source, malformed }: IceWarpDump): [string, string][] {
  return malformed.map(({ problem, span }) => [problem, source.slice(span)]);
}
