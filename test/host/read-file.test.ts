import { mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isSameFile, readFileWithIdentity } from '../../src/host/read-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mtalint-read-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('readFileWithIdentity', () => {
  it('gives the bytes and what the file was, through a link too', () => {
    const path = join(folder, 'main.cf');
    writeFileSync(path, Buffer.from([0xff, 0x00, 0x0a]));
    symlinkSync('main.cf', join(folder, 'link'));
    const { bytes, identity } = readFileWithIdentity(path);
    expect([...bytes]).toEqual([0xff, 0x00, 0x0a]);
    expect(identity.size).toBe(3n);
    expect(identity.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileWithIdentity(join(folder, 'link')).identity).toEqual(identity);
  });

  it('fails as the system does', () => {
    expect(() => readFileWithIdentity(join(folder, 'none'))).toThrow(/ENOENT/);
    expect(() => readFileWithIdentity(folder)).toThrow(/EISDIR/);
  });
});

it('isSameFile sees another content, time or file', () => {
  const path = join(folder, 'main.cf');
  writeFileSync(path, 'a');
  utimesSync(path, 1000, 1000);
  const { identity } = readFileWithIdentity(path);
  expect(isSameFile(identity, readFileWithIdentity(path).identity)).toBe(true);
  writeFileSync(path, 'b');
  utimesSync(path, 1000, 1000);
  expect(isSameFile(identity, readFileWithIdentity(path).identity)).toBe(false);
  writeFileSync(path, 'a');
  expect(isSameFile(identity, readFileWithIdentity(path).identity)).toBe(false);
  rmSync(path);
  writeFileSync(join(folder, 'other'), '');
  writeFileSync(path, 'a');
  utimesSync(path, 1000, 1000);
  expect(isSameFile(identity, { ...identity, ino: identity.ino + 1n })).toBe(false);
});
