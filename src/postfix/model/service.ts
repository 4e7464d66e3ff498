import type { ByteString } from '../../text/bytes.ts';
import { SourceText } from '../../text/source.ts';
import { loadingOrder } from '../facts/loading-order.ts';
import type { Release } from '../facts/release.ts';
import type { StockService } from '../facts/service-table.ts';
import { parseMasterCf, type ServiceEntry } from '../syntax/master-cf.ts';
import type { Override } from '../syntax/options.ts';
import { type Endpoint, isLoopback, parseEndpoint } from './endpoint.ts';
import { expand } from './expansion.ts';
import type { MacroGrammar } from './macro.ts';
import { type Definition, Scope } from './scope.ts';
import { FILLED_IN, known, type Value } from './value.ts';

/**
 * What a service is for. `mx`: takes mail from other servers (port 25, also behind postscreen).
 * `submission`: takes mail from users who start TLS with STARTTLS. `submissions`: the same in TLS
 * from the first byte. `client`: delivers to other servers. `local`: delivers on this machine.
 */
export const ROLES = ['mx', 'submission', 'submissions', 'client', 'local', 'other'] as const;

export type Role = (typeof ROLES)[number];

type Define = (name: ByteString) => Definition;

/** What surrounds a service. */
export interface Outer {
  readonly release: Release;
  readonly grammar: MacroGrammar;
  /** What main.cf and the defaults say of a name, as postconf has it. */
  readonly define: Define;
  /** What main.cf says, also of a name that postconf does not let it set. */
  readonly setting: (name: ByteString) => Definition | undefined;
}

/** One service of master.cf, or of the release's stock master.cf where none is in reach. */
export class Service {
  readonly entry: ServiceEntry;
  /** Whether the entry stands in a file of the user, and not in the stock master.cf. */
  readonly written: boolean;
  readonly name: ByteString;
  readonly type: ByteString;
  readonly command: ByteString;
  /**
   * The `-o` settings that count: of several for one name the last. In a template without those of
   * which markup decides the value, or whether they are there.
   */
  readonly overrides: ReadonlyMap<ByteString, Override>;
  readonly #grammar: MacroGrammar;
  /** The names of those. */
  readonly #open = new Set<ByteString>();
  /** What the program sees. */
  readonly scope: Scope;
  /** What postconf takes it to see. */
  readonly postconfScope: Scope;
  readonly endpoint: Endpoint | undefined;

  constructor(entry: ServiceEntry, written: boolean, outer: Outer) {
    this.entry = entry;
    this.written = written;
    this.name = entry.fields.name.text;
    this.type = entry.fields.type.text;
    this.command = entry.fields.command.text;
    const overrides = new Map<ByteString, Override>();
    for (const option of entry.options) {
      if (option.kind !== 'override') continue;
      if (option.opaque || entry.opaque) {
        overrides.delete(option.name);
        this.#open.add(option.name);
      } else {
        overrides.set(option.name, option);
        this.#open.delete(option.name);
      }
    }
    this.overrides = overrides;
    this.endpoint = this.type === 'inet' ? parseEndpoint(this.name) : undefined;
    const { grammar, release, define } = outer;
    this.#grammar = grammar;
    this.postconfScope = new Scope({
      grammar,
      define: (name) => this.#runtime(name, define) ?? this.#define(name, define),
    });
    const order = loadingOrder(this.program, release);
    this.scope = new Scope({
      grammar,
      define: (name) => this.#defineInProgram(name, outer),
      isLoaded: (name, within) => order?.isLoaded(name, within) ?? 'unknown',
    });
  }

  /** How messages and JSON name the service: `smtp/inet`, as postconf -M does. */
  get label(): ByteString {
    return `${this.name}/${this.type}`;
  }

  /** Expands a text with nothing but the `-o` settings of the service. */
  expandByOverrides(text: ByteString): Value {
    return expand(
      text,
      (name) => {
        const override = this.overrides.get(name);
        return override && { value: known(override.value.text) };
      },
      this.#grammar,
    );
  }

  /** The program without its folder. */
  get program(): ByteString {
    return this.command.slice(this.command.lastIndexOf('/') + 1);
  }

  /** Whether markup decides if and how `-o` sets a name. */
  isOpen(name: ByteString): boolean {
    return this.entry.opaque === true || this.#open.has(name);
  }

  get role(): Role {
    if (this.entry.opaque) return 'other';
    switch (this.program) {
      case 'smtpd':
      case 'postscreen':
        return this.#serverRole();
      case 'smtp':
      case 'lmtp':
        return this.type === 'inet' ? 'other' : 'client';
      case 'local':
      case 'virtual':
      case 'pipe':
        return 'local';
      default:
        return 'other';
    }
  }

  /** An smtpd behind postscreen has type `pass`; one on a loopback address serves this host only. */
  #serverRole(): Role {
    if (this.type === 'pass') return 'mx';
    if (!this.endpoint || (this.endpoint.host && isLoopback(this.endpoint.host))) return 'other';
    switch (this.endpoint.port) {
      case 25:
        return 'mx';
      case 587:
        return 'submission';
      case 465:
        return 'submissions';
      default:
        return 'other';
    }
  }

  #define(name: ByteString, outer: Define): Definition {
    if (this.isOpen(name)) {
      return { value: FILLED_IN, raw: false, origin: { kind: 'template' } };
    }
    const override = this.overrides.get(name);
    if (override) {
      const origin = { kind: 'master.cf', entry: this.entry, override } as const;
      return { value: known(override.value.text), raw: outer(name).raw, origin };
    }
    return outer(name);
  }

  /**
   * A program enters its own name before it reads main.cf and `-o`, which may change it, and the
   * name of the service and the number of the process after them.
   */
  #defineInProgram(name: ByteString, { define, setting }: Outer): Definition {
    if (name === 'process_id') return define(name);
    if (name === 'process_name') {
      const own = this.#define(name, (other) => setting(other) ?? define(other));
      if (own.origin.kind !== 'default') return own;
    }
    return this.#runtime(name, define) ?? this.#define(name, define);
  }

  /** Releases before 3.3 do not know service_name. */
  #runtime(name: ByteString, outer: Define): Definition | undefined {
    const text = name === 'service_name' ? this.name : this.program;
    if (name !== 'service_name' && name !== 'process_name') return undefined;
    if (outer(name).origin.kind === 'undefined') return undefined;
    return { value: known(text), raw: false, origin: { kind: 'runtime' } };
  }
}

/** The entry that a stock service would be if it stood in a master.cf. */
export function stockEntry(stock: StockService): ServiceEntry {
  const line = [
    stock.name,
    stock.type,
    stock.private,
    stock.unprivileged,
    stock.chroot,
    stock.wakeup,
    stock.maxproc,
    stock.command,
    ...stock.arguments,
  ].join(' ');
  const node = parseMasterCf(new SourceText('stock master.cf', line)).nodes[0];
  if (node?.kind !== 'service') throw new Error(`stock service does not parse: ${line}`);
  return node;
}
