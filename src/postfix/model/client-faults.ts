import type { ByteString } from '../../text/bytes.ts';
import { type ClientSettings, clientSettings } from '../facts/client-settings.ts';
import type { Release } from '../facts/release.ts';
import { databaseParameters } from '../facts/service-table.ts';

/**
 * A setting of a database client that it does not take. `refused`: the program that opens the table
 * ends there. `replaced`: it warns and works with another value.
 */
export interface ClientFault {
  readonly effect: 'refused' | 'replaced';
  /** Without the prefix that it has in main.cf. */
  readonly name: string;
  /** What the program logs, without the name of the file. */
  readonly log: string;
}

/** Asks for a setting of the client: undefined when it is not set, null when it is not known. */
export type ClientLookup = (name: string) => ByteString | undefined | null;

/** The largest number that fits; the clients read with strtol(3) into an int. */
const LARGEST = 2 ** 31 - 1;

/**
 * What the client of a table complains of before it connects to anything.
 * Source: util/cfg_parser.c, global/db_common.c, global/dict_*.c; observed on Postfix 3.7.11.
 */
export function clientFaults(type: string, release: Release, lookup: ClientLookup): ClientFault[] {
  const settings = clientSettings(type);
  if (!settings) return [];
  const names = databaseParameters(type, release);
  const has = (name: string): boolean => names.includes(name);
  return [
    ...absent(settings, lookup),
    ...names.flatMap((name) => {
      const value = lookup(name);
      if (typeof value !== 'string') return [];
      return valueFault(settings, name, value) ?? [];
    }),
  ].filter(({ name }) => has(name));
}

function absent({ required, query }: ClientSettings, lookup: ClientLookup): ClientFault[] {
  const missing = required.filter((name) => !lookup(name) && lookup(name) !== null);
  if (query?.oneOf.every((name) => !lookup(name) && lookup(name) !== null)) {
    const part = query.orAllOf.find((name) => !lookup(name));
    if (part !== undefined && lookup(part) !== null) missing.push(part);
  }
  return missing.map((name) => refused(name, tooShort(name)));
}

function valueFault(
  { filled, switches, numbers, templates, words, replaced: others }: ClientSettings,
  name: string,
  value: ByteString,
): ClientFault | undefined {
  if (filled.includes(name) && value === '') return refused(name, tooShort(name));
  if (switches.includes(name) && !/^(?:yes|no)$/i.test(value)) {
    return refused(name, `bad boolean configuration: ${name} = ${value}`);
  }
  const least = numbers[name];
  if (least !== undefined) {
    if (!/^[+-]?[0-9]+$/.test(value) || Math.abs(Number(value)) > LARGEST) {
      return refused(name, `bad numerical configuration: ${name} = ${value}`);
    }
    if (Number(value) < least) {
      return refused(name, `invalid ${name} parameter value ${Number(value)} < ${least}`);
    }
  }
  const template = templates[name];
  if (template && hasBadExpansion(value)) {
    return refused(name, `Invalid ${template} template: ${value}`);
  }
  const allowed = words[name];
  if (allowed && !allowed.includes(value.toLowerCase())) {
    return refused(name, `unsupported parameter value: ${name} = ${value}`);
  }
  const other = others[name];
  if (other && !other.values.test(value)) {
    return { effect: 'replaced', name, log: `${name} ${value}, using ${other.by}` };
  }
  return undefined;
}

/** `%` may stand before another one, a letter of the key or the number of a domain part. */
function hasBadExpansion(template: ByteString): boolean {
  return /^(?:[^%]|%[%suSUdD1-9])*%(?![%suSUdD1-9])/s.test(template);
}

function refused(name: string, log: string): ClientFault {
  return { effect: 'refused', name, log };
}

function tooShort(name: string): string {
  return `bad string length 0 < 1: ${name} =`;
}
