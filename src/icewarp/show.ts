import type { ProtocolSet } from '../tls/protocol.ts';
import { secretKind } from './model/secrets.ts';
import type { IceWarpServer, VersionOrigin } from './model/server.ts';
import { methodInWords } from './model/ssl-method.ts';
import { weakCiphers } from './model/weak-ciphers.ts';
import type { DumpForm } from './syntax/dump.ts';

/** What a dump tells of a server, as plain data, in the shape that `show` promises. */
export interface ShownIceWarp {
  readonly version: 1;
  readonly path: string;
  readonly form: DumpForm;
  /** Null when nothing tells it; the meaning of some numbers is then open. */
  readonly icewarpVersion: string | null;
  readonly versionFrom: VersionOrigin;
  readonly tls: ShownTls;
  readonly variables: readonly ShownVariable[];
  /** Sentences about what a dump cannot tell. */
  readonly cannotBeChecked: readonly string[];
}

interface ShownTls {
  /** Whether TLS is switched off altogether; null when the dump does not show it. */
  readonly disabled: boolean | null;
  readonly inbound: ShownMethod;
  readonly outbound: ShownMethod;
  /** Null when the dump does not show it; empty for the built-in list (inferred). */
  readonly cipherList: string | null;
  readonly weakCiphers: readonly string[];
  readonly serverChoosesCipher: boolean | null;
}

export interface ShownMethod {
  readonly variable: string;
  /** The number as written; null when the dump does not show it. */
  readonly value: string | null;
  /** Null when not known. */
  readonly protocols: ProtocolSet | null;
  /** The number in words. */
  readonly meaning: string;
  /** The services that it holds for. */
  readonly covers: string;
}

/** `value` is null where a template or a branch decides, and `***` for a secret. */
export interface ShownVariable {
  readonly name: string;
  /** The domain or account; empty for the server. */
  readonly object: string;
  readonly value: string | null;
  readonly line: number;
}

/** What no variable of IceWarp 14.3 tells, whichever are asked for. */
const CANNOT_BE_CHECKED: readonly string[] = [
  'the certificate, its chain and its expiry: no variable holds them',
  'MTA-STS and TLS reporting: IceWarp has no variable for them',
  'whether the certificates of other servers are verified, or TLS is demanded of them: Secure Destinations are kept in the console, not among the variables',
  'which suites of TLS 1.3 are offered: the cipher list has no say in them',
  'whether the platform holds method 6 back to TLS 1.1: documented for RHEL 5 and 6',
];

/** The version, the TLS settings spelled out, and every variable of a dump. */
export function showIceWarp(server: IceWarpServer): ShownIceWarp {
  const { source, form } = server.input.dump;
  const list = server.valueOf('C_System_Adv_Ext_SSLCipherList');
  return {
    version: 1,
    path: source.path,
    form,
    icewarpVersion: server.version?.text ?? null,
    versionFrom: server.versionOrigin,
    tls: {
      disabled: switchOf(server, 'C_System_Adv_Ext_DisableSSLTLS'),
      inbound: shownMethod(
        server,
        'C_System_Adv_Ext_SSLServerMethod',
        'every inbound service: SMTP, POP3, IMAP, web, instant messages, SIP, LDAP',
      ),
      outbound: shownMethod(
        server,
        'C_System_Adv_Ext_SSLClientMethod',
        'outbound SMTP, and fetching from remote POP3 and IMAP accounts',
      ),
      cipherList: list ?? null,
      weakCiphers: weakCiphers(list ?? ''),
      serverChoosesCipher: switchOf(server, 'C_System_Adv_Ext_SSLHonorCipherOrder'),
    },
    variables: server.settings.map(({ name, object, value, entry }) => ({
      name,
      object,
      value: secretKind({ ...entry, name }) ? '***' : (value ?? null),
      line: source.lineAt(entry.entrySpan.start),
    })),
    cannotBeChecked: CANNOT_BE_CHECKED,
  };
}

function shownMethod(server: IceWarpServer, variable: string, covers: string): ShownMethod {
  const setting = server.settingOf(variable);
  if (setting?.value === undefined) {
    const meaning = setting ? 'not known' : 'not in the dump';
    return { variable, value: null, protocols: null, meaning, covers };
  }
  const method = server.method(setting.value);
  const value = setting.value.trim();
  const words = methodInWords(method);
  switch (method.kind) {
    case 'known':
      return { variable, value, protocols: method.protocols, meaning: words, covers };
    case 'open': {
      const meaning = `${words}, depending on the version`;
      return { variable, value, protocols: null, meaning, covers };
    }
    case 'invalid':
      return { variable, value, protocols: null, meaning: 'no method of this version', covers };
  }
}

function switchOf(server: IceWarpServer, name: string): boolean | null {
  const value = server.valueOf(name)?.trim() ?? '';
  if (/^(?:1|true)$/i.test(value)) return true;
  return /^(?:0|false)$/i.test(value) ? false : null;
}
