import { expect, test } from 'vitest';
import type { Reference } from '../../src/lint/rule.ts';
import { type DescribedRule, rulePage } from '../../src/report/rule-text.ts';

function pageOf(reference: Reference): string {
  const rule: DescribedRule = {
    id: 'postfix/some-rule',
    title: 'Something is wrong',
    severity: { interop: 'warning', standard: 'warning', strict: 'warning' },
    message: 'something is wrong here',
    byHand: 'set it right',
    why: 'It should not be so.',
    references: [reference],
    examples: { bad: [], good: [] },
  };
  return rulePage(rule);
}

test.each<{ reference: Reference; link: string }>([
  {
    reference: { rfc: 5321, section: '4.1.1.4' },
    link: '[RFC 5321 §4.1.1.4](https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.4)',
  },
  {
    reference: { rfc: 8017, section: 'A.2.4' },
    link: '[RFC 8017 §A.2.4](https://www.rfc-editor.org/rfc/rfc8017#appendix-A.2.4)',
  },
  { reference: { rfc: 3207 }, link: '[RFC 3207](https://www.rfc-editor.org/rfc/rfc3207)' },
])('a reference leads to what it names: $link', ({ reference, link }) => {
  expect(pageOf(reference)).toContain(link);
});
