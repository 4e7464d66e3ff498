import { Resolver } from 'node:dns/promises';

/** A TLSA record as Node gives it. */
export interface TlsaAnswer {
  readonly certUsage: number;
  readonly selector: number;
  readonly match: number;
  readonly data: ArrayBuffer;
}

/** The questions that are asked of DNS, in the words of node:dns. */
export interface MailResolver {
  resolveMx(name: string): Promise<readonly { priority: number; exchange: string }[]>;
  resolve4(name: string): Promise<readonly string[]>;
  resolve6(name: string): Promise<readonly string[]>;
  resolveCname(name: string): Promise<readonly string[]>;
  resolveTxt(name: string): Promise<readonly (readonly string[])[]>;
  /** Absent in Node before 22.15 and 23.9. */
  resolveTlsa?(name: string): Promise<readonly TlsaAnswer[]>;
}

/** How long one server of /etc/resolv.conf may take, in milliseconds, and how often it is asked. */
const PATIENCE = { timeout: 3000, tries: 2 };

/** The resolver of this host, as /etc/resolv.conf has it. */
export function hostResolver(): MailResolver {
  return new Resolver(PATIENCE);
}
