import { RULES } from '../../rules/index.ts';
import type { RenderContext } from '../../src/report/format.ts';

const BY_ID = new Map(RULES.map((rule) => [rule.id as string, rule]));

/** A context without a file system, in which every name is what it is. */
export const CONTEXT: RenderContext = {
  colour: false,
  width: 80,
  version: '1.2.3',
  ruleOf: (id) => BY_ID.get(id),
  groupOf: (id) => id.split('/')[0],
  nameOf: (path) => path,
};
