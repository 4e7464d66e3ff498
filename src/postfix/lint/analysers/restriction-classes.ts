import { type ByteString, decodeUtf8 } from '../../../text/bytes.ts';
import type { Release } from '../../facts/release.ts';
import { isListSeparator } from '../../model/lists.ts';
import { reachableNames } from '../../model/restriction-faults.ts';
import type { Scope } from '../../model/scope.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import { splitWords } from '../../syntax/words.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { type ExplicitValue, explicitValues, type Reading } from './explicit-values.ts';

type Fault = Fact<'restriction-fault'>;

const LIST_OF_CLASSES = 'smtpd_restriction_classes';

/**
 * Classes without a value: smtpd ends at its start, whether or not a list uses them.
 * Source: smtpd/smtpd_check.c `smtpd_check_init`; observed on Postfix 3.7.11.
 */
export function* undefinedClasses(server: PostfixServer): Iterable<Fault> {
  for (const explicit of explicitValues(server)) {
    if (explicit.parameter.name !== LIST_OF_CLASSES) continue;
    const reading = explicit.readings[0];
    if (!reading || reading.read === 'by-none') continue;
    for (const name of classNames(reading.scope) ?? []) {
      const { value, origin } = reading.scope.effective(name);
      const mayStandElsewhere = origin.kind === 'undefined' && server.isExcerpt;
      if (!isKnown(value) || value.text !== '' || mayStandElsewhere) continue;
      yield fact(explicit, name, { problem: 'undefined-class', effect: 'fatal', other: '' });
    }
  }
}

/** Classes that use themselves: smtpd runs out of stack when it comes to one. */
export function* loopsIn(
  explicit: ExplicitValue,
  { text, scope }: Reading,
  release: Release,
): Iterable<Fault> {
  const walk = new ClassWalk(scope, release);
  walk.through(text, []);
  if (walk.loop === undefined) return;
  yield fact(explicit, walk.loop, { problem: 'class-loop', effect: 'dies', other: '' });
}

/** Follows a list through its classes as smtpd does for a client that nothing turns away. */
class ClassWalk {
  /** The class that comes back to itself, once one was met. */
  loop: ByteString | undefined;
  readonly #scope: Scope;
  readonly #release: Release;
  readonly #harmless = new Set<ByteString>();

  constructor(scope: Scope, release: Release) {
    this.#scope = scope;
    this.#release = release;
  }

  /** Whether smtpd comes to the end of the list; not where what a class says is unknown. */
  through(list: ByteString, above: readonly ByteString[]): boolean {
    const classes = classNames(this.#scope) ?? [];
    for (const { name, ends } of reachableNames(list, this.#release)) {
      if (ends) return false;
      if (!classes.includes(name) || this.#harmless.has(name)) continue;
      if (above.includes(name)) {
        this.loop = name;
        return false;
      }
      const { value } = this.#scope.effective(name);
      if (!isKnown(value) || !this.through(value.text, [...above, name])) return false;
      this.#harmless.add(name);
    }
    return true;
  }
}

/** Whether a class answers for every client, by itself or by a class that it comes to. */
export function alwaysEnds(
  name: ByteString,
  scope: Scope,
  release: Release,
  above: readonly ByteString[] = [],
): boolean {
  const { value } = scope.effective(name);
  if (!isKnown(value) || above.includes(name)) return false;
  const classes = classNames(scope) ?? [];
  return [...reachableNames(value.text, release)].some(
    (each) =>
      each.ends ||
      (classes.includes(each.name) && alwaysEnds(each.name, scope, release, [...above, name])),
  );
}

/** Undefined when it is not known which classes there are. */
export function classNames(scope: Scope): string[] | undefined {
  const { value } = scope.effective(LIST_OF_CLASSES);
  return isKnown(value) ? value.text.split(/[, \t\r\n]+/).filter(Boolean) : undefined;
}

/** The classes that a list uses, also through one another. */
export function classesIn(text: ByteString, scope: Scope, found = new Set<string>()): Set<string> {
  const names = classNames(scope) ?? [];
  for (const word of text.split(/[, \t\r\n]+/)) {
    if (!names.includes(word) || found.has(word)) continue;
    found.add(word);
    const { value } = scope.effective(word);
    if (isKnown(value)) classesIn(value.text, scope, found);
  }
  return found;
}

function fact(
  { parameter, value, source, entryStart, subject }: ExplicitValue,
  name: ByteString,
  data: Pick<Fault['data'], 'problem' | 'effect' | 'other'>,
): Fault {
  const word = splitWords(value, isListSeparator).find(({ text }) => text === name);
  return {
    name: 'restriction-fault',
    data: { list: decodeUtf8(parameter.name), restriction: quoted(name), suggestion: '', ...data },
    path: source.path,
    at: (word ?? value).span,
    entryStart,
    settings: [parameter.name],
    subject,
    places: {},
    notes: [],
  };
}
