import { expect, test } from 'vitest';
import { lintExample } from '../../rules/lint-example.ts';

const RULE = 'postfix/master-undefined-macro';

function found(master: string) {
  const files = { 'main.cf': 'compatibility_level = 3.6\n', 'master.cf': master };
  return lintExample({ files }, new Map(Object.entries(files))).filter(({ rule }) => rule === RULE);
}

const SUBMISSION =
  'submission inet n - n - - smtpd\n' +
  '  -o smtpd_client_restrictions=$mua_client_restrictions\n' +
  '  -o smtpd_helo_restrictions=$mua_helo_restrictions\n';

test('the names that one service lacks are told once', () => {
  const [first, ...more] = found(SUBMISSION);
  expect(more).toEqual([]);
  expect(first?.message).toContain('$mua_client_restrictions');
  expect(first?.settings).toEqual(['smtpd_client_restrictions', 'smtpd_helo_restrictions']);
  expect(first?.related.map(({ message }) => message)).toEqual([
    'the same for $mua_helo_restrictions',
  ]);
});

test('another service is another matter', () => {
  const subjects = found(SUBMISSION + SUBMISSION.replace('submission', 'smtps'));
  expect(subjects.map(({ subject }) => subject)).toEqual(['submission/inet', 'smtps/inet']);
});
