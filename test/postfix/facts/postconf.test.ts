import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parameterTable } from '../../../src/postfix/facts/parameter-table.ts';
import { NEWEST_STABLE, Release } from '../../../src/postfix/facts/release.ts';
import { serviceParameters, stockServices } from '../../../src/postfix/facts/service-table.ts';
import { CAN_RUN_POSTCONF, NEEDS_POSTCONF } from '../../live/real-programs.ts';

const installed = installedRelease();
const release = installed ?? newestStable();

describe.skipIf(!CAN_RUN_POSTCONF)(`postconf -d of the installed Postfix ${NEEDS_POSTCONF}`, () => {
  let folder = '';
  let printed = new Map<string, string>();

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'mtalint-postconf-'));
    writeFileSync(join(folder, 'main.cf'), '');
    writeFileSync(join(folder, 'master.cf'), stockMaster());
    printed = parse(postconf('-c', folder, '-d').stdout);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test('every default that is the same on every host agrees', () => {
    const table = parameterTable(release);
    const expected = table
      .names()
      .map((name) => table.get(name))
      .filter((parameter) => parameter !== undefined)
      .filter(({ hostDependent }) => !hostDependent)
      .map((parameter): [string, string | null | undefined] => [parameter.name, parameter.default]);
    expect(expected.length).toBeGreaterThan(700);
    expect(expected.map(([name]): unknown => [name, printed.get(name)])).toEqual(expected);
  });

  test('the names are those of the table and of the services', () => {
    const derived = serviceNames().map(([name]) => name);
    const names = [...parameterTable(release).names(), ...derived];
    expect([...printed.keys()].sort()).toEqual([...new Set(names)].sort());
  });

  test('the names of services have the default they refer to', () => {
    const expected = serviceNames();
    expect(expected.length).toBeGreaterThan(100);
    expect(expected.map(([name]): unknown => [name, printed.get(name)])).toEqual(expected);
  });
});

function serviceNames(): [string, string][] {
  return stockServices(release).flatMap(({ name, command }) =>
    serviceParameters(name, command, release).map((parameter): [string, string] => [
      parameter.name,
      `$${parameter.defaultFrom}`,
    ]),
  );
}

function stockMaster(): string {
  const lines = stockServices(release).map((service) =>
    [
      service.name,
      service.type,
      service.private,
      service.unprivileged,
      service.chroot,
      service.wakeup,
      service.maxproc,
      service.command,
      ...service.arguments,
    ].join(' '),
  );
  return `${lines.join('\n')}\n`;
}

function parse(stdout: string): Map<string, string> {
  const lines = stdout.split('\n').filter((line) => line !== '');
  return new Map(
    lines.map((line): [string, string] => {
      const equals = line.indexOf(' =');
      return [line.slice(0, equals), line.slice(equals + 2).trim()];
    }),
  );
}

function installedRelease(): Release | undefined {
  const { status, stdout } = postconf('-d', '-h', 'mail_version');
  if (status !== 0) return undefined;
  const parsed = Release.parse(stdout.trim());
  return parsed?.isKnown ? parsed : undefined;
}

function postconf(...options: string[]) {
  return spawnSync('postconf', options, { encoding: 'utf8' });
}

function newestStable(): Release {
  const parsed = Release.parse(NEWEST_STABLE);
  if (!parsed) throw new Error('NEWEST_STABLE is not a release');
  return parsed;
}
