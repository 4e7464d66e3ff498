import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import type { DumpForm } from '../../src/icewarp/syntax/dump.ts';
import { fixToFixpoint } from '../../src/lint/fixpoint.ts';
import { NEWEST_STABLE, Release } from '../../src/postfix/facts/release.ts';
import { lintSite } from '../../src/workspace/lint-site.ts';

const release = Release.parse(NEWEST_STABLE);
const policy = { profile: 'standard', levels: new Map() } as const;

type Lint = (texts: ReadonlyMap<string, string>) => ReturnType<typeof lintSite>['findings'];

/** Postfix with the stock master.cf where none is given. */
function postfix(main: string, master?: string): Lint {
  if (!release) throw new Error('no release');
  const facts = { release, configDirectory: '/etc/postfix', fragment: true };
  const files = { main, master };
  const servers = [{ files, facts, policy }];
  return (texts) =>
    lintSite({ servers, dumps: [], files: [], facts: {}, policy }, texts, RULES).findings;
}

function dump(form: DumpForm): Lint {
  const dumps = [{ path: 'dump', form }];
  return (texts) =>
    lintSite({ servers: [], dumps, files: [], facts: {}, policy }, texts, RULES).findings;
}

const told = (findings: ReturnType<Lint>) =>
  findings.map(({ rule, range }) => `${rule} ${range.start.line}`);

const inMain = (text: string) => told(postfix('main.cf')(new Map([['main.cf', text]])));

/** The text after the repairs of its directives. */
function repaired(lint: Lint, path: string, text: string): string | undefined {
  const accepts: Parameters<typeof fixToFixpoint>[2] = ({ safety }, { rule }) =>
    safety === 'safe' && rule.startsWith('mtalint/');
  return fixToFixpoint(new Map([[path, text]]), lint, accepts).texts.get(path);
}

const SSLV3 = 'postfix/tls-sslv2-sslv3-enabled';
const LEVEL = 'postfix/tls-server-level-invalid';
const UNUSED = 'mtalint/unused-suppression';
const MALFORMED = 'mtalint/malformed-suppression';
const on = (...rules: string[]) =>
  `# mtalint-disable-next-line ${rules.join(', ')} -- an old appliance\n`;
const BAD = 'smtpd_tls_protocols = !TLSv1.3\n';
const TLS = 'smtpd_tls_security_level = may\nsmtpd_tls_chain_files = /etc/postfix/mx.pem\n';

describe('in main.cf', () => {
  test('a comment covers the entry below, and no other', () => {
    expect(inMain(TLS + BAD)).toEqual([`${SSLV3} 3`]);
    expect(inMain(TLS + on(SSLV3) + BAD)).toEqual([]);
    expect(inMain(TLS + on(SSLV3) + BAD.replace('=', '=\n  # why\n '))).toEqual([]);
    expect(inMain(`${TLS}${on(SSLV3)}myorigin = a.example\n${BAD}`)).toEqual([
      `${UNUSED} 3`,
      `${SSLV3} 5`,
    ]);
  });

  test('line ends may be CRLF', () => {
    expect(inMain((TLS + on(SSLV3) + BAD).replaceAll('\n', '\r\n'))).toEqual([]);
    const idle = `${TLS}${on(SSLV3)}`.replaceAll('\n', '\r\n');
    expect(inMain(idle)).toEqual([`${UNUSED} 3`]);
    expect(repaired(postfix('main.cf'), 'main.cf', idle)).toBe(TLS.replaceAll('\n', '\r\n'));
  });

  test('blank lines, other comments and other directives may lie between', () => {
    expect(inMain(`${TLS}${on(SSLV3)}\n# more\n${on(LEVEL)}${BAD}`)).toEqual([`${UNUSED} 6`]);
  });

  test('names of several rules may be parted by commas or blanks', () => {
    const both = 'smtpd_tls_security_level = nonesuch\n';
    for (const names of [`${LEVEL},${SSLV3}`, `${LEVEL} ${SSLV3}`, `${LEVEL} , ${SSLV3}`]) {
      expect(inMain(on(names) + both), names).toEqual([`${UNUSED} 1`]);
    }
  });

  test('of several names the idle ones are taken out, and the reason stays', () => {
    const text = (names: string) => `${on(names)}${BAD}${TLS}`;
    const mended = (names: string) => repaired(postfix('main.cf'), 'main.cf', text(names));
    expect(mended(`${LEVEL}, ${SSLV3}`)).toBe(text(SSLV3));
    expect(mended(`${SSLV3}, ${LEVEL}`)).toBe(text(SSLV3));
    expect(mended(`${SSLV3} ${LEVEL}`)).toBe(text(SSLV3));
    expect(mended(`postfix/tls13-disabled,${SSLV3},${LEVEL}`)).toBe(text(SSLV3));
    expect(mended(LEVEL)).toBe(BAD + TLS);
  });

  test('a reason is wanted', () => {
    for (const text of [
      `# mtalint-disable-next-line ${SSLV3}\n`,
      `# mtalint-disable-next-line ${SSLV3} --\n`,
      `# mtalint-disable-next-line ${SSLV3} -- \n`,
      '# mtalint-disable-next-line -- why\n',
      `# mtalint-disable ${SSLV3} -- why\n`,
      `#mtalint-ignore ${SSLV3} -- why\n`,
    ]) {
      expect(inMain(TLS + text + BAD), text).toEqual([`${MALFORMED} 3`, `${SSLV3} 4`]);
    }
  });

  test.each([
    ['postfix/tls-sslv2-sslv3-enabeld', `did you mean ${SSLV3}?`],
    ['tls-sslv2-sslv3-enabled', `did you mean ${SSLV3}?`],
    ['tls-sslv2-sslv3-enbled', `did you mean ${SSLV3}?`],
    ['nothing/of-the-kind-at-all', 'there is no rule nothing/of-the-kind-at-all'],
  ])('of a rule that is none, %s, the nearest is named', (name, message) => {
    const findings = postfix('main.cf')(new Map([['main.cf', TLS + on(name) + BAD]]));
    expect(findings.map(({ rule }) => rule)).toEqual([MALFORMED, SSLV3]);
    expect(findings[0]?.message).toContain(message);
  });

  test('a comment at the head covers what the file as a whole lacks', () => {
    if (!release) throw new Error('no release');
    const facts = { release, configDirectory: '/etc/postfix', fragment: false };
    const lint = (text: string) =>
      lintSite(
        {
          ...{ servers: [{ files: { main: 'main.cf', master: undefined }, facts, policy }] },
          ...{ dumps: [], files: [], facts: {}, policy },
        },
        new Map([['main.cf', text]]),
        RULES,
      ).findings.map(({ rule }) => rule);
    const absent = 'postfix/compat-level-missing';
    const setting = 'myhostname = mx.example.org\n';
    expect(lint(setting)).toContain(absent);
    expect(lint(`# Our server\n\n${on(absent)}${setting}`)).not.toContain(absent);
    expect(lint(`# Our server\n\n${on(absent)}${setting}`)).not.toContain(UNUSED);
    expect(lint(setting + on(absent))).toEqual(expect.arrayContaining([absent, UNUSED]));
  });
});

describe('in master.cf', () => {
  const service = (option: string) =>
    `smtp inet n - y - - smtpd\n  -o smtpd_tls_security_level=may\n${option}`;
  const texts = (master: string) =>
    new Map([
      ['main.cf', 'smtpd_tls_chain_files = /etc/postfix/mx.pem\n'],
      ['master.cf', master],
    ]);
  const inMaster = (master: string) => told(postfix('main.cf', 'master.cf')(texts(master)));
  const option = '  -o smtpd_tls_protocols=!TLSv1.3\n';

  test('a comment between the lines of a service covers the next line', () => {
    expect(inMaster(service(option))).toEqual([`${SSLV3} 3`]);
    expect(inMaster(service(on(SSLV3) + option))).toEqual([]);
    expect(inMaster(service(`  ${on(SSLV3)}${option}`))).toEqual([]);
    expect(inMaster(service(`${on(SSLV3)}  -o syslog_name=a\n${option}`))).toEqual([
      `${UNUSED} 3`,
      `${SSLV3} 5`,
    ]);
  });

  test('a comment above a service covers all its lines, also with CRLF', () => {
    expect(inMaster(on(SSLV3) + service(option))).toEqual([]);
    expect(inMaster((on(SSLV3) + service(option)).replaceAll('\n', '\r\n'))).not.toContain(
      `${SSLV3} 4`,
    );
  });
});

test('in a template a directive works outside of its markup, and is never called idle', () => {
  const lint = postfix('main.cf.j2');
  const inTemplate = (text: string) => told(lint(new Map([['main.cf.j2', text]])));
  expect(inTemplate(`${TLS}${BAD}myorigin = {{ x }}\n`)).toEqual([`${SSLV3} 3`]);
  expect(inTemplate(`${TLS}${on(SSLV3)}${BAD}myorigin = {{ x }}\n`)).toEqual([]);
  expect(inTemplate(`${TLS}${on(LEVEL)}myorigin = {{ x }}\n`)).toEqual([]);
});

describe('in the forms of IceWarp variables', () => {
  const RULE = 'icewarp/tls12-only';
  const directive = `mtalint-disable-next-line ${RULE} -- for an old partner`;
  test.each<[DumpForm, string, string, string]>([
    [
      'set-script',
      '# ',
      'tool set system C_System_Adv_Ext_SSLClientMethod 7\n',
      'tool set system C_Mail_Hostname a\n',
    ],
    ['ini', '; ', 'C_System_Adv_Ext_SSLClientMethod=7\n', 'C_Mail_Hostname=a\n'],
    ['ini', '# ', 'C_System_Adv_Ext_SSLClientMethod=7\n', 'C_Mail_Hostname=a\n'],
    ['display', '# ', 'C_System_Adv_Ext_SSLClientMethod: 7\n', 'C_Mail_Hostname: a\n'],
  ])('%s with %s', (form, sign, bad, good) => {
    const lint = dump(form);
    const rules = (text: string) => lint(new Map([['dump', text]])).map(({ rule }) => rule);
    const comment = `${sign}${directive}\n`;
    for (const end of ['\n', '\r\n']) {
      const dress = (text: string) => text.replaceAll('\n', end);
      expect(rules(dress(good + bad))).toContain(RULE);
      expect(rules(dress(good + comment + bad)), JSON.stringify(end)).not.toContain(RULE);
      expect(rules(dress(good + comment + bad)), JSON.stringify(end)).not.toContain(MALFORMED);
      const idle = dress(bad + comment + good);
      expect(rules(idle)).toContain(UNUSED);
      expect(repaired(lint, 'dump', idle)).toBe(dress(bad + good));
    }
  });
});
