import type { ByteString } from '../../text/bytes.ts';
import type { Edit } from '../../text/edit.ts';
import type { IceWarpDump, VariableEntry } from '../syntax/dump.ts';
import { lineEndOf, lineFrom } from '../syntax/lines.ts';
import { encodeXmlContent } from '../syntax/xml-text.ts';
import { argumentNotation, iniNotations } from './notation.ts';

interface Addition {
  readonly name: ByteString;
  readonly value: ByteString;
}

/** The ways to add a variable below an entry, the best first; none where the form has no place. */
export function additionsAfter(
  dump: IceWarpDump,
  anchor: VariableEntry,
  { name, value }: Addition,
): Edit[] {
  const { text } = dump.source;
  const lineEnd = lineEndOf(text);
  switch (dump.form) {
    case 'display':
    case 'domain-display':
      return [newLine(dump, anchor, `${name}: ${value.replaceAll('\n', lineEnd)}`)];
    case 'protocol-policy':
      return [newLine(dump, anchor, `${name}=${value}`)];
    case 'ini': {
      const indent = text.slice(anchor.entrySpan.start, anchor.nameSpan.start);
      const equals = text.slice(anchor.nameSpan.end, anchor.valueSpan.start);
      return iniNotations(value, text.charAt(anchor.valueSpan.start)).flatMap((notation) =>
        notation === undefined ? [] : [newLine(dump, anchor, indent + name + equals + notation)],
      );
    }
    case 'set-script':
      return commandAfter(dump, anchor, name, argumentNotation(dump, value));
    case 'rpc':
      return itemAfter(dump, anchor, name, encodeXmlContent(value));
    case 'export':
      return [];
  }
}

function newLine(dump: IceWarpDump, { entrySpan }: VariableEntry, line: ByteString): Edit {
  return insertLine(dump.source.text, entrySpan.end, line);
}

/** Inserts a line where one begins, or behind a last line that has no line end. */
function insertLine(text: ByteString, at: number, line: ByteString): Edit {
  const lineEnd = lineEndOf(text);
  const atStart = at === 0 || text[at - 1] === '\n';
  return { start: at, end: at, text: atStart ? line + lineEnd : lineEnd + line };
}

/** The command of the anchor once more, below its line, with other arguments. */
function commandAfter(
  { source: { text } }: IceWarpDump,
  { entrySpan, nameSpan }: VariableEntry,
  name: ByteString,
  argument: ByteString | undefined,
): Edit[] {
  if (argument === undefined) return [];
  const lineStart = text.lastIndexOf('\n', entrySpan.start - 1) + 1;
  const indent = /^[ \t]{0,200}/.exec(text.slice(lineStart, entrySpan.start))?.[0] ?? '';
  const command = text.slice(entrySpan.start, nameSpan.start).replace(/["']$/, '');
  const below = lineFrom(text, entrySpan.end).next;
  return [insertLine(text, below, `${indent}${command}${name} ${argument}`)];
}

/** An `<item>` below the anchor, laid out like it. Source: captured `setserverproperties`. */
function itemAfter(
  { source: { text } }: IceWarpDump,
  { entrySpan }: VariableEntry,
  name: ByteString,
  value: ByteString | undefined,
): Edit[] {
  if (value === undefined) return [];
  const item = text.slice(entrySpan.start, entrySpan.end);
  const outer = /\r?\n[ \t]*$/.exec(
    text.slice(Math.max(0, entrySpan.start - 400), entrySpan.start),
  );
  const gap = outer?.[0] ?? '';
  const inner = /^<[^>]*>(\r?\n[ \t]*)</.exec(item)?.[1] ?? gap;
  const deep = inner + (inner.startsWith(gap) ? inner.slice(gap.length) : '');
  const className = /<classname>(\s*tpropertystring\s*)</i.exec(item)?.[1] ?? 'tpropertystring';
  const added = [
    gap,
    `<item>${inner}<apiproperty>${deep}<propname>${name}</propname>${inner}</apiproperty>`,
    `${inner}<propertyval>${deep}<classname>${className}</classname>${deep}<val>${value}</val>`,
    `${inner}</propertyval>${inner}<propertyright>2</propertyright>${gap}</item>`,
  ].join('');
  return [{ start: entrySpan.end, end: entrySpan.end, text: added }];
}
