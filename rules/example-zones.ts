/** The head of a zone file, to which examples add their records. */
export const ZONE = `$TTL 3600
@ IN SOA ns.example.org. hostmaster (
  2026010101 3600 900 604800 300 )
@ IN NS ns.example.org.
`;

const MAIL_SERVER = `@ MX 10 mail
mail A 192.0.2.25
`;

/** A zone with one mail server. */
export const MAIL_ZONE = ZONE + MAIL_SERVER;

/** The heads as a repair on 22 November 2026 leaves them: with a new serial. */
export const REPAIRED_ZONE = ZONE.replace('2026010101', '2026112201');
export const REPAIRED_MAIL_ZONE = REPAIRED_ZONE + MAIL_SERVER;
