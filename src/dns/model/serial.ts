/** How the serial of a zone is counted. */
export type SerialConvention = 'date' | 'unix-time' | 'counter';

/**
 * Tells the convention from a serial: a day and two digits (`2026112201`), seconds since 1970, or
 * anything else.
 * @param today without it only dates are told from counters.
 */
export function conventionOf(serial: number, today?: Date): SerialConvention {
  const digits = String(serial);
  if (/^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{2}$/.test(digits)) {
    return 'date';
  }
  const now = today === undefined ? 0 : seconds(today);
  return serial >= OLDEST_TIME && serial <= now + DAY ? 'unix-time' : 'counter';
}

/**
 * The next serial by the zone's own convention; always greater than the old one as RFC 1982 counts.
 * A zone whose serial says a later day or time than today goes on from there.
 */
export function nextSerial(serial: number, today?: Date): number {
  const convention = conventionOf(serial, today);
  const wanted =
    today === undefined || convention === 'counter'
      ? 0
      : convention === 'date'
        ? Number(`${today.toISOString().slice(0, 10).replaceAll('-', '')}01`)
        : seconds(today);
  // 0 is a serial too, but some programs take it for none.
  return wanted > serial ? wanted : (serial + 1) % 0x1_0000_0000 || 1;
}

/** The tenth digit of Unix time, in 2001; no counter gets there one by one. */
const OLDEST_TIME = 1_000_000_000;
const DAY = 86_400;

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
