import { IceWarpVersion } from '../../src/icewarp/facts/version.ts';
import { IceWarpServer } from '../../src/icewarp/model/server.ts';
import { type DumpForm, detectForm, parseDump } from '../../src/icewarp/syntax/dump.ts';
import { encodeUtf8 } from '../../src/text/bytes.ts';
import { SourceText } from '../../src/text/source.ts';

/** The server of a dump that is written out in a test. */
export function serverOf(text: string, version?: string, form?: DumpForm): IceWarpServer {
  const source = new SourceText('dump.txt', encodeUtf8(text));
  const found = form ?? detectForm(source.text);
  if (found === undefined || found === 'apiconst') throw new Error('no dump');
  const given = version === undefined ? undefined : IceWarpVersion.parse(version);
  return new IceWarpServer({
    dump: parseDump(source, found),
    ...(given ? { version: given } : {}),
  });
}
