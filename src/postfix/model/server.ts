import type { ByteString } from '../../text/bytes.ts';
import { type ParameterTable, parameterTable } from '../facts/parameter-table.ts';
import type { Release } from '../facts/release.ts';
import { serviceParameters, stockServices } from '../facts/service-table.ts';
import type { MainCf, Setting } from '../syntax/main-cf.ts';
import type { MasterCf } from '../syntax/master-cf.ts';
import { type HostFacts, hostDefault } from './host-defaults.ts';
import { type Definition, Scope } from './scope.ts';
import { Service, stockEntry } from './service.ts';
import { known, unknown } from './value.ts';

/** What a run knows of one Postfix instance. */
export interface ServerInput {
  /** Absent when no main.cf is in reach: no setting is known then. */
  readonly main?: MainCf;
  /** Absent when no master.cf is in reach: the release's stock services are assumed. */
  readonly master?: MasterCf;
  readonly release: Release;
  /** The folder of the configuration, which is what `config_directory` stands for. */
  readonly configDirectory: string;
  /** What the host calls itself; unknown if absent. */
  readonly hostname?: string;
  /** The text is an excerpt: what it does not show may be set elsewhere. */
  readonly fragment: boolean;
  /** The text of a file that the configuration names; undefined when it is not in reach. */
  readonly readFile?: (path: string) => ByteString | undefined;
}

/** The effective settings of one Postfix instance, as its programs and services see them. */
export class PostfixServer {
  readonly input: ServerInput;
  readonly table: ParameterTable;
  /** The view of a program without `-o`, such as postconf. */
  readonly scope: Scope;
  readonly services: readonly Service[];
  readonly #settings: ReadonlyMap<ByteString, readonly Setting[]>;
  readonly #derived: ReadonlyMap<string, string>;

  constructor(input: ServerInput) {
    this.input = input;
    this.table = parameterTable(input.release);
    this.#settings = settingsByName(input.main);
    this.scope = new Scope((name) => this.#define(name));
    this.services = this.#makeServices();
    this.#derived = this.#deriveServiceParameters();
  }

  get release(): Release {
    return this.input.release;
  }

  /** Whether a setting that no file shows may still be set. */
  get isExcerpt(): boolean {
    return this.input.fragment || !this.input.main;
  }

  /** All settings of a name in main.cf, in order; the last one counts. */
  settingsOf(name: ByteString): readonly Setting[] {
    return this.#settings.get(name) ?? [];
  }

  /** Names set in main.cf, each once, in the order of their first appearance. */
  get settingNames(): Iterable<ByteString> {
    return this.#settings.keys();
  }

  /** Parameters that exist since a service of master.cf delivers mail, with their defaults. */
  get serviceParameters(): ReadonlyMap<string, string> {
    return this.#derived;
  }

  #makeServices(): Service[] {
    const outer = (name: ByteString): Definition => this.#define(name);
    if (this.input.master) {
      return this.input.master.nodes
        .filter((node) => node.kind === 'service')
        .map((entry) => new Service(entry, true, outer));
    }
    return stockServices(this.release).map((stock) => new Service(stockEntry(stock), false, outer));
  }

  #deriveServiceParameters(): Map<string, string> {
    const derived = new Map<string, string>();
    for (const service of this.services) {
      for (const { name, defaultFrom } of serviceParameters(
        service.name,
        service.command,
        this.release,
      )) {
        if (!this.table.get(name)) derived.set(name, `$${defaultFrom}`);
      }
    }
    return derived;
  }

  #define(name: ByteString): Definition {
    const setting = this.settingsOf(name).at(-1);
    const parameter = this.table.get(name);
    const raw = parameter?.kind === 'raw';
    if (setting) {
      return { value: known(setting.value.text), raw, origin: { kind: 'main.cf', setting } };
    }
    if (name === 'config_directory') {
      const value = known(this.input.configDirectory);
      return { value, raw: false, origin: { kind: 'runtime' } };
    }
    const text = parameter ? parameter.default : this.#derived?.get(name);
    if (text === undefined) return { value: known(''), raw: false, origin: { kind: 'undefined' } };
    const origin = { kind: 'default' } as const;
    if (this.isExcerpt) {
      return { value: unknown(`what is at hand does not show ${name}`), raw, origin };
    }
    if (text !== null) return { value: known(text), raw, origin };
    return { value: hostDefault(name, this.#host()), raw, origin };
  }

  #host(): HostFacts {
    return {
      release: this.release,
      ...(this.input.hostname ? { hostname: this.input.hostname } : {}),
      valueOf: (name) => this.scope.effective(name).value,
      isSet: (name) => this.settingsOf(name).length > 0,
    };
  }
}

function settingsByName(main: MainCf | undefined): Map<ByteString, Setting[]> {
  const byName = new Map<ByteString, Setting[]>();
  for (const node of main?.nodes ?? []) {
    if (node.kind !== 'setting') continue;
    const settings = byName.get(node.name);
    if (settings) settings.push(node);
    else byName.set(node.name, [node]);
  }
  return byName;
}
