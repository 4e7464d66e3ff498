import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Release } from '../../../src/postfix/facts/release.ts';
import { knownNames } from '../../../src/postfix/model/known-names.ts';
import { PostfixServer } from '../../../src/postfix/model/server.ts';
import { type ShownServer, showServer } from '../../../src/postfix/show.ts';
import { parseMainCf } from '../../../src/postfix/syntax/main-cf.ts';
import { parseMasterCf } from '../../../src/postfix/syntax/master-cf.ts';
import { corpusFolders, NEEDS_TESTDATA, readSource, TESTDATA } from '../../testdata.ts';

interface Printed {
  readonly exit: number;
  readonly stdout: string;
}

interface Answers {
  readonly postfix: string;
  readonly hostname: string;
  readonly configs: Readonly<Record<string, Readonly<Record<'n' | 'nx' | 'M' | 'P', Printed>>>>;
}

function show(folder: string, { postfix, hostname }: Answers): ShownServer {
  const release = Release.parse(postfix);
  if (!release) throw new Error(`no release: ${postfix}`);
  const server = new PostfixServer({
    main: parseMainCf(readSource(join(folder, 'main.cf'))),
    master: parseMasterCf(readSource(join(folder, 'master.cf'))),
    release,
    configDirectory: '<DIR>',
    hostname,
    fragment: false,
  });
  return showServer(server, knownNames(server), { all: false });
}

/** What postconf prints, put together from what `show` tells. */
const printers: Readonly<Record<'n' | 'nx' | 'M' | 'P', (shown: ShownServer) => string[]>> = {
  n: (shown) => Object.entries(shown.parameters).map(([name, { raw }]) => `${name} = ${raw}`),
  nx: (shown) => Object.entries(shown.parameters).map(([name, { value }]) => `${name} = ${value}`),
  M: (shown) => shown.services.map(masterLine),
  P: (shown) =>
    shown.services.flatMap(({ name, type, overrides }) =>
      Object.entries(overrides)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, { raw }]) => `${name}/${type}/${key} = ${raw}`),
    ),
};

/** Where postconf -M begins each field. */
const COLUMNS = [0, 11, 17, 25, 33, 41, 49, 57];

function masterLine(service: ShownServer['services'][number]): string {
  const { name, type, fields, command } = service;
  const { private: isPrivate, unprivileged, chroot, wakeup, maxproc } = fields;
  const words = [name, type, isPrivate, unprivileged, chroot, wakeup, maxproc, command];
  const line = words.reduce((row, word, at) => `${row.padEnd((COLUMNS[at] ?? 0) - 1)} ${word}`);
  const args = service.arguments.map((word) => (/[ \t\r\n]/.test(word) ? `{${word}}` : word));
  return [line, ...args].join(' ');
}

/**
 * Parameters whose value only the host that ran postconf knew, so that we say null: they hold the
 * number of its process, its program name, or the addresses of its interfaces.
 */
const HOST_KNOWS = /\$\{?(?:process_id|process_name|mynetworks)\b/;

/** Our lines and theirs, without those that only the host can know. */
function withoutHostLines(shown: ShownServer, ours: string[], theirs: string[]) {
  const names = Object.entries(shown.parameters)
    .filter(([, { raw, value }]) => value === null && HOST_KNOWS.test(raw ?? ''))
    .map(([name]) => `${name} = `);
  const isHostLine = (line: string) => names.some((name) => line.startsWith(name));
  return [ours, theirs].map((lines) => lines.filter((line) => !isHostLine(line)));
}

describe.skipIf(!TESTDATA)(`show tells what postconf 3.7 prints ${NEEDS_TESTDATA}`, () => {
  test.each(['n', 'nx', 'M', 'P'] as const)('-%s, of every folder', (option) => {
    const file = join(TESTDATA ?? '', 'corpus', 'postconf-3.7.json');
    const answers: Answers = JSON.parse(readFileSync(file, 'utf8'));
    let compared = 0;
    for (const folder of corpusFolders()) {
      const printed = answers.configs[basename(folder)]?.[option];
      if (printed?.exit !== 0) continue;
      const shown = show(folder, answers);
      const ours = printers[option](shown).map((line) => line.trimEnd());
      const theirs = printed.stdout.split('\n').flatMap((line) => line.trimEnd() || []);
      const [left, right] = withoutHostLines(shown, ours, theirs);
      expect(left, folder).toEqual(right);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(130);
  });
});
