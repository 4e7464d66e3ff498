import type { ByteString } from '../../text/bytes.ts';
import { encodeXmlContent } from '../syntax/xml-text.ts';
import { type Change, type Target, targetOf } from './change.ts';

/** Bodies of requests to `/icewarpapi/`, and the changes that they cannot express. */
export interface RpcRequests {
  /** One for the server, and one for each domain. */
  readonly bodies: readonly ByteString[];
  readonly refused: readonly Change[];
}

/**
 * The requests `setserverproperties` and `setdomainproperties`, laid out as captured ones; `sid` is
 * the session that `authenticate` gave. Variables of accounts are refused: no request for them was
 * ever captured.
 */
export function emitRpcRequests(changes: readonly Change[], sid: ByteString = 'SID'): RpcRequests {
  const requests = new Map<ByteString, { readonly target: Target; readonly items: ByteString[] }>();
  const refused: Change[] = [];
  for (const change of changes) {
    const target = targetOf(change);
    const value = encodeXmlContent(change.value);
    if (!target || target.kind === 'account' || value === undefined) {
      refused.push(change);
      continue;
    }
    const key = (target.object ?? '').toLowerCase();
    const request = requests.get(key) ?? { target, items: [] };
    requests.set(key, request);
    request.items.push(itemOf(change.name, value));
  }
  const bodies = [...requests.values()].map(({ target, items }) => bodyOf(target, items, sid));
  return { bodies, refused };
}

function bodyOf(target: Target, items: readonly ByteString[], sid: ByteString): ByteString {
  const { kind, object } = target;
  const session = encodeXmlContent(sid) ?? '';
  return [
    `<iq type="get" sid="${session}">`,
    '  <query xmlns="admin:iq:rpc">',
    `    <commandname>${kind === 'domain' ? 'setdomainproperties' : 'setserverproperties'}</commandname>`,
    '    <commandparams>',
    ...(object === undefined
      ? []
      : [`      <domainstr>${encodeXmlContent(object) ?? ''}</domainstr>`]),
    '      <propertyvaluelist>',
    ...items,
    '      </propertyvaluelist>',
    '    </commandparams>',
    '  </query>',
    '</iq>',
    '',
  ].join('\n');
}

function itemOf(name: ByteString, value: ByteString): ByteString {
  return [
    '        <item>',
    '          <apiproperty>',
    `            <propname>${name}</propname>`,
    '          </apiproperty>',
    '          <propertyval>',
    '            <classname>tpropertystring</classname>',
    `            <val>${value}</val>`,
    '          </propertyval>',
    '          <propertyright>2</propertyright>',
    '        </item>',
  ].join('\n');
}
