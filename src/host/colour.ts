/** What the user said of colour on the command line. */
export type ColourFlag = 'auto' | 'always' | 'never';

/**
 * Whether a stream gets colour. The flag decides, else the first variable that says something:
 * NO_COLOR (no-color.org), FORCE_COLOR (as Node reads it), CLICOLOR_FORCE, TERM, CLICOLOR
 * (bixense.com/clicolors), else whether that stream is a terminal. An empty variable says nothing.
 */
export function wantsColour(
  flag: ColourFlag,
  env: Readonly<Record<string, string | undefined>>,
  isTTY: boolean,
): boolean {
  if (flag !== 'auto') return flag === 'always';
  const { NO_COLOR, FORCE_COLOR, CLICOLOR_FORCE, TERM, CLICOLOR } = env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  if (CLICOLOR_FORCE && CLICOLOR_FORCE !== '0') return true;
  if (TERM === 'dumb' || CLICOLOR === '0') return false;
  return isTTY;
}
