import { describe, expect, test } from 'vitest';
import { Release } from '../../../../src/postfix/facts/release.ts';
import { probeDifferences } from '../../../../src/workspace/evidence/probe/differences.ts';
import { probeNotes } from '../../../../src/workspace/evidence/probe/notes.ts';
import type { ServerProbe } from '../../../../src/workspace/evidence/probe/server-probe.ts';
import { Site } from '../../../../src/workspace/evidence/site.ts';
import { modelOf } from '../../../../src/workspace/server-model.ts';

const SEEN: ServerProbe = {
  host: 'mx.example.org',
  port: 25,
  address: '192.0.2.25',
  implicit: false,
  ehloName: 'mx.example.org',
  keywords: ['STARTTLS'],
  tls: {
    protocols: ['TLSv1.2', 'TLSv1.3'],
    unsettled: [],
    chain: [],
    order: 'sent',
    serverName: true,
    keywords: [],
  },
};

const TLS12 = 'smtpd_tls_security_level = may\nsmtpd_tls_protocols = >=TLSv1.2\n';
const SMTP = 'smtp inet n - y - - smtpd\n';

interface Files {
  readonly name?: string;
  readonly main?: string;
  readonly master?: string;
}

function siteOf(probe: Partial<ServerProbe>, ...servers: readonly Files[]): Site {
  const release = Release.parse('3.7');
  if (!release) throw new Error('no release');
  const models = servers.map(({ name = 'mx.example.org', main = TLS12, master = SMTP }) => {
    const folder = `/${name}`;
    const texts = new Map([
      [`${folder}/main.cf`, `compatibility_level = 3.6\nmyhostname = ${name}\n${main}`],
      [`${folder}/master.cf`, master],
    ]);
    const files = { main: `${folder}/main.cf`, master: `${folder}/master.cf` };
    return modelOf(files, texts, { release, configDirectory: folder, fragment: false });
  });
  return new Site(models, [], new Map(), { probes: [{ ...SEEN, ...probe }] }, new Map());
}

/** The problems with the files that they stand in. */
function problems(probe: Partial<ServerProbe>, ...servers: readonly Files[]): string[] {
  return [...probeDifferences(siteOf(probe, ...servers))].map(
    ({ data, path }) => `${data.problem} ${data.setting} ${path}`,
  );
}

const SEEN_TLS = SEEN.tls;
const withProtocols = (protocols: readonly ('TLSv1' | 'TLSv1.2' | 'TLSv1.3')[]) =>
  SEEN_TLS ? { tls: { ...SEEN_TLS, protocols } } : {};

/** A server that TLS 1.3 was seen of, or nothing. */
function unsettled(versions: readonly 'TLSv1.2'[]): Partial<ServerProbe> {
  if (!SEEN_TLS) return {};
  const protocols = versions.length > 0 ? (['TLSv1.3'] as const) : [];
  return { tls: { ...SEEN_TLS, protocols, unsettled: versions } };
}

describe('which service a probe is about', () => {
  const extra = withProtocols(['TLSv1', 'TLSv1.2', 'TLSv1.3']);
  const found = ['extra-protocols smtpd_tls_protocols /mx.example.org/main.cf'];

  test.each([
    ['the one on its port', {}, {}, found],
    ['none on another port', { port: 587 }, {}, []],
    ['one that is bound to its address', {}, { master: `192.0.2.25:${SMTP}` }, found],
    ['one that is bound to its name', {}, { master: `mx.example.org:${SMTP}` }, found],
    ['none that is bound elsewhere', {}, { master: `127.0.0.1:${SMTP}` }, []],
    ['the bound one of two', {}, { master: `${SMTP}192.0.2.25:${SMTP}` }, found],
    ['neither of two alike', {}, { master: SMTP + SMTP }, []],
    ['no other program', {}, { master: 'smtp inet n - y - - qmqpd\n' }, []],
  ] as const)('%s', (_what, probe, files, expected) => {
    expect(problems({ ...extra, ...probe }, files)).toEqual(expected);
  });

  test('of several servers the one that bears the name of the host', () => {
    expect(problems(extra, { name: 'a.example.org' }, {})).toEqual(found);
    expect(problems({ ...extra, host: '192.0.2.25' }, { name: 'a.example.org' }, {})).toEqual([]);
  });

  test('and a note tells which', () => {
    expect([...probeNotes(siteOf({}, {}))]).toEqual([
      'mx.example.org:25: it calls itself mx.example.org, TLSv1.2, TLSv1.3; ' +
        'compared with smtp/inet of /mx.example.org',
    ]);
    expect([...probeNotes(siteOf({ port: 26 }, {}))].join()).toMatch(
      /compared with nothing, since no single service/,
    );
  });
});

describe('behind postscreen two programs may have answered', () => {
  const master = 'smtp inet n - y - 1 postscreen\nsmtpd pass - - y - - smtpd\n';
  const main = 'smtpd_tls_security_level = may\n';

  test.each([
    ['as smtpd is set', 'smtpd_tls_protocols = >=TLSv1.2\ntlsproxy_tls_protocols = >=TLSv1.3\n'],
    ['as tlsproxy is set', 'smtpd_tls_protocols = >=TLSv1.3\ntlsproxy_tls_protocols = >=TLSv1.2\n'],
  ])('%s', (_what, lists) => {
    expect(problems({}, { master, main: main + lists })).toEqual([]);
  });

  test('unlike both', () => {
    const lists = 'smtpd_tls_protocols = >=TLSv1.3\n';
    expect(problems({}, { master, main: main + lists })).toEqual([
      'extra-protocols smtpd_tls_protocols /mx.example.org/main.cf',
    ]);
  });

  test('AUTH may come from smtpd', () => {
    const auth = 'smtpd_sasl_auth_enable = yes\nsmtpd_tls_protocols = >=TLSv1.2\n';
    expect(problems({ keywords: ['STARTTLS', 'AUTH'] }, { master, main: main + auth })).toEqual([]);
  });
});

describe('what is not known makes no difference', () => {
  test.each([
    ['a version that came to no end', unsettled(['TLSv1.2'])],
    ['no version at all', unsettled([])],
  ])('%s', (_what, probe) => {
    expect(problems(probe, {})).toEqual([]);
  });

  test('keywords that are held back from some clients', () => {
    const main = `${TLS12}smtpd_discard_ehlo_keyword_address_maps = cidr:/etc/postfix/ehlo\n`;
    expect(problems({ keywords: ['PIPELINING'] }, { main })).toEqual([]);
  });
});

test('a server that begins with TLS is not asked for STARTTLS', () => {
  const { ehloName: _none, ...rest } = SEEN;
  const probe = { ...rest, port: 465, implicit: true, keywords: [] };
  const master = 'smtps inet n - y - - smtpd -o smtpd_tls_wrappermode=yes\n';
  const main = 'smtpd_tls_mandatory_protocols = >=TLSv1.2\n';
  expect(problems(probe, { master, main })).toEqual([]);
});

test('where the service has an override, the finding stands there', () => {
  const master = 'smtp inet n - y - - smtpd -o smtpd_tls_protocols=>=TLSv1.3\n';
  expect(problems({}, { master })).toEqual([
    'extra-protocols smtpd_tls_protocols /mx.example.org/master.cf',
  ]);
});
