import type { ByteString } from '../../text/bytes.ts';
import type { Release } from '../facts/release.ts';
import { isKnown, known, unknown, type Value } from './value.ts';

/** What a run knows of the machine that the configuration is for. */
export interface HostFacts {
  readonly release: Release;
  /** What the host calls itself; unknown if absent. */
  readonly hostname?: string;
  /** What main.cf sets, expanded with nothing but main.cf; undefined where it sets nothing. */
  setting(name: ByteString): Value | undefined;
}

/**
 * Defaults that a program computes when it starts. What only the host knows is unknown, unless the
 * run was told how the host calls itself.
 * Source: postconf(5) myhostname, mydomain, mynetworks; postconf/postconf_builtin.c.
 */
export function hostDefault(name: ByteString, host: HostFacts): Value {
  switch (name) {
    case 'myhostname':
      return fullHostname(host);
    case 'mydomain':
      return domainOf(host);
    case 'service_name':
      // A program that is no service has none.
      return known('');
    case 'mail_version':
      return host.release.isExact
        ? known(host.release.text)
        : unknown('the patch level of the release is not known');
    default:
      return unknown(`only the host knows the default of ${name}`);
  }
}

function fullHostname(host: HostFacts): Value {
  const { hostname } = host;
  if (!hostname) return unknown('only the host knows its name (give it with --hostname)');
  if (hostname.includes('.')) return known(hostname);
  const domain = host.setting('mydomain') ?? known('localdomain');
  return isKnown(domain) ? known(`${hostname}.${domain.text}`) : domain;
}

function domainOf(host: HostFacts): Value {
  const name = host.setting('myhostname') ?? fullHostname(host);
  if (!isKnown(name)) return name;
  const dot = name.text.indexOf('.');
  return known(dot === -1 ? 'localdomain' : name.text.slice(dot + 1));
}
