/**
 * Why a name cannot be the one by which a mail server introduces itself (RFC 5321 §2.3.5): completes
 * `the name is …`; undefined for one that can.
 */
export function hostNameProblem(name: string): string | undefined {
  const text = name.trim().replace(/\.$/, '');
  if (text === '') return 'empty';
  if (/^\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]*:[\da-f:.]*)\]?$/i.test(text)) {
    return 'an address, not a name';
  }
  if (/^localhost(?:\.|$)/i.test(text) || /\.(?:local|localdomain|internal|lan)$/i.test(text)) {
    return 'one that no other host can look up';
  }
  if (!text.includes('.')) return 'not fully qualified';
  return undefined;
}
