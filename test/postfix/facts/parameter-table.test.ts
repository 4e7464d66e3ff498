import { describe, expect, test } from 'vitest';
import { type ParameterTable, parameterTable } from '../../../src/postfix/facts/parameter-table.ts';
import { RELEASES, Release } from '../../../src/postfix/facts/release.ts';

function table(text: string): ParameterTable {
  const release = Release.parse(text);
  if (!release) throw new Error(`not a release: ${text}`);
  return parameterTable(release);
}

function defaultOf(name: string, release: string): string | null | undefined {
  return table(release).get(name)?.default;
}

describe('defaults', () => {
  test.each([
    ['2.5', undefined],
    ['2.6', ''],
    ['2.9.13', ''],
    ['2.9.14', '!SSLv2, !SSLv3'],
    ['2.10.7', ''],
    ['2.10.8', '!SSLv2, !SSLv3'],
    ['2.11.0', ''],
    ['2.11.5', ''],
    ['2.11.6', '!SSLv2, !SSLv3'],
    ['2.11', '!SSLv2, !SSLv3'],
    ['3.0.1', ''],
    ['3.0.2', '!SSLv2, !SSLv3'],
    ['3.1', '!SSLv2, !SSLv3'],
    ['3.5', '!SSLv2, !SSLv3'],
    ['3.6', '>=TLSv1'],
    ['3.12', '>=TLSv1'],
  ])('smtpd_tls_protocols of %s is %j', (release, expected) => {
    expect(defaultOf('smtpd_tls_protocols', release)).toBe(expected);
  });

  test.each([
    ['2.9', undefined],
    ['2.10.0', 'permit_mynetworks, reject_unauth_destination'],
    ['2.10.1', 'permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination'],
    ['3.2', 'permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination'],
    [
      '3.5',
      '${{$compatibility_level} < {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination}}',
    ],
    [
      '3.7',
      '${{$compatibility_level} <level {1} ? {} : {permit_mynetworks, permit_sasl_authenticated, defer_unauth_destination}}',
    ],
  ])('smtpd_relay_restrictions of %s is %j', (release, expected) => {
    expect(defaultOf('smtpd_relay_restrictions', release)).toBe(expected);
  });

  test.each([
    ['append_dot_mydomain', '2.11', 'yes'],
    ['append_dot_mydomain', '3.5', '${{$compatibility_level} < {1} ? {yes} : {no}}'],
    ['append_dot_mydomain', '3.6', '${{$compatibility_level} <level {1} ? {yes} : {no}}'],
    ['mynetworks_style', '3.7', '${{$compatibility_level} <level {2} ? {subnet} : {host}}'],
    ['smtp_tls_security_level', '3.10', ''],
    ['smtp_tls_security_level', '3.11', '${{$compatibility_level} <level {3.11} ? {} : {may}}'],
    ['smtpd_tls_fingerprint_digest', '3.5', 'md5'],
    [
      'smtpd_tls_fingerprint_digest',
      '3.6',
      '${{$compatibility_level} <level {3.6} ? {md5} : {sha256}}',
    ],
  ])(
    '%s of %s depends on the compatibility level as far as the release does: %j',
    (name, release, expected) => {
      expect(defaultOf(name, release)).toBe(expected);
    },
  );

  test('a default that is computed at run time is null', () => {
    expect(defaultOf('myhostname', '3.7')).toBeNull();
    expect(table('3.7').get('myhostname')?.hostDependent).toBe(true);
  });

  test('a change in a patch level does not leak into a series before or after', () => {
    expect(defaultOf('milter_default_action', '3.7.19')).toBe('tempfail');
    expect(defaultOf('milter_default_action', '3.7.20')).toBe('shutdown');
    expect(defaultOf('milter_default_action', '3.8.0')).toBe('tempfail');
    expect(defaultOf('milter_default_action', '3.6.99')).toBe('tempfail');
  });
});

describe('which names a release has', () => {
  test.each([
    ['smtpd_relay_restrictions', '2.9', '2.10'],
    ['smtp_tls_dane_insecure_mx_policy', '3.0', '3.1'],
    ['tls_server_sni_maps', '3.3', '3.4'],
    ['smtpd_tls_chain_files', '3.3', '3.4'],
    ['tls_config_file', '3.4', '3.9'],
  ])('%s is not in %s and is in %s', (name, before, first) => {
    expect(table(before).get(name)).toBeUndefined();
    expect(table(first).get(name)).toBeDefined();
  });

  test.each([
    ['tls_dane_digest_agility', '3.3', '3.4'],
    ['tlsproxy_tls_session_cache_timeout', '2.10', '2.11'],
    ['tls_legacy_public_key_fingerprints', '3.10', '3.11'],
    ['tlsproxy_client_loglevel_parameter', '3.11', '3.12'],
    ['postscreen_blacklist_networks', '2.8.0', '2.8.1'],
  ])('%s is in %s and no longer in %s', (name, last, after) => {
    expect(table(last).get(name)).toBeDefined();
    expect(table(after).get(name)).toBeUndefined();
    expect(table(after).anyRelease(name)?.removedIn).toBe(after);
  });

  test.each([
    ['3.4', false],
    ['3.5.22', false],
    ['3.5.23', true],
    ['3.6.0', false],
    ['3.6.13', true],
    ['3.7', true],
    ['3.8.3', false],
    ['3.9.0', true],
  ])('smtpd_forbid_bare_newline came to %s by backport: %s', (release, expected) => {
    expect(table(release).get('smtpd_forbid_bare_newline') !== undefined).toBe(expected);
  });

  test('a name that lived in single patch levels is only there', () => {
    expect(table('3.1.13').get('tls_fast_shutdown')).toBeDefined();
    expect(table('3.1.14').get('tls_fast_shutdown')).toBeUndefined();
    expect(table('3.1').get('tls_fast_shutdown')).toBeUndefined();
    expect(table('3.1.14').get('tls_fast_shutdown_enable')).toBeDefined();
  });

  test('names of transports are built in up to 2.8', () => {
    expect(defaultOf('relay_destination_rate_delay', '2.8')).toBe(
      '$default_destination_rate_delay',
    );
    expect(table('2.9').get('relay_destination_rate_delay')).toBeUndefined();
    expect(table('2.9').anyRelease('relay_destination_rate_delay')?.serviceDerived).toBe(true);
    expect(defaultOf('local_destination_concurrency_limit', '3.11')).toBe('2');
  });

  test('names come in order, once, and each has an entry', () => {
    for (const release of RELEASES) {
      const names = table(release).names();
      expect(names).toEqual([...new Set(names)].sort());
      expect(names.every((name) => table(release).get(name)?.name === name)).toBe(true);
    }
  });

  test('an unknown name is nowhere', () => {
    expect(table('3.7').get('constructor')).toBeUndefined();
    expect(table('3.7').anyRelease('smtpd_tls_protocol')).toBeUndefined();
    expect(table('3.7').legacyAlias('smtpd_tls_protocols')).toBeUndefined();
  });

  test('a table is made once', () => {
    expect(table('3.7.11')).toBe(table('3.7.11'));
  });
});

describe('legacy aliases', () => {
  test('virtual_maps is one in every release', () => {
    expect(table('3.7').get('virtual_maps')).toBeUndefined();
    expect(table('3.7').legacyAlias('virtual_maps')).toMatchObject({
      replacement: 'virtual_alias_maps',
      since: '2.0',
      deprecated: undefined,
    });
    expect(table('3.11').legacyAlias('virtual_maps')?.deprecated).toMatchObject({ warned: true });
  });

  test('a name is an alias only after it left the table', () => {
    expect(table('3.5').get('postscreen_blacklist_action')).toBeDefined();
    expect(table('3.5').legacyAlias('postscreen_blacklist_action')).toBeUndefined();
    expect(table('3.6').get('postscreen_blacklist_action')).toBeUndefined();
    expect(table('3.6').legacyAlias('postscreen_blacklist_action')?.replacement).toBe(
      'postscreen_denylist_action',
    );
  });

  test.each(RELEASES)('in %s the default of the replacement refers to each alias', (release) => {
    const aliases = [
      'authorized_verp_clients',
      'fallback_relay',
      'lmtp_per_record_deadline',
      'postscreen_blacklist_action',
      'postscreen_dnsbl_ttl',
      'postscreen_dnsbl_whitelist_threshold',
      'postscreen_whitelist_interfaces',
      'smtp_per_record_deadline',
      'smtpd_client_connection_limit_exceptions',
      'smtpd_per_record_deadline',
      'tlsproxy_client_level',
      'tlsproxy_client_policy',
      'virtual_maps',
    ]
      .map((name) => table(release).legacyAlias(name))
      .filter((alias) => alias !== undefined);
    expect(aliases.length).toBeGreaterThanOrEqual(4);
    for (const { name, replacement } of aliases) {
      expect(defaultOf(replacement, release)).toContain(name);
    }
  });
});

describe('deprecation', () => {
  test('postconf warns of smtpd_use_tls since 3.9', () => {
    expect(table('3.8').get('smtpd_use_tls')?.deprecated).toBeUndefined();
    expect(table('3.9').get('smtpd_use_tls')?.deprecated).toEqual({
      since: '3.9',
      warned: true,
      replacement: 'smtpd_tls_security_level',
    });
  });

  test('a name can be deprecated long before postconf says so', () => {
    const deprecated = { since: '2.11', replacement: 'smtp_dns_support_level' };
    expect(table('3.8').get('disable_dns_lookups')?.deprecated).toEqual({
      ...deprecated,
      warned: false,
    });
    expect(table('3.9').get('disable_dns_lookups')?.deprecated).toEqual({
      ...deprecated,
      warned: true,
    });
  });

  test('a name may have no replacement', () => {
    expect(table('3.9').get('smtpd_tls_eecdh_grade')?.deprecated).toEqual({
      since: '3.9',
      warned: true,
    });
  });
});

describe('kinds, keywords and limits', () => {
  test('a kind is that of the release', () => {
    expect(table('3.5').get('compatibility_level')?.kind).toBe('int');
    expect(table('3.6').get('compatibility_level')?.kind).toBe('string');
  });

  test('keywords are those of the release', () => {
    const words = (release: string) => table(release).get('smtp_tls_security_level')?.enum?.values;
    expect(words('2.10')).not.toContain('dane');
    expect(words('2.11')).toContain('dane');
    expect(table('3.9.8').get('milter_default_action')?.enum?.values).not.toContain('shutdown');
    expect(table('3.9').get('milter_default_action')?.enum?.values).toContain('shutdown');
    expect(table('3.7').get('smtpd_tls_protocols')?.enum).toMatchObject({
      list: true,
      open: false,
      caseSensitive: false,
    });
  });

  test('a log level was a number before it was a word', () => {
    expect(table('2.8').get('smtpd_tls_loglevel')).toMatchObject({ kind: 'int', enum: undefined });
    expect(table('2.9').get('smtpd_tls_loglevel')?.enum?.values).toContain('verbose');
  });

  test('an alias of a keyword is told', () => {
    expect(table('3.7').get('smtpd_tls_security_level')?.enum?.aliases).toMatchObject({
      verify: 'encrypt',
    });
  });

  test('limits are those of the release, and of the first one for a backport', () => {
    expect(table('3.7').get('postscreen_dnsbl_threshold')?.limits.min).toBeUndefined();
    expect(table('3.8').get('postscreen_dnsbl_threshold')?.limits.min).toBe(1);
    expect(table('3.7').get('smtpd_forbid_bare_newline_reject_code')?.limits.min).toBe(500);
  });

  test('limits of a time are in seconds, and not those of the string it was before', () => {
    expect(table('3.3').get('postscreen_command_time_limit')).toMatchObject({
      kind: 'raw',
      limits: { min: undefined, max: undefined },
    });
    expect(table('3.4').get('postscreen_command_time_limit')).toMatchObject({
      kind: 'time',
      limits: { min: 1, max: undefined },
      defaultUnit: 's',
    });
  });

  test('who reads it', () => {
    expect(table('3.7').get('smtpd_delay_reject')).toMatchObject({
      readBy: ['smtpd'],
      scope: undefined,
    });
    expect(table('3.7').get('myhostname')?.scope).toBe('all');
    expect(table('3.7').get('tls_medium_cipherlist')?.scope).toBe('tls');
    expect(table('3.7').get('service_name')?.readOnly).toBe(true);
  });
});
