import { escapeText } from './escape.ts';
import type { RenderContext } from './format.ts';

/** Half of a character, which no encoding can carry. */
const LONE = /\p{Cs}/gu;

/** The name of a file for other programs, below the name of its host in a report of several. */
export function fileName(
  path: string,
  host: string | undefined,
  { nameOf }: Pick<RenderContext, 'nameOf'>,
): string {
  return (host === undefined ? nameOf(path) : hostPath(host, path)).replace(LONE, '\ufffd');
}

/** A path of another host: `mx1/etc/postfix/main.cf`. */
function hostPath(host: string, path: string): string {
  return `${host}/${path.replace(/^(?:\.?\/+)+/, '')}`;
}

/** A path as the user gave it, without what says nothing. */
export function shownPath(path: string, host: string | undefined): string {
  return escapeText(host === undefined ? path.replace(/^(?:\.\/+)+/, '') : hostPath(host, path));
}
