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
