import type { Span } from '../../text/span.ts';
import { type DomainName, readName } from './domain-name.ts';
import type { Field } from './field.ts';
import { showIpv6 } from './ip-address.ts';
import { FIELDS, type FieldKind } from './record-types.ts';
import type { Token } from './tokens.ts';

/**
 * The fields of data that is written as bytes: `\# 4 C0000201`. Undefined when the length is not
 * that of the bytes, or a known type does not have such data. Source: RFC 3597 section 5.
 */
export function genericRdata(
  type: string,
  tokens: readonly Token[],
  span: Span,
): readonly Field[] | undefined {
  const length = tokens[1]?.text ?? '';
  const hex = tokens
    .slice(2)
    .map((token) => token.text)
    .join('');
  if (!/^[0-9]{1,5}$/.test(length) || !/^(?:[0-9a-f]{2})*$/i.test(hex)) return undefined;
  if (hex.length !== Number(length) * 2) return undefined;
  const bytes = Array.from({ length: hex.length / 2 }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
  const specs = FIELDS[type];
  // A word stands for a number or a string, as the type has it; no verdict rests on such fields.
  if (!specs || specs.some(([, kind]) => kind === 'word' || kind === 'base64')) {
    const value = hex.toUpperCase();
    return [{ name: 'bytes', kind: 'hex', value, values: [value], span }];
  }
  const wire = new WireReader(bytes);
  const fields: Field[] = [];
  for (const [name, kind] of specs) {
    const values = wire.take(kind);
    if (!values) return undefined;
    fields.push({ name, kind, values, value: values.join(''), span });
  }
  return wire.left === 0 ? fields : undefined;
}

class WireReader {
  readonly #bytes: readonly number[];
  #at = 0;

  constructor(bytes: readonly number[]) {
    this.#bytes = bytes;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  take(kind: FieldKind): readonly string[] | undefined {
    switch (kind) {
      case 'u8':
      case 'u16':
      case 'u32':
      case 'ttl':
        return this.#number({ u8: 1, u16: 2, u32: 4, ttl: 4 }[kind]);
      case 'ipv4': {
        const bytes = this.#next(4);
        return bytes && [bytes.join('.')];
      }
      case 'ipv6': {
        const bytes = this.#next(16);
        return bytes && [showIpv6(bytes)];
      }
      case 'hex':
        return this.left > 0 ? [hexOf(this.#next(this.left) ?? [])] : undefined;
      case 'name':
        return this.#name();
      case 'string':
        return this.#string();
      case 'strings':
        return this.#strings();
      case 'word':
      case 'words':
      case 'base64':
        return undefined;
    }
  }

  #next(count: number): readonly number[] | undefined {
    if (this.left < count) return undefined;
    this.#at += count;
    return this.#bytes.slice(this.#at - count, this.#at);
  }

  #number(size: number): string[] | undefined {
    const bytes = this.#next(size);
    return bytes && [String(bytes.reduce((sum, byte) => sum * 256 + byte, 0))];
  }

  #string(): string[] | undefined {
    const length = this.#next(1)?.[0];
    const bytes = length === undefined ? undefined : this.#next(length);
    return bytes && [String.fromCharCode(...bytes)];
  }

  #strings(): string[] | undefined {
    const all: string[] = [];
    while (this.left > 0) {
      const [one] = this.#string() ?? [];
      if (one === undefined) return undefined;
      all.push(one);
    }
    return all.length > 0 ? all : undefined;
  }

  #name(): DomainName[] | undefined {
    let written = '';
    for (;;) {
      const length = this.#next(1)?.[0];
      if (length === undefined || length > 63) return undefined;
      if (length === 0) break;
      const bytes = this.#next(length);
      if (!bytes) return undefined;
      written += `${bytes.map((byte) => `\\${String(byte).padStart(3, '0')}`).join('')}.`;
    }
    const read = readName(written === '' ? '.' : written, '.');
    return 'name' in read ? [read.name] : undefined;
  }
}

function hexOf(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join('');
}
