import { realpathSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * The name of a file for programs that know it by its place in a repository: links resolved, from
 * the working folder, with forward slashes; absolute if it lies elsewhere.
 */
export function nameFromHere(path: string): string {
  const here = realPath('.');
  const real = realPath(path);
  const name = relative(here, real);
  const isOutside = name === '' || isAbsolute(name) || name.split(sep)[0] === '..';
  return (isOutside ? real : name).split(sep).join('/');
}

/** Of a file that is not there, such as one that a repair would make, the folder is resolved. */
function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const whole = resolve(path);
    return dirname(whole) === whole ? whole : join(realPath(dirname(whole)), basename(whole));
  }
}
