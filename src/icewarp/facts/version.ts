const NUMBER = /^(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:\.(\d+))?(?: build \d+)?$/;
const COMPARATOR = /^(>=|<)(\d.*)$/;

/** A version of IceWarp, such as `14.3.0.7`; parts that are not told count as zero. */
export class IceWarpVersion {
  /** As it was written. */
  readonly text: string;
  readonly #parts: readonly number[];

  private constructor(text: string, parts: readonly number[]) {
    this.text = text;
    this.#parts = parts;
  }

  /** The version of a text such as `14.3` or `12.3.0 build 2`; undefined when it is not one. */
  static parse(text: string): IceWarpVersion | undefined {
    const match = NUMBER.exec(text.trim());
    if (!match) return undefined;
    return new IceWarpVersion(
      text.trim(),
      [1, 2, 3, 4].map((at) => Number(match[at] ?? 0)),
    );
  }

  /**
   * Whether this version fulfils every comparator (`>=` or `<`) of a range such as `>=11.0 <13.0`.
   * @throws RangeError when the text is not a range.
   */
  satisfies(range: string): boolean {
    return range.split(/\s+/).every((word) => {
      const [, operator, text] = COMPARATOR.exec(word) ?? [];
      const bound = IceWarpVersion.parse(text ?? '');
      if (!bound) throw new RangeError(`not a range of IceWarp versions: "${range}"`);
      const reached = this.#compare(bound) >= 0;
      return operator === '>=' ? reached : !reached;
    });
  }

  #compare(other: IceWarpVersion): number {
    const at = this.#parts.findIndex((part, index) => part !== other.#parts[index]);
    return at === -1 ? 0 : (this.#parts[at] ?? 0) - (other.#parts[at] ?? 0);
  }
}
