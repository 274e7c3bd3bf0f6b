import { beginsTable } from '../office/header.ts';
import type { Cell, Line } from './lines.ts';

// Where the columns of a table begin, and which of them a cell stands in.

const maxColumns = 60;
/** In points: cells that begin this near to each other stand in one column. */
export const alignment = 4;
/** In parts of all cells: as many must begin where a column does. */
export const enoughOn = 0.7;

/** The line that names the columns, if there is one. */
export function namingLine(lines: readonly Line[]): Line | undefined {
  const fullest = Math.max(0, ...lines.map((line) => line.cells.length));
  const [first] = lines;
  if (!first || first.cells.length < Math.max(2, fullest * 0.6)) return undefined;
  return beginsTable(first.cells.map((cell) => cell.text)) ? first : undefined;
}

/** Where many cells begin. */
function commonStarts(lines: readonly Line[]): readonly number[] {
  const starts = lines.flatMap((line) => line.cells.map((cell) => cell.x)).sort((one, other) => one - other);
  const clusters: { x: number; count: number; last: number }[] = [];
  for (const x of starts) {
    const cluster = clusters.at(-1);
    if (cluster && x - cluster.last <= alignment) {
      cluster.count++;
      cluster.last = x;
    } else clusters.push({ x, count: 1, last: x });
  }
  const needed = Math.max(2, lines.length * 0.3);
  return clusters
    .filter((cluster) => cluster.count >= needed)
    .map((cluster) => cluster.x)
    .slice(0, maxColumns);
}

/** How many of the cells begin where a column does, in parts of one. */
export function shareOn(anchors: readonly number[], cells: readonly Cell[]): number {
  const on = cells.filter((cell) => anchors.some((anchor) => Math.abs(anchor - cell.x) <= alignment)).length;
  return on / Math.max(1, cells.length);
}

/** Where columns begin: under their names, else wherever many cells begin. Names are often set in the middle of their columns. */
export function anchorsOf(lines: readonly Line[]): readonly number[] {
  const names = namingLine(lines);
  if (!names || names.cells.length < 3) return commonStarts(lines);
  const named = names.cells.map((cell) => cell.x);
  const [, ...below] = lines;
  const cells = below.flatMap((line) => line.cells);
  const onNames = shareOn(named, cells);
  if (onNames >= enoughOn) return named;
  const starts = commonStarts(below);
  const places = new Set(named.map((x) => columnOf(starts, x)));
  return places.size === named.length && shareOn(starts, cells) > onNames ? starts : named;
}

function columnOf(anchors: readonly number[], x: number): number {
  return Math.max(
    0,
    anchors.findLastIndex((anchor) => anchor <= x + alignment),
  );
}

/** A cut between two cells printed without a space: after a word, or where digits meet letters, near where it should be. */
function cutNear(text: string, at: number): number {
  for (const step of [0, 1, -1, 2, -2]) {
    const before = text[at + step - 1] ?? '';
    const after = text[at + step] ?? '';
    if (before === ' ' || after === ' ') return at + step;
    if (/\d\p{L}|\p{L}\d|\p{Ll}\p{Lu}/u.test(before + after)) return at + step;
  }
  return at;
}

/** How many letters of a cell stand before a place, going by how wide letters are in most type. */
function letterAt({ text, x, right }: Cell, place: number): number {
  const widths = Array.from(text, (letter) =>
    /[mwMW@%]/u.test(letter) ? 1.6 : /[ijlIft.,:;'|!()[\]\s-]/u.test(letter) ? 0.6 : 1.1,
  );
  const whole = widths.reduce((sum, width) => sum + width, 0);
  let before = ((place - x) / (right - x)) * whole;
  let letters = 0;
  while (letters < widths.length && before >= (widths[letters] ?? 1) / 2) before -= widths[letters++] ?? 1;
  return letters;
}

/** Narrow columns run into each other; the columns tell where one cell ends and the next begins. */
export function splitAt(cell: Cell, anchors: readonly number[]): readonly (readonly [column: number, text: string])[] {
  const within = anchors.filter((anchor) => anchor > cell.x + alignment && anchor < cell.right - alignment);
  const parts: [number, string][] = [];
  let from = 0;
  let column = columnOf(anchors, cell.x);
  for (const anchor of within) {
    const seam = cell.seams.find(({ x }) => Math.abs(x - anchor) <= alignment);
    const at = seam?.at ?? cutNear(cell.text, letterAt(cell, anchor));
    if (at <= from) continue;
    parts.push([column, cell.text.slice(from, at).trim()]);
    from = at;
    column = columnOf(anchors, anchor);
  }
  parts.push([column, cell.text.slice(from).trim()]);
  return parts;
}
