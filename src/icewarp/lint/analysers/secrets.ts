import { secretKind } from '../../model/secrets.ts';
import type { IceWarpServer } from '../../model/server.ts';
import type { Fact } from '../facts.ts';

/** Values that must not be shown; in an export each variable once. */
export function* secrets(server: IceWarpServer): Iterable<Fact<'secret'>> {
  const { dump } = server.input;
  const told = new Set<string>();
  for (const { name, entry, object } of server.settings) {
    const secret = secretKind(entry);
    if (!secret || secret === 'account password') continue;
    if (dump.form === 'export' && told.has(name)) continue;
    told.add(name);
    const hasName = entry.nameSpan.end > entry.nameSpan.start;
    yield {
      name: 'secret',
      data: { name, secret },
      at: hasName ? entry.nameSpan : entry.valueSpan,
      causeStart: entry.valueSpan.start,
      settings: [name],
      object,
      places: {},
      notes: [],
    };
  }
  for (const span of dump.credentials) {
    yield {
      name: 'secret',
      data: { name: 'the login given here', secret: 'password' },
      at: span,
      causeStart: span.start,
      settings: [],
      object: '',
      places: {},
      notes: [],
    };
  }
}

/** Passwords of accounts: one fact for a text, at the first. */
export function* accountPasswords(server: IceWarpServer): Iterable<Fact<'account-passwords'>> {
  const found = server.settings.filter(({ entry }) => secretKind(entry) === 'account password');
  const [first] = found;
  if (!first) return;
  const { entry, name } = first;
  yield {
    name: 'account-passwords',
    data: { accounts: found.length === 1 ? 'one account' : `${found.length} accounts` },
    at: entry.nameSpan.end > entry.nameSpan.start ? entry.nameSpan : entry.valueSpan,
    causeStart: entry.valueSpan.start,
    settings: [name],
    object: '',
    places: {},
    notes: [],
  };
}
