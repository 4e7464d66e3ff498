import { variableNames } from '../../icewarp/facts/variable-table.ts';
import { IceWarpVersion } from '../../icewarp/facts/version.ts';
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
    readonly dumpFact: Readonly<Record<string, readonly string[]>>;
    readonly evidence: Readonly<Record<string, readonly string[]>>;
    /** Placeholders of rules that are asked of variables. */
    readonly icewarp: readonly string[];
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
  if (rule.versions !== undefined && !subject.isRange(rule.versions)) {
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
  yield* strangeNames(rule.settings ?? [], [...at, 'settings'], subject);
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
  /** Whether the subject is a service, which has no setting of its own. */
  readonly isService: boolean;
  readonly aboutSetting: readonly string[];
  /** Names of parameters or variables, and what one of them is called. */
  readonly names: { readonly what: string; readonly all: ReadonlySet<string> };
  readonly isRange: (versions: string) => boolean;
}

const PARAMETERS = { what: 'parameter', all: new Set(PARAMETER_FACTS.keys()) };
const VARIABLES = { what: 'variable', all: new Set(variableNames()) };

function subjectOf({ appliesTo }: HouseRule, { words }: Shipped): SubjectKind {
  const { aboutSetting } = words;
  const postfix = { isService: false, aboutSetting, names: PARAMETERS, isRange: isReleaseRange };
  const icewarp = { ...postfix, names: VARIABLES, isRange: isIceWarpRange };
  const ofFact = (data: readonly string[] = []) => ({ data, placeholders: data });
  if ('evidence' in appliesTo) {
    return { ...postfix, ...ofFact(words.evidence[appliesTo.evidence]) };
  }
  if ('dumpFact' in appliesTo) return { ...icewarp, ...ofFact(words.dumpFact[appliesTo.dumpFact]) };
  if ('variable' in appliesTo) return { ...icewarp, data: undefined, placeholders: words.icewarp };
  if ('fact' in appliesTo) return { ...postfix, ...ofFact(words.fact[appliesTo.fact]) };
  const isService = 'service' in appliesTo;
  return { ...postfix, isService, data: undefined, placeholders: words.postfix };
}

function isIceWarpRange(versions: string): boolean {
  return versions
    .split(/\s+/)
    .every((word) => /^(?:>=|<)\d/.test(word) && IceWarpVersion.parse(word.replace(/^\D+/, '')));
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

function* wordFaults({ word, at }: WordAt, subject: SubjectKind): Generator<FaultAt> {
  const { data, isService, aboutSetting } = subject;
  const { datum } = word;
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
  if (isService && word['setting'] === undefined && aboutSetting.some((name) => name in word)) {
    yield { at, problem: 'setting is missing: a service has no setting of its own' };
  }
  yield* strangeOwn(word, at, subject);
}

/** The parameter or variable that a word or an operation names. */
function* strangeOwn(
  { setting, variable }: Readonly<Record<string, unknown>>,
  at: At,
  subject: SubjectKind,
): Generator<FaultAt> {
  if (typeof setting === 'string') yield* strangeNames([setting], [...at, 'setting'], subject);
  if (typeof variable === 'string') yield* strangeNames([variable], [...at, 'variable'], subject);
}

const ABOUT_PLACES = ['repair', 'replacePlace', 'deletePlace', 'moveAbove'];

function* operationFaults(operation: object, at: At, subject: SubjectKind): Generator<FaultAt> {
  const { data } = subject;
  const isAboutPlaces = ABOUT_PLACES.some((name) => name in operation);
  if (isAboutPlaces !== (data !== undefined)) {
    const problem = data ? 'a fact is repaired at its places' : 'only a fact has places';
    yield { at, problem };
  }
  yield* strangeOwn({ ...operation }, at, subject);
}

function* strangeNames(
  names: readonly string[],
  at: At,
  { names: { what, all } }: SubjectKind,
): Generator<FaultAt> {
  for (const name of names) {
    if (name.includes('{{') || all.has(name)) continue;
    yield { at, problem: unknown(what, name, [...all]) };
  }
}

function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known, 3);
  const few = known.length <= 12 ? `; known are ${known.join(', ')}` : '';
  return `unknown ${what} ${name}${meant ? `; did you mean ${meant}?` : few}`;
}
