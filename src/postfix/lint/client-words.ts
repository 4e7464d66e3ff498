import { any, type Truth } from '../../lint/truth.ts';
import { clientTls } from '../model/client-tls.ts';
import { routeOf } from '../model/delivery.ts';
import { isLoopback } from '../model/endpoint.ts';
import { splitList } from '../model/lists.ts';
import { isKnown } from '../model/value.ts';
import { resolveName, type View } from './view.ts';
import type { PostfixWord } from './vocabulary.ts';

/** Words about mail that leaves, and about what a delivery agent needs of its host. */
export function testClientWord(word: PostfixWord, view: View): Truth | undefined {
  if ('clientTls' in word) return testClientTls(word.clientTls, view);
  if ('delivers' in word) return testRoute(word, view);
  if ('namedFile' in word) return isFileMissing(word.setting, view);
  return 'resolver' in word ? isResolverRemote(view) : undefined;
}

function testClientTls(levels: readonly string[], { service }: View): Truth {
  if (!service) return 'unknown';
  const { level } = clientTls(service);
  return typeof level === 'string' ? levels.includes(level) : 'unknown';
}

type Delivers = Extract<PostfixWord, { delivers: unknown }>;

function testRoute({ delivers, port: ports }: Delivers, { service, server }: View): Truth {
  const route = service && routeOf(service, server);
  if (!route || 'unknown' in route) return 'unknown';
  if (route.to !== delivers || !ports) return route.to === delivers;
  const port = 'port' in route ? route.port : undefined;
  return port === undefined ? 'unknown' : ports.includes(port);
}

/** Programs load such files before they enter a chroot, and know no relative names. */
function isFileMissing(setting: string | undefined, view: View): Truth {
  const { value } = view.scope.effective(resolveName(view, setting));
  if (!isKnown(value)) return 'unknown';
  const paths = splitList(value.text).filter((path) => path.startsWith('/'));
  return any(
    paths.map((path) => {
      const status = view.server.input.statFile?.(path);
      return status ? !status.exists : 'unknown';
    }),
  );
}

/** Source: resolv.conf(5); without any nameserver line the one of this host is asked. */
function isResolverRemote({ server }: View): Truth {
  const text = server.input.readFile?.('/etc/resolv.conf');
  if (text === undefined) return 'unknown';
  const servers = Array.from(text.matchAll(/^nameserver[ \t]+(\S+)/gm), ([, host = '']) => host);
  return servers.some((host) => !isLoopback(host));
}
