import { expect, it } from 'vitest';
import { createPainter } from '../../src/report/paint.ts';

it('paints what there is, and only for a terminal with colour', () => {
  expect(createPainter(true)('error', 'x')).toBe('\x1b[1;31mx\x1b[0m');
  expect(createPainter(true)('error', '')).toBe('');
  expect(createPainter(false)('error', 'x')).toBe('x');
});
