import type { ByteString } from '../../text/bytes.ts';
import { type ParameterTable, parameterTable } from '../facts/parameter-table.ts';
import { parseProtocolList, protocolGrammar } from './protocol-list.ts';
import { PostfixServer } from './server.ts';
import { isKnown } from './value.ts';

/** A parameter at its default, which another release changes for this very configuration. */
export interface ChangedDefault {
  readonly name: ByteString;
  /** The default in the release that the host runs, expanded. */
  readonly before: ByteString;
  readonly after: ByteString;
}

/**
 * Parameters that are not set and whose effective value an upgrade changes; `$` expressions and
 * compatibility_level are worked out in both releases. What only the host knows is left out.
 */
export function* changedDefaults(server: PostfixServer): Iterable<ChangedDefault> {
  const { upgradeFrom } = server.input;
  if (!upgradeFrom || server.isExcerpt) return;
  const today = new PostfixServer({ ...server.input, release: upgradeFrom });
  for (const name of today.table.names()) {
    const parameter = server.table.get(name);
    if (!parameter || parameter.hostDependent || server.scope.isExplicit(name)) continue;
    const before = today.scope.effective(name).value;
    const after = server.scope.effective(name).value;
    if (!isKnown(before) || !isKnown(after) || before.text === after.text) continue;
    if (isSameProtocolList(name, before.text, today, after.text, server)) continue;
    yield { name, before: before.text, after: after.text };
  }
}

/** The parameters of the release that the host runs, when it is linted for a later one. */
export function tableBeforeUpgrade({ input }: PostfixServer): ParameterTable | undefined {
  return input.upgradeFrom && parameterTable(input.upgradeFrom);
}

/** Whether the host's release has a parameter that the upgrade takes away. */
export function isLostInUpgrade(server: PostfixServer, name: ByteString): boolean {
  if (server.table.get(name) || server.table.legacyAlias(name)) return false;
  return tableBeforeUpgrade(server)?.get(name) !== undefined;
}

function isSameProtocolList(
  name: ByteString,
  before: ByteString,
  today: PostfixServer,
  after: ByteString,
  server: PostfixServer,
): boolean {
  if (!name.endsWith('_protocols')) return false;
  const [old, now] = [
    parseProtocolList(before, protocolGrammar(today.release)),
    parseProtocolList(after, protocolGrammar(server.release)),
  ];
  return old.valid && now.valid && old.allowed.join() === now.allowed.join();
}
