import { Release } from '../../../src/postfix/facts/release.ts';
import { PostfixServer } from '../../../src/postfix/model/server.ts';
import { parseMainCf } from '../../../src/postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../../../src/postfix/syntax/master-cf.ts';
import { SourceText } from '../../../src/text/source.ts';

/** The server that two files make, on a host with a short name. */
export function serverOf(main: string, master = '', release = '3.7.11'): PostfixServer {
  const parsed = Release.parse(release);
  if (!parsed) throw new Error(`no release: ${release}`);
  return new PostfixServer({
    main: parseMainCf(new SourceText('main.cf', main)),
    master: parseMasterCf(new SourceText('master.cf', master)),
    release: parsed,
    configDirectory: '/etc/postfix',
    hostname: 'host',
    fragment: false,
  });
}
