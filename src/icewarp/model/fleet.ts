import type { IceWarpServer, Setting } from './server.ts';
import { methodInWords } from './ssl-method.ts';

/** A TLS setting of one server that most of its siblings have another value for. */
export interface FleetDifference {
  readonly setting: Setting;
  /** What the server has, and what most have, for people. */
  readonly value: string;
  readonly usual: string;
  /** How many of those that show the variable have the usual value: `4 of 5`. */
  readonly share: string;
}

/** Fewer servers have no majority that is worth the word. */
const FEWEST = 3;

const METHODS = ['C_System_Adv_Ext_SSLServerMethod', 'C_System_Adv_Ext_SSLClientMethod'];

/** The TLS settings that servers of one fleet have alike. */
const COMPARED = [
  ...METHODS,
  'C_System_Adv_Ext_DisableSSLTLS',
  'C_System_Adv_Ext_SSLCipherList',
  'C_System_Adv_Ext_SSLHonorCipherOrder',
  'C_Mail_SMTP_Delivery_UseTLSSSL',
  'C_Mail_SMTP_Delivery_EnforceTlsOnSecondarySmtpPort',
  'C_Mail_SMTP_General_VerifyDANE',
  'C_Accounts_Policies_Auth_DisablePlain',
];

/**
 * In what each server of a fleet differs from the majority (more than half) of those that show the
 * variable. Methods are compared by the protocols they stand for, in each server's own version; a
 * meaning that is not known, or a variable that a dump does not have, is left out of the count.
 */
export function fleetDifferences(
  servers: readonly IceWarpServer[],
): ReadonlyMap<IceWarpServer, readonly FleetDifference[]> {
  const found = new Map<IceWarpServer, FleetDifference[]>();
  for (const name of COMPARED) {
    const shown = servers.flatMap((server) => meaningOf(server, name) ?? []);
    const usual = majority(shown.map(({ meaning }) => meaning));
    if (shown.length < FEWEST || usual === undefined) continue;
    const share = `${shown.filter(({ meaning }) => meaning === usual).length} of ${shown.length}`;
    for (const { server, setting, meaning } of shown) {
      if (meaning === usual) continue;
      const difference = { setting, value: meaning, usual, share };
      found.set(server, [...(found.get(server) ?? []), difference]);
    }
  }
  return found;
}

interface Meaning {
  readonly server: IceWarpServer;
  readonly setting: Setting;
  readonly meaning: string;
}

function meaningOf(server: IceWarpServer, name: string): Meaning | undefined {
  const setting = server.settingOf(name);
  const value = setting?.value?.trim();
  if (!setting || value === undefined) return undefined;
  if (!METHODS.includes(name)) return { server, setting, meaning: plain(value) };
  const method = server.method(value);
  if (method.kind !== 'known') return undefined;
  return { server, setting, meaning: methodInWords(method) };
}

function plain(value: string): string {
  if (value === '') return 'empty';
  return value.replace(/^true$/i, '1').replace(/^false$/i, '0');
}

function majority(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].find(([, count]) => count * 2 > values.length)?.[0];
}
