import { expect, test } from 'vitest';
import { passwordSpans } from '../../../src/postfix/model/passwords.ts';

test.each([
  ['hosts = db.example\npassword = s3cret\n', ['s3cret']],
  ['db_password=s3cret\r\n', ['s3cret']],
  ['  bind_pw = two words\n', ['two words']],
  ['smtp_sasl_password_maps = static:user:s3cret\n', ['user:s3cret']],
  ['password = $db_password\n', []],
  ['smtp_sasl_password_maps = hash:/etc/postfix/passwd\n', []],
  ['# no password here\n', []],
])('in %j: %j', (text, expected) => {
  expect(passwordSpans(text).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
});
