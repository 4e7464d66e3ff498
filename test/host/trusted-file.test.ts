import {
  chmodSync,
  chownSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { readTrusted } from '../../src/host/trusted-file.ts';

const isRoot = process.geteuid?.() === 0;
const SOMEBODY = 4321;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-trusted-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => join(folder, name);

function make(name: string): string {
  writeFileSync(at(name), 'text\n');
  return at(name);
}

function makeFolder(name: string, mode = 0o755): string {
  mkdirSync(at(name));
  chmodSync(at(name), mode);
  return at(name);
}

test('a file that is not there is told in one line', () => {
  expect(() => readTrusted(at('none'))).toThrow(/^cannot read .*none: no such file or directory$/);
  expect(() => readTrusted(folder)).toThrow(/^cannot read .*: is a directory$/);
});

describe.skipIf(!isRoot)('root (needs root)', () => {
  test('reads what is its own', () => {
    makeFolder('etc');
    symlinkSync('etc/ini', at('link'));
    expect(readTrusted(make('ini'))).toBe('text\n');
    make('etc/ini');
    expect(readTrusted(at('link'))).toBe('text\n');
    expect(readTrusted(`${at('etc')}/../etc/./ini`)).toBe('text\n');
  });

  test.each([0o666, 0o664, 0o646])('does not read a file of mode %o', (mode) => {
    chmodSync(make('ini'), mode);
    expect(() => readTrusted(at('ini'))).toThrow(/ini is not read by root: it can be written/);
  });

  test('reads it all the same when told that others are trusted', () => {
    chownSync(make('ini'), SOMEBODY, 0);
    vi.stubEnv('MTALINT_TRUST_SETTINGS', 'yes');
    expect(() => readTrusted(at('ini'))).toThrow(/\(MTALINT_TRUST_SETTINGS=1 reads it/);
    vi.stubEnv('MTALINT_TRUST_SETTINGS', '1');
    expect(readTrusted(at('ini'))).toBe('text\n');
  });

  test('does not read the file of somebody else', () => {
    chownSync(make('ini'), SOMEBODY, 0);
    expect(() => readTrusted(at('ini'))).toThrow(/ini is not read by root: it belongs to uid 4321/);
  });

  test.each([
    ['of somebody else', 0o755, SOMEBODY, /open belongs to uid 4321/],
    ['that all may write', 0o777, 0, /open can be written by others/],
    ['that a group may write', 0o775, 0, /open can be written by others/],
    ['that is sticky', 0o1777, 0, /open can be written by others/],
  ])('does not read a file in a folder %s', (_, mode, uid, message) => {
    makeFolder('open', mode);
    make('open/ini');
    chownSync(at('open'), uid, 0);
    expect(() => readTrusted(at('open/ini'))).toThrow(message);
  });

  test.each([
    ['of somebody else', 0o755, SOMEBODY, /open belongs to uid 4321/],
    ['that all may write', 0o777, 0, /open can be written by others/],
  ])('does not read a file further below a folder %s', (_, mode, uid, message) => {
    makeFolder('open', mode);
    makeFolder('open/own');
    make('open/own/ini');
    chownSync(at('open'), uid, 0);
    expect(() => readTrusted(at('open/own/ini'))).toThrow(message);
  });

  test('reads what lies in its own folder in a sticky one', () => {
    makeFolder('open', 0o1777);
    makeFolder('open/own');
    expect(readTrusted(make('open/own/ini'))).toBe('text\n');
    chownSync(at('open/own'), SOMEBODY, 0);
    expect(() => readTrusted(at('open/own/ini'))).toThrow(/own belongs to uid 4321/);
  });

  test('does not follow a link that somebody else made, or could replace', () => {
    make('ini');
    symlinkSync('ini', at('link'));
    lchownSync(at('link'), SOMEBODY, 0);
    expect(() => readTrusted(at('link'))).toThrow(/it is a link of uid 4321/);
    makeFolder('open', 0o777);
    symlinkSync(at('ini'), at('open/link'));
    symlinkSync(at('open/link'), at('first'));
    expect(() => readTrusted(at('first'))).toThrow(/open can be written by others/);
  });

  test('goes the way of the system where .. follows a link', () => {
    makeFolder('a');
    makeFolder('a/b');
    makeFolder('open', 0o777);
    symlinkSync(at('a/b'), at('open/b'));
    symlinkSync(at('a/b'), at('b'));
    make('a/ini');
    expect(readTrusted(`${folder}/b/../ini`)).toBe('text\n');
    expect(() => readTrusted(`${folder}/open/b/../ini`)).toThrow(/open can be written by others/);
  });

  test('does not go round in circles', () => {
    symlinkSync(at('b'), at('a'));
    symlinkSync(at('a'), at('b'));
    expect(() => readTrusted(at('a'))).toThrow(/is one link too many/);
  });
});
