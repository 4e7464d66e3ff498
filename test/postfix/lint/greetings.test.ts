import { expect, test } from 'vitest';
import { greetings } from '../../../src/postfix/lint/analysers/greetings.ts';
import { serverOf } from '../model/server-of.ts';

test.each([
  ['$(myhostname) ESMTP', true, false],
  ['a.example ESMTP', true, false],
  ['[2001:db8::1] hi', true, false],
  ['Hello.', false, false],
  ['ESMTP ${mail_version}', false, true],
  ['$mydomain $mail_name', true, false],
])('%s', (text, beginsWithHost, tellsRelease) => {
  const [found, ...more] = greetings(serverOf(`smtpd_banner = ${text}\n`));
  expect(found?.data).toMatchObject({ beginsWithHost, tellsRelease });
  expect(more).toEqual([]);
});

test('of services stand at their -o; one without braces has no room for a blank', () => {
  const found = ['smtpd_banner=x', '{ smtpd_banner = y }'].flatMap((option) => [
    ...greetings(serverOf('', `smtp inet n - n - - smtpd\n  -o ${option}\n`)),
  ]);
  expect(found.map(({ data, subject }) => [subject, data.value])).toEqual([
    ['smtp/inet', 'x'],
    ['smtp/inet', 'y'],
  ]);
  expect(found.map(({ places }) => places['start']?.length)).toEqual([undefined, 1]);
});

test('that nobody sets are none', () => {
  expect([...greetings(serverOf('myhostname = x\n'))]).toEqual([]);
});
