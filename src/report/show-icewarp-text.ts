import type { ShownIceWarp, ShownMethod } from '../icewarp/show.ts';
import { escapeText } from './escape.ts';
import { createPainter, type Painter } from './paint.ts';

/** How the version was found, in words. */
const ORIGINS: Readonly<Record<ShownIceWarp['versionFrom'], string>> = {
  C_Version: 'from C_Version',
  banner: 'from a banner in the dump',
  given: 'given with --icewarp-version or in the settings file',
  unknown: '',
};

/** What a dump tells of an IceWarp server, for people, and what it cannot tell. */
export function renderIceWarp(shown: ShownIceWarp, colour: boolean): string {
  const paint = createPainter(colour);
  const { icewarpVersion, versionFrom, tls, variables, cannotBeChecked } = shown;
  const version =
    icewarpVersion === null
      ? 'IceWarp of an unknown version (say it with --icewarp-version)'
      : `IceWarp ${escapeText(icewarpVersion)} (${ORIGINS[versionFrom]})`;
  return [
    version,
    '',
    paint('place', 'TLS'),
    ...(tls.disabled ? ['  switched off: C_System_Adv_Ext_DisableSSLTLS = 1'] : []),
    ...methodRows('inbound', tls.inbound, paint),
    ...methodRows('outbound', tls.outbound, paint),
    `  cipher list: ${cipherText(tls)}`,
    ...(tls.serverChoosesCipher === null
      ? []
      : [`  the ${tls.serverChoosesCipher ? 'server' : 'client'} chooses the cipher`]),
    '',
    paint('place', 'variables'),
    ...variables.map(({ name, object, value, line }) => {
      const owner = object === '' ? '' : `${escapeText(object)} `;
      const text = value === null ? 'not known' : escapeText(value);
      return `  ${owner}${escapeText(name)}: ${text}  ${paint('quiet', `line ${line}`)}`;
    }),
    '',
    paint('place', 'what a dump cannot tell'),
    ...cannotBeChecked.map((sentence) => `  ${sentence}`),
    '',
  ].join('\n');
}

function methodRows(direction: string, method: ShownMethod, paint: Painter): string[] {
  const { variable, value, meaning, covers } = method;
  const written = value === null ? '' : `  ${paint('quiet', `${variable} = ${escapeText(value)}`)}`;
  return [`  ${direction}: ${meaning}${written}`, `    ${paint('quiet', `for ${covers}`)}`];
}

function cipherText({ cipherList, weakCiphers }: ShownIceWarp['tls']): string {
  if (cipherList === null) return 'not in the dump';
  if (cipherList === '') return 'the built-in one (inferred: the variable is empty)';
  const weak = weakCiphers.length > 0 ? `  (weak: ${weakCiphers.join(', ')})` : '';
  return `${escapeText(cipherList)}${weak}`;
}
