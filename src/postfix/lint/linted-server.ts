import type { Comment, Linted, Subject } from '../../lint/subject.ts';
import { clientProtocolsParameter, clientTls } from '../model/client-tls.ts';
import { replacedServices } from '../model/counting-services.ts';
import { tableSources } from '../model/named-tables.ts';
import type { PostfixServer } from '../model/server.ts';
import { protocolsParameter, serverTls } from '../model/server-tls.ts';
import type { Role, Service } from '../model/service.ts';
import { changedDefaults } from '../model/upgrade.ts';
import { brokenOverrides } from './analysers/broken-overrides.ts';
import { certificatesWithoutKey } from './analysers/certificates-without-key.ts';
import { cipherExclusions } from './analysers/cipher-exclusions.ts';
import { clientSettingFaults } from './analysers/client-settings.ts';
import { deprecatedParameters } from './analysers/deprecated-parameters.ts';
import { dnsLists } from './analysers/dns-lists.ts';
import { domainsInTwoClasses } from './analysers/domain-classes.ts';
import { exposedPasswords } from './analysers/exposed-passwords.ts';
import { foreignCharacters } from './analysers/foreign-characters.ts';
import { ignoredTimeTails } from './analysers/ignored-time-tails.ts';
import { invalidValues } from './analysers/invalid-values.ts';
import { macroErrors } from './analysers/macro-errors.ts';
import { macroRefusals } from './analysers/macro-refusals.ts';
import { malformedServices } from './analysers/malformed-services.ts';
import { malformedSettings } from './analysers/malformed-settings.ts';
import { misplacedLines } from './analysers/misplaced-lines.ts';
import { networkElements } from './analysers/network-elements.ts';
import { nulBytes } from './analysers/nul-bytes.ts';
import { overrideBraces } from './analysers/override-braces.ts';
import { protocolTokens } from './analysers/protocol-tokens.ts';
import { quotedValues } from './analysers/quoted-values.ts';
import { readOnlyParameters } from './analysers/read-only-parameters.ts';
import { missedRelayKeys } from './analysers/relay-keys.ts';
import { repeatedSettings } from './analysers/repeated-settings.ts';
import { restrictionListFaults } from './analysers/restriction-faults.ts';
import { serviceFaults } from './analysers/service-faults.ts';
import { splitBounds } from './analysers/split-bounds.ts';
import { strayArguments } from './analysers/stray-arguments.ts';
import { tableEntries } from './analysers/table-entries.ts';
import { missingTables, staleIndexes } from './analysers/table-files.ts';
import { tlsPolicies } from './analysers/tls-policies.ts';
import { trailingComments } from './analysers/trailing-comments.ts';
import { undefinedReferences } from './analysers/undefined-references.ts';
import { unknownParameters } from './analysers/unknown-parameters.ts';
import { unloadedReferences } from './analysers/unloaded-references.ts';
import { commentsOf } from './comments.ts';
import { FactSubject } from './fact-subject.ts';
import type { Fact, FactName } from './facts.ts';
import { ScopedSubject } from './scoped-subject.ts';
import type { View } from './view.ts';
import type { PostfixOperation, PostfixTarget, PostfixWord } from './vocabulary.ts';

type PostfixSubject = Subject<PostfixWord, PostfixOperation>;

const ANALYSERS: {
  readonly [Name in FactName]: (server: PostfixServer) => Iterable<Fact<Name>>;
} = {
  'malformed-setting': malformedSettings,
  'repeated-setting': repeatedSettings,
  'unknown-parameter': unknownParameters,
  'trailing-comment': trailingComments,
  'broken-override': brokenOverrides,
  'cipher-exclusion': cipherExclusions,
  'protocol-token': protocolTokens,
  'split-bound': splitBounds,
  'certificate-without-key': certificatesWithoutKey,
  'undefined-reference': undefinedReferences,
  'unloaded-reference': unloadedReferences,
  'deprecated-parameter': deprecatedParameters,
  'read-only-parameter': readOnlyParameters,
  'malformed-service': malformedServices,
  'macro-error': macroErrors,
  'macro-refusal': macroRefusals,
  'override-braces': overrideBraces,
  'nul-byte': nulBytes,
  'invalid-value': invalidValues,
  'ignored-time-tail': ignoredTimeTails,
  'restriction-fault': restrictionListFaults,
  'network-element': networkElements,
  'dns-list': dnsLists,
  'domain-in-two-classes': domainsInTwoClasses,
  'tls-policy-fault': tlsPolicies,
  'table-entry-malformed': tableEntries,
  'table-source-missing': missingTables,
  'table-index-stale': staleIndexes,
  'client-setting': clientSettingFaults,
  'relay-key': missedRelayKeys,
  'stray-argument': strayArguments,
  'quoted-value': quotedValues,
  'misplaced-line': misplacedLines,
  'foreign-character': foreignCharacters,
  'service-fault': serviceFaults,
  'exposed-password': exposedPasswords,
};

/** A file with more faults of one kind is no configuration; its first ones tell as much. */
const MOST_FACTS = 1000;

/** One Postfix instance, ready to be asked by rules. */
export class LintedServer implements Linted<PostfixTarget, PostfixWord, PostfixOperation> {
  readonly #server: PostfixServer;
  /** Services whose programs end at a word that they have no use for. */
  #strayed: ReadonlySet<string> | undefined;
  readonly #facts = new Map<FactName, readonly FactSubject[]>();

  constructor(server: PostfixServer) {
    this.#server = server;
  }

  satisfies(versions: string): boolean {
    return this.#server.release.satisfies(versions);
  }

  get comments(): Iterable<Comment> {
    return commentsOf(this.#server);
  }

  *subjects(target: PostfixTarget): Iterable<PostfixSubject> {
    if ('fact' in target) yield* this.#factSubjects(target.fact);
    else if ('upgrade' in target) yield* this.#changedDefaults();
    else if ('server' in target) yield new ScopedSubject(this.#view(undefined, undefined));
    else if ('setting' in target) yield* this.#settingSubjects(target.setting);
    else if ('protocolList' in target) yield* this.#protocolLists(target.protocolList);
    else if ('clientLevel' in target) yield* this.#clientLevels(target.clientLevel);
    else {
      for (const service of this.#servicesOf(target.service)) {
        yield new ScopedSubject(this.#view(service, undefined));
      }
    }
  }

  #servicesOf(roles: readonly Role[]): readonly Service[] {
    const replaced = replacedServices(this.#server);
    return this.#server.services.filter(
      (service) =>
        roles.includes(service.role) && !replaced.has(service) && !this.#diesAtOnce(service),
    );
  }

  /** Whether the program ends at its options, so that nothing that it would do is of account. */
  #diesAtOnce({ entry, label }: Service): boolean {
    if (entry.options.some(({ kind }) => kind === 'broken-override')) return true;
    this.#strayed ??= new Set(
      [...strayArguments(this.#server)]
        .filter(({ data }) => data.effect === 'fatal')
        .map(({ subject }) => subject),
    );
    return this.#strayed.has(label);
  }

  *#protocolLists(roles: readonly Role[]): Iterable<PostfixSubject> {
    for (const service of this.#servicesOf(roles)) {
      const parameter =
        service.role === 'client' ? clientProtocols(service) : this.#serverProtocols(service);
      if (parameter === undefined) continue;
      const { name, origin } = service.scope.effective(parameter).decidedBy;
      const isExplicit = origin.kind === 'main.cf' || origin.kind === 'master.cf';
      yield new ScopedSubject(this.#view(service, isExplicit ? name : parameter));
    }
  }

  /** The list that counts; undefined without TLS, and where it is not known. */
  #serverProtocols(service: Service): string | undefined {
    const { mode } = serverTls(service, this.#server);
    if (typeof mode !== 'string' || mode === 'off' || mode === 'invalid') return undefined;
    return protocolsParameter(service, mode);
  }

  *#clientLevels(programs: readonly string[]): Iterable<PostfixSubject> {
    for (const service of this.#servicesOf(['client'])) {
      if (!programs.includes(service.program)) continue;
      yield new ScopedSubject(this.#view(service, clientTls(service).decidedBy));
    }
  }

  *#settingSubjects(names: readonly string[]): Iterable<PostfixSubject> {
    for (const name of names) {
      if (this.#server.settingsOf(name).length > 0) {
        yield new ScopedSubject(this.#view(undefined, name));
      }
      for (const service of this.#server.services) {
        if (service.overrides.has(name)) yield new ScopedSubject(this.#view(service, name));
      }
    }
  }

  *#changedDefaults(): Iterable<PostfixSubject> {
    for (const { name, before } of changedDefaults(this.#server)) {
      yield new ScopedSubject({ ...this.#view(undefined, name), defaultBefore: before });
    }
  }

  #factSubjects(name: FactName): readonly FactSubject[] {
    let subjects = this.#facts.get(name);
    if (!subjects) {
      const found: Iterable<Fact> = ANALYSERS[name](this.#server);
      const facts = take(found, MOST_FACTS);
      subjects = facts.map((fact) => this.#factSubject(fact));
      this.#facts.set(name, subjects);
    }
    return subjects;
  }

  #factSubject(fact: Fact): FactSubject {
    const { main, master } = this.#server.input;
    const tables = tableSources(this.#server).values();
    const sources = [main?.source, master?.source, ...tables];
    const source = sources.find((each) => each?.path === fact.path);
    if (!source) throw new Error(`a fact points into ${fact.path}, which was not read`);
    return new FactSubject(fact, source);
  }

  #view(service: Service | undefined, own: string | undefined): View {
    const scope = service?.scope ?? this.#server.agreedScope;
    return { server: this.#server, service, scope, own };
  }
}

/** The list that counts; undefined without TLS, and where it is not known. */
function clientProtocols(service: Service): string | undefined {
  const { level } = clientTls(service);
  if (typeof level !== 'string' || level === 'none' || level === 'invalid') return undefined;
  return clientProtocolsParameter(service, level);
}

function take<T>(items: Iterable<T>, most: number): T[] {
  const taken: T[] = [];
  for (const item of items) {
    if (taken.length === most) break;
    taken.push(item);
  }
  return taken;
}
