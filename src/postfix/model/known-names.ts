import type { ByteString } from '../../text/bytes.ts';
import { JoinedText } from '../../text/joined-text.ts';
import type { Release } from '../facts/release.ts';
import { databaseParameters } from '../facts/service-table.ts';
import { unbrace } from '../syntax/words.ts';
import { splitList } from './lists.ts';
import { parseMacros, referencedNames } from './macro.ts';
import type { PostfixServer } from './server.ts';
import type { Service } from './service.ts';
import { isKnown, type Value } from './value.ts';

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
  const known = classified.get(server);
  if (known) return known;
  const names = new Classification(server).run();
  classified.set(server, names);
  return names;
}

/** Several analysers ask for the same server, which never changes. */
const classified = new WeakMap<PostfixServer, KnownNames>();

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
    this.#flagOpaqueTexts();
    if (!this.#server.isExcerpt) this.#scanDefaults();
    return {
      inMain: (name) => this.#isParameter(name) || this.#main.has(name),
      inService: (service, name) =>
        this.#isParameter(name) ||
        this.#main.has(name) ||
        this.#local.get(service)?.has(name) === true,
      undefinedReferences: this.#undefined,
    };
  }

  /** Names that defaults refer to; few do, and what the others expand to brings no name into being. */
  #scanDefaults(): void {
    for (const [name, text] of this.#defaults()) {
      if (text.includes('$') && !this.#server.scope.isExplicit(name)) {
        this.#flagReferences(name, text, undefined);
      }
    }
  }

  *#defaults(): Iterable<readonly [string, string]> {
    const { table, serviceParameters, scope } = this.#server;
    for (const name of table.names()) {
      const parameter = table.get(name);
      if (!parameter || parameter.kind === 'raw') continue;
      if (parameter.default !== null) yield [name, parameter.default];
      else {
        // A computed default may be made of what main.cf sets: myhostname ends in mydomain.
        const { raw } = scope.effective(name);
        if (isKnown(raw)) yield [name, raw.text];
      }
    }
    yield* serviceParameters;
  }

  #isParameter(name: ByteString): boolean {
    const { table, serviceParameters } = this.#server;
    return (
      table.get(name) !== undefined ||
      serviceParameters.has(name) ||
      table.legacyAlias(name) !== undefined ||
      name === 'process_name' ||
      name === 'process_id'
    );
  }

  #restrictionClasses(service: Service | undefined): ByteString[] {
    const value = classList(this.#server, service);
    return value && isKnown(value) ? value.text.split(/[, \t\r\n]+/).filter(Boolean) : [];
  }

  /** What stands around markup may refer to names too; what it refers to in all is not known. */
  #flagOpaqueTexts(): void {
    const { settings, services, isTemplate } = this.#server;
    if (!isTemplate) return;
    const texts = [...settings.opaqueNames].map((name) => settings.opaqueSettingOf(name)?.value);
    const ofServices = services
      .flatMap(({ entry }) => entry.options)
      .map((option) => (option.kind === 'override' ? option.value : undefined));
    for (const text of [...texts, ...ofServices]) {
      for (const name of referencedNames(parseMacros(text?.text ?? '', this.#server.macros)))
        this.#flag(name, undefined);
    }
  }

  /** Looks at one explicit value for names that it brings into being. */
  #scan(name: ByteString, text: ByteString, service: Service | undefined): void {
    const parameter = this.#server.table.get(name);
    if (parameter?.kind === 'raw' || parameter?.readOnly) return;
    this.#flagReferences(name, text, service);
    if (!parameter && !this.#server.serviceParameters.has(name)) return;
    const expanded = (service?.postconfScope ?? this.#server.scope).knownParts(text, name);
    if (expanded !== undefined) this.#flagDatabases(expanded, service);
  }

  #flagReferences(within: ByteString, text: ByteString, service: Service | undefined): void {
    if (!text.includes('$')) return;
    const macros = parseMacros(text, this.#server.macros);
    for (const name of referencedNames(macros)) {
      if (!this.#flag(name, service) && !this.#isParameter(name)) {
        this.#undefined.push({ name, within, service });
      }
    }
  }

  /** Makes a name count where it is set; answers whether it is set anywhere. */
  #flag(name: ByteString, service: Service | undefined): boolean {
    if (service?.overrides.has(name)) {
      // The service sees its own setting, and never that of main.cf.
      this.#locals(service).add(name);
      return true;
    }
    const { settings, services } = this.#server;
    const inMain = this.#server.settingsOf(name).length > 0;
    if (inMain) this.#main.add(name);
    const supplied = inMain || settings.isOpen(name) || service?.isOpen(name) === true;
    if (service) return supplied;
    const setters = services.filter((other) => other.overrides.has(name));
    for (const setter of setters) this.#locals(setter).add(name);
    return supplied || setters.length > 0 || services.some((other) => other.isOpen(name));
  }

  #flagDatabases(text: ByteString, service: Service | undefined): void {
    for (const { type, prefix } of tablesByPrefix(text, this.#server.release)) {
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

/**
 * The names of restriction classes that main.cf, or one service, sets: postconf expands them with
 * what the same file sets, and with no default. Undefined where it sets none.
 */
export function classList(server: PostfixServer, service: Service | undefined): Value | undefined {
  const name = 'smtpd_restriction_classes';
  if (service) {
    const override = service.overrides.get(name);
    return override && service.expandByOverrides(override.value.text);
  }
  const setting = server.settingsOf(name).at(-1);
  return setting && server.expandBySettings(setting.value.text);
}

/**
 * Lookup tables `type:prefix` whose settings stand in main.cf as `prefix_suffix`, also inside braces
 * and inside a table that is written out in braces.
 */
function* tablesByPrefix(
  text: ByteString,
  release: Release,
): Iterable<{ type: string; prefix: string }> {
  for (const word of splitList(text)) {
    if (word.startsWith('#') && release.atLeast('3.8')) return;
    if (word.startsWith('{')) {
      yield* tablesByPrefix(inBraces(word), release);
      continue;
    }
    const wrapper = release.atLeast('3.11') ? /^(?:(?:proxy|debug):)*/ : /^(?:proxy:)*/;
    const [, type, prefix] = /^([^:]*):(.*)$/s.exec(word.replace(wrapper, '')) ?? [];
    if (type === undefined || prefix === undefined || /^[/.]/.test(prefix)) continue;
    if (prefix.startsWith('{')) yield* tablesByPrefix(inBraces(prefix), release);
    else yield { type, prefix };
  }
}

function inBraces(word: ByteString): ByteString {
  return unbrace(JoinedText.of(word, [{ start: 0, end: word.length }])).text.text;
}
