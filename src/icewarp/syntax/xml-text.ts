import { type ByteString, encodeUtf8, isUtf8 } from '../../text/bytes.ts';

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

const NOTATION =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|&(#[xX][0-9A-Fa-f]+|#\d+|\w+);|\r\n?/g;

/**
 * What the content of an element says, where the content is well-formed and holds no element. It is
 * read from the bytes so that they stay what they are; XML 1.0 §2.11 makes every line end a line feed.
 */
export function decodeXmlContent(raw: ByteString): ByteString {
  return raw.replace(NOTATION, (whole, cdata: string | undefined, name: string | undefined) => {
    if (cdata !== undefined) return cdata.replace(/\r\n?/g, '\n');
    if (name !== undefined) return decodeReference(name) ?? whole;
    return whole.startsWith('\r') ? '\n' : '';
  });
}

function decodeReference(name: string): ByteString | undefined {
  if (!name.startsWith('#')) return PREDEFINED.get(name);
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? encodeUtf8(String.fromCodePoint(code)) : undefined;
}

/**
 * A value as the content of an element, in the references that IceWarp writes; undefined where XML
 * 1.0 has no notation for it.
 */
export function encodeXmlContent(value: ByteString): ByteString | undefined {
  if (!isXmlText(value)) return undefined;
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;');
}

/** A value as a CDATA section; undefined where none can hold it. */
export function encodeCdata(value: ByteString): ByteString | undefined {
  const fits = isXmlText(value) && !value.includes(']]>') && !value.includes('\r');
  return fits ? `<![CDATA[${value}]]>` : undefined;
}

/** Whether XML 1.0 can hold a text: UTF-8 without control characters and non-characters. */
function isXmlText(value: ByteString): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML refuses
  return !/[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]/.test(value) && isUtf8(value);
}
