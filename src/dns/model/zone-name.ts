import { type DomainName, readName } from '../syntax/domain-name.ts';

/**
 * The zone that a file is called after, as name servers' configurations have it: `example.org.zone`,
 * `db.example.org`, `/var/named/example.org.db`. Undefined where the name tells of none.
 */
export function originByName(path: string): DomainName | undefined {
  const file = path
    .slice(path.lastIndexOf('/') + 1)
    .replace(/\.(?:j2|jinja2?|erb|tpl|tmpl|in)$/, '');
  const match =
    /^(?:db|named|pri|master|zone)[._](.+)$/.exec(file) ??
    /^(.+)\.(?:zone|db|hosts|dns|signed|master)$/.exec(file);
  const name = match?.[1]?.replace(/\.(?:zone|db|hosts|signed)$/, '');
  if (name === undefined || !/^(?:[a-z0-9_-]+\.)+(?:[a-z]{2,}|xn--[a-z0-9-]+)$/i.test(name)) {
    return undefined;
  }
  const read = readName(name, '.');
  return 'name' in read ? read.name : undefined;
}
