import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readFileWithIdentity } from '../../src/host/read-file.ts';
import { writeAllAtomically, writeAtomically } from '../../src/host/write-atomic.ts';
import { WriteRefused } from '../../src/host/write-refused.ts';

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>();
  return { ...fs, linkSync: vi.fn(fs.linkSync), renameSync: vi.fn(fs.renameSync) };
});

const { renameSync: rename } = await vi.importActual<typeof import('node:fs')>('node:fs');

const isRoot = process.geteuid?.() === 0;
const hasAcl = process.platform === 'linux' && spawnSync('setfacl', ['--version']).status === 0;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-write-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const textOf = (name: string) => readFileSync(at(name), 'utf8');
const bytesOf = (text: string) => Buffer.from(text);

function make(name: string, text = 'old\n'): string {
  writeFileSync(at(name), text);
  return at(name);
}

/** What to write to a file that is read now. */
function change(name: string, text = 'new\n') {
  const { identity } = readFileWithIdentity(at(name));
  return { path: at(name), bytes: bytesOf(text), expected: identity };
}

function write(name: string, text = 'new\n') {
  const { path, bytes, expected } = change(name, text);
  return writeAtomically(path, bytes, expected);
}

function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof WriteRefused) return error.message.replaceAll(`${folder}/`, '');
    throw error;
  }
  throw new Error('nothing was refused');
}

function failure(code: string): () => never {
  return () => {
    throw Object.assign(new Error(`${code}: made up`), { code });
  };
}

describe('writeAtomically', () => {
  it('replaces the content and leaves nothing else', () => {
    make('main.cf');
    expect(write('main.cf', 'a\r\n\0')?.path).toBe(at('main.cf'));
    expect(textOf('main.cf')).toBe('a\r\n\0');
    expect(readdirSync(folder)).toEqual(['main.cf']);
  });

  it('keeps the mode', () => {
    for (const mode of [0o640, 0o444, 0o600, 0o755]) {
      chmodSync(make('main.cf'), mode);
      write('main.cf');
      expect(statSync(at('main.cf')).mode & 0o7777).toBe(mode);
      rmSync(at('main.cf'));
    }
  });

  it.runIf(isRoot)('keeps the owner and the group', () => {
    chownSync(make('main.cf'), 4321, 1234);
    write('main.cf');
    expect(statSync(at('main.cf'))).toMatchObject({ uid: 4321, gid: 1234 });
  });

  it.runIf(hasAcl)('keeps the access control list', () => {
    execFileSync('setfacl', ['-m', 'u:4321:rw', make('main.cf')]);
    expect(write('main.cf')?.keptAttributes).toBe(true);
    const list = execFileSync('getfacl', ['-nc', at('main.cf')], { encoding: 'utf8' });
    expect(list).toContain('user:4321:rw-');
  });

  it('keeps a symbolic link and replaces what it points to', () => {
    mkdirSync(at('real'));
    make('real/main.cf');
    symlinkSync('real/main.cf', at('middle'));
    symlinkSync('middle', at('main.cf'));
    write('main.cf');
    expect(readlinkSync(at('main.cf'))).toBe('middle');
    expect(lstatSync(at('real/main.cf')).isFile()).toBe(true);
    expect(textOf('real/main.cf')).toBe('new\n');
  });

  it('does not touch a file that has its content already', () => {
    make('main.cf');
    const { ino, mtimeMs } = statSync(at('main.cf'));
    expect(write('main.cf', 'old\n')).toBeUndefined();
    expect(statSync(at('main.cf'))).toMatchObject({ ino, mtimeMs });
  });

  it('refuses a file that has changed, though size and time say that it has not', () => {
    make('main.cf');
    utimesSync(at('main.cf'), 1000, 1000);
    const { path, bytes, expected } = change('main.cf');
    writeFileSync(path, 'odd\n');
    utimesSync(path, 1000, 1000);
    expect(refusal(() => writeAtomically(path, bytes, expected))).toBe(
      'main.cf: not written: it has changed since it was read',
    );
    expect(textOf('main.cf')).toBe('odd\n');
    expect(readdirSync(folder)).toEqual(['main.cf']);
  });

  it('refuses a file with another hard link', () => {
    linkSync(make('main.cf'), at('other'));
    expect(refusal(() => write('main.cf'))).toMatch(/^main.cf: not written: it has 2 hard links/);
    expect(textOf('other')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['main.cf', 'other']);
  });

  it('refuses what is gone, dangling, looping or no file', () => {
    make('a');
    const { bytes, expected } = change('a');
    symlinkSync('nowhere', at('dangling'));
    symlinkSync('loop', at('loop'));
    const reasons = ['gone', 'none/main.cf', 'a/main.cf', 'dangling', 'loop', ''].map((name) =>
      refusal(() => writeAtomically(at(name), bytes, expected)).replace(/.*: not written: /, ''),
    );
    expect(reasons).toEqual([
      'it does not exist',
      'it does not exist',
      'a part of its path is not a directory',
      'it is a symbolic link to a file that does not exist',
      'its symbolic links form a loop',
      'it is not a regular file',
    ]);
    expect(readdirSync(folder)).toEqual(['a', 'dangling', 'loop']);
  });

  it.runIf(isRoot)('refuses the link of another user where everyone can write', () => {
    make('main.cf');
    mkdirSync(at('open'));
    chmodSync(at('open'), 0o1777);
    symlinkSync('../main.cf', at('open/main.cf'));
    expect(write('open/main.cf')).toBeDefined();
    execFileSync('chown', ['-h', '4321', at('open/main.cf')]);
    expect(refusal(() => write('open/main.cf', 'newer\n'))).toMatch(/another user put this/);
    expect(textOf('main.cf')).toBe('new\n');
  });

  it('refuses while postconf edits the file, not for a temporary file that was forgotten', () => {
    make('main.cf');
    make('main.cf.tmp');
    expect(refusal(() => write('main.cf'))).toBe(
      'main.cf: not written: main.cf.tmp is new: postconf seems to be editing it',
    );
    utimesSync(at('main.cf.tmp'), 1000, 1000);
    write('main.cf');
    expect(textOf('main.cf')).toBe('new\n');
  });

  it('leaves the original and no droppings when the rename fails', () => {
    make('main.cf');
    vi.mocked(renameSync).mockImplementationOnce(failure('EBUSY'));
    expect(refusal(() => write('main.cf'))).toMatch(/^main.cf: not written: it is a mount point/);
    expect(textOf('main.cf')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['main.cf']);
  });
});

describe('writeAllAtomically', () => {
  it('writes every file', () => {
    make('main.cf');
    make('master.cf');
    make('same.cf');
    const files = [change('main.cf'), change('same.cf', 'old\n'), change('master.cf')];
    const written = writeAllAtomically(files).map(({ path }) => path);
    expect(written).toEqual([at('main.cf'), at('master.cf')]);
    expect([textOf('main.cf'), textOf('master.cf')]).toEqual(['new\n', 'new\n']);
    expect(readdirSync(folder)).toEqual(['main.cf', 'master.cf', 'same.cf']);
  });

  it('writes none when one has changed', () => {
    make('main.cf');
    make('master.cf');
    const files = [change('main.cf'), change('master.cf')];
    const { ino } = statSync(at('main.cf'));
    make('master.cf', 'meanwhile\n');
    expect(refusal(() => writeAllAtomically(files))).toMatch(/^master.cf: not written: it has ch/);
    expect(statSync(at('main.cf')).ino).toBe(ino);
    expect([textOf('main.cf'), textOf('master.cf')]).toEqual(['old\n', 'meanwhile\n']);
    expect(readdirSync(folder)).toEqual(['main.cf', 'master.cf']);
  });

  it('writes none when one cannot be prepared', () => {
    make('main.cf');
    const files = [change('main.cf'), { ...change('main.cf'), path: at('none/master.cf') }];
    expect(refusal(() => writeAllAtomically(files))).toMatch(
      /^none\/master.cf: .* does not exist$/,
    );
    expect(textOf('main.cf')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['main.cf']);
  });

  it('refuses one file under two names', () => {
    make('main.cf');
    symlinkSync('main.cf', at('link'));
    const files = [change('main.cf'), change('link', 'other\n')];
    expect(refusal(() => writeAllAtomically(files))).toMatch(/it is the same file as main.cf$/);
    expect(textOf('main.cf')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['link', 'main.cf']);
  });

  it.each(['with links', 'without links'])('brings originals back, %s', (how) => {
    for (const name of ['a', 'b', 'c']) chmodSync(make(name), 0o640);
    const files = ['a', 'b', 'c'].map((name) => change(name));
    const { ino } = statSync(at('a'));
    if (how === 'without links') vi.mocked(linkSync).mockImplementation(failure('EPERM'));
    vi.mocked(renameSync)
      .mockImplementationOnce(rename)
      .mockImplementationOnce(rename)
      .mockImplementationOnce(failure('ENOSPC'));
    expect(refusal(() => writeAllAtomically(files))).toBe(
      'c: not written: no space is left on the device',
    );
    vi.mocked(linkSync).mockRestore();
    expect(['a', 'b', 'c'].map(textOf)).toEqual(['old\n', 'old\n', 'old\n']);
    expect(statSync(at('a')).mode & 0o7777).toBe(0o640);
    if (how === 'with links') expect(statSync(at('a')).ino).toBe(ino);
    expect(readdirSync(folder)).toEqual(['a', 'b', 'c']);
  });

  it('says where the original is when it cannot be brought back', () => {
    make('a');
    make('b');
    const files = [change('a'), change('b')];
    vi.mocked(renameSync)
      .mockImplementationOnce(rename)
      .mockImplementationOnce(failure('EIO'))
      .mockImplementationOnce(failure('EIO'));
    const message = refusal(() => writeAllAtomically(files));
    const held =
      /^b: not written: EIO: made up; .*a is already changed, its original is (.*)$/.exec(
        message,
      )?.[1];
    expect(held && existsSync(at(held))).toBe(true);
    expect(held && textOf(held)).toBe('old\n');
    expect(textOf('a')).toBe('new\n');
  });

  it('makes a new file, readable by all, before it changes what names it', () => {
    make('main.cf');
    const order: string[] = [];
    vi.mocked(renameSync).mockImplementationOnce((from, to) => {
      order.push(`${existsSync(at('new.pem'))}`);
      rename(from, to);
    });
    const fresh = { path: at('new.pem'), bytes: bytesOf('made\n'), expected: undefined };
    writeAllAtomically([change('main.cf'), fresh]);
    expect(order).toEqual(['true']);
    expect([textOf('main.cf'), textOf('new.pem')]).toEqual(['new\n', 'made\n']);
    expect(statSync(at('new.pem')).mode & 0o7777).toBe(0o644);
    expect(readdirSync(folder)).toEqual(['main.cf', 'new.pem']);
  });

  it('never replaces a file that is there by a new one', () => {
    make('main.cf');
    make('new.pem', 'theirs\n');
    const fresh = { path: at('new.pem'), bytes: bytesOf('made\n'), expected: undefined };
    expect(refusal(() => writeAllAtomically([change('main.cf'), fresh]))).toBe(
      'new.pem: not written: somebody else has made it meanwhile',
    );
    expect([textOf('main.cf'), textOf('new.pem')]).toEqual(['old\n', 'theirs\n']);
    expect(readdirSync(folder)).toEqual(['main.cf', 'new.pem']);
  });

  it('takes a new file away again when another one cannot be written', () => {
    make('main.cf');
    vi.mocked(renameSync).mockImplementationOnce(failure('ENOSPC'));
    const fresh = { path: at('new.pem'), bytes: bytesOf('made\n'), expected: undefined };
    expect(refusal(() => writeAllAtomically([change('main.cf'), fresh]))).toMatch(/no space/);
    expect(textOf('main.cf')).toBe('old\n');
    expect(readdirSync(folder)).toEqual(['main.cf']);
  });
});
