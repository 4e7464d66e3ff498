import { describe, expect, test } from 'vitest';
import { readTarget, targetText } from '../../../src/host/probe/target.ts';

describe('HOST[:PORT]', () => {
  test.each([
    ['mx.example.org', 'mx.example.org', 25],
    ['mx.example.org:587', 'mx.example.org', 587],
    ['192.0.2.1:465', '192.0.2.1', 465],
    ['[2001:db8::1]:2525', '2001:db8::1', 2525],
    ['[2001:db8::1]', '2001:db8::1', 25],
    ['2001:db8::1', '2001:db8::1', 25],
  ])('%s', (text, host, port) => {
    expect(readTarget(text)).toEqual({ host, port });
    expect(readTarget(targetText({ host, port }))).toEqual({ host, port });
  });

  test.each(['', 'mx.example.org:', 'mx:smtp', 'mx:0', 'mx:65536', 'https://mx', 'a b', '[::1]25'])(
    '"%s" is refused',
    (text) => {
      expect(() => readTarget(text)).toThrow(/--probe .*say HOST/);
    },
  );
});
