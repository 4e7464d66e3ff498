import { FactsByName, mostFacts } from '../../lint/facts-by-name.ts';
import type { Comment, Linted, Subject } from '../../lint/subject.ts';
import { decodeUtf8 } from '../../text/bytes.ts';
import { variableFact } from '../facts/variable-table.ts';
import type { FleetDifference } from '../model/fleet.ts';
import type { IceWarpServer, Setting } from '../model/server.ts';
import { cipherNames } from './analysers/cipher-names.ts';
import { duplicateVariables } from './analysers/duplicate-variables.ts';
import { futileCommands } from './analysers/futile-commands.ts';
import { hostNames } from './analysers/host-names.ts';
import { invalidMethods } from './analysers/invalid-methods.ts';
import { invalidValues } from './analysers/invalid-values.ts';
import { methodsDiffer } from './analysers/methods-differ.ts';
import { relayRanges } from './analysers/relay-ranges.ts';
import { accountPasswords, secrets } from './analysers/secrets.ts';
import { starttlsRemoved } from './analysers/starttls-removed.ts';
import { unknownVariables } from './analysers/unknown-variables.ts';
import { unreadText } from './analysers/unread-text.ts';
import { DumpFactSubject } from './fact-subject.ts';
import type { DumpFactName, Fact } from './facts.ts';
import { entrySpan, VariableSubject } from './variable-subject.ts';
import type { IceWarpOperation, IceWarpTarget, IceWarpWord } from './vocabulary.ts';

type IceWarpSubject = Subject<IceWarpWord, IceWarpOperation>;

/** What fleets differ in is found by comparing servers, not in one of them. */
const ANALYSERS: {
  readonly [Name in Exclude<DumpFactName, 'fleet-difference'>]: (
    server: IceWarpServer,
  ) => Iterable<Fact<Name>>;
} = {
  'unknown-variable': unknownVariables,
  'invalid-value': invalidValues,
  'invalid-method': invalidMethods,
  'futile-command': futileCommands,
  'duplicate-variable': duplicateVariables,
  secret: secrets,
  'account-passwords': accountPasswords,
  'methods-differ': methodsDiffer,
  'cipher-name': cipherNames,
  'relay-range': relayRanges,
  'host-name': hostNames,
  'starttls-removed': starttlsRemoved,
  'unread-text': unreadText,
};

/** The dump of one IceWarp server, ready to be asked by rules. */
export class LintedIceWarp implements Linted<IceWarpTarget, IceWarpWord, IceWarpOperation> {
  readonly #server: IceWarpServer;
  readonly #fleet: readonly FleetDifference[];
  readonly #facts = new FactsByName((name: DumpFactName) => this.#factSubjects(name));

  /** @param fleet in what the server differs from its siblings, see fleetDifferences */
  constructor(server: IceWarpServer, fleet: readonly FleetDifference[] = []) {
    this.#server = server;
    this.#fleet = fleet;
  }

  /** Of a server whose version is not known no range is fulfilled. */
  satisfies(versions: string): boolean {
    return this.#server.version?.satisfies(versions) ?? false;
  }

  get comments(): Iterable<Comment> {
    const { source, comments } = this.#server.input.dump;
    return comments.map(({ span, text, covers }) => ({
      path: source.path,
      span,
      text: decodeUtf8(text),
      covers,
    }));
  }

  *subjects(target: IceWarpTarget): Iterable<IceWarpSubject> {
    if ('dumpFact' in target) yield* this.#facts.of(target.dumpFact);
    else {
      for (const name of target.variable) {
        for (const setting of this.#counting(name)) {
          yield new VariableSubject({ server: this.#server, own: setting });
        }
      }
    }
  }

  /** The settings of a variable that count: one for the server, or one for each domain. */
  *#counting(name: string): Iterable<Setting> {
    for (const object of this.#server.objectsWith(name)) {
      const setting = this.#server.settingOf(name, object);
      if (setting) yield setting;
    }
  }

  *#factSubjects(name: DumpFactName): Iterable<DumpFactSubject> {
    const { path } = this.#server.input.dump.source;
    for (const fact of mostFacts(this.#find(name))) yield new DumpFactSubject(fact, path);
  }

  #find(name: DumpFactName): Iterable<Fact> {
    return name === 'fleet-difference' ? this.#fleetFacts() : ANALYSERS[name](this.#server);
  }

  *#fleetFacts(): Iterable<Fact<'fleet-difference'>> {
    const { text } = this.#server.input.dump.source;
    for (const { setting, value, usual, share } of this.#fleet) {
      yield {
        name: 'fleet-difference',
        data: { name: variableFact(setting.name)?.name ?? setting.name, value, usual, share },
        at: entrySpan(setting.entry, text),
        causeStart: setting.entry.valueSpan.start,
        settings: [setting.name],
        object: '',
        places: {},
        notes: [],
      };
    }
  }
}
