import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { kindInFolder, mayHoldDump } from '../src/workspace/file-kind.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
  readonly [key: string]: unknown;
}

const manifest = new URL('../.pre-commit-hooks.yaml', import.meta.url);
const hooks: Hook[] = parse(readFileSync(fileURLToPath(manifest), 'utf8'));

/** What pre-commit knows of a hook; it warns of anything else. */
const KEYS = new Set(
  (
    'id name description entry language files exclude types types_or exclude_types args stages ' +
    'additional_dependencies always_run fail_fast pass_filenames language_version log_file ' +
    'require_serial verbose minimum_pre_commit_version alias'
  ).split(' '),
);

test('there are three hooks, of which one repairs', () => {
  expect(hooks.map(({ id, language, entry }) => [id, language, entry])).toEqual([
    ['mtalint', 'node', 'mtalint'],
    ['mtalint-fix', 'node', 'mtalint --fix'],
    ['mtalint-system', 'system', 'mtalint'],
  ]);
});

describe.each(hooks)('the hook $id', ({ files, ...hook }) => {
  const isTaken = (path: string): boolean => new RegExp(files).test(path);

  test('gets all files at once, and only texts', () => {
    expect(Object.keys(hook).filter((key) => !KEYS.has(key))).toEqual([]);
    expect(hook).toMatchObject({
      types: ['text'],
      require_serial: true,
      minimum_pre_commit_version: '3.0.0',
    });
  });

  const SUFFIXES =
    'j2 jinja jinja2 mustache hbs handlebars gotmpl ctmpl erb epp ejs tpl tmpl template tftpl in';
  const templates = SUFFIXES.split(' ').flatMap((suffix) => [
    `main.cf.${suffix}`,
    `mx1-master.cf.${suffix}`,
  ]);
  const others = ['main.cf~', 'main.cf.bak', 'domain.cf', 'domain.cf.j2', 'xmain.cf', 'my_main.cf'];

  test.each(['main.cf', 'master.cf', ...templates, ...others])(
    'takes %s if a search of folders does',
    (name) => {
      const isFound = kindInFolder(name) !== undefined;
      expect([isTaken(name), isTaken(`roles/postfix/${name}`)]).toEqual([isFound, isFound]);
    },
  );

  test.each(['icewarp.txt', 'dumps/icewarp-mx1.dump'])('takes the dump %s', (name) => {
    expect([isTaken(name), mayHoldDump(name)]).toEqual([true, true]);
  });

  test.each(['notes.txt', 'example.org.zone', 'icewarp/notes.txt', 'README.md'])(
    'leaves %s alone',
    (name) => expect(isTaken(name)).toBe(false),
  );
});
