import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import { databaseParameters } from '../facts/service-table.ts';
import { splitWords, unbrace } from '../syntax/words.ts';
import { parseMacros, referencedNames } from './macro.ts';
import type { PostfixServer } from './server.ts';
import type { Service } from './service.ts';
import { isKnown } from './value.ts';

/** A `$name` that no one defines; it expands to nothing. */
export interface UndefinedReference {
  readonly name: ByteString;
  /** The setting whose value holds the reference. */
  readonly within: ByteString;
  /** The service whose `-o` it is; absent for main.cf. */
  readonly service: Service | undefined;
}

/** Which names count as parameters, by postconf's own classification. */
export interface KnownNames {
  /** Whether a name set in main.cf has any effect. */
  inMain(name: ByteString): boolean;
  /** Whether a name set by `-o` has any effect in that service. */
  inService(service: Service, name: ByteString): boolean;
  readonly undefinedReferences: readonly UndefinedReference[];
}

/**
 * Classifies names as postconf does: built-in parameters, those of the transports in master.cf,
 * names that some value refers to, restriction classes, and the settings of database clients that
 * are named by prefix. Source: postconf/postconf_user.c, postconf_dbms.c.
 */
export function knownNames(server: PostfixServer): KnownNames {
  return new Classification(server).run();
}

class Classification {
  readonly #server: PostfixServer;
  readonly #main = new Set<ByteString>();
  readonly #local = new Map<Service, Set<ByteString>>();
  readonly #undefined: UndefinedReference[] = [];

  constructor(server: PostfixServer) {
    this.#server = server;
  }

  run(): KnownNames {
    const { services, scope } = this.#server;
    const globalClasses = this.#restrictionClasses(undefined);
    for (const service of services) {
      for (const name of [...globalClasses, ...this.#restrictionClasses(service)]) {
        this.#flag(name, service);
      }
      for (const [name, override] of service.overrides) {
        this.#scan(name, override.value.text, service);
      }
    }
    for (const name of globalClasses) this.#flag(name, undefined);
    for (const name of this.#server.settingNames) {
      const { raw } = scope.effective(name);
      if (isKnown(raw)) this.#scan(name, raw.text, undefined);
    }
    for (const name of this.#builtinNames()) {
      if (scope.isExplicit(name)) continue;
      const { raw, origin } = scope.effective(name);
      if (origin.kind === 'default' && isKnown(raw))
        this.#flagReferences(name, raw.text, undefined);
    }
    return {
      inMain: (name) => this.#isParameter(name) || this.#main.has(name),
      inService: (service, name) =>
        this.#isParameter(name) || this.#local.get(service)?.has(name) === true,
      undefinedReferences: this.#undefined,
    };
  }

  *#builtinNames(): Iterable<string> {
    yield* this.#server.table.names();
    yield* this.#server.serviceParameters.keys();
  }

  #isParameter(name: ByteString): boolean {
    const { table, serviceParameters } = this.#server;
    return (
      table.get(name) !== undefined ||
      serviceParameters.has(name) ||
      table.legacyAlias(name) !== undefined ||
      name === 'process_name' ||
      name === 'process_id' ||
      name === 'service_name'
    );
  }

  #restrictionClasses(service: Service | undefined): ByteString[] {
    const scope = service?.scope ?? this.#server.scope;
    if (service && !service.overrides.has('smtpd_restriction_classes')) return [];
    const { value } = scope.effective('smtpd_restriction_classes');
    return isKnown(value) ? value.text.split(/[, \t\r\n]+/).filter(Boolean) : [];
  }

  /** Looks at one explicit value for names that it brings into being. */
  #scan(name: ByteString, text: ByteString, service: Service | undefined): void {
    this.#flagReferences(name, text, service);
    if (!this.#isParameter(name)) return;
    const expanded = (service?.scope ?? this.#server.scope).expand(text);
    if (isKnown(expanded)) this.#flagDatabases(expanded.text, service);
  }

  #flagReferences(within: ByteString, text: ByteString, service: Service | undefined): void {
    if (!text.includes('$')) return;
    const macros = parseMacros(text);
    for (const name of referencedNames(macros)) {
      if (!this.#flag(name, service) && !this.#isParameter(name)) {
        this.#undefined.push({ name, within, service });
      }
    }
  }

  /** Makes a name count where it is set; answers whether it is set anywhere. */
  #flag(name: ByteString, service: Service | undefined): boolean {
    let supplied = false;
    if (service?.overrides.has(name)) {
      this.#locals(service).add(name);
      supplied = true;
    }
    if (this.#server.settingsOf(name).length > 0) {
      this.#main.add(name);
      supplied = true;
    }
    if (service) return supplied;
    for (const other of this.#server.services) {
      if (!other.overrides.has(name)) continue;
      this.#locals(other).add(name);
      supplied = true;
    }
    return supplied;
  }

  #flagDatabases(text: ByteString, service: Service | undefined): void {
    for (const { type, prefix } of tablesByPrefix(text)) {
      for (const suffix of databaseParameters(type, this.#server.release)) {
        this.#flag(`${prefix}_${suffix}`, service);
      }
    }
  }

  #locals(service: Service): Set<ByteString> {
    const names = this.#local.get(service) ?? new Set();
    this.#local.set(service, names);
    return names;
  }
}

/** Lookup tables `type:prefix` whose settings stand in main.cf as `prefix_suffix`. */
function* tablesByPrefix(text: ByteString): Iterable<{ type: string; prefix: string }> {
  const joined = JoinedText.of(text, [{ start: 0, end: text.length }]);
  for (const word of splitWords(joined, (byte) => ', \t\r\n'.includes(byte))) {
    const { text: inner, braces } = unbrace(word);
    if (braces !== 'none') yield* tablesByPrefix(inner.text);
    const match = /^(?:proxy:|debug:)*(ldap|mysql|pgsql|sqlite|memcache|mongodb):([^/.].*)$/s.exec(
      word.text,
    );
    if (match?.[1] && match[2]) yield { type: match[1], prefix: match[2] };
  }
}
