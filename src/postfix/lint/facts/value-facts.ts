import type { AddressSpace, NetworkElement } from '../../model/networks.ts';
import type { RestrictionEffect, RestrictionProblem } from '../../model/restriction-faults.ts';
import type { Effect, ValueForm } from '../../model/values/verdict.ts';

/** Facts about what the value of a setting means to the programs that read it. */
export interface ValueFactData {
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
  /** What smtpd greets its clients with, where a file sets it. */
  readonly greeting: {
    readonly value: string;
    /** Whether its first word is a domain name or an address in brackets, or may be one. */
    readonly beginsWithHost: boolean;
    /** Whether it refers to $mail_version. */
    readonly tellsRelease: boolean;
  };
  /** A password in main.cf, which every user of the host can read. */
  readonly 'exposed-password': {
    readonly name: string;
    /** What it opens. */
    readonly purpose: string;
  };
}
