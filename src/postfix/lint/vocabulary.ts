import type { DatumWord } from '../../lint/fact-subject.ts';
import type { PlaceOperation } from '../../lint/placed-fact-subject.ts';
import type { Protocol } from '../../tls/protocol.ts';
import type { ClientTls } from '../model/client-tls.ts';
import type { Route } from '../model/delivery.ts';
import type { ServerTlsMode } from '../model/server-tls.ts';
import type { Role } from '../model/service.ts';
import type { ServiceField } from '../syntax/master-cf.ts';
import type { FactName } from './facts.ts';

/**
 * What a rule about Postfix is asked of. `server`: once of each instance, as postconf sees it.
 * `service`: each service with one of the roles. `protocolList`: for each such service the protocol
 * list that counts in its TLS mode, or at its TLS level. `clientLevel`: for each service that one of
 * the delivery agents runs, the setting that decides its TLS level. `setting`: each place, in main.cf
 * or `-o`, that gives one of the parameters a value. `fact`: each fact of that name. `upgrade`: each
 * parameter that is not set and whose default differs between the release that the host runs and the
 * one that is linted for.
 */
export type PostfixTarget =
  | { readonly server: 'whole' }
  | { readonly service: readonly Role[] }
  | { readonly protocolList: readonly Role[] }
  | { readonly clientLevel: readonly ('smtp' | 'lmtp')[] }
  | { readonly setting: readonly string[] }
  | { readonly fact: FactName }
  | { readonly upgrade: 'changed-default' };

/**
 * Names a parameter; absent where the subject has one of its own. `{{prefix}}` in it stands for the
 * program prefix of the subject's own parameter: `smtpd` of `smtpd_use_tls`.
 */
interface OfSetting {
  readonly setting?: string;
}

/** A word of the conditions of Postfix rules. It speaks of effective values, never of spelling. */
export type PostfixWord =
  /**
   * `set`: main.cf or `-o` gives it a value. `empty`: its effective value is the empty text.
   * `default`: its effective value is the one that it has where nobody sets it.
   */
  | (OfSetting & { readonly is: 'set' | 'unset' | 'empty' | 'default' | 'yes' | 'no' })
  /** The effective value is one of these, upper and lower case alike. */
  | (OfSetting & { readonly isOneOf: readonly string[] })
  /** Its value as it is written, before `$name` is expanded, is one of these; for house rules. */
  | (OfSetting & { readonly isWritten: readonly string[] })
  /** The effective value, a list, has one of these words, upper and lower case alike. */
  | (OfSetting & { readonly listsOneOf: readonly string[] })
  /** The effective value begins with one of these, upper and lower case alike. */
  | (OfSetting & { readonly startsWith: readonly string[] })
  /** The number, a time in seconds, is higher or lower than this one, or than that parameter's. */
  | (OfSetting & { readonly isMoreThan: number | string })
  | (OfSetting & { readonly isLessThan: number | string })
  /** This release has the parameter, and the keyword is one of its values. */
  | (OfSetting & { readonly takes: string })
  /**
   * The effective value, a list, has a match for every address of the Internet; for 127.0.0.1; for
   * every domain.
   */
  | (OfSetting & { readonly takesIn: 'everyone' | 'loopback' | 'every-domain' })
  /**
   * What the value, a host name, is. `unqualified`: a name without a dot. `local`: a name that means
   * each host to itself, `localhost`.
   */
  | (OfSetting & { readonly hostName: readonly ('unqualified' | 'local')[] })
  /** The file that gives it its value. */
  | (OfSetting & { readonly setIn: 'main.cf' | 'master.cf' })
  /** The lowest protocol version that the list admits is one of these. */
  | (OfSetting & { readonly lowestProtocol: readonly Protocol[] })
  /** The highest protocol version that the list admits is one of these. */
  | (OfSetting & { readonly highestProtocol: readonly Protocol[] })
  /** Versions between the lowest and the highest one that can be negotiated: one of these is left out. */
  | (OfSetting & { readonly skipsProtocol: readonly Protocol[] })
  /**
   * `invalid`: Postfix cannot read the list. `none-left`: it can, but no version is left.
   * `inclusions`: it names what is wanted, and shuts out all else. `repeated-bound`: it has two
   * lower or two upper bounds that differ, of which the last one counts.
   */
  | (OfSetting & {
      readonly protocolList: 'invalid' | 'none-left' | 'inclusions' | 'repeated-bound';
    })
  /** Some service gives one of the parameters a value of its own by `-o`, or the empty one. */
  | { readonly someServiceSets: readonly string[]; readonly to?: 'empty' }
  /**
   * The cipher string of the service, exclusions included. `malformed`: OpenSSL cannot read it.
   * `none-left`: it finds no suite. The others: some suite up to TLS 1.2 that it leaves is such.
   */
  | {
      readonly ciphers:
        | 'malformed'
        | 'none-left'
        | 'forward-secret'
        | 'without-forward-secrecy'
        | 'anonymous';
    }
  /** The TLS mode of the service is one of these. */
  | { readonly tls: readonly ServerTlsMode[] }
  /**
   * The TLS level of a delivery agent, where no table of policies says otherwise, is one of these;
   * the obsolete switches count where they do for Postfix.
   */
  | { readonly clientTls: readonly Extract<ClientTls['level'], string>[] }
  /**
   * The service delivers the mail for the world there; with `port`, to one of these. Unknown where a
   * table may take all mail elsewhere.
   */
  | { readonly delivers: Route['to']; readonly port?: readonly number[] }
  /** The file that the setting names, or one of several, is not there. */
  | (OfSetting & { readonly namedFile: 'missing' })
  /** /etc/resolv.conf names a resolver on another host. */
  | { readonly resolver: 'on-another-host' }
  /** Other hosts can connect to the service. */
  | { readonly reachable: 'from-other-hosts' }
  /** The server runs a service with one of the roles. */
  | { readonly hasService: readonly Role[] }
  /** What stands in a column of the service in master.cf. */
  | { readonly column: ServiceField; readonly holds: readonly string[] }
  /**
   * One of the lists has one of these restrictions in a place where smtpd's start-up check counts
   * it; with `before`: and in front of all of those.
   */
  | {
      readonly restrictions: readonly string[];
      readonly haveWorking: readonly string[];
      readonly before?: readonly string[];
    }
  /** A client that nobody knows may send mail to any domain of the world through the service. */
  | { readonly relays: 'for-strangers' }
  /** A client that nobody knows may send mail to the domains of this server through the service. */
  | { readonly admits: 'strangers' }
  /** mynetworks takes in every address of the Internet. */
  | { readonly mynetworks: 'everyone' }
  /** The server has a certificate to present. */
  | { readonly certificate: 'configured' }
  | DatumWord;

/** A way to change the configuration. Each one is made at the place that gives the value now. */
export type PostfixOperation =
  /** Gives the parameter a value where it is set; where it is not, in main.cf. */
  | (OfSetting & { readonly set: string })
  /** Writes down the default that it had in the release that the host runs. */
  | { readonly keep: 'default-before-upgrade' }
  /** Takes it out wherever main.cf, or that service, sets it. */
  | (OfSetting & { readonly unset: true })
  /** Gives it another name, and with `set` another value. */
  | { readonly rename: string; readonly set?: string }
  /** Sets it by `-o` for this service alone. */
  | { readonly override: string; readonly set: string }
  /** Adds an item at the end of the list, or takes one out, wherever it stands in it. */
  | (OfSetting & { readonly addItem: string })
  | (OfSetting & { readonly removeItem: string })
  | (OfSetting & { readonly admitProtocol: Protocol })
  | (OfSetting & { readonly forbidProtocols: readonly ('SSLv2' | 'SSLv3')[] })
  | (OfSetting & { readonly raiseFloor: Protocol })
  | PlaceOperation
  /** Moves the comment behind a value to a line of its own above the setting. */
  | { readonly moveAbove: 'comment' };
