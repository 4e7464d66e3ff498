import { describe, expect, test } from 'vitest';
import type { FileEdit, Finding } from '../../src/lint/finding.ts';
import { gather } from '../../src/lint/gather.ts';
import { lintExample } from '../rules/lint-example.ts';

function finding(subject: string, at: number, more: Partial<Finding> = {}): Finding {
  const position = { offset: at, line: at, column: 1 };
  return {
    rule: 'x/rule',
    severity: 'warning',
    message: `${subject} does it`,
    path: 'f',
    range: { start: position, end: position },
    subject,
    settings: [],
    related: [],
    group: 'one default',
    ...more,
  };
}

function fixOf(...edits: FileEdit[]): Pick<Finding, 'fix'> {
  return { fix: { safety: 'safe', description: 'do it', edits } };
}

const shared = { path: 'main', start: 0, end: 0, text: 'a = b\n' };
const own = (start: number) => ({ path: 'f', start, end: start, text: ' -o a=b' });

describe('findings of one group', () => {
  test('are one that notes the others', () => {
    const gathered = gather([finding('a/inet', 1), finding('b/inet', 2), finding('c/inet', 3)]);
    expect(gathered).toHaveLength(1);
    expect(gathered[0]?.group).toBeUndefined();
    expect(gathered[0]?.related.map(({ message, range }) => [message, range.start.line])).toEqual([
      ['the same for b/inet', 2],
      ['the same for c/inet', 3],
    ]);
  });

  test('are several where they say different things', () => {
    const worse = finding('b/inet', 2, { severity: 'error' });
    const other = finding('c/inet', 3, { message: 'c/inet does something else' });
    const apart = finding('d/inet', 4, { group: 'another default' });
    expect(gather([finding('a/inet', 1), worse, other, apart])).toHaveLength(4);
  });

  test('are one, whatever they tell, where each has a name for its note', () => {
    const [first, ...more] = gather([
      finding('f', 1, { message: 'a does it', groupedAs: 'a', settings: ['x'] }),
      finding('f', 2, { message: 'b does it', groupedAs: 'b', settings: ['x', 'y'] }),
    ]);
    expect(more).toEqual([]);
    expect(first?.message).toBe('a does it');
    expect(first?.settings).toEqual(['x', 'y']);
    expect(first?.related.map(({ message }) => message)).toEqual(['the same for b']);
    expect(first).not.toHaveProperty('groupedAs');
  });

  test('have one fix that does what each would do, and what they share once', () => {
    const [first] = gather([
      finding('a/inet', 1, fixOf(shared, own(1))),
      finding('b/inet', 2, fixOf(shared, own(2))),
    ]);
    expect(first?.fix?.edits).toEqual([shared, own(1), own(2)]);
  });

  test('leave to the next pass what does not go together', () => {
    const [first] = gather([
      finding('a/inet', 1, fixOf(shared)),
      finding('b/inet', 2, fixOf({ ...shared, text: 'a = c\n' })),
    ]);
    expect(first?.fix?.edits).toEqual([shared]);
  });
});

describe('what no service sets', () => {
  const main = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n';
  const master =
    'smtp inet n - n - - smtpd\nsubmission inet n - n - - smtpd\n' +
    '  -o smtpd_tls_security_level=encrypt\n';
  const about = (files: Record<string, string>) =>
    lintExample({ files, profile: 'strict' }, new Map(Object.entries(files))).filter(
      ({ rule }) => rule === 'postfix/tls-anonymous-ciphers-offered',
    );

  test('is told once for all of them', () => {
    const [found, ...more] = about({ 'main.cf': main, 'master.cf': master });
    expect(more).toEqual([]);
    expect(found?.subject).toBe('smtp/inet');
    expect(found?.related.map(({ message }) => message)).toEqual(['the same for submission/inet']);
    expect(found?.fix?.edits).toHaveLength(1);
  });

  test.each(['_level = encrypt', '_level=encrypt, may'])(
    'is no matter of a service whose program dies at its options: %s',
    (words) => {
      const broken = master.replace('_level=encrypt', words);
      const [found] = about({ 'main.cf': main, 'master.cf': broken });
      expect(found?.related).toEqual([]);
    },
  );
});

test('lists of Spamhaus that are asked without a filter are told once, each with its place', () => {
  const lists = 'reject_rbl_client zen.spamhaus.org, reject_rhsbl_sender dbl.spamhaus.org';
  const files = {
    'main.cf':
      'compatibility_level = 3.6\n' +
      `smtpd_helo_restrictions = permit_mynetworks, reject_rbl_client zen.spamhaus.org\n` +
      `smtpd_client_restrictions = permit_mynetworks, ${lists}\n`,
  };
  const [found, ...more] = lintExample({ files }, new Map(Object.entries(files))).filter(
    ({ rule }) => rule === 'postfix/rbl-public-resolver',
  );
  expect(more).toEqual([]);
  expect(found?.related.map(({ message }) => message)).toEqual([
    'the same for zen.spamhaus.org in smtpd_client_restrictions',
    'the same for dbl.spamhaus.org in smtpd_client_restrictions',
  ]);
  expect(found?.fix?.edits).toHaveLength(3);
});
