/** Facts about how Postfix reads the lines of main.cf and master.cf. */
export interface EntryFactData {
  /** A line of main.cf that every Postfix program refuses, or drops. */
  readonly 'malformed-setting': {
    readonly problem: 'leading-whitespace' | 'missing-name' | 'missing-equals';
    readonly text: string;
    /** The parameter that is plainly meant, when what follows can be its value. */
    readonly parameter: string;
  };
  /** One parameter set more than once in main.cf, about one that does not count. */
  readonly 'repeated-setting': {
    readonly name: string;
    readonly sameValue: boolean;
    readonly value: string;
    readonly lastValue: string;
    readonly lastLine: string;
  };
  /** `# text` behind a value, which is no comment. */
  readonly 'trailing-comment': {
    readonly name: string;
    readonly comment: string;
    readonly value: string;
    /** What the programs do with the text. */
    readonly consequence: string;
    /** Whether mail suffers from it today. */
    readonly harmful: boolean;
  };
  /** Quotes around a value, which Postfix takes for a part of it. */
  readonly 'quoted-value': {
    readonly name: string;
    readonly setIn: 'main.cf' | 'master.cf';
    readonly value: string;
    readonly bare: string;
    readonly consequence: string;
    /** Whether nothing works with the quotes, so that to take them off can only mend. */
    readonly broken: boolean;
  };
  /** A line that belongs to another entry than the one that its writer meant. */
  readonly 'misplaced-line': {
    /**
     * An indented setting or service, swallowed by the entry above; lines left over from a setting or
     * service that is commented out; an option that begins in the first column.
     */
    readonly problem:
      | 'indented-setting'
      | 'indented-service'
      | 'left-of-setting'
      | 'left-of-service'
      | 'option-in-first-column';
    readonly text: string;
    /** The parameter or service that was meant. */
    readonly meant: string;
    /** The one that the line goes to. */
    readonly owner: string;
  };
  /** A character that looks like an ASCII one, or like nothing, and that Postfix reads as it stands. */
  readonly 'foreign-character': {
    readonly kind: 'byte-order-mark' | 'blank' | 'invisible' | 'quote' | 'dash' | 'comma';
    /** Such as `a no-break space (U+00A0)`. */
    readonly character: string;
    /** The parameter or service in whose entry it stands. */
    readonly within: string;
    /** What was meant; empty for one that shows nothing. */
    readonly ascii: string;
    /** Of a byte order mark: what becomes of the first line. */
    readonly effect: 'fatal' | 'lost' | '';
    readonly consequence: string;
  };
  /** A NUL byte: Postfix reads nothing of what follows it in the entry. */
  readonly 'nul-byte': { readonly file: 'main.cf' | 'master.cf' };
  /** A line of master.cf with which neither postconf nor the master daemon can do anything. */
  readonly 'malformed-service': {
    readonly problem:
      | 'leading-whitespace'
      | 'too-few-fields'
      | 'bad-field'
      | 'private-inet'
      /** A question mark without a number, which postconf takes and master(8) does not. */
      | 'wakeup-without-number';
    readonly text: string;
    /** The column at fault and what stands there; empty for other problems. */
    readonly field: string;
    readonly value: string;
  };
  /** A service of master.cf that cannot do its work as it stands there, or is missing. */
  readonly 'service-fault': {
    readonly problem: 'duplicate' | 'no-tlsmgr' | 'misspelt-program' | 'port-name';
    readonly service: string;
    readonly program: string;
    readonly suggestion: string;
    /** The line of the entry that counts, of a duplicate one. */
    readonly line: string;
  };
  /** `-o` without a usable `name=value`. */
  readonly 'broken-override': {
    readonly problem: 'missing-value' | 'missing-name' | 'missing-equals';
    readonly text: string;
    /** `name=value` put together from `name = value`, when that is what was meant. */
    readonly joined: string;
  };
  /** Braces around an `-o` that are not closed, or closed too early. */
  readonly 'override-braces': {
    readonly problem: 'unclosed' | 'text-after';
    readonly text: string;
  };
  /** A word of a service's arguments that is no option, which most programs of Postfix refuse. */
  readonly 'stray-argument': {
    /** `value`: what was cut off a value at a blank. `comment`: a `#`, which begins no comment there. */
    readonly kind: 'value' | 'comment' | 'other';
    readonly text: string;
    readonly program: string;
    readonly effect: 'fatal' | 'ignored';
    readonly consequence: string;
    /** The parameter whose value was cut, when the word belongs to one. */
    readonly name: string;
    /** `-o { name = value }`, when it is plain what was meant. */
    readonly braced: string;
  };
}
