/** Facts about the names that settings have, and that values refer to. */
export interface NameFactData {
  /** A name that no program reads. */
  readonly 'unknown-parameter': {
    readonly name: string;
    /** What has no parameter of that name: Postfix, or, for `x_time_limit` and the like, master.cf. */
    readonly owner: string;
    readonly setIn: 'main.cf' | 'master.cf';
    readonly suggestion: string;
    /** Whether the name that was probably meant is set as well. */
    readonly suggestionIsSet: boolean;
    /** The releases that have the name, when this one has not. */
    readonly otherReleases: string;
    /** The release that runs, where it has the name and the one of the upgrade has not. */
    readonly lostFrom: string;
    readonly release: string;
  };
  /** A parameter that postconf of this release warns about, and that no rule of its own treats. */
  readonly 'deprecated-parameter': {
    readonly name: string;
    readonly since: string;
    /** What to set instead; empty when nothing. */
    readonly replacement: string;
    /** Whether the other one has the same meaning and values, so that a rename is a repair. */
    readonly renamed: boolean;
    readonly replacementIsSet: boolean;
    /** Whether the value is read today, as words for a message. */
    readonly counts: string;
    /** The release that runs, where only the one of the upgrade calls the name deprecated. */
    readonly newSince: string;
    readonly release: string;
  };
  /** A parameter that only a running process has; setting it does nothing. */
  readonly 'read-only-parameter': { readonly name: string };
  /** A `$name` that no one defines, so that it expands to nothing. */
  readonly 'undefined-reference': {
    /** Empty for `${ }`, which Postfix takes for a reference to a parameter without a name. */
    readonly name: string;
    /** The reference as it is written, where it has no name. */
    readonly text: string;
    /** The setting whose value holds it. */
    readonly within: string;
    readonly setIn: 'main.cf' | 'master.cf';
    readonly suggestion: string;
  };
  /** A `$name` whose default postconf knows, and a program that reads the value does not. */
  readonly 'unloaded-reference': {
    readonly name: string;
    /** The parameter that the programs read. */
    readonly setting: string;
    /** The setting that holds the reference: the same, or one that it refers to. */
    readonly within: string;
    readonly programs: string;
    /** Whether the programs end over what is left, or go on with another value. */
    readonly effect: 'fatal' | 'other-value';
    readonly log: string;
    /** What the programs take the value for. */
    readonly value: string;
    /** What postconf shows. */
    readonly shown: string;
    /** What can be written in place of the reference; empty when nothing. */
    readonly instead: string;
  };
  /** A `$` expression that Postfix cannot parse. */
  readonly 'macro-error': {
    readonly name: string;
    readonly setIn: 'main.cf' | 'master.cf';
    /** The message of Postfix. */
    readonly message: string;
    /** Whether the value is one that programs read, so that they die of it. */
    readonly isRead: boolean;
  };
  /** A `$` expression that can be parsed, but has no value. */
  readonly 'macro-refusal': {
    readonly name: string;
    /** What is wrong, mostly in the words of Postfix. */
    readonly message: string;
  };
}
