import type { Painter } from './paint.ts';
import { wrapWords } from './width.ts';

/** Prints our own Markdown pages on a terminal: headings, wrapped paragraphs, code, tables. */
export function renderMarkdown(page: string, paint: Painter, width: number): string {
  const rows: string[] = [];
  let fenced = false;
  for (const block of joinParagraphs(page)) {
    if (block.startsWith('```')) fenced = !fenced;
    else if (fenced) rows.push(`    ${block}`.trimEnd());
    else rows.push(...blockRows(block, paint, width));
  }
  return `${rows.join('\n').replace(/\n{3,}/g, '\n\n')}\n`;
}

/** Lines of one paragraph become one block; code, tables and lists keep their lines. */
function joinParagraphs(page: string): string[] {
  const blocks: string[] = [];
  let fenced = false;
  for (const line of page.split('\n')) {
    const last = blocks.at(-1);
    const fence = line.startsWith('```');
    const continues =
      !fenced && !fence && last && !/^(?:#|\||- |```)/.test(line) && !/^(?:#|\||```)/.test(last);
    if (continues && line !== '') blocks[blocks.length - 1] = `${last} ${line}`;
    else blocks.push(line);
    if (fence) fenced = !fenced;
  }
  return blocks;
}

function blockRows(block: string, paint: Painter, width: number): string[] {
  if (/^\|[-|]+\|$/.test(block)) return [];
  const heading = /^#+ (.*)$/.exec(block);
  if (heading?.[1]) return [paint('place', heading[1])];
  if (block.startsWith('|')) return [`  ${cells(block)}`];
  const text = block.replace(/\[([^\]]+)\]\(([^)]+)\)/g, '$1: $2').replace(/`([^`]+)`/g, '$1');
  const indent = block.startsWith('- ') ? '  ' : '';
  return wrapWords(text, Math.max(width - 2, 38)).map((row, at) => (at > 0 ? indent : '') + row);
}

function cells(row: string): string {
  return row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim().padEnd(10))
    .join('')
    .trimEnd();
}
