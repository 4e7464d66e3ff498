import type { Condition } from '../../lint/condition.ts';
import { PARAMETER_FACTS } from '../../postfix/facts/parameter-fact.ts';
import { isReleaseRange } from '../../postfix/facts/release.ts';
import { nearest } from '../../text/edit-distance.ts';
import type { FaultAt } from './fault-at.ts';
import type { HouseRule, HouseRuleFile } from './house-rule.ts';

/** What house rules refer to. */
export interface Shipped {
  /** Every name that a shipped rule goes by. */
  readonly ids: ReadonlySet<string>;
  readonly words: {
    /** Placeholders of rules that are asked of settings and services. */
    readonly postfix: readonly string[];
    /** Data of each fact, which are the placeholders of its rules too. */
    readonly fact: Readonly<Record<string, readonly string[]>>;
    readonly evidence: Readonly<Record<string, readonly string[]>>;
    /** Words of conditions that ask about a setting. */
    readonly aboutSetting: readonly string[];
  };
}

type At = FaultAt['at'];

/** The first thing in house rules that has the right shape and yet no meaning. */
export function checkMeaning({ rules }: HouseRuleFile, shipped: Shipped): FaultAt | undefined {
  const ids = new Set<string>();
  for (const [index, rule] of rules.entries()) {
    const at = ['rules', index];
    if (ids.has(rule.id)) return { at: [...at, 'id'], problem: `${rule.id} is there twice` };
    ids.add(rule.id);
    const fault = faultsOf(rule, at, shipped).next().value;
    if (fault) return fault;
  }
  return undefined;
}

function* faultsOf(rule: HouseRule, at: At, shipped: Shipped): Generator<FaultAt, undefined> {
  const subject = subjectOf(rule, shipped);
  if (rule.versions !== undefined && !isReleaseRange(rule.versions)) {
    yield { at: [...at, 'versions'], problem: `${rule.versions} is no range of releases` };
  }
  for (const [key, text] of textsOf(rule))
    yield* strangePlaceholders(text, [...at, ...key], subject);
  for (const word of wordsIn(rule.when, [...at, 'when'])) yield* wordFaults(word, subject);
  for (const [index, fix] of (rule.fixes ?? []).entries()) {
    const here = [...at, 'fixes', index];
    if (fix.when)
      for (const word of wordsIn(fix.when, [...here, 'when'])) yield* wordFaults(word, subject);
    for (const [step, operation] of fix.operations.entries()) {
      yield* operationFaults(operation, [...here, 'operations', step], subject);
    }
  }
  yield* strangeSettings(rule.settings ?? [], [...at, 'settings']);
  for (const [index, id] of (rule.silences ?? []).entries()) {
    if (!shipped.ids.has(id))
      yield { at: [...at, 'silences', index], problem: unknown('rule', id, [...shipped.ids]) };
  }
  return undefined;
}

/** What a rule is asked of, as far as it limits what the rule may say. */
interface SubjectKind {
  /** The data of the fact; undefined where the subject is settings. */
  readonly data: readonly string[] | undefined;
  readonly placeholders: readonly string[];
  /** Whether the subject has a setting of its own, so that a word need not name one. */
  readonly hasSetting: boolean;
  readonly aboutSetting: readonly string[];
}

function subjectOf({ appliesTo }: HouseRule, { words }: Shipped): SubjectKind {
  const { aboutSetting } = words;
  if ('evidence' in appliesTo) {
    const data = words.evidence[appliesTo.evidence] ?? [];
    return { data, placeholders: data, hasSetting: false, aboutSetting };
  }
  if ('fact' in appliesTo) {
    const data = words.fact[appliesTo.fact] ?? [];
    return { data, placeholders: data, hasSetting: false, aboutSetting };
  }
  const hasSetting = !('service' in appliesTo);
  return { data: undefined, placeholders: words.postfix, hasSetting, aboutSetting };
}

function textsOf({ message, byHand, fixes = [] }: HouseRule): [At, string][] {
  return [
    [['message'], message],
    ...(byHand === undefined ? [] : [[['byHand'], byHand] satisfies [At, string]]),
    ...fixes.map(({ description }, index): [At, string] => [
      ['fixes', index, 'description'],
      description,
    ]),
  ];
}

function* strangePlaceholders(
  text: string,
  at: At,
  { placeholders }: SubjectKind,
): Generator<FaultAt> {
  for (const [, name = ''] of text.matchAll(/\{\{([^{}]+)\}\}/g)) {
    if (!placeholders.includes(name)) {
      yield {
        at,
        problem: unknown(
          'placeholder',
          `{{${name}}}`,
          placeholders.map((known) => `{{${known}}}`),
        ),
      };
    }
  }
}

interface WordAt {
  readonly word: Readonly<Record<string, unknown>>;
  readonly at: At;
}

function* wordsIn(condition: Condition<object>, at: At): Generator<WordAt> {
  if ('all' in condition) {
    for (const [index, part] of condition.all.entries())
      yield* wordsIn(part, [...at, 'all', index]);
  } else if ('any' in condition) {
    for (const [index, part] of condition.any.entries())
      yield* wordsIn(part, [...at, 'any', index]);
  } else if ('not' in condition) yield* wordsIn(condition.not, [...at, 'not']);
  else yield { word: { ...condition }, at };
}

function* wordFaults(
  { word, at }: WordAt,
  { data, hasSetting, aboutSetting }: SubjectKind,
): Generator<FaultAt> {
  const { datum, setting } = word;
  if (data) {
    if (typeof datum !== 'string') {
      yield { at, problem: 'a fact is asked for its data: say datum and oneOf' };
    } else if (!data.includes(datum)) {
      yield { at: [...at, 'datum'], problem: unknown('datum', datum, data) };
    }
    return;
  }
  if (datum !== undefined)
    yield { at, problem: 'only a fact has data, and this is asked of settings' };
  if (typeof setting === 'string') yield* strangeSettings([setting], [...at, 'setting']);
  else if (!hasSetting && aboutSetting.some((name) => name in word)) {
    yield { at, problem: 'setting is missing: a service has no setting of its own' };
  }
}

const ABOUT_PLACES = ['repair', 'replacePlace', 'deletePlace', 'moveAbove'];

function* operationFaults(operation: object, at: At, { data }: SubjectKind): Generator<FaultAt> {
  const isAboutPlaces = ABOUT_PLACES.some((name) => name in operation);
  if (isAboutPlaces !== (data !== undefined)) {
    const problem = data ? 'a fact is repaired at its places' : 'only a fact has places';
    yield { at, problem };
  }
  if ('setting' in operation && typeof operation.setting === 'string') {
    yield* strangeSettings([operation.setting], [...at, 'setting']);
  }
}

function* strangeSettings(names: readonly string[], at: At): Generator<FaultAt> {
  for (const name of names) {
    if (name.includes('{{') || PARAMETER_FACTS.has(name)) continue;
    yield { at, problem: unknown('parameter', name, [...PARAMETER_FACTS.keys()]) };
  }
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known, 3);
  const few = known.length <= 12 ? `; known are ${known.join(', ')}` : '';
  return `unknown ${what} ${name}${meant ? `; did you mean ${meant}?` : few}`;
}
