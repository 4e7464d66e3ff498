import { escapeText } from './escape.ts';

/** The declaration that a document begins with. */
export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** An element in lines of its own; what is inside is markup. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>>,
  inside: readonly string[] = [],
): string {
  const list = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`);
  const start = `<${name}${list.join('')}`;
  if (inside.length === 0) return `${start}/>\n`;
  const body = inside.map((piece) => (piece.startsWith('<') ? indent(piece) : piece)).join('');
  return body.startsWith('  ') ? `${start}>\n${body}</${name}>\n` : `${start}>${body}</${name}>\n`;
}

/** Text as it may stand in an element or an attribute; what XML 1.0 has no way to say is made visible. */
export function escapeXml(text: string | number): string {
  return escapeText(String(text))
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

function indent(markup: string): string {
  return markup.replace(/^(?=.)/gm, '  ');
}
