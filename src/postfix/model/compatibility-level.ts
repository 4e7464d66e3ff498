/** The largest first number: what a 64-bit `long` holds beside two parts of ten bits. */
const MAX_MAJOR = 2n ** 43n - 1n;

/** The largest second and third number. */
const MAX_PART = 1023n;

/**
 * A compatibility_level as one number that orders like the level: `major[.minor[.patch]]`, minor
 * and patch at most 1023. Undefined when Postfix refuses it.
 *
 * Each part is read by strtol(3), so a sign and blanks may stand before its digits, but nothing
 * behind them: `+3`, `3. 6` and `3.-0` are levels, `3 .6`, `3.` and `-1` are none.
 * Source: postconf(5) compatibility_level, global/compat_level.c; tried on 3.7.11.
 */
export function compatibilityLevel(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length > 3) return undefined;
  let level = 0n;
  for (const [at, part] of parts.entries()) {
    const [, sign, digits] = /^[ \t\n\v\f\r]*([+-]?)0*([0-9]{1,19})$/.exec(part) ?? [];
    if (digits === undefined) return undefined;
    const number = BigInt(digits);
    if (number > (at === 0 ? MAX_MAJOR : MAX_PART) || (sign === '-' && number > 0n))
      return undefined;
    level = level * 1024n + number;
  }
  return level * 1024n ** BigInt(3 - parts.length);
}
