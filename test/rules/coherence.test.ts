import { describe, expect, test } from 'vitest';
import { RULES } from '../../rules/index.ts';
import { MILDER_IN_STRICT } from '../../rules/profiles.ts';
import { PROFILES } from '../../src/lint/profile.ts';
import { type Level, SEVERITIES } from '../../src/lint/severity.ts';
import { PARAMETER_FACTS } from '../../src/postfix/facts/parameter-fact.ts';
import { RELEASES, Release } from '../../src/postfix/facts/release.ts';
import { stockServices } from '../../src/postfix/facts/service-table.ts';
import { configOf, fixEverything, lintExample } from './lint-example.ts';

function rank(level: Level): number {
  return level === 'off' ? -1 : SEVERITIES.indexOf(level);
}

describe('the profiles grow stricter', () => {
  test.each(RULES.map((rule) => ({ id: rule.id, severity: rule.severity })))(
    '$id',
    ({ id, severity }) => {
      const isMilder = rank(severity.strict) < rank(severity.standard);
      expect(isMilder).toBe(id in MILDER_IN_STRICT);
    },
  );
});

test('each parameter that a rule refers to is one of some release, and has an entry in postconf(5)', () => {
  const cited = RULES.flatMap(({ id, references }) =>
    references.flatMap((each) => ('postconf' in each ? [{ id, name: each.postconf }] : [])),
  );
  const strange = cited.filter(({ name }) => {
    const fact = PARAMETER_FACTS.get(name);
    return !fact || fact.undocumented === true;
  });
  expect(strange).toEqual([]);
  expect(cited.length).toBeGreaterThan(RULES.length / 4);
});

test('each reference to an RFC names the section that was read', () => {
  const sections = RULES.flatMap(({ id, references }) =>
    references.flatMap((each) => ('rfc' in each ? [{ id, section: each.section ?? '' }] : [])),
  );
  const wrong = sections.filter(
    ({ section }) => !/^(?:[1-9]\d*|[A-Z])(?:\.[1-9]\d*)*$/.test(section),
  );
  expect(wrong).toEqual([]);
  expect(sections.length).toBeGreaterThan(RULES.length / 2);
});

test('each RFC that a rule speaks of is among its references', () => {
  const missing = RULES.flatMap(({ id, message, why, references }) => {
    const cited = references.flatMap((each) => ('rfc' in each ? [each.rfc] : []));
    const named = [...`${message} ${why}`.matchAll(/RFC\s+(\d+)/g)].map(([, number]) =>
      Number(number),
    );
    return named.filter((rfc) => !cited.includes(rfc)).map((rfc) => ({ id, rfc }));
  });
  expect(missing).toEqual([]);
});

test('few rules lean on an analyser of their own', () => {
  const facts = RULES.flatMap(({ appliesTo }) => {
    const target: Record<string, unknown> = { ...appliesTo };
    return target['fact'] ?? target['dumpFact'] ?? target['evidence'] ?? [];
  });
  const own = facts.filter((fact) => facts.indexOf(fact) === facts.lastIndexOf(fact));
  expect(own.length * 7).toBeLessThanOrEqual(RULES.length);
});

/** What `make install` leaves in main.cf beside comments: places and owners, and what is new. */
function stockMain(release: Release): string {
  const places = [
    'queue_directory = /var/spool/postfix',
    'command_directory = /usr/sbin',
    'daemon_directory = /usr/libexec/postfix',
    'data_directory = /var/lib/postfix',
    'mail_owner = postfix',
    'unknown_local_recipient_reject_code = 550',
    'sendmail_path = /usr/sbin/sendmail',
    'newaliases_path = /usr/bin/newaliases',
    'mailq_path = /usr/bin/mailq',
    'setgid_group = postdrop',
    'html_directory = no',
    'manpage_directory = /usr/local/man',
    'readme_directory = no',
  ];
  const level = release.atLeast('3.6')
    ? [`compatibility_level = ${release.series}`]
    : release.atLeast('3.0')
      ? ['compatibility_level = 2']
      : [];
  return `${[...level, ...places].join('\n')}\n`;
}

function stockMaster(release: Release): string {
  return stockServices(release)
    .map((service) => {
      const { name, type, unprivileged, chroot, wakeup, maxproc, command } = service;
      const fields = [name, type, service.private, unprivileged, chroot, wakeup, maxproc, command];
      return `${[...fields, ...service.arguments].join(' ')}\n`;
    })
    .join('');
}

describe.each(RELEASES)('the stock configuration of %s', (series) => {
  const release = Release.parse(series);
  if (!release) throw new Error(`no release: ${series}`);
  const files = { 'main.cf': stockMain(release), 'master.cf': stockMaster(release) };

  test.each(['interop', 'standard'] as const)('has no error in %s', (profile) => {
    const example = { files, version: series, profile };
    const errors = lintExample(example, configOf(example)).filter(
      ({ severity }) => severity === 'error',
    );
    expect(errors.map(({ rule, message }) => `${rule} ${message}`)).toEqual([]);
  });
});

describe.each(PROFILES)('in %s no two rules ask for opposite things', (profile) => {
  test.each(RULES.map((rule) => ({ id: rule.id, rule })))('$id', ({ rule }) => {
    for (const shown of [...rule.examples.bad, ...rule.examples.good]) {
      const example = { ...shown, profile };
      const { findings } = fixEverything(example, configOf(example));
      const repairable = findings.filter(({ fix }) => fix);
      expect(repairable.map(({ rule: id, message }) => `${id} ${message}`)).toEqual([]);
    }
  });
});
