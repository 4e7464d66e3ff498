import type { ByteString } from '../../text/bytes.ts';
import type { Span } from '../../text/span.ts';
import type { IceWarpDump, VariableEntry } from '../syntax/dump.ts';

/** What makes a value one that must not be shown. */
export type SecretKind =
  | 'password'
  | 'connection string'
  | 'private key'
  | 'licence'
  | 'relay login'
  | 'backup'
  | 'account password';

const KINDS: readonly (readonly [RegExp, SecretKind])[] = [
  [/^u_(?:password|pass)$/i, 'account password'],
  [/backup_password$/i, 'password'],
  [/backup$/i, 'backup'],
  // Misspelt names too: their values are no less secret.
  [/(?:pas{1,2}w?o?r?d?|pwd|secret)$/i, 'password'],
  [
    /(?:conn(?:ection)?string(?:_real)?|odbclogconn(?:_real)?|dbconn(?:ection)?|_connection|^c_db_\w+)$/i,
    'connection string',
  ],
  [/^c_licen[sc]e(?:_xml)?$/i, 'licence'],
  [/activationkey/i, 'licence'],
  [/dkim_(?:generate)?privatekey$/i, 'private key'],
  [/(?:spfsrskey|smartattach_key)$/i, 'private key'],
  [/relaymailserver$/i, 'relay login'],
];

/** `user:password@` before the host of a relay. */
const USER_INFO = /(?<=^|[;,\s]|:\/\/)[^;,\s@/]+:[^;,\s@]*@/g;

/** Switches, what a template fills in, and what somebody has already blotted out. */
const NO_SECRET = /^(?:|0|1|true|false|\{\{[^{}]*\}\}|\*+)$/i;

/** Why the value of a variable must not be shown; undefined when it may be. */
export function secretKind({
  name,
  value,
}: Pick<VariableEntry, 'name' | 'value'>): SecretKind | undefined {
  const kind = KINDS.find(([pattern]) => pattern.test(name))?.[1];
  if (!kind || NO_SECRET.test(value.trim())) return undefined;
  if (kind === 'relay login') return hasUserInfo(value) ? kind : undefined;
  return kind;
}

function hasUserInfo(value: ByteString): boolean {
  return value.match(USER_INFO) !== null;
}

/**
 * The bytes of a dump that no output may show: values of secret variables, login data in commands,
 * and, in an export whose columns nobody named, every value that may be a password.
 */
export function secretSpans(dump: IceWarpDump): readonly Span[] {
  const spans = dump.entries.flatMap((entry): Span[] => {
    if (entry.name === '' && dump.form === 'export') {
      return mayBePassword(entry) ? [entry.valueSpan] : [];
    }
    return secretKind(entry) === undefined ? [] : [entry.valueSpan];
  });
  const all = [...spans, ...dump.credentials].filter(({ start, end }) => end > start);
  return all.sort((a, b) => a.start - b.start);
}

/** Short numbers, switches and empty values cannot harm; all else of an unnamed column might. */
function mayBePassword({ value }: VariableEntry): boolean {
  return !/^\d{0,2}$/.test(value.trim());
}
