import type { JoinedText } from '../../../text/joined-text.ts';
import type { SourceText } from '../../../text/source.ts';
import { clientTls } from '../../model/client-tls.ts';
import type { PostfixServer } from '../../model/server.ts';
import { serverTls } from '../../model/server-tls.ts';
import type { Service } from '../../model/service.ts';

/** A setting or `-o` whose value some service really uses. */
export interface UsedDefinition {
  readonly name: string;
  readonly value: JoinedText;
  readonly service: Service;
  readonly source: SourceText;
  /** First byte of the setting or of the `-o`. */
  readonly entryStart: number;
}

/**
 * The places that give the parameters of services their values, each place once; values by default
 * and values with `$` in them are left out.
 * @param parametersOf the parameters that a service uses.
 */
export function* usedDefinitions(
  server: PostfixServer,
  parametersOf: (service: Service) => readonly string[],
): Iterable<UsedDefinition> {
  const seen = new Set<JoinedText>();
  for (const service of server.services) {
    for (const parameter of parametersOf(service)) {
      const { name, origin } = service.scope.effective(parameter).decidedBy;
      if (origin.kind !== 'main.cf' && origin.kind !== 'master.cf') continue;
      const node = origin.kind === 'main.cf' ? origin.setting : origin.override;
      const file = origin.kind === 'main.cf' ? server.input.main : server.input.master;
      if (!file || seen.has(node.value) || node.value.text.includes('$')) continue;
      seen.add(node.value);
      const { source } = file;
      yield { name, value: node.value, service, source, entryStart: node.span.start };
    }
  }
}

/** How a service uses TLS: not at all, where the peer wants it, or always. */
export type TlsUse = 'none' | 'opportunistic' | 'mandatory';

/** How a service that speaks SMTP uses TLS; `none` too where that is not known. */
export function tlsUse(service: Service, server: PostfixServer): TlsUse {
  switch (service.program) {
    case 'smtpd':
    case 'postscreen': {
      const { mode } = serverTls(service, server);
      if (mode === 'opportunistic') return mode;
      return mode === 'mandatory' || mode === 'wrapped' ? 'mandatory' : 'none';
    }
    case 'smtp':
    case 'lmtp': {
      const { level } = clientTls(service);
      if (typeof level !== 'string' || level === 'none' || level === 'invalid') return 'none';
      return level === 'may' ? 'opportunistic' : 'mandatory';
    }
    default:
      return 'none';
  }
}
