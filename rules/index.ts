// Written by scripts/rule-index.mjs.
import postfixTlsTls12OnlyInbound from './postfix/tls/tls12-only-inbound.ts';
import type { AnyRule } from './rule.ts';

/** Every rule that ships, in the order of its file. */
// biome-ignore format: one rule a line, however few there are
export const RULES: readonly AnyRule[] = [
  postfixTlsTls12OnlyInbound,
];
