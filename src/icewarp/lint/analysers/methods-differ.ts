import type { IceWarpServer } from '../../model/server.ts';
import { methodInWords, type SslMethod } from '../../model/ssl-method.ts';
import type { Fact } from '../facts.ts';
import { entrySpan } from '../variable-subject.ts';

/** Inbound and outbound TLS that differ by what their numbers mean, not by the numbers. */
export function* methodsDiffer(server: IceWarpServer): Iterable<Fact<'methods-differ'>> {
  const inbound = server.settingOf('C_System_Adv_Ext_SSLServerMethod');
  const outbound = server.settingOf('C_System_Adv_Ext_SSLClientMethod');
  if (inbound?.value === undefined || outbound?.value === undefined || isTlsOff(server)) return;
  const [serverMethod, clientMethod] = [
    server.method(inbound.value),
    server.method(outbound.value),
  ];
  const [serverNumbers, clientNumbers] = [numbersOf(serverMethod), numbersOf(clientMethod)];
  const mayAgree = serverNumbers.some((number) => clientNumbers.includes(number));
  if (mayAgree || serverNumbers.length === 0 || clientNumbers.length === 0) return;
  const { text } = server.input.dump.source;
  yield {
    name: 'methods-differ',
    data: {
      server: inbound.value.trim(),
      client: outbound.value.trim(),
      serverProtocols: methodInWords(serverMethod),
      clientProtocols: methodInWords(clientMethod),
    },
    at: entrySpan(inbound.entry, text),
    causeStart: inbound.entry.valueSpan.start,
    settings: [inbound.name, outbound.name],
    object: '',
    places: {},
    notes: [{ span: entrySpan(outbound.entry, text), message: 'and this' }],
  };
}

function isTlsOff(server: IceWarpServer): boolean {
  return /^(?:1|true)$/i.test(server.valueOf('C_System_Adv_Ext_DisableSSLTLS')?.trim() ?? '');
}

function numbersOf(method: SslMethod): number[] {
  if (method.kind === 'invalid') return [];
  return method.kind === 'known' ? [method.number] : method.readings.map(({ number }) => number);
}
