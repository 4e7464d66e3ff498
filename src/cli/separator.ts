/**
 * Arguments without the `--` after which none is an option. yargs would keep those that follow apart
 * from the paths, so that `mtalint --fix -- a/main.cf` would be about this folder.
 */
export function withoutSeparator(args: readonly string[]): string[] {
  const at = args.indexOf('--');
  if (at < 0) return [...args];
  const paths = args.slice(at + 1).map((path) => (/^-./.test(path) ? `./${path}` : path));
  return [...args.slice(0, at), ...paths];
}
