import type { ByteString } from '../../text/bytes.ts';

const SECONDS: Readonly<Record<string, number>> = { w: 604_800, d: 86_400, h: 3600, m: 60, s: 1 };

/**
 * Seconds of a TTL: a number, or numbers with the units of BIND (`1h30m`). Undefined when it is
 * neither, or more than 32 bits hold. Source: BIND 9 Administrator Reference Manual, "Setting TTLs".
 */
export function readTtl(written: ByteString): number | undefined {
  if (/^[0-9]+$/.test(written)) return within32Bits(Number(written));
  if (!/^(?:[0-9]+[wdhms])+$/i.test(written)) return undefined;
  let seconds = 0;
  for (const [, count, unit] of written.toLowerCase().matchAll(/([0-9]+)([wdhms])/g)) {
    seconds += Number(count) * (SECONDS[unit ?? 's'] ?? 1);
  }
  return within32Bits(seconds);
}

function within32Bits(seconds: number): number | undefined {
  return seconds <= 0xffff_ffff ? seconds : undefined;
}
