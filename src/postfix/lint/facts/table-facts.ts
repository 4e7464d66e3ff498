import type { AccessProblem } from '../../model/access-action.ts';

/** Facts about lookup tables and the databases behind them. */
export interface TableFactData {
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
  /** A word where a lookup table is due, of a type that no release has. */
  readonly 'table-type': {
    readonly setting: string;
    readonly word: string;
    readonly type: string;
    /** `no-type`: programs end at it. Others: each lookup fails for the time being. */
    readonly problem: 'no-type' | 'misspelt' | 'foreign';
    /** The type that was probably meant; empty when several or none. */
    readonly suggestion: string;
  };
  /** What an access table answers, and smtpd cannot work with or takes otherwise. */
  readonly 'access-action': {
    readonly setting: string;
    readonly table: string;
    readonly word: string;
    readonly problem: AccessProblem;
    readonly suggestion: string;
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
}
