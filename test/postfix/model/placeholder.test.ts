import { expect, test } from 'vitest';
import { beginsWithPlaceholder, isPlaceholder } from '../../../src/postfix/model/placeholder.ts';

test.each([
  ['MAX_SERVERS', true],
  ['@MAX_SERVERS@', true],
  ['${SIZE_LIMIT}', true],
  ['<SIZE_LIMIT>', true],
  ['10', false],
  ['ALL', false],
  ['size_limit', false],
  ['${SIZE_LIMIT}00', false],
])('%s', (text, expected) => {
  expect(isPlaceholder(text)).toBe(expected);
});

test.each([
  ['LOOKUP_DIR/aliases.cf', true],
  ['@LOOKUP_DIR@/aliases.cf', true],
  ['LOOKUP_DIR', true],
  ['aliases', false],
  ['/etc/LOOKUP_DIR/aliases.cf', false],
  ['lookup/LOOKUP_DIR', false],
])('as the head of a path: %s', (path, expected) => {
  expect(beginsWithPlaceholder(path)).toBe(expected);
});
