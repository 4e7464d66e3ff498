import type { ByteString } from '../../text/bytes.ts';
import { EVERY_PROGRAM, type Loaded, loadingOrder } from '../facts/loading-order.ts';
import { type Parameter, type ParameterTable, parameterTable } from '../facts/parameter-table.ts';
import type { Release } from '../facts/release.ts';
import {
  describeServiceParameter,
  serviceParameters,
  stockServices,
} from '../facts/service-table.ts';
import type { MainCf, Setting } from '../syntax/main-cf.ts';
import type { MasterCf } from '../syntax/master-cf.ts';
import { expand } from './expansion.ts';
import { type HostFacts, hostDefault } from './host-defaults.ts';
import { type MacroGrammar, macroGrammar } from './macro.ts';
import { MainSettings } from './main-settings.ts';
import { type Definition, Scope } from './scope.ts';
import { type Outer, Service, stockEntry } from './service.ts';
import { FILLED_IN, isKnown, known, unknown, type Value } from './value.ts';

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
  /** The release that the host runs today, when it is linted for a later one. */
  readonly upgradeFrom?: Release;
  /** The text of a file that the configuration names; undefined when it is not in reach. */
  readonly readFile?: (path: string) => ByteString | undefined;
  /** What is known of a file that the configuration names; undefined when it is not in reach. */
  readonly statFile?: (path: string) => FileStatus | undefined;
}

/** A file that the configuration names, as the machine of the run sees it. */
export interface FileStatus {
  readonly exists: boolean;
  /** Where it lies for the user, such as below `--root`. */
  readonly path: string;
  /** When it was last changed, in milliseconds; only on the host that runs the configuration. */
  readonly modified?: number;
  /** Who may open it; only on the host that runs the configuration. */
  readonly access?: FileAccess;
  /** Of a file that is not there: whether this is that host. A checkout may lack what is secret. */
  readonly onHost?: true;
}

/** The permissions of a file. */
export interface FileAccess {
  /** The permission bits, such as 0o640. */
  readonly mode: number;
  /** The id of the group that owns it. */
  readonly group: number;
  /** Whether everyone may pass the folders on the way to it. */
  readonly isReachable: boolean;
}

/** The effective settings of one Postfix instance, as its programs and services see them. */
export class PostfixServer {
  readonly input: ServerInput;
  readonly table: ParameterTable;
  readonly macros: MacroGrammar;
  /** What postconf shows. */
  readonly scope: Scope;
  /** What every program sees of the parameters that every program loads. */
  readonly globalScope: Scope;
  /** What postconf shows, as far as all programs of the server that load a parameter agree to it. */
  readonly agreedScope: Scope;
  readonly services: readonly Service[];
  readonly settings: MainSettings;
  readonly #derived: ReadonlyMap<string, string>;
  readonly #ofServices = new Map<string, Parameter>();

  constructor(input: ServerInput) {
    this.input = input;
    this.table = parameterTable(input.release);
    this.settings = new MainSettings(input.main);
    this.macros = macroGrammar(input.release);
    const surroundings = { grammar: this.macros, define: (name: ByteString) => this.#define(name) };
    this.scope = new Scope(surroundings);
    const order = loadingOrder(EVERY_PROGRAM, input.release);
    this.globalScope = new Scope({
      ...surroundings,
      isLoaded: (name, within) => order?.isLoaded(name, within) ?? 'unknown',
    });
    this.agreedScope = new Scope({
      ...surroundings,
      isLoaded: (name, within) => this.#isLoadedByAll(name, within),
    });
    this.services = this.#makeServices();
    this.#derived = this.#deriveServiceParameters();
  }

  get release(): Release {
    return this.input.release;
  }

  /** Whether a setting that no file shows may still be set. */
  get isExcerpt(): boolean {
    const { fragment, main, master } = this.input;
    return fragment || !main || this.settings.isOpenEnded || master?.template?.openEnded === true;
  }

  /** Whether the configuration comes from templates, whose markup may refer to any name. */
  get isTemplate(): boolean {
    const { main, master } = this.input;
    return main?.template !== undefined || master?.template !== undefined;
  }

  /**
   * All settings of a name in main.cf, in order; the last one counts. None where the markup of a
   * template decides if and how the name is set.
   */
  settingsOf(name: ByteString): readonly Setting[] {
    return this.settings.of(name);
  }

  /** Names that `settingsOf` knows, each once, in the order of their first appearance. */
  get settingNames(): Iterable<ByteString> {
    return this.settings.names;
  }

  /** Parameters that exist since a service of master.cf delivers mail, with their defaults. */
  get serviceParameters(): ReadonlyMap<string, string> {
    return this.#derived;
  }

  /** A parameter that is built in, or exists since a service of master.cf has its name. */
  parameter(name: ByteString): Parameter | undefined {
    return this.table.get(name) ?? this.#ofServices.get(name);
  }

  /**
   * Expands a text with nothing but what main.cf sets: no default is looked at. So do programs with
   * what they need before they know their defaults.
   */
  expandBySettings(text: ByteString): Value {
    return expand(text, (name) => this.#explicit(name), this.macros);
  }

  #makeServices(): Service[] {
    const outer: Outer = {
      release: this.release,
      grammar: this.macros,
      define: (name) => this.#define(name),
      setting: (name) => this.#setting(name),
    };
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
      for (const parameter of serviceParameters(service.name, service.command, this.release)) {
        const { name, defaultFrom } = parameter;
        derived.set(name, `$${defaultFrom}`);
        const described = describeServiceParameter(parameter, service.command, this.release);
        if (described) this.#ofServices.set(name, described);
      }
    }
    return derived;
  }

  #define(name: ByteString): Definition {
    const explicit = this.#explicit(name);
    if (explicit) return explicit;
    const parameter = this.table.get(name);
    const raw = parameter?.kind === 'raw';
    const text = parameter ? parameter.default : this.#derived?.get(name);
    if (text === undefined) return { value: known(''), raw: false, origin: { kind: 'undefined' } };
    const origin = { kind: 'default' } as const;
    if (this.isExcerpt) {
      return { value: unknown(`what is at hand does not show ${name}`), raw, origin };
    }
    if (text !== null) return { value: known(text), raw, origin };
    return { value: hostDefault(name, this.#host()), raw, origin };
  }

  /** What main.cf says of a name, or the run. */
  #explicit(name: ByteString): Definition | undefined {
    const parameter = this.table.get(name);
    if (parameter?.readOnly) return undefined;
    const set = this.#setting(name);
    if (set) return set;
    if (name !== 'config_directory') return undefined;
    const value = this.isTemplate ? FILLED_IN : known(this.input.configDirectory);
    return { value, raw: false, origin: { kind: 'runtime' } };
  }

  #setting(name: ByteString): Definition | undefined {
    const raw = this.table.get(name)?.kind === 'raw';
    const setting = this.settingsOf(name).at(-1);
    if (setting) {
      return { value: known(setting.value.text), raw, origin: { kind: 'main.cf', setting } };
    }
    if (!this.settings.isOpen(name)) return undefined;
    const opaque = this.settings.opaqueSettingOf(name);
    return {
      value: FILLED_IN,
      raw,
      origin: { kind: 'template', ...(opaque && { setting: opaque }) },
    };
  }

  #isLoadedByAll(name: ByteString, within: ByteString): Loaded {
    const isGlobal = this.table.get(within)?.scope === 'all';
    if (isGlobal) return this.globalScope.isLoaded(name, within) === 'yes' ? 'yes' : 'unknown';
    const programs = new Set(this.services.map(({ program }) => program));
    for (const program of programs) {
      const order = loadingOrder(program, this.release);
      if (order?.isOwn(within) && order.isLoaded(name, within) !== 'yes') return 'unknown';
    }
    return 'yes';
  }

  #host(): HostFacts {
    return {
      release: this.release,
      ...(this.input.hostname ? { hostname: this.input.hostname } : {}),
      setting: (name) => {
        const value = this.#explicit(name)?.value;
        return value && isKnown(value) ? this.expandBySettings(value.text) : value;
      },
    };
  }
}
