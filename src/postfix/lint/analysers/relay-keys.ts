import type { ByteString } from '../../../text/bytes.ts';
import { type KeyedEntry, keyedEntries } from '../../model/keyed-entries.ts';
import { splitList } from '../../model/lists.ts';
import { type NamedTable, namedTables } from '../../model/named-tables.ts';
import type { PostfixServer } from '../../model/server.ts';
import { isKnown } from '../../model/value.ts';
import type { Fact } from '../facts.ts';
import { quoted } from '../phrases.ts';
import { isInUse } from './table-files.ts';

const TABLES = ['smtp_sasl_password_maps', 'smtp_tls_policy_maps'] as const;

/** Entries that name the relay in another form than relayhost does, so that none is found for it. */
export function* missedRelayKeys(server: PostfixServer): Iterable<Fact<'relay-key'>> {
  const relay = bracketedRelay(server);
  if (relay === undefined) return;
  for (const setting of TABLES) {
    const tables = namedTables(server).filter(
      (table) => table.setting === setting && table.subject === 'main.cf' && isInUse(table),
    );
    const missed = missedKey(tables, relay, server);
    if (missed) yield fact(setting, missed, relay);
  }
}

interface Missed {
  readonly table: NamedTable;
  readonly entry: KeyedEntry;
}

/** Where one table is not in reach, or asked about senders too, nothing is certain. */
function missedKey(
  tables: readonly NamedTable[],
  relay: string,
  server: PostfixServer,
): Missed | undefined {
  const host = hostOfKey(relay);
  const first: Missed[] = [];
  for (const table of tables) {
    const entries = keyedEntries(table, server);
    if (!entries || asksAboutSenders(table)) return undefined;
    for (const entry of entries) {
      const key = entry.key.text.toLowerCase();
      if (isAsked(table.setting, key, relay, host)) return undefined;
      if (hostOfKey(key) === host) first.push({ table, entry });
    }
  }
  return first[0];
}

/**
 * Passwords are looked up by the name of the server first, then by the next hop; policies by the next
 * hop alone. Source: smtp/smtp_sasl_glue.c `smtp_sasl_passwd_lookup`, smtp/smtp_tls_policy.c.
 */
function isAsked(setting: string, key: string, relay: string, host: string | undefined): boolean {
  return key === relay || (setting === 'smtp_sasl_password_maps' && key === host);
}

function asksAboutSenders({ setting, scope }: NamedTable): boolean {
  if (setting !== 'smtp_sasl_password_maps') return false;
  const { value } = scope.effective('smtp_sender_dependent_authentication');
  return !isKnown(value) || value.text.toLowerCase() !== 'no';
}

function fact(setting: string, { table, entry }: Missed, relay: string): Fact<'relay-key'> {
  const { key, source, isExact, entryStart } = entry;
  const inTable = source !== table.source;
  return {
    name: 'relay-key',
    data: {
      setting,
      key: quoted(key.text),
      relay: quoted(relay),
      purpose: setting === 'smtp_sasl_password_maps' ? 'password' : 'policy',
      result:
        setting === 'smtp_sasl_password_maps'
          ? 'it does not log in, and the relay refuses the mail'
          : 'the entry has no effect on mail for the relay',
    },
    path: source.path,
    at: isExact ? key.span : table.settingSpan,
    entryStart,
    settings: [setting],
    subject: table.subject,
    places: {},
    notes: inTable
      ? [{ path: table.source.path, span: table.settingSpan, message: 'named here' }]
      : [],
  };
}

/** The one relay of the server in brackets, `[host]` or `[host]:port`, which no MX record changes. */
function bracketedRelay(server: PostfixServer): ByteString | undefined {
  const { value } = server.agreedScope.effective('relayhost');
  const [hop, ...others] = isKnown(value) ? splitList(value.text) : [];
  return hop?.startsWith('[') && others.length === 0 ? hop.toLowerCase() : undefined;
}

/** The host of a next hop or of a key that looks like one, without brackets and port. */
function hostOfKey(key: ByteString): ByteString | undefined {
  const [, bracketed, plain] = /^(?:\[([^\]]+)\]|([^:@\s]+))(?::[^:]+)?$/.exec(key) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}
