import { expect, test } from 'vitest';
import { lintDumps, serversIn } from '../lint-dumps.ts';

const POLICY = { profile: 'standard', levels: new Map() } as const;

/** The rules with something to say of the dump that differs from four others. */
function saidOf(odd: string, usual: string): string[] {
  const dump = (line: string) => `C_Version: 14.3.0.7\n${line}\n`;
  const others = ['b', 'c', 'd', 'e'].map((name) => [`${name}.txt`, dump(usual)] as const);
  const servers = serversIn(new Map([['a.txt', dump(odd)], ...others]), undefined);
  return lintDumps(servers, POLICY)
    .filter(({ path }) => path === 'a.txt')
    .map(({ rule }) => rule);
}

test('a setting that is at fault in itself is not also called different from the others', () => {
  const name = 'C_System_Adv_Ext_DisableSSLTLS';
  expect(saidOf(`${name}: 1`, `${name}: 0`)).toEqual(['icewarp/tls-disabled']);
});

test('a setting that is good, and another one than the others have, is called different', () => {
  const name = 'C_System_Adv_Ext_SSLHonorCipherOrder';
  expect(saidOf(`${name}: 1`, `${name}: 0`)).toEqual(['icewarp/fleet-tls-differs']);
});
