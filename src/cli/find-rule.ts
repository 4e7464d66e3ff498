import { RULES } from '../../rules/index.ts';
import type { AnyRule } from '../../rules/rule.ts';
import { RunFailure } from '../host/run-failure.ts';
import { nearest } from '../text/edit-distance.ts';

/**
 * The rule of an id; the folder before the slash may be left out where that is clear.
 * @throws RunFailure with the nearest id when there is none.
 */
export function findRule(id: string): AnyRule {
  const found = RULES.find(
    (rule) => rule.id === id || rule.id.endsWith(`/${id}`) || (rule.aliases ?? []).includes(id),
  );
  if (found) return found;
  const ids = RULES.map((rule) => rule.id);
  const short = ids.map((known) => known.replace(/^.*\//, ''));
  const meant = nearest(id, [...ids, ...short], 4);
  const close = ids.find(
    (known) => known === meant || known.endsWith(`/${meant}`) || known.includes(id),
  );
  throw new RunFailure(`there is no rule ${id}${close ? `; did you mean ${close}?` : ''}`);
}
