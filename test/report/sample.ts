import type { Finding } from '../../src/lint/finding.ts';
import type { Report } from '../../src/report/report.ts';
import { encodeUtf8 } from '../../src/text/bytes.ts';
import { SourceText } from '../../src/text/source.ts';
import type { Range } from '../../src/text/span.ts';

export function source(path: string, text: string): SourceText {
  return new SourceText(path, encodeUtf8(text));
}

/** The range of the first place where a source holds a text. */
export function rangeOf(where: SourceText, text: string): Range {
  const bytes = encodeUtf8(text);
  const start = where.text.indexOf(bytes);
  if (start === -1) throw new Error(`${where.path} does not hold ${text}`);
  return where.rangeOf({ start, end: start + bytes.length });
}

export function finding(where: SourceText, text: string, more: Partial<Finding> = {}): Finding {
  return {
    rule: 'postfix/some-rule',
    severity: 'warning',
    message: 'something is wrong here',
    path: where.path,
    range: rangeOf(where, text),
    subject: 'smtp/inet',
    settings: [],
    related: [],
    ...more,
  };
}

export function report(
  sources: readonly SourceText[],
  findings: readonly Finding[],
  more: Partial<Report> = {},
): Report {
  return {
    profile: 'standard',
    files: sources.map(({ path }) => ({ path, kind: 'postfix-main' })),
    findings,
    suppressed: [],
    sources: new Map(sources.map((each) => [each.path, each])),
    fixed: 0,
    notes: [],
    changes: [],
    ...more,
  };
}

export const MAIN = source(
  'etc/postfix/main.cf',
  `myhostname = mx.example.org
smtpd_tls_protocols = >=TLSv1.2
smtpd_relay_restrictions =
\tpermit_mynetworks,
\t# the old list
\tpermit,
\treject_unauth_destination
`,
);

export const MASTER = source(
  'etc/postfix/master.cf',
  `${'# a comment\n'.repeat(11)}smtp      inet  n       -       y       -       -       smtpd\n`,
);

/** A finding in one file that a place in another explains, and one that is explained on the spot. */
export const SAMPLE = report(
  [MAIN, MASTER],
  [
    finding(MAIN, '\tpermit,', {
      range: rangeOf(MAIN, 'permit,\n'),
      rule: 'postfix/open-relay',
      severity: 'error',
      message: 'anyone may relay mail through this server',
      settings: ['smtpd_relay_restrictions'],
      related: [
        {
          path: MAIN.path,
          range: rangeOf(MAIN, 'reject_unauth_destination'),
          message: 'this is never reached',
        },
      ],
      fix: {
        safety: 'safe',
        description: 'remove permit',
        edits: [{ path: MAIN.path, ...offsets(rangeOf(MAIN, '\tpermit,\n')), text: '' }],
      },
    }),
    finding(MAIN, '>=TLSv1.2', {
      rule: 'postfix/tls12-only-inbound',
      message:
        'port 25 accepts nothing below TLS 1.2, so senders that speak only TLS 1.0 or 1.1 fall back to clear text or bounce',
      settings: ['smtpd_tls_protocols'],
      related: [
        { path: MASTER.path, range: rangeOf(MASTER, 'smtp'), message: 'this service reads it' },
      ],
      fix: {
        safety: 'unsafe',
        description: 'use the default of Postfix 3.7, so that such senders are let in encrypted',
        edits: [{ path: MAIN.path, ...offsets(rangeOf(MAIN, '>=TLSv1.2')), text: '>=TLSv1' }],
      },
    }),
  ],
  { notes: ['no main.cf.proto: the stock services of Postfix 3.7 are assumed'] },
);

function offsets({ start, end }: Range) {
  return { start: start.offset, end: end.offset };
}
