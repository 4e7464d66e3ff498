/**
 * The fields of a TXT record that announces a policy, `v=…; name=value; …`, without the version.
 * `broken`: one that is no field, for which senders take the whole record for none. Source: the
 * grammar that RFC 8461 section 3.1 and RFC 8460 section 3 share.
 */
export function readPolicyFields(
  text: string,
): { readonly fields: ReadonlyMap<string, string> } | { readonly broken: string } {
  const fields = text
    .split(/[ \t]*;[ \t]*/)
    .slice(1)
    .filter((field, at, all) => field !== '' || at < all.length - 1);
  const values = new Map<string, string>();
  for (const field of fields) {
    const [, name, value = ''] = /^([A-Za-z0-9][A-Za-z0-9_.-]{0,31})=(.*)$/s.exec(field) ?? [];
    if (name === undefined) return { broken: field };
    if (!values.has(name)) values.set(name, value);
  }
  return { fields: values };
}
