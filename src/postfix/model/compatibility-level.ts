/**
 * A compatibility_level as one number that orders like the level: `major[.minor[.patch]]`, minor
 * and patch at most 1023. Undefined when Postfix refuses it.
 * Source: postconf(5) compatibility_level, global/compat_level.c.
 */
export function compatibilityLevel(text: string): number | undefined {
  const match = /^(\d+)(?:\.(\d+)(?:\.(\d+))?)?$/.exec(text);
  if (!match) return undefined;
  const [major = 0, minor = 0, patch = 0] = match.slice(1).map((part) => Number(part ?? 0));
  if (minor > 1023 || patch > 1023) return undefined;
  return (major * 1024 + minor) * 1024 + patch;
}
