import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHAIN_PEM, KEY_DIGESTS } from '../../rules/example-chains.ts';
import { RULES } from '../../rules/index.ts';
import { fixToFixpoint, type Texts } from '../../src/lint/fixpoint.ts';
import { Release } from '../../src/postfix/facts/release.ts';
import { lintSite, type SiteToLint, withCertificates } from '../../src/workspace/lint-site.ts';
import { masterText } from '../dns/syntax/master-text.ts';

const POLICY = { profile: 'strict', levels: new Map() } as const;

function siteOf(texts: Texts): SiteToLint {
  const release = Release.parse('3.8');
  if (!release) throw new Error('no release');
  const main = texts.has('main.cf') ? 'main.cf' : undefined;
  const facts = { release, configDirectory: '/etc/postfix', fragment: false };
  return {
    servers: main ? [{ files: { main, master: undefined }, facts, policy: POLICY }] : [],
    dumps: [],
    files: [...texts.keys()]
      .filter((path) => path !== 'main.cf')
      .map((path) => ({ path, kind: path.endsWith('.txt') ? 'mta-sts-policy' : 'zone' })),
    facts: { now: new Date('2026-11-22T10:00:00Z') },
    policy: POLICY,
  };
}

async function fixAll(texts: Texts) {
  const site = await withCertificates(siteOf(texts), texts);
  return fixToFixpoint(
    texts,
    (now) => lintSite(site, now, RULES).findings,
    () => true,
  );
}

const SOA = '@ 300 IN SOA ns root 2026010101 1 1 1 1\n@ NS ns.example.net.\n';

describe('DNS beside a server', () => {
  test('does not join files that do not tell what their names stand below', () => {
    const texts = new Map([
      ['a', '@ MX 10 mail\n@ MX 0 .\n'],
      ['b', '@ MX 10 mail\n'],
      ['c', 'mail CNAME mail.example.net.\n'],
    ]);
    const said = (paths: string[]) => {
      const some = new Map([...texts].filter(([path]) => paths.includes(path)));
      return lintSite(siteOf(some), some, RULES).findings.map(
        ({ rule, path, related }) => `${rule} ${path}, ${related.length} more`,
      );
    };
    expect(said(['a', 'b', 'c'])).toEqual(['dns/mx-null-mixed a, 1 more']);
    expect(said(['b', 'c'])).toEqual([]);
  });

  test('tells a fault of a host once, whichever domains send their mail there', () => {
    const records = ['@', 'a', 'b', 'c'].map((name) => `${name} MX 10 mail\n`).join('');
    const texts = new Map([['example.org.zone', `${SOA}${records}d MX 10 mx\n`]]);
    const { findings } = lintSite(siteOf(texts), texts, RULES);
    const said = findings.filter(({ rule }) => rule === 'dns/mx-no-address');
    expect(said.map(({ message, related }) => [message.split(',')[0], related.length])).toEqual([
      ['mail for example.org', 3],
      ['mail for d.example.org goes to mx.example.org', 0],
    ]);
    expect(said[0]?.message).toContain(
      'for example.org, a.example.org, b.example.org and 1 more goes to mail.example.org',
    );
  });

  test('raises the serial of a zone once, however many passes its repairs take', async () => {
    const digest = 'AA'.repeat(32);
    const zone =
      `${SOA}@ MX 10 mail\n@ MX 20 mx.example.org\nmail A 192.0.2.1 ; cf_tags=cf-proxied:true\n` +
      `_25._tcp.mail TLSA 1 1 1 ${digest}\n_25._tcp.mail TLSA 0 1 1 ${digest}\n@ MX 0 .\n`;
    const { texts, fixed } = await fixAll(new Map([['example.org.zone', zone]]));
    expect(fixed).toBeGreaterThan(3);
    expect(texts.get('example.org.zone')).toContain('SOA ns root 2026112201 ');
    expect(texts.get('example.org.zone')).toContain('MX 20 mx.example.org.\n');
  });

  test('repairs whatever zone, and comes to an end', async () => {
    const policy = 'version: STSv1\nmode: enforce\nmx: a.origin.test\nmax_age: 1\n';
    const more = fc.constantFrom(
      '_mta-sts TXT "v=STSv1; id=1-1"\n',
      '_smtp._tls TXT "v=TLSRPT1; rua=a@b.test"\n',
      'mail A 10.0.0.1 ; cf_tags=cf-proxied:true\n',
      '_25._tcp TLSA 3 1 1 AA\n',
      '@ MX 0 .\n',
      '@ MX 5 mx.origin.test\n',
      'mail CNAME mail\n',
    );
    await fc.assert(
      fc.asyncProperty(masterText, fc.array(more, { maxLength: 4 }), async (text, lines) => {
        const zone = SOA + text + lines.join('');
        await fixAll(
          new Map([
            ['origin.test.zone', zone],
            ['mta-sts.txt', policy],
            ['main.cf', 'myhostname = mail.origin.test\n'],
          ]),
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('says which input a verdict lacks', () => {
    const texts = new Map([
      ['part.zone', `_25._tcp.mx.example.org. TLSA 3 1 1 ${'AA'.repeat(32)}\n`],
      ['mta-sts.txt', 'version: STSv1\nmode: none\nmax_age: 1\n'],
    ]);
    expect(lintSite(siteOf(texts), texts, RULES).notes).toEqual([
      'part.zone: not the whole of a zone; nothing rests on what is absent from it',
      'mx.example.org: no certificate that it presents is at hand; its TLSA records were compared with none',
      'mta-sts.txt: no record at _mta-sts tells its domain; MX records were not compared with it',
    ]);
  });

  test('says which zone the records behind an alias stand in', () => {
    const alias = '_25._tcp.mail CNAME tlsa.provider.example.\n';
    const texts = new Map([['example.org.zone', `${SOA}@ MX 10 mail\nmail A 192.0.2.1\n${alias}`]]);
    expect(lintSite(siteOf(texts), texts, RULES).notes).toEqual([
      'mail.example.org: its TLSA records stand behind an alias at tlsa.provider.example, which no file given tells of; they were not judged',
    ]);
    const given = texts.set('provider.example.zone', `${SOA}tlsa TLSA 3 1 1 ${'AA'.repeat(32)}\n`);
    const [note] = lintSite(siteOf(given), given, RULES).notes;
    expect(note).toMatch(/^mail\.example\.org: no certificate/);
  });
});

describe('a server that chooses its certificate by the name that clients ask for', () => {
  const zone = (host: string, digest: string) =>
    `${SOA}@ MX 10 ${host}\n${host} A 192.0.2.1\n_25._tcp.${host} TLSA 3 1 1 ${digest}\n`;
  const SNI = '/etc/postfix/sni';
  const WWW = '/etc/ssl/www.pem';

  /** Rules about TLSA records of www, whose certificate is that of the other settings. */
  async function found(maps: string, table: string | undefined): Promise<string[]> {
    const files = new Map([[WWW, CHAIN_PEM.wwwKey + CHAIN_PEM.www + CHAIN_PEM.issuer]]);
    if (table !== undefined) files.set(SNI, table);
    const main =
      'myhostname = www.example.net\nsmtpd_tls_security_level = may\n' +
      `smtpd_tls_chain_files = ${WWW}\ntls_server_sni_maps = ${maps}\n`;
    const texts = new Map([
      ['main.cf', main],
      ['example.net.zone', zone('www', KEY_DIGESTS.first)],
    ]);
    const bare = siteOf(texts);
    const reach = {
      readFile: (path: string) => files.get(path),
      statFile: (path: string) => ({ exists: files.has(path), path, onHost: true as const }),
    };
    const servers = bare.servers.map((server) => ({
      ...server,
      facts: { ...server.facts, ...reach },
    }));
    const site = await withCertificates({ ...bare, servers }, texts);
    const { findings } = lintSite(site, texts, RULES);
    return findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('dns/dane-ee'));
  }

  test.each([
    ['', undefined, 1],
    [`hash:${SNI}`, `mail.example.net ${WWW}\n.www.example.net ${WWW}\n`, 1],
    [`hash:${SNI}`, `WWW.example.net ${WWW}\n`, 0],
    [`hash:${SNI}`, `.net ${WWW}\n`, 0],
    [`hash:${SNI}`, undefined, 0],
    [`hash:${SNI}, ldap:/etc/postfix/ldap.cf`, `mail.example.net ${WWW}\n`, 0],
  ])('is judged where no table has the name: %j with %j', async (maps, table, count) => {
    expect(await found(maps, table)).toHaveLength(count);
  });
});
