import type { ByteString } from '../../text/bytes.ts';

/**
 * A domain name in lower case and in one spelling, so that equal names are equal texts. It ends in
 * a dot; under an origin that is not known it ends in `@` instead: `mail.@`,
 * with a number behind it where several such origins are told apart.
 */
export type DomainName = string;

/** The origin of a file that does not tell its own. */
export const UNKNOWN_ORIGIN: DomainName = '@';

/** Why a text is no domain name. */
export type NameFault = 'empty-label' | 'long-label' | 'long-name' | 'bad-escape';

/** The origin of one of several such files, which need not have the same: `@`, `@1`, `@2`… */
export function unknownOrigin(index: number): DomainName {
  return index === 0 ? UNKNOWN_ORIGIN : `${UNKNOWN_ORIGIN}${index}`;
}

/** Whether the name is known to its last label. */
export function isAbsolute(name: DomainName): boolean {
  return name.endsWith('.');
}

/** Reads a name as it is written; one without a final dot stands below the origin. */
export function readName(
  written: ByteString,
  origin: DomainName,
): { readonly name: DomainName } | { readonly fault: NameFault } {
  if (written === '@') return { name: origin };
  if (written === '.') return { name: '.' };
  const parsed = readLabels(written);
  if (typeof parsed === 'string') return { fault: parsed };
  const labels = parsed.labels.map(asciiLowerCase);
  if (labels.some((label) => label === '')) return { fault: 'empty-label' };
  if (labels.some((label) => label.length > 63)) return { fault: 'long-label' };
  const text = `${labels.map(showLabel).join('.')}.`;
  const name = parsed.absolute ? text : origin === '.' ? text : text + origin;
  return wireLength(name) > 255 ? { fault: 'long-name' } : { name };
}

/** The labels of a name from the left, each as it is shown; the root has none. */
export function labelsOf(name: DomainName): string[] {
  const labels: string[] = [];
  let label = '';
  for (let at = 0; at < name.length; at += 1) {
    const byte = name.charAt(at);
    if (byte === '\\') {
      label += name.slice(at, at + 2);
      at += 1;
    } else if (byte === '.') {
      labels.push(label);
      label = '';
    } else label += byte;
  }
  if (label !== '') labels.push(label);
  return labels.filter((each) => each !== '');
}

/** The name without its leftmost label; the root is its own parent. */
export function parentOf(name: DomainName): DomainName {
  const [first] = labelsOf(name);
  if (first === undefined) return name;
  const rest = name.slice(first.length + 1);
  return rest === '' ? (isAbsolute(name) ? '.' : name) : rest;
}

/** Whether a name is `ancestor` or stands below it. */
export function isWithin(name: DomainName, ancestor: DomainName): boolean {
  if (ancestor === '.') return isAbsolute(name);
  return name === ancestor || name.endsWith(`.${ancestor}`);
}

/** The name as people write it, without the final dot. */
export function showName(name: DomainName): string {
  return name === '.' ? '.' : name.replace(/\.(?:@\d*)?$/, '').replace(/^@\d+$/, '@');
}

function readLabels(
  written: ByteString,
): { readonly labels: string[]; readonly absolute: boolean } | 'bad-escape' {
  const labels: string[] = [];
  let label = '';
  let absolute = false;
  for (let at = 0; at < written.length; at += 1) {
    const byte = written.charAt(at);
    absolute = false;
    if (byte === '.') {
      labels.push(label);
      label = '';
      absolute = true;
    } else if (byte === '\\') {
      const escaped = readEscape(written, at);
      if (!escaped) return 'bad-escape';
      label += escaped.byte;
      at += escaped.length - 1;
    } else label += byte;
  }
  if (!absolute) labels.push(label);
  return { labels, absolute };
}

/** The byte behind a backslash: three decimal digits, or the next byte as it is. */
export function readEscape(
  text: ByteString,
  at: number,
): { readonly byte: string; readonly length: number } | undefined {
  const digits = /^[0-9]{3}/.exec(text.slice(at + 1, at + 4))?.[0];
  if (digits !== undefined) {
    const code = Number(digits);
    return code > 255 ? undefined : { byte: String.fromCharCode(code), length: 4 };
  }
  const byte = text.charAt(at + 1);
  return byte === '' || /[0-9]/.test(byte) ? undefined : { byte, length: 2 };
}

/** DNS knows no case beyond ASCII. */
function asciiLowerCase(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function showLabel(label: string): string {
  return [...label]
    .map((byte) => {
      if ('"().;\\@$'.includes(byte)) return `\\${byte}`;
      const code = byte.charCodeAt(0);
      return code > 0x20 && code < 0x7f ? byte : `\\${String(code).padStart(3, '0')}`;
    })
    .join('');
}

function wireLength(name: DomainName): number {
  return labelsOf(name).reduce((sum, label) => sum + unescapedLength(label) + 1, 1);
}

function unescapedLength(label: string): number {
  return label.replace(/\\(?:[0-9]{3}|.)/g, 'x').length;
}
