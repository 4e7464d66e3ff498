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
