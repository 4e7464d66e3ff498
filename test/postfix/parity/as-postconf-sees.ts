import { printed } from '../../../src/postfix/model/scope.ts';
import type { PostfixServer } from '../../../src/postfix/model/server.ts';
import type { ShownServer } from '../../../src/postfix/show.ts';
import { decodeUtf8, encodeUtf8 } from '../../../src/text/bytes.ts';

/**
 * `services` follow the daemons. Here their `-o` have the values that postconf prints, who knows all
 * defaults, and another process name.
 */
export function asPostconfSees(shown: ShownServer, server: PostfixServer): ShownServer {
  const services = shown.services.map((service, at) => {
    const overrides = Object.entries(service.overrides).map(([name, { raw }]) => {
      const seen = server.services[at]?.postconfScope.effective(encodeUtf8(name)).value;
      const text = seen && printed(seen);
      return [name, { raw, value: text === undefined ? null : decodeUtf8(text) }] as const;
    });
    return { ...service, overrides: Object.fromEntries(overrides) };
  });
  return { ...shown, services };
}
