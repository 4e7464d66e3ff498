import { decodeUtf8 } from '../../text/bytes.ts';
import { variableFact } from '../facts/variable-table.ts';
import { IceWarpVersion } from '../facts/version.ts';
import type { IceWarpDump, VariableEntry } from '../syntax/dump.ts';
import { resolveMethod, type SslMethod } from './ssl-method.ts';

/** Where the version of a server comes from, the strongest first. */
export type VersionOrigin = 'C_Version' | 'banner' | 'given' | 'unknown';

/** What is known of a server beside its dump. */
export interface ServerInput {
  readonly dump: IceWarpDump;
  /** The version for dumps that do not tell theirs. */
  readonly version?: IceWarpVersion;
  /** The platform as a banner names it, such as `RHEL6`. */
  readonly platform?: string;
}

/** One variable as the text gives it. */
export interface Setting {
  /** In the spelling of the vendor's header, or as written where that does not have it. */
  readonly name: string;
  readonly entry: VariableEntry;
  /** The domain or account that it belongs to; empty for the server. */
  readonly object: string;
  /** For people; undefined where a template or a branch of a script decides. */
  readonly value: string | undefined;
}

/** The keys of the protocol policy file of version 10 and what followed them; inferred. */
const POLICY_KEYS: ReadonlyMap<string, string> = new Map([
  ['auth', 'C_Accounts_Policies_Auth_Schemes'],
  ['authplaindisable', 'C_Accounts_Policies_Auth_DisablePlain'],
  ['authusertomailfrom', 'C_Accounts_Policies_Auth_ToMailFrom'],
]);

/** A domain of the server's own that each export lists, and that no one configures. */
const INTERNAL_DOMAIN = /^##.*##$/;

const MARKUP = /\{\{|\{%|<%/;

/** The variables of one dump, by name and by what they belong to. */
export class IceWarpServer {
  readonly input: ServerInput;
  readonly settings: readonly Setting[];
  readonly version: IceWarpVersion | undefined;
  readonly versionOrigin: VersionOrigin;
  readonly #platform: string | undefined;
  readonly #byKey = new Map<string, Setting[]>();
  readonly #objects = new Map<string, Set<string>>();

  constructor(input: ServerInput) {
    this.input = input;
    this.settings = input.dump.entries.flatMap((entry) => settingOf(entry, input.dump) ?? []);
    for (const setting of this.settings) {
      const objects = this.#objects.get(setting.name) ?? new Set();
      this.#objects.set(setting.name, objects.add(setting.object));
      const key = keyOf(setting.name, setting.object);
      const places = this.#byKey.get(key);
      if (places) places.push(setting);
      else this.#byKey.set(key, [setting]);
    }
    this.#platform = input.platform ?? platformIn(input.dump);
    const [version, origin] = this.#findVersion();
    this.version = version;
    this.versionOrigin = origin;
  }

  /** The domains and accounts that have the variable; empty stands for the server. */
  objectsWith(name: string): Iterable<string> {
    return this.#objects.get(name) ?? [];
  }

  /** Every place that gives the variable a value, in the order of the text. */
  placesOf(name: string, object = ''): readonly Setting[] {
    return this.#byKey.get(keyOf(name, object)) ?? [];
  }

  /**
   * The place that counts: the last one of a script; elsewhere two places that differ contradict
   * each other, and none counts. Undefined too where the text does not have the variable, which
   * says nothing of the server: a dump holds what was asked for.
   */
  settingOf(name: string, object = ''): Setting | undefined {
    const places = this.placesOf(name, object);
    const last = places.at(-1);
    const agree = places.every(({ entry }) => entry.value === last?.entry.value);
    return agree || this.#lastWins ? last : undefined;
  }

  /** The value that counts; undefined when it is not known. */
  valueOf(name: string, object = ''): string | undefined {
    return this.settingOf(name, object)?.value;
  }

  /** What the text of an SSL method variable means on this server. */
  method(value: string): SslMethod {
    return resolveMethod(value.trim(), this.version, this.#platform);
  }

  get #lastWins(): boolean {
    return this.input.dump.form === 'set-script';
  }

  #findVersion(): readonly [IceWarpVersion | undefined, VersionOrigin] {
    const { dump, version: given } = this.input;
    const own = IceWarpVersion.parse(this.valueOf('C_Version') ?? '');
    if (own) return [own, 'C_Version'];
    const banner = IceWarpVersion.parse(dump.version ?? '');
    if (banner) return [banner, 'banner'];
    return given ? [given, 'given'] : [undefined, 'unknown'];
  }
}

/** The platform in the greeting of a server, when somebody has noted that in a comment. */
function platformIn({ comments }: IceWarpDump): string | undefined {
  for (const { text } of comments) {
    const platform = /\bIceWarp [\d.]+ ((?:RHEL|DEB)\d+)\b/i.exec(text)?.[1];
    if (platform) return platform;
  }
  return undefined;
}

function settingOf(entry: VariableEntry, dump: IceWarpDump): Setting | undefined {
  const object = decodeUtf8(entry.object ?? '');
  const isNothing = entry.name === '' || entry.verb === 'modify' || INTERNAL_DOMAIN.test(object);
  if (isNothing || entry.extension) return undefined;
  const written = decodeUtf8(entry.name);
  const key = dump.form === 'protocol-policy' ? POLICY_KEYS.get(written.toLowerCase()) : undefined;
  const isOpen = entry.conditional || MARKUP.test(entry.value);
  return {
    name: key ?? variableFact(written)?.name ?? written,
    entry,
    object,
    value: isOpen ? undefined : decodeUtf8(entry.value),
  };
}

function keyOf(name: string, object: string): string {
  return `${name.toLowerCase()}\0${object.toLowerCase()}`;
}
