import fc from 'fast-check';
import { type ByteString, encodeUtf8 } from '../../src/text/bytes.ts';

export const NO_BREAK_SPACE = encodeUtf8('\u00a0');
export const BYTE_ORDER_MARK = encodeUtf8('\ufeff');

/**
 * Names that Postfix knows: strings, lists, raw ones, aliases, computed ones. Those whose defaults
 * refer to others come first.
 */
const BUILT_IN = [
  ...['smtpd_recipient_restrictions', 'smtpd_relay_restrictions', 'smtpd_restriction_classes'],
  ...['smtpd_banner', 'relay_domains', 'mydestination', 'myorigin', 'virtual_alias_maps'],
  ...['canonical_maps', 'default_rbl_reply', 'mailbox_command', 'local_transport'],
];

/** Built-in names whose defaults refer to nothing. */
const LEAVES = [
  ...['default_destination_concurrency_limit', 'queue_directory', 'soft_bounce', 'virtual_maps'],
  ...['fallback_relay', 'smtp_tls_security_level', 'smtp_bind_address', 'mynetworks'],
  ...['mail_version', 'config_directory', 'mydomain', 'myhostname', 'mail_name'],
];

/** Names that only a running process has; a setting is dropped. */
const READ_ONLY = ['process_id', 'process_name', 'service_name'];

/** Names of the user's own, which count only if something refers to them. */
const OWN = ['a', 'b', 'c', 'class1', 'class2', 'foo', 'o', '_', '5'];

/** Names that exist because of a service in master.cf, or of a table named by its prefix. */
const DERIVED = [
  ...['foo_destination_concurrency_limit', 'b_destination_recipient_limit', 'foo_time_limit'],
  ...[
    'smtp_transport_rate_delay',
    'smtp_destination_rate_delay',
    'c_initial_destination_concurrency',
  ],
  ...['db_hosts', 'db_user', 'db_server_host', 'db_query', 'other_hosts', 'other_dbpath', '_hosts'],
];

/** Names that trip a program up: no parameter, or no name for `$`. */
const ODD = [
  ...['constructor', '__proto__', 'toString', 'hasOwnProperty', 'smtpd_helo_require'],
  ...[
    'a-b',
    '$a',
    '"a"',
    'Mail_Name',
    'a.b',
    'a{',
    '}',
    `${NO_BREAK_SPACE}a`,
    `${BYTE_ORDER_MARK}a`,
  ],
];

/** Names that a `$` may refer to. */
export const referable = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...BUILT_IN, ...LEAVES) },
  { weight: 5, arbitrary: fc.constantFrom(...OWN) },
  { weight: 1, arbitrary: fc.constantFrom(...DERIVED, ...READ_ONLY) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('constructor', '__proto__', 'toString', 'undefined_name'),
  },
);

/** Names that stand before a `=`. */
export const settable = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...BUILT_IN, ...LEAVES) },
  { weight: 8, arbitrary: fc.constantFrom(...OWN) },
  { weight: 4, arbitrary: fc.constantFrom(...DERIVED) },
  { weight: 2, arbitrary: fc.constantFrom(...ODD) },
  { weight: 1, arbitrary: fc.constantFrom(...READ_ONLY) },
);

/** Built-in names first, those that refer to nothing last. */
const ORDER = [...BUILT_IN, ...DERIVED, ...OWN, ...LEAVES];

/** The value with references to names further on only, so that few refer to themselves. */
export function withoutLoops(name: ByteString, text: ByteString): ByteString {
  const rank = ORDER.indexOf(name);
  if (rank === -1) return text;
  return text.replace(/(\$[({]?[ \t\r]*)([A-Za-z0-9_]+)/g, (whole, open, other) => {
    const at = ORDER.indexOf(other);
    if (at === -1 || at > rank) return whole;
    return `${open}${ORDER[rank + 1 + (at % (ORDER.length - rank))] ?? 'undefined_name'}`;
  });
}
