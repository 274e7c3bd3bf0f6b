/** Tables as people draw them in plain text: `| Name | Mail |` above `|------|------|`. */

import type { Table } from '../model.ts';
import { startsOf } from './line-starts.ts';

const maxRows = 100_000;

/** `|------|------|`, and `+------+------+` as consoles of databases draw it. */
const isRule = (line: string): boolean => line.includes('-') && /[|+]/u.test(line) && /^[\s|:+-]{3,2000}$/u.test(line);

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\|/u, '')
    .replace(/\|$/u, '')
    .split('|')
    .map((cell) => cell.trim());

export type MarkdownTables = {
  readonly tables: readonly Table[];
  /** Offsets of the lines they stand on. */
  readonly lines: ReadonlySet<number>;
};

/** Every such table of a text. */
export function markdownTables(text: string): MarkdownTables {
  const read = new Set<number>();
  const tables: Table[] = [];
  if (!/^[ \t]{0,8}[|+]?[ \t]{0,4}:?-{2,}/mu.test(text) || !text.includes('|')) return { tables, lines: read };
  const lines = text.split('\n');
  const starts = startsOf(lines);
  for (let at = 1; at < lines.length; at++) {
    const head = lines[at - 1] ?? '';
    if (!isRule(lines[at] ?? '') || !head.includes('|')) continue;
    const first = at - 1;
    const rows: (readonly string[])[] = [];
    for (at++; at < lines.length && rows.length < maxRows; at++) {
      const line = lines[at] ?? '';
      if (!line.includes('|')) break;
      if (!isRule(line)) rows.push(cellsOf(line));
    }
    for (const start of starts.slice(first, at)) read.add(start);
    tables.push({
      where: `table ${tables.length + 1}`,
      shape: 'grid',
      header: cellsOf(head),
      rows,
      hidden: false,
      caption: '',
      hiddenColumns: [],
    });
  }
  return { tables, lines: read };
}
