import fc from 'fast-check';

const name = fc.constantFrom(
  '@',
  'a',
  'B.c',
  'x.origin.test.',
  'mail',
  '_25._tcp.mx',
  '*',
  'q\\.r',
  'e\\101',
);
const blank = fc.constantFrom(' ', '\t', '  ');
const head = fc.constantFrom('', '60 ', 'IN ', '1h IN ', 'IN 2d ', 'in 1H30M ');
const data = fc.constantFrom(
  'A 192.0.2.1',
  'a 192.0.2.01',
  'A 192.0.2.256',
  'AAAA 2001:DB8::1',
  'AAAA 1:2:3:4:5:6:192.0.2.1',
  'AAAA ::',
  'AAAA 1::2::3',
  'MX 10 mail',
  'MX 10',
  'MX ten mail',
  'MX 0 .',
  'MX 65536 mail',
  'TXT "a;b" c',
  'TXT "say \\"x\\" \\065"',
  'TXT "open',
  'TXT x\\;y',
  'TXT',
  'TLSA 3 1 1 ( 00112233445566778899AABBCCDDEEFF\n 00112233445566778899aabbccddeeff )',
  'TLSA 3 1 1 abc',
  'TLSA 256 1 1 ab',
  'CAA 0 issue "ca.example; x=1"',
  'SRV 0 5 25 mail',
  'PTR x..y.',
  'TYPE52 \\# 4 03010155',
  'TYPE1 \\# 4 C0000201',
  'A \\# 3 C00002',
  'MX \\# 8 000a 0466 6f6f 3100',
  'TYPE65280 \\# 2 0A0b',
  'MXX 10 mail',
  'SOA',
  'A 192.0.2.1 192.0.2.2',
);
const record = fc
  .tuple(fc.oneof(name, fc.constant('')), blank, head, data)
  .map(([owner, gap, front, rest]) => `${owner}${gap}${front}${rest}`);
const other = fc.constantFrom(
  '; a comment ( "',
  '',
  '   ; indented',
  '$TTL 1d',
  '$TTL x',
  '$ORIGIN sub',
  '$ORIGIN origin.test.',
  '$FOO bar',
  'a ( 60',
  ' IN ) A 192.0.2.1',
  '(',
  ')',
);
const tail = fc.constantFrom('', ' ', ' ; note', '\t;cf_tags=cf-proxied:true');
const end = fc.constantFrom('\n', '\n', '\n', '\r\n');

/** Pieces of master files, sound and broken. */
export const masterText = fc
  .array(
    fc.tuple(
      fc.oneof({ weight: 12, arbitrary: record }, { weight: 1, arbitrary: other }),
      tail,
      end,
    ),
    { maxLength: 4 },
  )
  .map((lines) => lines.flat().join(''));
