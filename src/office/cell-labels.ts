import { columnNumber } from './cell-address.ts';
import type { SheetRow } from './sheet.ts';

const maxRowsAbove = 30;
const maxLabelChars = 80;

/** A cell, counted from 0. */
export type CellPlace = { readonly row: number; readonly column: number };

/** Where the first of some cells stands, such as `B2:B40`, and over how many rows they go on. */
export function cellsAt(cells: string): CellPlace & { readonly height: number } {
  const [first = '', last = ''] = cells.trim().split(/\s/u)[0]?.replaceAll('$', '').split(':') ?? [];
  const row = Number(/\d+/u.exec(first)?.[0] ?? 1) - 1;
  const end = last === '' ? row : Number(/\d+/u.exec(last)?.[0] ?? Number.POSITIVE_INFINITY) - 1;
  return { row, column: Math.max(0, columnNumber(first, 0)), height: end - row + 1 };
}

/** The place of the first row at or below that number: rows ascend. */
function firstFrom(rows: readonly SheetRow[], number: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a cell of a row says. */
export const cellText = (row: SheetRow | undefined, column: number): string => row?.texts[row.columns.indexOf(column)] ?? '';

const asLabel = (text: string): string => (text.length <= maxLabelChars ? text : '');

/** What the cell that heads a column says, where it is short enough to be its name. */
export function headingAt(rows: readonly SheetRow[], { row, column }: CellPlace): string {
  return asLabel(cellText(rows[firstFrom(rows, row)], column));
}

/** Forms have their label to the left of the cell that is filled in, lists have it at the head of the column. */
export function labelBeside(rows: readonly SheetRow[], cells: string): string {
  const { row, column, height } = cellsAt(cells);
  const near = rows.slice(firstFrom(rows, row - maxRowsAbove), firstFrom(rows, row + 1));
  const own = near.find(({ number }) => number === row);
  const left = own?.columns.findLastIndex((place) => place < column) ?? -1;
  const beside = own?.texts[left] ?? '';
  const above = near.findLast((one) => one.number < row && cellText(one, column) !== '');
  const heading = above === undefined ? (row === 0 ? cellText(own, column) : '') : cellText(above, column);
  const label = height === 1 ? beside || heading : heading || beside;
  return asLabel(label);
}
