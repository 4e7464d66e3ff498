/** The bytes of an IPv4 address in its usual form; undefined when it is none. */
export function readIpv4(text: string): number[] | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes = parts.map((part) => (/^(?:0|[1-9][0-9]{0,2})$/.test(part) ? Number(part) : 256));
  return bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** The sixteen bytes of an IPv6 address; undefined when it is none. Source: RFC 4291 section 2.2. */
export function readIpv6(text: string): number[] | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half) => (half === '' ? [] : groups(half)));
  if (!head) return undefined;
  if (!tail) return halves.length === 1 && head.length === 16 ? head : undefined;
  const missing = 16 - head.length - tail.length;
  return missing >= 2 ? [...head, ...Array<number>(missing).fill(0), ...tail] : undefined;
}

/** The address in the form of RFC 5952, mapped addresses in hexadecimal too. */
export function showIpv6(bytes: readonly number[]): string {
  const words = Array.from(
    { length: 8 },
    (_, at) => ((bytes[at * 2] ?? 0) << 8) | (bytes[at * 2 + 1] ?? 0),
  );
  let best = { start: 0, length: 1 };
  for (let start = 0; start < 8; start += 1) {
    let length = 0;
    while (start + length < 8 && words[start + length] === 0) length += 1;
    if (length > best.length) best = { start, length };
  }
  const hex = words.map((word) => word.toString(16));
  if (best.length < 2) return hex.join(':');
  const left = hex.slice(0, best.start).join(':');
  return `${left}::${hex.slice(best.start + best.length).join(':')}`;
}

/** Two bytes for each group; a dotted quad may be the last one. */
function groups(half: string): number[] | undefined {
  const parts = half.split(':');
  const bytes: number[] = [];
  for (const [at, part] of parts.entries()) {
    const quad = at === parts.length - 1 ? readIpv4(part) : undefined;
    if (quad) bytes.push(...quad);
    else if (/^[0-9a-f]{1,4}$/i.test(part)) {
      const word = Number.parseInt(part, 16);
      bytes.push(word >> 8, word & 255);
    } else return undefined;
  }
  return bytes;
}
