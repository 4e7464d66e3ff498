import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Release } from '../../src/postfix/facts/release.ts';
import { PostfixServer } from '../../src/postfix/model/server.ts';
import { parseMainCf } from '../../src/postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../../src/postfix/syntax/master-cf.ts';
import { fromBytes } from '../../src/text/bytes.ts';
import { SourceText } from '../../src/text/source.ts';

let release: Release | undefined;

/** The release of the installed Postfix, asked once. */
export function installedRelease(): Release {
  if (release) return release;
  const { stdout } = spawnSync('postconf', ['-dh', 'mail_version'], { encoding: 'utf8' });
  release = Release.parse(stdout.trim());
  if (!release) throw new Error(`no release: ${stdout}`);
  return release;
}

/** What a configuration folder says to the installed release. */
export function serverIn(etc: string): PostfixServer {
  const read = (name: string): SourceText =>
    new SourceText(name, fromBytes(readFileSync(join(etc, name))));
  return new PostfixServer({
    main: parseMainCf(read('main.cf')),
    master: parseMasterCf(read('master.cf')),
    release: installedRelease(),
    configDirectory: etc,
    fragment: false,
  });
}
