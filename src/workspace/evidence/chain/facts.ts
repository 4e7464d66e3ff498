/** Facts about the certificates and keys that a server presents, or that lie in a file. */
export type ChainFactData = Readonly<Record<never, never>>;
