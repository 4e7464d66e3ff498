import { expect, test } from 'vitest';
import { lintExample } from '../../rules/lint-example.ts';

const MASTER = 'smtp inet n - n - - smtpd\nsmtp unix - - n - - smtp\n';

function said(main: string): string | undefined {
  const files = { 'main.cf': main, 'master.cf': MASTER };
  return lintExample({ files }, new Map(Object.entries(files))).find(
    ({ rule }) => rule === 'postfix/main-unknown-param',
  )?.message;
}

// postconf(5) has it, as transport_destination_recipient_limit: to call it unknown would be disbelieved.
test('a parameter of a transport is told from a name that no release has', () => {
  expect(said('dovecot_destination_recipient_limit = 1\n')).toBe(
    'dovecot_destination_recipient_limit is no parameter of a service in master.cf, and no value ' +
      'refers to it: mail is handled as if the line were not there',
  );
  expect(said('our_colour = green\n')).toContain('our_colour is no parameter of Postfix, and');
});

test('a slip of the pen is no parameter of a service that is named by it', () => {
  expect(said('defalt_destination_recipient_limit = 1\n')).toContain('is no parameter of Postfix');
});

test('a parameter of a transport that is there is nothing to report', () => {
  expect(said('smtp_destination_recipient_limit = 1\n')).toBeUndefined();
});
