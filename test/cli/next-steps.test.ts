import { describe, expect, test } from 'vitest';
import { type ChangedFile, nextSteps } from '../../src/cli/lint/next-steps.ts';
import type { FileKind } from '../../src/workspace/file-kind.ts';

const ZONE = '@ 300 IN SOA ns root 1 1 1 1 1\n@ NS ns.example.net.\n';
const changed = (path: string, kind?: FileKind, text = ''): ChangedFile => ({ path, kind, text });

describe('what comes next after a repair', () => {
  test('of a configuration, and of what it names, is the reload', () => {
    const files = [changed('main.cf', 'postfix-main'), changed('/etc/postfix/tls_policy')];
    expect(nextSteps(files)).toEqual(['postfix check && postfix reload']);
    expect(nextSteps(files, ['postmap hash:/etc/postfix/tls_policy'])).toEqual([
      'postmap hash:/etc/postfix/tls_policy && postfix check && postfix reload',
    ]);
  });

  test('of a zone is its check', () => {
    expect(nextSteps([changed('dns/example.org.zone', 'zone', ZONE)])).toEqual([
      'named-checkzone example.org dns/example.org.zone',
    ]);
    expect(nextSteps([changed("an admin's.txt", 'zone', ZONE)])).toEqual([
      "named-checkzone ZONE 'an admin'\\''s.txt'",
    ]);
  });

  test('of both are two commands', () => {
    const files = [changed('main.cf', 'postfix-main'), changed('a.test.zone', 'zone', ZONE)];
    expect(nextSteps(files)).toHaveLength(2);
  });

  test('of other files is nothing that a server of ours could do', () => {
    const files = [
      changed('records.json', 'zone', '[]'),
      changed('mta-sts.txt', 'mta-sts-policy'),
      changed('dump.txt', 'icewarp-display'),
      changed('main.cf.j2', 'postfix-main'),
    ];
    expect(nextSteps(files)).toEqual([]);
  });
});
