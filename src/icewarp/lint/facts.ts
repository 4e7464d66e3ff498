import type { Span } from '../../text/span.ts';
import type { RelayRangeProblem } from '../model/relay-list.ts';
import type { SecretKind } from '../model/secrets.ts';
import type { Problem } from '../syntax/dump-parts.ts';

/**
 * The data of each fact, as the placeholders of its rules see them: Unicode, made for people. The
 * value of a secret is never among them.
 */
export interface DumpFactData {
  /** A name that is in none of the vendor's headers. */
  readonly 'unknown-variable': {
    readonly name: string;
    readonly suggestion: string;
    /** Whether the name that was probably meant has a value too. */
    readonly suggestionIsSet: boolean;
    /** `server`: the server itself gave the name out, `person`: someone wrote it. */
    readonly writtenBy: 'server' | 'person';
  };
  /** A value that the type of the variable does not have. */
  readonly 'invalid-value': {
    readonly name: string;
    readonly value: string;
    /** The values that it has, in words. */
    readonly allowed: string;
  };
  /** An SSL method number that the version does not have. */
  readonly 'invalid-method': {
    readonly name: string;
    readonly value: string;
    readonly reason: 'number' | 'version';
    /** What there is instead, in words. */
    readonly problem: string;
  };
  /** A command that sets what cannot be set, or what another version has. */
  readonly 'futile-command': {
    readonly name: string;
    readonly problem: 'read-only' | 'newer' | 'older' | 'modify';
    readonly version: string;
  };
  /** A variable with two values, about one that does not count, or of which none counts. */
  readonly 'duplicate-variable': {
    readonly name: string;
    readonly lastLine: string;
    /** `last`: a script, whose last command counts; `none`: an answer cannot hold both. */
    readonly counts: 'last' | 'none';
  };
  /** A value that must not be shown to others. */
  readonly secret: { readonly name: string; readonly secret: SecretKind };
  /** Passwords of accounts. */
  readonly 'account-passwords': { readonly accounts: string };
  /** Inbound and outbound TLS of one server differ. */
  readonly 'methods-differ': {
    readonly server: string;
    readonly client: string;
    readonly serverProtocols: string;
    readonly clientProtocols: string;
  };
  /** A name in the cipher list that no OpenSSL knows. */
  readonly 'cipher-name': { readonly element: string; readonly suggestion: string };
  /** An entry of the list of hosts that may relay without a login. */
  readonly 'relay-range': {
    readonly element: string;
    readonly problem: RelayRangeProblem;
  };
  /** A name by which the server introduces itself that cannot be right. */
  readonly 'host-name': {
    readonly value: string;
    /** Completes `the name is …`. */
    readonly problem: string;
  };
  /** TLS is set up differently from most servers of the fleet. */
  readonly 'fleet-difference': {
    readonly name: string;
    readonly value: string;
    readonly usual: string;
    /** `4 of 5`. */
    readonly share: string;
  };
  /** A part of the text, or all of it, that could not be read. */
  readonly 'unread-text': {
    readonly problem: Problem;
    /** `all`: nothing of the text was read, and so nothing of it is judged. */
    readonly extent: 'all' | 'part';
    /** What is wrong, as the end of a sentence. */
    readonly words: string;
  };
  /** The keyword STARTTLS is taken out of the answer to EHLO. */
  readonly 'starttls-removed': { readonly name: string };
}

export type DumpFactName = keyof DumpFactData;

/** Something that an analyser found, with the places that its rule may point to or edit. */
export interface Fact<Name extends DumpFactName = DumpFactName> {
  readonly name: Name;
  readonly data: DumpFactData[Name];
  /** The part of the dump that is at fault. */
  readonly at: Span;
  /** What names the record at fault: findings with one cause silence each other. */
  readonly causeStart: number;
  readonly settings: readonly string[];
  /** The domain, or empty for the server. */
  readonly object: string;
  readonly places: Readonly<Record<string, readonly Span[]>>;
  readonly notes: readonly { readonly span: Span; readonly message: string }[];
}
