import type { Protocol, ProtocolSet } from '../../tls/protocol.ts';
import { PROTOCOLS } from '../../tls/protocol.ts';
import type { IceWarpVersion } from '../facts/version.ts';

/** One meaning of a number. */
interface MethodReading {
  /** The number that says the same outright, 3 to 7. */
  readonly number: number;
  readonly protocols: ProtocolSet;
}

/** What a number in C_System_Adv_Ext_SSLServerMethod or SSLClientMethod means on a server. */
export type SslMethod =
  | ({ readonly kind: 'known' } & MethodReading)
  /** The number means one thing or another, by a version or platform that is not known. */
  | { readonly kind: 'open'; readonly readings: readonly MethodReading[] }
  /** `number`: none of 0 to 7. `version`: one that this version does not have. */
  | { readonly kind: 'invalid'; readonly reason: 'number' | 'version' };

/**
 * The protocols behind a method number. Documented: the header of 11 and 12 takes 0 for 4 (TLS 1.0
 * and newer), the header of 14.3 and, for 13.0, support article 375 take it for 6; 1 and 2 stand for
 * 3; 7 is not in the older header; 6 acts as 5 on RHEL 5 and 6, in the older one on Debian 6 too.
 * That TLS 1.3 is out of reach before 13 is inferred: the older header calls 6 `TLS 1.2`, and a client
 * library of 2018 lists the versions behind each number up to 1.2.
 * @param platform as a banner names it (`RHEL6`); the platform of a dump is mostly not known, and is
 * then taken to be one that is still maintained.
 */
export function resolveMethod(
  value: string,
  version: IceWarpVersion | undefined,
  platform?: string,
): SslMethod {
  if (!/^[0-7]$/.test(value)) return { kind: 'invalid', reason: 'number' };
  const number = Number(value);
  const era = version && eraOf(version);
  if (number === 0) {
    if (era === 'new') return { kind: 'known', ...reading(acting(6, era, platform), era) };
    if (era === 'old') return { kind: 'known', ...reading(4, era) };
    return { kind: 'open', readings: [reading(4, 'old'), reading(6, 'new')] };
  }
  if (number === 7 && version?.satisfies('<13.0')) return { kind: 'invalid', reason: 'version' };
  return { kind: 'known', ...reading(acting(Math.max(number, 3), era, platform), era) };
}

type Era = 'old' | 'new';

/** Versions before 11 are not described by either header. */
function eraOf(version: IceWarpVersion): Era | undefined {
  if (version.satisfies('>=13.0')) return 'new';
  return version.satisfies('>=11.0') ? 'old' : undefined;
}

/** The number as which another acts on a platform whose OpenSSL cannot do better. */
function acting(number: number, era: Era | undefined, platform: string | undefined): number {
  const held = era === 'new' ? /^RHEL[56]$/i : /^(?:RHEL[56]|DEB6)$/i;
  return number === 6 && platform !== undefined && held.test(platform) ? 5 : number;
}

const LOWEST: Readonly<Record<number, Protocol>> = {
  3: 'SSLv3',
  4: 'TLSv1',
  5: 'TLSv1.1',
  6: 'TLSv1.2',
  7: 'TLSv1.2',
};

const IN_WORDS: Readonly<Record<number, string>> = {
  3: 'SSLv3 and newer',
  4: 'TLS 1.0 and newer',
  5: 'TLS 1.1 and newer',
  6: 'TLS 1.2 and newer',
  7: 'TLS 1.2 alone',
};

/** What a number is documented to mean, for people; several meanings joined by `or`. */
export function methodInWords(method: SslMethod): string {
  if (method.kind === 'invalid') return 'no method';
  const readings = method.kind === 'known' ? [method] : method.readings;
  return readings.map(({ number }) => IN_WORDS[number]).join(' or ');
}

function reading(number: number, era: Era | undefined): MethodReading {
  const highest = era === 'old' || number === 7 ? 'TLSv1.2' : 'TLSv1.3';
  return { number, protocols: from(LOWEST[number] ?? 'TLSv1.2', highest) };
}

function from(lowest: Protocol, highest: Protocol): ProtocolSet {
  return PROTOCOLS.slice(PROTOCOLS.indexOf(lowest), PROTOCOLS.indexOf(highest) + 1);
}
