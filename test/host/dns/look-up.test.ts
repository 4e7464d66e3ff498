import { afterEach, describe, expect, test } from 'vitest';
import { readZone } from '../../../src/dns/model/zone.ts';
import { type LookedUp, lookUpMail } from '../../../src/host/dns/look-up.ts';
import type { MailResolver } from '../../../src/host/dns/mail-resolver.ts';
import { SourceText } from '../../../src/text/source.ts';
import { type Answers, closeAll, resolverOf } from './fake-dns.ts';

afterEach(closeAll);

const NO_TLSA =
  '--dns: this Node cannot look up TLSA records (22.15 can); give what dig prints as a file';

/** What is found of some domains; what a Node without TLSA says is left out. */
async function lookUp(
  answers: Answers,
  domains: readonly string[] = ['example.org'],
  shown: readonly string[] = [],
): Promise<LookedUp> {
  const resolver: MailResolver = await resolverOf(answers);
  const names = { domains, hosts: [], isShown: (name: string) => shown.includes(name) };
  const { zones, notes } = await lookUpMail(names, resolver);
  return { zones, notes: notes.filter((note) => note !== NO_TLSA) };
}

const MX = { 'example.org MX': ['10 mx.example.org', '20 mx.example.net'] };
const HOSTS = {
  'mx.example.org A': ['192.0.2.1'],
  'mx.example.net AAAA': ['20010db8000000000000000000000001'],
};

describe('the records that senders look at', () => {
  test('MX and the addresses of the mail servers', async () => {
    const { zones, notes } = await lookUp({ ...MX, ...HOSTS });
    expect(zones.get('example.org')?.split('\n').sort()).toEqual([
      '',
      'example.org. IN MX 10 mx.example.org.',
      'example.org. IN MX 20 mx.example.net.',
      'mx.example.net. IN AAAA 2001:db8::1',
      'mx.example.org. IN A 192.0.2.1',
    ]);
    expect(notes).toEqual([]);
  });

  test('policies, behind an alias too', async () => {
    const { zones } = await lookUp({
      '_mta-sts.example.org CNAME': ['sts.example.net'],
      'sts.example.net TXT': ['"v=STSv1; id=1;"'],
      'mta-sts.example.org A': ['192.0.2.9'],
      '_smtp._tls.example.org TXT': ['"v=TLSRPTv1; " "rua=mailto:a\\b@example.org"'],
    });
    expect(zones.get('example.org')).toBe(
      '_mta-sts.example.org. IN CNAME sts.example.net.\n' +
        'sts.example.net. IN TXT "v=STSv1; id=1;"\n' +
        'mta-sts.example.org. IN A 192.0.2.9\n' +
        '_smtp._tls.example.org. IN TXT "v=TLSRPTv1; " "rua=mailto:a\\092b@example.org"\n',
    );
  });

  test('an MX that is an alias', async () => {
    const { zones } = await lookUp({
      'example.org MX': ['10 mx.example.org'],
      'mx.example.org CNAME': ['host.example.org'],
      'host.example.org A': ['192.0.2.1'],
    });
    expect(zones.get('example.org')).toContain(
      'mx.example.org. IN CNAME host.example.org.\nhost.example.org. IN A 192.0.2.1\n',
    );
  });

  test('an alias that leads to itself', async () => {
    const { zones } = await lookUp({ 'example.org CNAME': ['example.org'] });
    expect(zones.get('example.org')).toBe('example.org. IN CNAME example.org.\n');
  });

  test('the null MX', async () => {
    const { zones, notes } = await lookUp({ 'example.org MX': ['0 .'] });
    expect(zones.get('example.org')).toBe('example.org. IN MX 0 .\n');
    expect(notes).toEqual([]);
  });

  test('a mail server without address is said', async () => {
    const { notes } = await lookUp({ ...MX, 'mx.example.org A': ['192.0.2.1'] });
    expect(notes).toEqual(['--dns: example.org has the MX mx.example.net, which has no address']);
  });

  test('a domain of which DNS knows nothing is no source', async () => {
    const { zones, notes } = await lookUp({});
    expect([...zones]).toEqual([]);
    expect(notes).toEqual([]);
  });

  test('what two domains share stands in one source', async () => {
    const answers = { ...MX, 'example.com MX': ['10 mx.example.org'], ...HOSTS };
    const { zones } = await lookUp(answers, ['example.org', 'example.com']);
    expect(zones.get('example.com')).toBe('example.com. IN MX 10 mx.example.org.\n');
  });

  test('what a file shows is not asked for', async () => {
    const { zones, notes } = await lookUp({ ...MX, ...HOSTS }, ['example.org'], ['mx.example.org']);
    expect(zones.get('example.org')).not.toContain('192.0.2.1');
    expect(notes).toEqual([]);
  });

  test('the text has no fault as a zone file', async () => {
    const { zones } = await lookUp({ ...MX, ...HOSTS, '_smtp._tls.example.org TXT': ['"\xff;"'] });
    const zone = readZone(new SourceText('dns:example.org', zones.get('example.org') ?? ''));
    expect(zone.malformed).toEqual([]);
    expect(zone.records.map(({ type }) => type).sort()).toEqual(['A', 'AAAA', 'MX', 'MX', 'TXT']);
  });
});

describe('TLSA', () => {
  const names = { domains: ['example.org'], hosts: [], isShown: () => false };

  test('a Node that cannot look it up says so once', async () => {
    const { resolve4, resolve6, resolveCname, resolveMx, resolveTxt } = nothing;
    const resolver = { resolve4, resolve6, resolveCname, resolveMx, resolveTxt };
    expect((await lookUpMail(names, resolver)).notes).toEqual([NO_TLSA]);
  });

  test('a Node that can', async () => {
    const data = Uint8Array.from([0xab, 0xcd]).buffer;
    const resolver: MailResolver = {
      ...nothing,
      resolveTlsa: async (name) =>
        name === '_25._tcp.example.org' ? [{ certUsage: 3, selector: 1, match: 1, data }] : [],
    };
    const { zones, notes } = await lookUpMail(names, resolver);
    expect(zones.get('example.org')).toBe('_25._tcp.example.org. IN TLSA 3 1 1 abcd\n');
    expect(notes).toEqual([]);
  });

  const none = async (): Promise<never[]> => [];
  const nothing: MailResolver = {
    resolve4: none,
    resolve6: none,
    resolveCname: none,
    resolveMx: none,
    resolveTxt: none,
  };
});

describe('a name server that gives no answer', () => {
  test.each([
    ['SERVFAIL', 'ESERVFAIL'],
    ['REFUSED', 'EREFUSED'],
    ['silence', 'ETIMEOUT'],
  ] as const)('%s', async (trouble, code) => {
    const { zones, notes } = await lookUp({ ...MX, ...HOSTS, 'mx.example.net A': trouble });
    expect([...zones]).toEqual([]);
    expect(notes).toEqual([
      `--dns: no answer (${code}) about example.org; nothing of it was judged`,
    ]);
  });

  test('several names in one line', async () => {
    const domains = ['a.example', 'b.example', 'c.example', 'd.example', 'example.org'];
    const answers = Object.fromEntries(
      domains.slice(0, 4).map((domain) => [`${domain} MX`, 'SERVFAIL'] as const),
    );
    const { zones, notes } = await lookUp({ ...answers, ...MX, ...HOSTS }, domains);
    expect([...zones.keys()]).toEqual(['example.org']);
    expect(notes).toEqual([
      '--dns: no answer (ESERVFAIL) about a.example, b.example, c.example and 1 more; ' +
        'nothing of it was judged',
    ]);
  });
});
