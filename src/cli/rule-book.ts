import schema from '../../rules/house.schema.json' with { type: 'json' };
import words from '../../rules/house-words.json' with { type: 'json' };
import { RULES, RULES_BY_GROUP } from '../../rules/index.ts';
import { RunFailure } from '../host/run-failure.ts';
import { readTrusted } from '../host/trusted-file.ts';
import { nearest } from '../text/edit-distance.ts';
import { readHouseRules } from '../workspace/house/read-house-rules.ts';
import type { LintRule } from '../workspace/rule-sets.ts';

const SHIPPED = new Set(RULES.flatMap(({ id, aliases = [] }) => [id, ...aliases]));

const GROUPS: ReadonlyMap<string, string> = new Map(
  Object.entries(RULES_BY_GROUP).flatMap(([group, rules]) =>
    rules.map(({ id }) => [id, group] as const),
  ),
);

/** The group of a rule that ships, such as `postfix/tls`. */
export function groupOf(id: string): string | undefined {
  return GROUPS.get(id);
}

/** By what the files of house rules hold, so that a rule is checked once in a run. */
const read = new Map<string, readonly LintRule[]>();

/** The files of house rules that a settings file names. */
interface HouseRuleFiles {
  readonly houseRules: readonly string[];
}

/**
 * The rules that ship and those of the house that the settings name.
 * @throws RunFailure with file and line, when a house rule cannot be read.
 */
export function rulesUnder({ houseRules }: HouseRuleFiles): readonly LintRule[] {
  const files = houseRules.map((path) => ({ path, text: readTrusted(path) }));
  const key = JSON.stringify(files);
  const known = read.get(key);
  if (known) return known;
  const rules = [...RULES, ...files.flatMap(rulesOfHouse)];
  const twice = rules.find(({ id }, index) => rules.findIndex((rule) => rule.id === id) < index);
  if (twice) throw new RunFailure(`two files of house rules have a rule ${twice.id}`, 'settings');
  read.set(key, rules);
  return rules;
}

function rulesOfHouse({ path, text }: { path: string; text: string }): readonly LintRule[] {
  const found = readHouseRules(text, schema, { ids: SHIPPED, words });
  if ('problem' in found)
    throw new RunFailure(`${path}:${found.line}: ${found.problem}`, 'settings');
  return found;
}

/** The JSON Schema of house rules. */
export const HOUSE_SCHEMA: object = schema;

/**
 * The rule of an id; the folder before the slash may be left out where that is clear.
 * @param where stands before the message: the place that names the rule.
 * @throws RunFailure with the nearest id when there is none.
 */
export function findRule(id: string, rules: readonly LintRule[], where = ''): LintRule {
  const found = rules.find(
    (rule) => rule.id === id || rule.id.endsWith(`/${id}`) || (rule.aliases ?? []).includes(id),
  );
  if (found) return found;
  const ids = rules.map((rule) => rule.id);
  const short = ids.map((known) => known.replace(/^.*\//, ''));
  const meant = nearest(id, [...ids, ...short], 4);
  const close = ids.find(
    (known) => known === meant || known.endsWith(`/${meant}`) || known.includes(id),
  );
  throw new RunFailure(`${where}there is no rule ${id}${close ? `; did you mean ${close}?` : ''}`);
}
