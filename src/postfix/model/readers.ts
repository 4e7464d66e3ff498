import type { Parameter } from '../facts/parameter-table.ts';
import { clientTls } from './client-tls.ts';
import type { PostfixServer } from './server.ts';
import { serverTls } from './server-tls.ts';
import type { Service } from './service.ts';

/** Programs that run on each server without an entry in master.cf, and check what they read. */
const ALWAYS_RUN = ['master', 'sendmail', 'postdrop'];

/** Programs that read a parameter in some release, but do not check it when they start. */
const DO_NOT_CHECK: Readonly<Record<string, readonly string[]>> = {
  allow_min_user: ['qmgr', 'oqmgr'],
  hopcount_limit: ['qmqpd'],
  smtp_tls_session_cache_timeout: ['smtp'],
  lmtp_tls_session_cache_timeout: ['smtp', 'lmtp'],
  smtpd_tls_session_cache_timeout: ['smtpd'],
};

/** Read by qmgr(8) alone, whatever program delivers, when it has mail for the transport. */
const QUEUE_MANAGER_NAMES =
  /^(?:local|virtual|smtp|relay|lmtp)_(?:initial_)?destination_(?:concurrency|recipient|rate)_/;

/** Whether every program checks the parameter when it starts, whoever uses it. */
export function isReadByAll({ name, scope, readBy }: Parameter): boolean {
  // A program knows its folder before it reads main.cf from there.
  return name !== 'config_directory' && (scope === 'all' || readBy.includes('all'));
}

/** Whether a program that runs without an entry in master.cf checks the parameter. */
export function isReadOutsideMaster({ readBy }: Parameter): boolean {
  return readBy.some((program) => ALWAYS_RUN.includes(program));
}

/**
 * Whether a service checks the parameter when it starts or works.
 * Source: the tables in the source of each program; on 3.7.11 each pair of a program and a boolean,
 * number or time was tried.
 */
export function isReadBy(service: Service, parameter: Parameter, server: PostfixServer): boolean {
  const { name, scope, readBy } = parameter;
  const { program } = service;
  if (isReadByAll(parameter)) return true;
  if (scope === 'tls') return usesTls(service, server);
  // A transport or spawn service looks for its own limit alone.
  if (name.endsWith('_time_limit') && server.serviceParameters.has(name)) {
    return name === `${service.name}_time_limit` && readBy.includes(program);
  }
  if (DO_NOT_CHECK[name]?.includes(program)) return false;
  if (QUEUE_MANAGER_NAMES.test(name)) return program === 'qmgr' || program === 'oqmgr';
  // One program with two names: it reads the parameters of the name it is called by.
  if (name.startsWith('lmtp_') && program === 'smtp') return false;
  if (name.startsWith('lmtp_') && program === 'lmtp') return true;
  if (name.startsWith('smtpd_') && program === 'postscreen') return false;
  return readBy.includes(program);
}

function usesTls(service: Service, server: PostfixServer): boolean {
  switch (service.program) {
    case 'smtpd': {
      const { mode } = serverTls(service, server);
      return mode === 'opportunistic' || mode === 'mandatory' || mode === 'wrapped';
    }
    case 'smtp':
    case 'lmtp': {
      const { level } = clientTls(service);
      return typeof level === 'string' && level !== 'none' && level !== 'invalid';
    }
    default:
      return false;
  }
}
