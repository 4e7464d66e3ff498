import { describe, expect, test } from 'vitest';
import { DnsView } from '../../../src/dns/model/dns-view.ts';
import { matchesPattern, parseStsPolicy, printStsPolicy } from '../../../src/dns/model/mta-sts.ts';
import { readStsRecord } from '../../../src/dns/model/mta-sts-record.ts';
import { conventionOf, nextSerial } from '../../../src/dns/model/serial.ts';
import { readTlsrpt } from '../../../src/dns/model/tlsrpt.ts';
import { readZone } from '../../../src/dns/model/zone.ts';
import { originByName } from '../../../src/dns/model/zone-name.ts';
import { SourceText } from '../../../src/text/source.ts';

const TODAY = new Date('2026-11-22T10:00:00Z');

describe('the next serial', () => {
  test.each([
    [2026112107, 2026112201, 'date'],
    [2026112201, 2026112202, 'date'],
    [2026112299, 2026112300, 'date'],
    [2027010101, 2027010102, 'date'],
    [1_700_000_000, TODAY.getTime() / 1000, 'unix-time'],
    [41, 42, 'counter'],
    [2023117374, 2023117375, 'counter'],
    [0xffff_ffff, 1, 'counter'],
  ])('of %i is %i: a %s', (serial, next, convention) => {
    expect(conventionOf(serial, TODAY)).toBe(convention);
    expect(nextSerial(serial, TODAY)).toBe(next);
  });

  test('is the next number where the day is not known', () => {
    expect(nextSerial(2026112107)).toBe(2026112108);
  });
});

describe('an MTA-STS policy', () => {
  const read = (text: string) => parseStsPolicy(new SourceText('mta-sts.txt', text));
  const faults = (text: string) =>
    read(text).faults.map(({ problem, written, meant }) => [problem, written, meant]);

  test('is read with LF or CRLF, in any order, keys of others left out', () => {
    const policy = read(
      'mode: enforce\r\nversion:STSv1\r\nx-note: y\r\nmx: *.Example.org\r\nmax_age: 604800',
    );
    expect(policy.faults).toEqual([]);
    expect(policy.mode?.value).toBe('enforce');
    expect(policy.maxAge?.value).toBe(604_800);
    expect(policy.mx.map(({ pattern }) => pattern)).toEqual(['*.example.org']);
    expect(printStsPolicy(policy)).toBe(policy.source.text);
  });

  test.each([
    [
      'version: STSv1\nmode: enforced\nmx: a.b\nmax_age: 1\n',
      [['bad-mode', 'enforced', 'enforce']],
    ],
    ['version: stsv1\nmode: none\nmax_age: 1\n', [['bad-version', 'stsv1', 'STSv1']]],
    ['version: STSv1\nmode: none\nmax_age: 99999999\n', [['long-max-age', '99999999', '31557600']]],
    ['version: STSv1\nmode: none\nmax_age: 1d\n', [['bad-max-age', '1d', undefined]]],
    ['version: STSv1\nmode: testing\nmax_age: 1\n', [['no-mx', '', undefined]]],
    ['version: STSv1\nmode: testing\nmx: a.b.\nmax_age: 1\n', [['bad-mx', 'a.b.', 'a.b']]],
    [
      'version: STSv1\nmode: testing\nmx: a.b, c.d\nmax_age: 1\n',
      [['bad-mx', 'a.b, c.d', undefined]],
    ],
    [
      'version: STSv1\nMode = none\nmax_age: 1\n',
      [
        ['bad-line', 'Mode = none', 'mode: none'],
        ['no-mode', '', undefined],
        ['no-mx', '', undefined],
      ],
    ],
    [
      '',
      [
        ['no-version', '', undefined],
        ['no-mode', '', undefined],
        ['no-max-age', '', undefined],
        ['no-mx', '', undefined],
      ],
    ],
  ])('%j has its faults', (text, expected) => {
    expect(faults(text)).toEqual(expected);
  });

  test.each([
    ['mx.example.org', 'MX.example.org.', true],
    ['*.example.org', 'a.example.org', true],
    ['*.example.org', 'a.b.example.org', false],
    ['*.example.org', 'example.org', false],
  ])('pattern %s and host %s: %s', (pattern, host, matches) => {
    expect(matchesPattern(pattern, host)).toBe(matches);
  });
});

describe('policy records', () => {
  test.each([
    ['v=STSv1; id=20240101', { id: '20240101' }],
    ['v=STSv1;id=a1;', { id: 'a1' }],
    ['v=STSv1; id=2024-01-01', { fault: 'bad-id', written: '2024-01-01' }],
    ['v=STSv1;', { fault: 'no-id', written: 'v=STSv1;' }],
    ['v=STSv1', { fault: 'no-version', written: 'v=STSv1' }],
    ['v=STSv1; id', { fault: 'bad-field', written: 'id' }],
  ])('%j is read as %j', (text, expected) => {
    expect(readStsRecord(text)).toEqual(expected);
  });

  test.each([
    ['v=TLSRPTv1; rua=mailto:a@b.c', { destinations: ['mailto:a@b.c'] }],
    [
      'v=TLSRPTv1;rua=mailto:a@b.c, https://x.y/z;',
      { destinations: ['mailto:a@b.c', 'https://x.y/z'] },
    ],
    ['v=TLSRPTv1; rua=a@b.c', { fault: 'bad-uri', written: 'a@b.c' }],
    [
      'v=TLSRPT1; rua=mailto:a@b.c',
      { fault: 'no-version', written: 'v=TLSRPT1; rua=mailto:a@b.c' },
    ],
    ['v=TLSRPTv1;', { fault: 'no-rua', written: 'v=TLSRPTv1;' }],
  ])('%j is read as %j', (text, expected) => {
    expect(readTlsrpt(text)).toEqual(expected);
  });
});

describe('records of a run', () => {
  const SOA = '@ SOA ns root 1 2 3 4 5\n';
  const view = (text: string, path = 'example.org.zone') =>
    new DnsView([readZone(new SourceText(path, text))]);
  const found = (text: string, name: string, type: string) => {
    const answer = view(text).lookUp(name, type);
    return answer === 'unknown' ? answer : answer.map((record) => record.fields.at(-1)?.value);
  };

  test('are known to be absent only within a whole zone, above delegations', () => {
    expect(found(SOA, 'mx.example.org.', 'A')).toEqual([]);
    expect(found('@ MX 1 mx\n', 'mx.example.org.', 'A')).toBe('unknown');
    expect(found(`${SOA}$INCLUDE more\n`, 'mx.example.org.', 'A')).toBe('unknown');
    expect(found(`${SOA}$GENERATE 1-3 mx$ A 192.0.2.$\n`, 'mx.example.org.', 'A')).toBe('unknown');
    expect(found(`${SOA}sub NS ns.sub\n`, 'mx.sub.example.org.', 'A')).toBe('unknown');
    expect(found(SOA, 'mx.example.net.', 'A')).toBe('unknown');
    expect(found(`${SOA}mx ALIAS x.example.net.\n`, 'mx.example.org.', 'A')).toBe('unknown');
  });

  test('come from wildcards where the name does not exist', () => {
    const zone = `${SOA}* A 192.0.2.1\na.b A 192.0.2.2\n`;
    expect(found(zone, 'mx.example.org.', 'A')).toEqual(['192.0.2.1']);
    expect(found(zone, 'x.y.example.org.', 'A')).toEqual(['192.0.2.1']);
    expect(found(zone, 'b.example.org.', 'A')).toEqual([]);
    expect(found(zone, 'c.b.example.org.', 'A')).toEqual([]);
  });

  test('are found behind aliases, but not in circles', () => {
    const text = `${SOA}mx CNAME a\na CNAME b\nb A 192.0.2.1\nc CNAME d\nd CNAME c\n`;
    expect(view(text).addresses('mx.example.org.')).toMatchObject({
      name: 'b.example.org.',
      aliases: [{ owner: 'mx.example.org.' }, { owner: 'a.example.org.' }],
      answer: [{ owner: 'b.example.org.' }],
    });
    expect(view(text).addresses('c.example.org.').answer).toBe('unknown');
  });
});

describe('a file of records', () => {
  test.each([
    ['/var/named/db.example.org', 'example.org.'],
    ['example.org.zone', 'example.org.'],
    ['zones/2.0.192.in-addr.arpa.zone', '2.0.192.in-addr.arpa.'],
    ['named.zone', undefined],
    ['mail.zone', undefined],
    ['db.192.0.2', undefined],
  ])('%s is of the zone %s', (path, origin) => {
    expect(originByName(path)).toBe(origin);
  });

  test('of Cloudflare tells what is proxied', () => {
    const text =
      'example.org.\t3600\tIN\tSOA\tns root 1 2 3 4 5\n' +
      'mx.example.org.\t1\tIN\tA\t192.0.2.1 ; mail cf_tags=a,cf-proxied:true\n' +
      'www.example.org.\t1\tIN\tA\t192.0.2.1 ; cf_tags=cf-proxied:false\n';
    const zone = readZone(new SourceText('example.org.txt', text));
    expect(
      zone.records.map(
        ({ proxied }) =>
          proxied && [proxied.value, text.slice(proxied.span.start, proxied.span.end)],
      ),
    ).toEqual([undefined, [true, 'true'], [false, 'false']]);
  });

  test('shows what a name server refuses, but not of exports and answers', () => {
    const count = (text: string) => readZone(new SourceText('x.zone', text)).malformed.length;
    expect(count('a A 1.2.3\n')).toBe(1);
    expect(count(';; Domain:     example.org\na A 1.2.3\n')).toBe(0);
    expect(count(';; ANSWER SECTION:\na A 1.2.3\n$ dig\n')).toBe(0);
  });

  test('may be the JSON of Cloudflare', () => {
    const list = [
      {
        name: 'example.org',
        type: 'MX',
        content: 'mx.example.org',
        priority: 10,
        ttl: 1,
        zone_name: 'example.org',
      },
      { name: 'mx.example.org', type: 'A', content: '192.0.2.1', proxied: true, ttl: 300 },
      { name: '_25._tcp.mx.example.org', type: 'TLSA', content: '3 1 1 ab', ttl: 1 },
      { name: 'example.org', type: 'TXT', content: 'v=spf1 mx -all', ttl: 1 },
      { no: 'record' },
    ];
    const text = JSON.stringify({ result: list, result_info: { total_count: 5 } }, undefined, 2);
    const zone = readZone(new SourceText('records.json', text));
    expect(zone.apex).toBe('example.org.');
    expect(
      zone.records.map(({ owner, type, ttl, fields, proxied }) => [
        owner,
        type,
        ttl,
        fields.map(({ value }) => value).join(' '),
        proxied && text.slice(proxied.span.start, proxied.span.end),
      ]),
    ).toEqual([
      ['example.org.', 'MX', undefined, '10 mx.example.org.', undefined],
      ['mx.example.org.', 'A', 300, '192.0.2.1', 'true'],
      ['_25._tcp.mx.example.org.', 'TLSA', undefined, '3 1 1 AB', undefined],
      ['example.org.', 'TXT', undefined, 'v=spf1 mx -all', undefined],
    ]);
    const exchange = zone.records[0]?.fields[1];
    expect(text.slice(exchange?.span.start, exchange?.span.end)).toBe('mx.example.org');
  });

  test.each(['[', '{"result":[{"name":', '[[[[', '{"a":"\\u"}', '[1,]', ''])(
    'is read total: %j',
    (text) => {
      expect(readZone(new SourceText('x.json', text)).records).toEqual([]);
    },
  );

  test('may be what dig prints', () => {
    const text =
      '; <<>> DiG 9.18 <<>> MX example.org\n;; ANSWER SECTION:\nexample.org.\t300\tIN\tMX\t10 mx.example.org.\n\n;; Query time: 1 msec\n';
    const zone = readZone(new SourceText('answer.txt', text));
    expect([zone.form, zone.apex, zone.records.length]).toEqual(['answer', undefined, 1]);
  });
});
