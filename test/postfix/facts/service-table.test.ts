import { describe, expect, test } from 'vitest';
import { Release } from '../../../src/postfix/facts/release.ts';
import {
  databaseParameters,
  describeServiceParameter,
  serviceParameters,
  stockServices,
} from '../../../src/postfix/facts/service-table.ts';

function release(text: string): Release {
  const parsed = Release.parse(text);
  if (!parsed) throw new Error(`not a release: ${text}`);
  return parsed;
}

describe('stockServices', () => {
  function stock(text: string, name: string, type?: string) {
    return stockServices(release(text)).filter(
      (service) => service.name === name && (type === undefined || service.type === type),
    );
  }

  test('port 25 is smtpd', () => {
    expect(stock('3.7', 'smtp', 'inet')).toEqual([
      {
        name: 'smtp',
        type: 'inet',
        private: 'n',
        unprivileged: '-',
        chroot: 'n',
        wakeup: '-',
        maxproc: '-',
        command: 'smtpd',
        arguments: [],
      },
    ]);
  });

  test('pickup and qmgr were fifos up to 2.9', () => {
    expect(stock('2.9.15', 'pickup').map(({ type }) => type)).toEqual(['fifo']);
    expect(stock('2.10.0', 'qmgr').map(({ type }) => type)).toEqual(['unix']);
  });

  test('postlog came with 3.4', () => {
    expect(stock('3.3', 'postlog')).toEqual([]);
    expect(stock('3.4', 'postlog')[0]?.type).toBe('unix-dgram');
  });

  test.each([
    ['2.8', ['-o', 'smtp_fallback_relay=']],
    ['2.9', []],
    ['3.5', ['-o', 'syslog_name=postfix/$service_name']],
  ])('the arguments of relay in %s', (text, expected) => {
    expect(stock(text, 'relay')[0]?.arguments).toEqual(expected);
  });

  test('services stand in the order of the file', () => {
    const names = stockServices(release('3.7')).map(({ name }) => name);
    expect(names.slice(0, 5)).toEqual(['smtp', 'pickup', 'cleanup', 'qmgr', 'tlsmgr']);
    expect(names.at(-1)).toBe('postlog');
  });
});

describe('serviceParameters', () => {
  function names(service: string, program: string, text: string): string[] {
    return serviceParameters(service, program, release(text)).map(({ name }) => name);
  }

  test('a transport has queue manager settings of its own', () => {
    expect(serviceParameters('slow', 'smtp', release('3.7'))).toContainEqual({
      name: 'slow_destination_rate_delay',
      kind: 'time',
      defaultFrom: 'default_destination_rate_delay',
    });
    expect(names('slow', 'smtp', '3.7')).not.toContain('slow_time_limit');
  });

  test('the parameter a default comes from need not have the name in it', () => {
    expect(serviceParameters('slow', 'lmtp', release('3.7'))).toContainEqual({
      name: 'slow_initial_destination_concurrency',
      kind: 'int',
      defaultFrom: 'initial_destination_concurrency',
    });
  });

  test('pipe and spawn have a time limit', () => {
    expect(names('dovecot', 'pipe', '3.7')).toContain('dovecot_time_limit');
    expect(names('policy', 'spawn', '3.7')).toEqual(['policy_time_limit']);
  });

  test('values have the bounds of the default, and who reads them', () => {
    const described = (name: string, program: string, text = '3.7') => {
      const parameter = serviceParameters('slow', program, release(text)).find(
        (each) => each.name === `slow_${name}`,
      );
      return parameter && describeServiceParameter(parameter, program, release(text));
    };
    expect(described('delivery_slot_discount', 'smtp')).toMatchObject({
      limits: { max: 100 },
      readBy: ['qmgr'],
    });
    expect(described('initial_destination_concurrency', 'local')).toMatchObject({
      limits: { min: 1 },
      readBy: ['qmgr', 'oqmgr'],
    });
    expect(described('destination_recipient_limit', 'pipe')?.readBy).toContain('oqmgr');
    expect(described('recipient_limit', 'pipe')?.readBy).not.toContain('oqmgr');
    expect(described('time_limit', 'pipe')).toMatchObject({
      kind: 'time',
      limits: { min: 1 },
      readBy: ['pipe'],
    });
  });

  test('discard and smtpd have none', () => {
    expect(names('discard', 'discard', '3.7')).toEqual([]);
    expect(names('smtp', 'smtpd', '3.7')).toEqual([]);
  });

  test('transport_rate_delay came with 3.1', () => {
    expect(names('slow', 'smtp', '3.0')).not.toContain('slow_transport_rate_delay');
    expect(names('slow', 'smtp', '3.1')).toContain('slow_transport_rate_delay');
  });

  test('what is built in is not listed', () => {
    expect(names('local', 'local', '3.7')).not.toContain('local_destination_concurrency_limit');
    expect(names('local', 'local', '3.7')).toContain('local_destination_rate_delay');
  });

  test('before 2.9 postconf did not read master.cf for them', () => {
    expect(names('slow', 'smtp', '2.8')).toEqual([]);
  });
});

describe('databaseParameters', () => {
  test('knows the client settings of a table type', () => {
    expect(databaseParameters('mysql', release('3.7'))).toContain('hosts');
    expect(databaseParameters('hash', release('3.7'))).toEqual([]);
    expect(databaseParameters('constructor', release('3.7'))).toEqual([]);
  });

  test('by release', () => {
    expect(databaseParameters('ldap', release('2.10'))).toEqual([]);
    expect(databaseParameters('ldap', release('3.2'))).not.toContain('start_tls');
    expect(databaseParameters('ldap', release('3.3'))).toContain('start_tls');
    expect(databaseParameters('mongodb', release('3.8'))).toEqual([]);
  });
});
