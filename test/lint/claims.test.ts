import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Claims } from '../../src/lint/claims.ts';
import { applyEdits, conflict, type Edit } from '../../src/text/edit.ts';

const edit = fc
  .tuple(fc.nat(30), fc.nat(4), fc.constantFrom('', 'x'))
  .map(([start, length, text]): Edit => ({ start, end: start + length, text }));

test('claims refuse exactly what conflicts with an accepted edit, and the rest can be applied', () => {
  fc.assert(
    fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
      const claims = new Claims();
      const accepted: Edit[] = [];
      for (const each of edits) {
        const refused = accepted.some((other) => conflict(each, other));
        expect(claims.conflicts(each)).toBe(refused);
        if (refused) continue;
        claims.add(each);
        accepted.push(each);
      }
      expect(() => applyEdits('.'.repeat(40), accepted)).not.toThrow();
    }),
    { numRuns: 2000 },
  );
});
