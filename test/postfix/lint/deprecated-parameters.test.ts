import { expect, test } from 'vitest';
import { lintExample } from '../../rules/lint-example.ts';

function said(main: string): string | undefined {
  const files = { 'main.cf': main, 'master.cf': 'smtp inet n - n - - smtpd\n' };
  return lintExample({ version: '3.11', files }, new Map(Object.entries(files))).find(
    ({ rule }) => rule === 'postfix/deprecated-renames',
  )?.message;
}

test('a former name is said to count only as long as it does', () => {
  const former = 'virtual_maps = hash:/etc/postfix/virtual\n';
  expect(said(former)).toContain('former name of virtual_alias_maps and still counts:');
  expect(said(`${former}virtual_alias_maps = hash:/etc/postfix/alias\n`)).toContain(
    'former name of virtual_alias_maps and does not count beside it:',
  );
});
