import type { Truth } from '../../lint/truth.ts';
import { isLoopback } from './endpoint.ts';
import { splitList } from './lists.ts';
import type { Scope } from './scope.ts';
import type { PostfixServer } from './server.ts';
import type { Service } from './service.ts';
import { isKnown } from './value.ts';

/**
 * Whether other hosts can connect to a service, or to the server where there is none. An excerpt that
 * is silent on inet_interfaces is taken for that of a server that others reach: being reachable is
 * the ordinary case, and no finding is about it.
 */
export function isReachable(
  service: Service | undefined,
  scope: Scope,
  server: PostfixServer,
): Truth {
  if (service?.endpoint?.host) return !isLoopback(service.endpoint.host);
  if (server.isExcerpt && !scope.isExplicit('inet_interfaces')) return true;
  const { value } = scope.effective('inet_interfaces');
  if (!isKnown(value)) return 'unknown';
  const interfaces = splitList(value.text).map((name) => name.replace(/^\[|\]$/g, ''));
  return interfaces.some((name) => name !== 'loopback-only' && !isLoopback(name));
}
