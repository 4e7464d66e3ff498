import { XmlComment, XmlElement } from '@rgrove/parse-xml';
import type { ByteString } from '../../text/bytes.ts';
import type { SourceText } from '../../text/source.ts';
import type { Span } from '../../text/span.ts';
import { withCover } from './comments.ts';
import type {
  DumpComment,
  IceWarpDump,
  Malformed,
  ValuelessVariable,
  VariableEntry,
} from './dump-parts.ts';
import { versionIn } from './names.ts';
import { readXml } from './xml.ts';
import { decodeXmlContent } from './xml-text.ts';

/** Elements that name the domain or the account of a request. */
const OBJECTS: ReadonlySet<string> = new Set(['domainstr', 'accountemail']);

/**
 * Reads a request or an answer of the HTTP interface: `<item>` elements with `<apiproperty>` and
 * `<propertyval>`. XML that is broken, has a document type or nests too deep makes one malformed
 * place and no entry.
 */
export function parseRpc(source: SourceText): IceWarpDump {
  const read = readXml(source.text);
  if ('problem' in read) return dumpOf(source, { malformed: [read] });
  const reader = new RpcReader(source.text, read.base);
  const { root } = read;
  if (root.name.toLowerCase() !== 'iq') {
    const detail = `<${root.name.slice(0, 80)}>`;
    const span = { start: read.base + root.start, end: read.base + root.start + 1 };
    return dumpOf(source, { malformed: [{ span, problem: 'not-rpc', detail }] });
  }
  reader.read(root);
  return dumpOf(source, reader);
}

function dumpOf(
  source: SourceText,
  read: { readonly malformed: readonly Malformed[] } & Partial<RpcReader>,
): IceWarpDump {
  const { entries = [], valueless = [], malformed, comments = [], items = [], version } = read;
  return {
    source,
    form: 'rpc',
    entries,
    valueless,
    malformed,
    comments: withCover(comments, items),
    credentials: read.credentials ?? [],
    ...(version === undefined ? {} : { version }),
  };
}

class RpcReader {
  readonly entries: VariableEntry[] = [];
  readonly valueless: ValuelessVariable[] = [];
  readonly malformed: Malformed[] = [];
  readonly comments: Omit<DumpComment, 'covers'>[] = [];
  readonly items: Span[] = [];
  readonly credentials: Span[] = [];
  version: ByteString | undefined;
  readonly #text: ByteString;
  readonly #base: number;
  #object: ByteString | undefined;

  constructor(text: ByteString, base: number) {
    this.#text = text;
    this.#base = base;
  }

  /** The depth is bounded by `readXml`. */
  read(element: XmlElement): void {
    for (const child of element.children) {
      if (child instanceof XmlComment) this.#comment(this.#spanOf(child));
      if (!(child instanceof XmlElement)) continue;
      const name = child.name.toLowerCase();
      if (OBJECTS.has(name)) this.#object = this.#contentOf(child);
      if (name === 'error') this.#error(child);
      if (name === 'password' || name === 'digest') this.#credential(child);
      if (name === 'item' && this.#item(child)) continue;
      this.read(child);
    }
  }

  #comment(span: Span): void {
    const text = this.#text.slice(span.start + '<!--'.length, span.end - '-->'.length);
    this.version ??= versionIn(text);
    this.comments.push({ span, text });
  }

  #error(element: XmlElement): void {
    const detail = element.attributes['uid'] ?? '';
    this.malformed.push({ span: this.#spanOf(element), problem: 'rpc-error', detail });
  }

  #credential(element: XmlElement): void {
    const { start, end } = this.#contentSpan(element);
    if (end > start && this.#text[start] !== '<') this.credentials.push({ start, end });
  }

  /** Whether the item is about a variable. */
  #item(item: XmlElement): boolean {
    const property = childNamed(item, 'apiproperty') ?? item;
    const nameElement = childNamed(property, 'propname');
    if (!nameElement || elementsOf(nameElement).length > 0) return false;
    const entrySpan = this.#spanOf(item);
    this.items.push(entrySpan);
    const name = this.#contentOf(nameElement);
    const nameSpan = this.#contentSpan(nameElement);
    const object = this.#object === undefined ? {} : { object: this.#object };
    const holder = childNamed(item, 'propertyval');
    const val = holder && childNamed(holder, 'val');
    const reason = this.#valuelessReason(holder, val);
    if (reason || !val) {
      const valueSpan = val ? { valueSpan: this.#contentSpan(val) } : {};
      this.valueless.push({ name, nameSpan, ...valueSpan, ...object, reason: reason ?? 'hidden' });
      return true;
    }
    const right = this.#numberIn(item, 'propertyright');
    const valueType = this.#numberIn(item, 'propertyvaluetype');
    this.entries.push({
      name,
      nameSpan,
      value: this.#contentOf(val),
      valueSpan: this.#contentSpan(val),
      entrySpan,
      ...object,
      ...(right === undefined ? {} : { right }),
      ...(valueType === undefined ? {} : { valueType }),
    });
    return true;
  }

  #valuelessReason(
    holder: XmlElement | undefined,
    val: XmlElement | undefined,
  ): ValuelessVariable['reason'] | undefined {
    if (!holder) return 'asked';
    if (!val) return 'hidden';
    const className = childNamed(holder, 'classname');
    const kind = className ? this.#contentOf(className).trim().toLowerCase() : 'tpropertystring';
    if (kind === 'tpropertynovalue') return 'hidden';
    return kind !== 'tpropertystring' || elementsOf(val).length > 0 ? 'structured' : undefined;
  }

  #numberIn(item: XmlElement, name: string): number | undefined {
    const element = childNamed(item, name);
    const content = element ? this.#contentOf(element).trim() : '';
    return /^\d{1,6}$/.test(content) ? Number(content) : undefined;
  }

  #spanOf({ start, end }: { readonly start: number; readonly end: number }): Span {
    return { start: this.#base + start, end: this.#base + end };
  }

  /** What stands between the tags; of an empty tag, the tag itself. */
  #contentSpan(element: XmlElement): Span {
    const { start, end } = this.#spanOf(element);
    if (this.#text.startsWith('/>', end - 2)) return { start, end };
    const { children } = element;
    const [first, last] = [children[0], children.at(-1)];
    const close = this.#text.lastIndexOf('</', end - 1);
    if (first && last) return { start: this.#base + first.start, end: close };
    return { start: close, end: close };
  }

  #contentOf(element: XmlElement): ByteString {
    const { start, end } = this.#contentSpan(element);
    if (this.#text[start] === '<' && element.children.length === 0) return '';
    return decodeXmlContent(this.#text.slice(start, end));
  }
}

function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter((child) => child instanceof XmlElement);
}

function childNamed(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find((child) => child.name.toLowerCase() === name);
}
