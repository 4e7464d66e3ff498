import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emitRpcRequests } from '../../../src/icewarp/emit/rpc-requests.ts';
import { detectForm } from '../../../src/icewarp/syntax/dump.ts';
import { encodeUtf8, fromBytes } from '../../../src/text/bytes.ts';
import { NEEDS_TESTDATA, TESTDATA } from '../../testdata.ts';
import { dumpOf, told } from '../dump-of.ts';

describe('requests to set variables', () => {
  test('one for the server and one for each domain', () => {
    const { bodies, refused } = emitRpcRequests([
      { name: 'C_OS', value: 'a<b&"c"\r\n' },
      { name: 'D_Type', value: '0', object: 'example.com' },
      { name: 'C_X_Y', value: '' },
      { name: 'D_Hostname', value: encodeUtf8('é'), object: 'EXAMPLE.com' },
      { name: 'U_Name', value: 'x', object: 'a@example.com' },
    ]);
    expect(refused.map(({ name }) => name)).toEqual(['U_Name']);
    expect(bodies.map((body) => told(dumpOf(body, 'rpc')))).toEqual([
      ['C_OS=a<b&"c"\r\n', 'C_X_Y='],
      ['example.com/D_Type=0', `example.com/D_Hostname=${encodeUtf8('é')}`],
    ]);
    expect(bodies.map(detectForm)).toEqual(['rpc', 'rpc']);
  });

  test.skipIf(!TESTDATA)(`are laid out as captured ones ${NEEDS_TESTDATA}`, () => {
    const captured = (name: string) =>
      fromBytes(readFileSync(join(TESTDATA ?? '', 'samples', 'icewarp-captured', 'rpc', name)));
    const ink = (text: string) => text.replace(/^\xef\xbb\xbf/, '').trimEnd();
    const server = emitRpcRequests([{ name: 'C_System_Services_LDAP_Enable', value: '1' }], 'sid');
    expect(server.bodies.map(ink)).toEqual([ink(captured('request-SetServerProperties.xml'))]);
    const domain = emitRpcRequests(
      [
        { name: 'd_aliases', value: 'this-test', object: 'testing.com' },
        { name: 'd_unknownforwardto', value: 'forward@email.com', object: 'testing.com' },
      ],
      'sid',
    );
    expect(domain.bodies.map(ink)).toEqual([ink(captured('request-SetDomainProperties.xml'))]);
  });

  test('whatever is not refused is read back; the rest has no notation in XML', () => {
    const value = fc.oneof(
      fc.uint8Array({ maxLength: 8 }).map(fromBytes),
      fc.string({ unit: 'grapheme' }).map(encodeUtf8),
      fc.constantFrom(']]>', '&amp;', '<!-- -->', '\r\n', ' ', encodeUtf8('\u{fffe}')),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), (values) => {
        const changes = values.map((each) => ({ name: 'C_X_Y', value: each }));
        const { bodies, refused } = emitRpcRequests(changes);
        const given = changes.filter((change) => !refused.includes(change));
        const dumps = bodies.map((body) => dumpOf(body, 'rpc'));
        expect(dumps.flatMap(({ malformed }) => malformed)).toEqual([]);
        expect(dumps.flatMap(told)).toEqual(given.map((change) => `C_X_Y=${change.value}`));
      }),
      { numRuns: 500 },
    );
  });
});
