/** Facts about what DNS and the files it points to say of a mail server. */
export type DnsFactData = Readonly<Record<never, never>>;
