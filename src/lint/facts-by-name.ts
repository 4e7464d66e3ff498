/** A text with more faults of one kind is no configuration; its first ones tell as much. */
const MOST_OF_A_FILE = 1000;

/** The facts of one kind of input; the ones of a name are found when a rule first asks for them. */
export class FactsByName<Name, Subject> {
  readonly #find: (name: Name) => Iterable<Subject>;
  readonly #found = new Map<Name, readonly Subject[]>();

  constructor(find: (name: Name) => Iterable<Subject>) {
    this.#find = find;
  }

  of(name: Name): readonly Subject[] {
    let found = this.#found.get(name);
    if (!found) {
      found = [...this.#find(name)];
      this.#found.set(name, found);
    }
    return found;
  }
}

/** The facts about one configuration, without those that are too many to be of use. */
export function* mostFacts<T>(facts: Iterable<T>): Iterable<T> {
  let count = 0;
  for (const fact of facts) {
    if (count++ === MOST_OF_A_FILE) return;
    yield fact;
  }
}
