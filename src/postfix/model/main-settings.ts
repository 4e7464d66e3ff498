import type { ByteString } from '../../text/bytes.ts';
import type { MainCf, OpenName, Setting } from '../syntax/main-cf.ts';

/** More patterns of names than a template has; beyond, any name counts as open. */
const MOST_PATTERNS = 200;

/**
 * The settings of main.cf by name. In a template a name is open where markup has the last word on
 * it: its last setting holds markup or is there only perhaps, or markup behind it may set it again.
 */
export class MainSettings {
  readonly #settled = new Map<ByteString, Setting[]>();
  readonly #opaque = new Map<ByteString, Setting>();
  readonly #patterns: readonly OpenName[];
  /** Whether markup may set any name. */
  readonly isOpenEnded: boolean;

  constructor(main: MainCf | undefined) {
    for (const node of main?.nodes ?? []) {
      if (node.kind !== 'setting') continue;
      if (node.opaque) this.#opaque.set(node.name, node);
      else {
        const settings = this.#settled.get(node.name);
        if (settings) settings.push(node);
        else this.#settled.set(node.name, [node]);
      }
    }
    this.#patterns = patternsOf(main?.template?.openNames ?? []);
    this.isOpenEnded = this.#patterns.some(({ prefix, suffix }) => prefix === '' && suffix === '');
    for (const name of [...this.#settled.keys()]) {
      if (main?.template && this.isOpen(name)) this.#settled.delete(name);
    }
  }

  /** All settings of a name whose last one surely counts; none where the name is open. */
  of(name: ByteString): readonly Setting[] {
    return this.#settled.get(name) ?? [];
  }

  /** Names of which `of` has settings, in the order of their first appearance. */
  get names(): Iterable<ByteString> {
    return this.#settled.keys();
  }

  /** Names that are set with markup, or only perhaps. */
  get opaqueNames(): Iterable<ByteString> {
    return this.#opaque.keys();
  }

  /** The last setting of a name that holds markup, or is there only perhaps. */
  opaqueSettingOf(name: ByteString): Setting | undefined {
    return this.#opaque.get(name);
  }

  /** Whether markup decides if and how a name is set. */
  isOpen(name: ByteString): boolean {
    const settled = this.#settled.get(name)?.at(-1)?.span.start ?? -1;
    return this.#isTouched(name, settled);
  }

  /** Whether markup has a say on a name, even one that does not count. */
  isTouched(name: ByteString): boolean {
    return this.#isTouched(name, -1);
  }

  #isTouched(name: ByteString, behind: number): boolean {
    const opaque = this.#opaque.get(name);
    if (opaque && opaque.span.start > behind) return true;
    return this.#patterns.some(
      ({ at, prefix, suffix }) =>
        at > behind &&
        name.length >= prefix.length + suffix.length &&
        name.startsWith(prefix) &&
        name.endsWith(suffix),
    );
  }
}

/** Of patterns for the same names the last one tells all. */
function patternsOf(openNames: readonly OpenName[]): OpenName[] {
  const last = new Map(openNames.map((open) => [`${open.prefix}\0${open.suffix}`, open]));
  const at = openNames.at(-1)?.at ?? 0;
  return last.size > MOST_PATTERNS ? [{ at, prefix: '', suffix: '' }] : [...last.values()];
}
