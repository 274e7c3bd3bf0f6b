import type { Line } from './lines.ts';

/** In parts of the letter size: lines of one cell are no further apart. */
const maxLeading = 1.34;
/** In parts of the leading: between rows there is more. */
const minRowGap = 1.1;
const maxGroupLines = 40;

/** A value that is whole by itself: a cell does not hold two of them. */
const isWhole = (text: string): boolean => /^(?:\d{1,4}[./-]\d{1,2}[./-]\d{2,4}|\S+@\S+\.\w+|\+?[\d ]{9,16})$/u.test(text.trim());

/** Lines that stand closer to each other than to the rest. */
function groupsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const gaps = lines.slice(1).map((line, index) => (lines[index]?.y ?? 0) - line.y);
  const size = lines.reduce((most, line) => Math.max(most, line.size), 0);
  const leading = gaps.reduce((most, gap) => (gap <= maxLeading * size ? Math.max(most, gap) : most), 0);
  const groups: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const gap = gaps[index - 1] ?? Number.POSITIVE_INFINITY;
    if (gap > leading * minRowGap) groups.push([line]);
    else groups.at(-1)?.push(line);
  }
  return groups;
}

/** What the lines of a row say in each column; undefined where they are several rows after all. */
function rowOf(group: readonly Line[], columns: number, split: Split): readonly string[] | undefined {
  const texts = Array.from({ length: columns }, (): string[] => []);
  for (const line of group) for (const [column, text] of line.cells.flatMap(split)) texts[column]?.push(text);
  // Cells of one row are seldom all of several lines; cells of several rows are.
  const hasShort = texts.some((column) => column.length === 1);
  const isSeveral = texts.some((column) => column.filter(isWhole).length > 1);
  if (group.length > 1 && (!hasShort || isSeveral || group.length > maxGroupLines)) return undefined;
  return texts.map((column) =>
    column.reduce((all, text) => (all.endsWith('-') || all === '' ? all + text : `${all} ${text}`), ''),
  );
}

type Split = (cell: Line['cells'][number]) => readonly (readonly [column: number, text: string])[];

/**
 * Rows of which some cells take several lines: these stand close to each other, and rows further apart. Undefined where the
 * lines are not set like that.
 */
export function rowsOfSeveralLines(lines: readonly Line[], columns: number, split: Split): string[][] | undefined {
  const groups = groupsOf(lines);
  if (groups.length < 3 || groups.length === lines.length) return undefined;
  const rows: string[][] = [];
  for (const group of groups) {
    const row = rowOf(group, columns, split);
    if (row === undefined) return undefined;
    rows.push([...row]);
  }
  return rows;
}
