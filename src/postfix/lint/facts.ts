import type { Span } from '../../text/span.ts';
import type { CipherExclusionFault } from '../model/cipher-exclusions.ts';
import type { AddressSpace, NetworkElement } from '../model/networks.ts';
import type { RestrictionEffect, RestrictionProblem } from '../model/restriction-faults.ts';
import type { Effect, ValueForm } from '../model/values/verdict.ts';

/** The data of each fact, as the placeholders of its rules see them: Unicode, made for people. */
export interface FactData {
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
  /** A name that no program reads. */
  readonly 'unknown-parameter': {
    readonly name: string;
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
  /** `-o` without a usable `name=value`. */
  readonly 'broken-override': {
    readonly problem: 'missing-value' | 'missing-name' | 'missing-equals';
    readonly text: string;
    /** `name=value` put together from `name = value`, when that is what was meant. */
    readonly joined: string;
  };
  /** An element of a cipher exclusion list that is no cipher name. */
  readonly 'cipher-exclusion': {
    readonly name: string;
    readonly element: string;
    readonly problem: CipherExclusionFault;
    readonly corrected: string;
  };
  /** A token of a TLS protocol list that makes Postfix refuse the list. */
  readonly 'protocol-token': {
    readonly name: string;
    readonly token: string;
    readonly corrected: string;
  };
  /** A bound of a TLS protocol list with a blank between the sign and the version. */
  readonly 'split-bound': {
    readonly name: string;
    /** `>=` or `<=`. */
    readonly sign: string;
    readonly version: string;
    /** What the list admits as it stands. */
    readonly protocols: string;
  };
  /** A certificate parameter without a key that could go with it. */
  readonly 'certificate-without-key': {
    readonly certificateSetting: string;
    readonly keySetting: string;
    readonly file: string;
    readonly reason: 'key-empty' | 'no-key-in-file';
  };
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
  /** A parameter that postconf of this release warns about, and that no rule of its own treats. */
  readonly 'deprecated-parameter': {
    readonly name: string;
    readonly since: string;
    /** What to set instead; empty when nothing. */
    readonly replacement: string;
    /** Whether the other one has the same meaning and values, so that a rename is a repair. */
    readonly renamed: boolean;
    readonly replacementIsSet: boolean;
    /** The release that runs, where only the one of the upgrade calls the name deprecated. */
    readonly newSince: string;
    readonly release: string;
  };
  /** A parameter that only a running process has; setting it does nothing. */
  readonly 'read-only-parameter': { readonly name: string };
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
  /** Braces around an `-o` that are not closed, or closed too early. */
  readonly 'override-braces': {
    readonly problem: 'unclosed' | 'text-after';
    readonly text: string;
  };
  /** A TLS policy, in a table or in main.cf, with which the SMTP client cannot work. */
  readonly 'tls-policy-fault': {
    readonly setting: string;
    /** The destination that the policy is for. */
    readonly key: string;
    readonly value: string;
    /** `session`: the policy is read, but each TLS handshake with it fails. */
    readonly stage: 'policy' | 'session';
    /** What Postfix logs: its first part, and the rest with the colon before it, if any. */
    readonly problem: string;
    readonly detail: string;
    /** What becomes of the mail. */
    readonly result: string;
    /** What was meant, when that is plain. */
    readonly corrected: string;
  };
  /** A line of a table that postmap(1), or the program that reads the table, complains about. */
  readonly 'table-entry-malformed': {
    readonly setting: string;
    /** `type:name`. */
    readonly table: string;
    readonly problem:
      | 'leading-whitespace'
      | 'missing-value'
      | 'unbalanced-quote'
      | 'alias-style'
      | 'duplicate'
      | 'inline-syntax';
    /** The same in words. */
    readonly words: string;
    readonly text: string;
    /** `unusable`: the whole table is, and each lookup fails for the time being. */
    readonly effect: 'dropped' | 'kept' | 'unusable';
  };
  /** A table of which neither the source nor the index is there. */
  readonly 'table-source-missing': {
    readonly setting: string;
    readonly table: string;
    readonly file: string;
  };
  /** A table of this host whose index is older than its source, or was never made. */
  readonly 'table-index-stale': {
    readonly setting: string;
    readonly table: string;
    readonly file: string;
    readonly index: string;
    /** What makes the index: aliases(5) is another format. */
    readonly program: 'postmap' | 'postmap -F' | 'postalias';
    readonly problem: 'older' | 'absent';
  };
  /** An entry for the relay that the client does not find, since relayhost names it otherwise. */
  readonly 'relay-key': {
    readonly setting: string;
    readonly key: string;
    /** The next hop as the client looks it up. */
    readonly relay: string;
    readonly purpose: 'password' | 'policy';
    /** What becomes of the mail. */
    readonly result: string;
  };
  /** A setting of a database client, in its own file or by prefix in main.cf. */
  readonly 'client-setting': {
    readonly setting: string;
    /** `type:name`. */
    readonly table: string;
    /**
     * `unknown-name`: nothing reads it. `overridden`: a later line sets it otherwise. `dropped`: the
     * line begins with a blank. `unreadable`: the line is no setting, and ends each program that reads
     * it. `refused`: so does the value. `replaced`: the client uses another value.
     */
    readonly problem:
      | 'unknown-name'
      | 'overridden'
      | 'dropped'
      | 'unreadable'
      | 'refused'
      | 'replaced';
    readonly name: string;
    /** Such as `line 3`. */
    readonly where: string;
    /** What the program logs; empty where that is nothing. */
    readonly log: string;
    readonly suggestion: string;
    /** Whether the name that was probably meant is set as well. */
    readonly suggestionIsSet: boolean;
  };
  /** A value that a program refuses. */
  readonly 'invalid-value': {
    readonly name: string;
    /** The value, or the word of it that is at fault. */
    readonly value: string;
    readonly form: ValueForm;
    readonly effect: Effect;
    /** Who checks it: every program, one that this server runs, or none that it runs. */
    readonly read: 'always' | 'by-service' | 'by-none';
    readonly consequence: string;
    /** What the program logs; empty where that is not known, or nothing. */
    readonly log: string;
    /** What was meant, when that is plain. */
    readonly corrected: string;
  };
  /** A time of which Postfix reads only the number and the first letter. */
  readonly 'ignored-time-tail': {
    readonly name: string;
    readonly value: string;
    readonly counts: string;
    readonly tail: string;
    /** `90m` for `1h30m`, when the value is made of such parts. */
    readonly meant: string;
  };
  /** A word of a restriction list with which smtpd cannot work. */
  readonly 'restriction-fault': {
    /** The list, or the restriction class. */
    readonly list: string;
    readonly problem: RestrictionProblem;
    readonly effect: RestrictionEffect;
    readonly restriction: string;
    /** What stands in place of the argument; or what ends the list. */
    readonly other: string;
    readonly suggestion: string;
  };
  /** An address or a network in a list of clients that are trusted; several when all are wide. */
  readonly 'network-element': {
    readonly setting: string;
    readonly element: string;
    readonly fault: NetworkElement['fault'];
    /** What was meant, when that is plain and the element can be replaced. */
    readonly corrected: string;
    /** What becomes of clients while the element cannot be read. */
    readonly consequence: string;
    /** Where its addresses belong; empty when it cannot be read. */
    readonly space: AddressSpace | '';
    readonly size: 'narrow' | 'wide' | 'all';
    /** Whether other hosts reach a service that uses the list. */
    readonly isExposed: boolean;
  };
  /** A DNS list of bad or good clients that smtpd or postscreen asks. */
  readonly 'dns-list': {
    readonly setting: string;
    readonly zone: string;
    /** When its operator closed it, such as `2024-06`; empty while it is in operation. */
    readonly closed: string;
    /** Whether it answers with codes that are no listing, and only some replies are to count. */
    readonly replies: 'all-count' | 'filtered' | 'no-error-codes';
    /** The list with the filter that its operator documents. */
    readonly filtered: string;
  };
  /** Domains that stand in two lists of which they belong into one. */
  readonly 'domain-in-two-classes': {
    readonly domains: string;
    /** The list that counts. */
    readonly winner: string;
    readonly loser: string;
    /** What becomes of mail for the other list. */
    readonly consequence: string;
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
  /** A service of master.cf that cannot do its work as it stands there, or is missing. */
  readonly 'service-fault': {
    readonly problem: 'duplicate' | 'no-tlsmgr' | 'misspelt-program' | 'port-name';
    readonly service: string;
    readonly program: string;
    readonly suggestion: string;
    /** The line of the entry that counts, of a duplicate one. */
    readonly line: string;
  };
  /** A password in main.cf, which every user of the host can read. */
  readonly 'exposed-password': {
    readonly name: string;
    /** What it opens. */
    readonly purpose: string;
  };
  /** A NUL byte: Postfix reads nothing of what follows it in the entry. */
  readonly 'nul-byte': { readonly file: 'main.cf' | 'master.cf' };
}

export type FactName = keyof FactData;

/** Something that an analyser found, with the places that its rule may point to or edit. */
export interface Fact<Name extends FactName = FactName> {
  readonly name: Name;
  readonly data: FactData[Name];
  readonly path: string;
  /** The part of the file that is at fault. */
  readonly at: Span;
  /** First byte of the setting or service line that it stands in. */
  readonly entryStart: number;
  readonly settings: readonly string[];
  readonly subject: string;
  /** Places by name, for the operations of a fix; the whole entry is there as `entry` lines. */
  readonly places: Readonly<Record<string, readonly Span[]>>;
  readonly notes: readonly {
    readonly path: string;
    readonly span: Span;
    readonly message: string;
  }[];
}
