/**
 * Builds dist/mtalint_VERSION_all.deb: the bundle, its man page and its completions.
 *
 *   node scripts/deb.mjs [FOLDER]   writes the package into FOLDER instead of dist
 *
 * Equal sources make equal bytes: times are those of SOURCE_DATE_EPOCH, else of the last commit.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { wrapped } from './wrapped.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const MAINTAINER = 'the mtalint authors <maintainers@mtalint.invalid>';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const output = resolve(process.argv[2] ?? join(root, 'dist'));
const folder = mkdtempSync(join(tmpdir(), 'mtalint-deb-'));
try {
  const text = run(process.execPath, ['scripts/build.mjs']);
  if (text) console.log(text);
  fill(folder);
  const path = join(output, `mtalint_${debianVersion()}_all.deb`);
  mkdirSync(output, { recursive: true });
  run('dpkg-deb', ['--root-owner-group', '-Zxz', '--build', folder, path], {
    SOURCE_DATE_EPOCH: sourceDate(),
  });
  console.log(path);
} finally {
  rmSync(folder, { recursive: true });
}

/** Lays out what is installed. @param {string} target */
function fill(target) {
  /** @param {string} path @param {string | Buffer} contents */
  const write = (path, contents) => {
    mkdirSync(dirname(join(target, path)), { recursive: true });
    writeFileSync(join(target, path), contents);
  };
  /** @param {string} path */
  const source = (path) => readFileSync(join(root, path));

  // The launcher finds the bundle beside it, and Node finds there that both are modules.
  for (const path of ['bin/mtalint.js', 'dist/mtalint.mjs']) {
    write(`usr/lib/mtalint/${path}`, source(path));
  }
  write(
    'usr/lib/mtalint/package.json',
    `${JSON.stringify({ name: 'mtalint', version, type: 'module' })}\n`,
  );
  mkdirSync(join(target, 'usr/bin'));
  symlinkSync('../lib/mtalint/bin/mtalint.js', join(target, 'usr/bin/mtalint'));

  write('usr/share/man/man1/mtalint.1.gz', gzipped(source('man/mtalint.1')));
  write('usr/share/bash-completion/completions/mtalint', completion('bash'));
  write('usr/share/zsh/vendor-completions/_mtalint', completion('zsh'));
  write(
    'usr/share/doc/mtalint/changelog.gz',
    gzipped(Buffer.from(changelog(source('CHANGELOG.md').toString()))),
  );
  const licences = [source('LICENSE'), withoutApache(source('THIRD-PARTY-LICENSES').toString())];
  write('usr/share/doc/mtalint/copyright', licences.join('\n'));

  const files = filesBelow(target);
  write('DEBIAN/md5sums', files.map((path) => md5Line(target, path)).join(''));
  write(
    'DEBIAN/control',
    control(files.reduce((sum, path) => sum + sizeOf(join(target, path)), 0)),
  );
  setModes(target);
}

/** @param {number} bytes @returns {string} */
function control(bytes) {
  return `Package: mtalint
Version: ${debianVersion()}
Architecture: all
Maintainer: ${MAINTAINER}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: nodejs (>= 20.19)
Enhances: postfix
Section: mail
Priority: optional
Description: static linter and fixer of mail server configuration
 mtalint reads the configuration of a mail server, says what will break or
 expose mail, and writes the repair as a patch or in place. It reads Postfix,
 dumps of IceWarp, certificates and zone files, and uses no network unless it
 is asked to.
`;
}

/** The newest part of ours as Debian writes it. @param {string} markdown */
function changelog(markdown) {
  const [, section = ''] = /^## .*\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(markdown) ?? [];
  const items = section
    .replace(/^### .*$/gm, '')
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .split(/^- /m)
    .slice(1)
    .map((item) => item.trim().replace(/\s+/g, ' '));
  const lines = items.map((item) => `  * ${wrapped(item, 74).join('\n    ')}`);
  const date = new Date(Number(sourceDate()) * 1000).toUTCString().replace('GMT', '+0000');
  const head = `mtalint (${debianVersion()}) unstable; urgency=medium`;
  return `${head}\n\n${lines.join('\n')}\n\n -- ${MAINTAINER}  ${date}\n`;
}

/** Debian has the text of this licence on every machine. @param {string} licences */
function withoutApache(licences) {
  return licences.replace(
    /^Apache License\n[\s\S]*?(?=^-{78}$)/gm,
    'On Debian, the text of the Apache License 2.0 is in\n/usr/share/common-licenses/Apache-2.0.\n\n',
  );
}

/** A pre-release (\`1.0.0-rc.1\`) goes before its release. */
function debianVersion() {
  return version.replace('-', '~');
}

/** Seconds since 1970 of what is built. */
function sourceDate() {
  return process.env.SOURCE_DATE_EPOCH ?? run('git', ['log', '-1', '--format=%ct']).trim();
}

/** @param {string} shell */
function completion(shell) {
  return run(process.execPath, ['dist/mtalint.mjs', 'completion', shell]);
}

/** Without a time in it. @param {Buffer} contents */
function gzipped(contents) {
  return gzipSync(contents, { level: 9 });
}

/** @param {string} target @param {string} path below it */
function md5Line(target, path) {
  const sum = createHash('md5')
    .update(readFileSync(join(target, path)))
    .digest('hex');
  return `${sum}  ${path}\n`;
}

/** The plain files, in one order on every machine. @param {string} target @returns {string[]} */
function filesBelow(target) {
  const entries = readdirSync(target, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(target, join(entry.parentPath, entry.name)))
    .sort();
}

/** @param {string} path */
function sizeOf(path) {
  return lstatSync(path).size;
}

/** Whatever the umask was: folders and programs for all, the rest to read. @param {string} path */
function setModes(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  const isProgram = path.endsWith('/bin/mtalint.js');
  chmodSync(path, stat.isDirectory() || isProgram ? 0o755 : 0o644);
  if (stat.isDirectory()) for (const name of readdirSync(path)) setModes(join(path, name));
}

/** @param {string} command @param {string[]} args @param {Record<string, string>} [env] */
function run(command, args, env = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  return stdout;
}
