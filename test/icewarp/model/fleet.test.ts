import { describe, expect, test } from 'vitest';
import { fleetDifferences } from '../../../src/icewarp/model/fleet.ts';
import { serverOf } from '../server-of.ts';

const METHOD = 'C_System_Adv_Ext_SSLServerMethod';

function differences(...dumps: string[]) {
  const servers = dumps.map((dump) => serverOf(dump));
  const found = fleetDifferences(servers);
  return servers.map((server) =>
    (found.get(server) ?? []).map(
      ({ setting, value, usual, share }) => `${setting.name}: ${value}, not ${usual} (${share})`,
    ),
  );
}

describe('a fleet', () => {
  test('is told of the one server that differs in what its TLS settings mean', () => {
    expect(
      differences(
        `C_Version: 14.3\n${METHOD}: 0\n`,
        `C_Version: 12.3\n${METHOD}: 6\n`,
        `C_Version: 12.3\n${METHOD}: 0\n`,
      ),
    ).toEqual([[], [], [`${METHOD}: TLS 1.0 and newer, not TLS 1.2 and newer (2 of 3)`]]);
  });

  test('of two has no majority, nor has one that is split in halves', () => {
    const [a, b] = [`C_Version: 14.3\n${METHOD}: 4\n`, `C_Version: 14.3\n${METHOD}: 6\n`];
    expect(differences(a, b)).toEqual([[], []]);
    expect(differences(a, b, a, b)).toEqual([[], [], [], []]);
  });

  test('does not count what a dump does not show, or leaves open', () => {
    const [a, b] = [`C_Version: 14.3\n${METHOD}: 4\n`, `C_Version: 14.3\n${METHOD}: 6\n`];
    expect(differences(a, a, 'C_Version: 14.3\n')).toEqual([[], [], []]);
    expect(differences(a, b, `${METHOD}: 0\nC_OS: 1\n`)).toEqual([[], [], []]);
  });

  test('does not mind spelling', () => {
    const name = 'C_Mail_SMTP_Delivery_UseTLSSSL';
    const dumps = ['1', 'true', '1', '0'].map((value) => `C_Version: 14.3\n${name}: ${value}\n`);
    expect(differences(...dumps)).toEqual([[], [], [], [`${name}: 0, not 1 (3 of 4)`]]);
  });
});
