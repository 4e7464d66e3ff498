import { FactsByName, mostFacts } from '../../lint/facts-by-name.ts';
import type { Comment, Linted, Subject } from '../../lint/subject.ts';
import { clientProtocolsParameter, clientTls } from '../model/client-tls.ts';
import { replacedServices } from '../model/counting-services.ts';
import { tableSources } from '../model/named-tables.ts';
import type { PostfixServer } from '../model/server.ts';
import { protocolsParameter, serverTls } from '../model/server-tls.ts';
import type { Role, Service } from '../model/service.ts';
import { changedDefaults } from '../model/upgrade.ts';
import { strayArguments } from './analysers/stray-arguments.ts';
import { POSTFIX_ANALYSERS } from './analysers.ts';
import { commentsOf } from './comments.ts';
import { PostfixFactSubject } from './fact-subject.ts';
import type { Fact, FactName } from './facts.ts';
import { ScopedSubject } from './scoped-subject.ts';
import type { View } from './view.ts';
import type { PostfixOperation, PostfixTarget, PostfixWord } from './vocabulary.ts';

type PostfixSubject = Subject<PostfixWord, PostfixOperation>;

/** One Postfix instance, ready to be asked by rules. */
export class LintedServer implements Linted<PostfixTarget, PostfixWord, PostfixOperation> {
  readonly #server: PostfixServer;
  /** Services whose programs end at a word that they have no use for. */
  #strayed: ReadonlySet<string> | undefined;
  readonly #facts = new FactsByName((name: FactName) => this.#factSubjects(name));

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
    if ('fact' in target) yield* this.#facts.of(target.fact);
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

  *#factSubjects(name: FactName): Iterable<PostfixFactSubject> {
    const found: Iterable<Fact> = POSTFIX_ANALYSERS[name](this.#server);
    for (const fact of mostFacts(found)) yield this.#factSubject(fact);
  }

  #factSubject(fact: Fact): PostfixFactSubject {
    const { main, master } = this.#server.input;
    const tables = tableSources(this.#server).values();
    const sources = [main?.source, master?.source, ...tables];
    const source = sources.find((each) => each?.path === fact.path);
    if (!source) throw new Error(`a fact points into ${fact.path}, which was not read`);
    return new PostfixFactSubject(fact, source);
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
