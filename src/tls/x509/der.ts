import type { ByteString } from '../../text/bytes.ts';

/** One element of a DER text: where its header and its content lie. */
export interface DerElement {
  readonly tag: number;
  readonly start: number;
  readonly contentStart: number;
  readonly end: number;
}

export const SEQUENCE = 0x30;
export const OBJECT_IDENTIFIER = 0x06;

/** The element at an offset; undefined where its header or content is cut off. */
export function derAt(der: ByteString, start: number, limit = der.length): DerElement | undefined {
  if (start + 2 > limit) return undefined;
  const tag = der.charCodeAt(start);
  const first = der.charCodeAt(start + 1);
  if (first < 0x80) return element(tag, start, start + 2, first, limit);
  const count = first & 0x7f;
  if (count === 0 || count > 4 || start + 2 + count > limit) return undefined;
  let length = 0;
  for (let at = 0; at < count; at += 1) length = length * 256 + der.charCodeAt(start + 2 + at);
  return element(tag, start, start + 2 + count, length, limit);
}

function element(
  tag: number,
  start: number,
  contentStart: number,
  length: number,
  limit: number,
): DerElement | undefined {
  const end = contentStart + length;
  return end <= limit ? { tag, start, contentStart, end } : undefined;
}

/** The elements inside another one, up to the first that is cut off. */
export function derChildren(
  der: ByteString,
  { contentStart, end }: DerElement,
): readonly DerElement[] {
  const children: DerElement[] = [];
  for (let at = contentStart; at < end; ) {
    const child = derAt(der, at, end);
    if (!child) break;
    children.push(child);
    at = child.end;
  }
  return children;
}

/** The bytes of an element, header and all. */
export function derSlice(der: ByteString, { start, end }: DerElement): ByteString {
  return der.slice(start, end);
}

/** The content of an element. */
export function derContent(der: ByteString, { contentStart, end }: DerElement): ByteString {
  return der.slice(contentStart, end);
}

/** An object identifier in dots; undefined for another element. */
export function derOid(der: ByteString, found: DerElement | undefined): string | undefined {
  if (found?.tag !== OBJECT_IDENTIFIER || found.contentStart === found.end) return undefined;
  const arcs: number[] = [];
  let value = 0;
  for (let at = found.contentStart; at < found.end; at += 1) {
    const byte = der.charCodeAt(at);
    value = value * 128 + (byte & 0x7f);
    if (byte >= 0x80) continue;
    if (arcs.length === 0) {
      const first = Math.min(2, Math.floor(value / 40));
      arcs.push(first, value - first * 40);
    } else arcs.push(value);
    value = 0;
  }
  return arcs.join('.');
}

/** The number of bits of a positive INTEGER. */
export function derBits(der: ByteString, found: DerElement): number {
  const bytes = derContent(der, found).replace(/^\0+/, '');
  return bytes === '' ? 0 : bytes.length * 8 - Math.clz32(bytes.charCodeAt(0)) + 24;
}
