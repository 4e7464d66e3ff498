import type { ErrorObject } from 'ajv';
import { nearest } from '../../text/edit-distance.ts';
import type { FaultAt } from './fault-at.ts';

/**
 * The one fault that most likely was meant, of all that a validator says about the branches that
 * the document does not take: the deepest, and a strange word before a missing one.
 */
export function shapeProblem(document: unknown, errors: readonly ErrorObject[]): FaultAt {
  const telling = errors.filter(({ keyword }) => keyword !== 'anyOf');
  const depth = Math.max(...telling.map(({ instancePath }) => partsOf(instancePath).length));
  const deepest = telling.filter(({ instancePath }) => partsOf(instancePath).length === depth);
  const place = deepest[0]?.instancePath ?? '';
  const here = deepest.filter(({ instancePath }) => instancePath === place);
  const at = partsOf(place);
  return (
    strangeKey(here, at) ??
    strangeValue(here, at, valueAt(document, at)) ??
    missingKey(here, at) ?? { at, problem: here[0]?.message ?? 'this is no house rule' }
  );
}

/** A key is strange only when no branch knows it. */
function strangeKey(errors: readonly ErrorObject[], at: FaultAt['at']): FaultAt | undefined {
  const refusals = errors.filter(({ keyword }) => keyword === 'additionalProperties');
  const known = new Set(
    errors.flatMap(({ parentSchema }) => Object.keys(parentSchema?.['properties'] ?? {})),
  );
  for (const { params } of refusals) {
    const key = String(params['additionalProperty']);
    if (!known.has(key)) return { at: [...at, key], problem: unknownText('word', key, [...known]) };
  }
  const [first] = refusals;
  const key = first && String(first.params['additionalProperty']);
  return key === undefined ? undefined : { at: [...at, key], problem: `${key} does not fit here` };
}

function strangeValue(
  errors: readonly ErrorObject[],
  at: FaultAt['at'],
  value: unknown,
): FaultAt | undefined {
  const allowed = errors.flatMap(({ keyword, params }): unknown[] =>
    keyword === 'enum'
      ? params['allowedValues']
      : keyword === 'const'
        ? [params['allowedValue']]
        : [],
  );
  const words = allowed.filter((word) => typeof word === 'string');
  if (words.length === 0) return undefined;
  const problem =
    typeof value === 'string' && !words.includes(value)
      ? unknownText('value', value, words)
      : `the value is one of ${words.join(', ')}`;
  return { at, problem };
}

function missingKey(errors: readonly ErrorObject[], at: FaultAt['at']): FaultAt | undefined {
  const missing = errors
    .filter(({ keyword }) => keyword === 'required')
    .map(({ params }) => String(params['missingProperty']));
  if (missing.length === 0) return undefined;
  const names = [...new Set(missing)];
  return {
    at,
    problem:
      names.length === 1 ? `${names[0]} is missing` : `one of ${names.join(', ')} is missing`,
  };
}

function unknownText(what: string, word: string, known: readonly string[]): string {
  const meant = nearest(word, known, 3);
  const hint = meant ? `did you mean ${meant}?` : `known are ${known.join(', ')}`;
  return `unknown ${what} ${word}; ${hint}`;
}

/** The parts of a JSON pointer; RFC 6901. */
function partsOf(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function valueAt(document: unknown, at: FaultAt['at']): unknown {
  return at.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null ? Reflect.get(value, part) : undefined,
    document,
  );
}
